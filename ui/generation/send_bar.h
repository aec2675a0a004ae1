#pragma once
#include "api/generation.h"
#include "base/error.h"
#include "ui/generation/send_plan.h"
#include <QWidget>
#include <optional>

class QCheckBox;
class QPushButton;

namespace mj::ui {

class BusyButton;
class Paragraph;
class PriceQuestion;

// The button that is the quote, why it cannot be pressed, who will see the prompt, what is charged when it fails, and the AI notice. GUI thread.
class SendBar : public QWidget
{
    Q_OBJECT
public:
    struct Facts {
        SendPlan plan;
        std::optional<api::Quote> quote;
        std::optional<Error> failure; // of asking for the price, or of sending
        bool sending = false;
        bool mail = false; // the pictures go by e-mail too
        Points askAbove;   // a higher price is asked about; 0: never
    };

    explicit SendBar(QWidget *parent = nullptr);

    void setFacts(const Facts &facts);
    bool canSend() const;
    bool mustAsk() const; // the price is above the member's own line
    void ask();           // in place of the send button; ends when the price or the recipes change

signals:
    void sendRequested();
    void confirmed(); // the price that was asked about
    void pointsRequested();
    void mailChanged(bool wanted);

protected:
    void changeEvent(QEvent *event) override;

private:
    bool isPriced() const; // nothing but too few points is in the way
    bool hasTooFew() const;
    QString label() const;
    QString reason() const;
    QString obstacleText() const;
    QString failureText() const;
    void endQuestion();
    void showReason();
    void showDetails();
    void retranslate();

    Facts m_facts;
    BusyButton *m_send;
    PriceQuestion *m_question;
    Paragraph *m_reason;
    QPushButton *m_points;
    QCheckBox *m_mail;
    Paragraph *m_whoSees;
    Paragraph *m_notice;
};

} // namespace mj::ui
