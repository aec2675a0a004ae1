#pragma once
#include "api/generation.h"
#include "base/error.h"
#include <QWidget>
#include <optional>

class QPushButton;

namespace mj::ui {

class BusyButton;
class Paragraph;
class PriceQuestion;

// The button that is the quote, why it cannot be pressed, who will see the prompt, and the AI notice. GUI thread.
class SendBar : public QWidget
{
    Q_OBJECT
public:
    struct Facts {
        api::Recipe recipe;
        std::optional<api::Model> model;
        std::optional<api::Quote> quote;
        std::optional<Error> failure; // of asking for the price, or of sending
        bool sending = false;
        Points askAbove; // a higher price is asked about; 0: never
    };

    explicit SendBar(QWidget *parent = nullptr);

    void setFacts(const Facts &facts);
    bool canSend() const;
    bool mustAsk() const; // the price is above the member's own line
    void ask();           // in place of the send button; ends when the price or the recipe changes

signals:
    void sendRequested();
    void confirmed(); // the price that was asked about
    void pointsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Obstacle { None, NoModel, NoPrompt, NoPrice, TooFewPoints, Failure };
    Obstacle obstacle() const;
    QString reason() const;
    void endQuestion();
    void showWhoSees();
    void retranslate();

    Facts m_facts;
    BusyButton *m_send;
    PriceQuestion *m_question;
    Paragraph *m_reason;
    QPushButton *m_points;
    Paragraph *m_whoSees;
    Paragraph *m_notice;
};

} // namespace mj::ui
