#pragma once
#include "api/generation.h"
#include "base/error.h"
#include <QWidget>
#include <optional>

class QPushButton;

namespace mj::ui {

class BusyButton;
class ConfirmBar;
class Paragraph;

// The button that is the quote, why it cannot be pressed, who will see the prompt, and the AI notice. GUI thread.
class SendBar : public QWidget
{
    Q_OBJECT
public:
    struct Facts {
        api::Recipe recipe;
        std::optional<api::Model> model;
        std::optional<api::Quote> quote;
        std::optional<api::SpendingLimits> limits;
        std::optional<Error> failure; // of asking for the price, or of sending
        bool isAsking = false;        // the price is above what the person wants to be asked about, and they pressed the button
        bool sending = false;
    };

    explicit SendBar(QWidget *parent = nullptr);

    void setFacts(const Facts &facts);
    bool canSend() const;
    bool needsConfirmation() const; // the price is above SpendingLimits::askAbove, or the service says so

signals:
    void sendRequested();
    void confirmed(); // yes to the price
    void declined();
    void pointsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Obstacle { None, NoModel, NoPrompt, NoPrice, TooFewPoints, DayLimit, MonthLimit, Failure };
    Obstacle obstacle() const;
    QString reason() const;
    QString label() const;
    void showConfirmation();
    void retranslate();

    Facts m_facts;
    QString m_question; // that is being asked
    ConfirmBar *m_confirm;
    BusyButton *m_send;
    Paragraph *m_reason;
    QPushButton *m_points;
    Paragraph *m_whoSees;
    Paragraph *m_notice;
};

} // namespace mj::ui
