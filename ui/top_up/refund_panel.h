#pragma once
#include "studio/refund.h"
#include "ui/common/card.h"
#include "ui/theme/tokens.h"

class QProgressBar;
class QPushButton;

namespace mj::ui {

class BankAccountForm;
class Banner;
class BusyButton;
class FactTable;
class Paragraph;

// Giving unused points back: the service's numbers with the formula behind them, the request, and what became of it. GUI thread.
class RefundPanel : public Card
{
    Q_OBJECT
public:
    explicit RefundPanel(studio::Refund &refund, QWidget *parent = nullptr);

    void refresh();
    void focusBack(); // the careful choice is the one under Enter

protected:
    void changeEvent(QEvent *event) override;

private:
    void confirm();
    void showParts();
    void showReading();
    void showQuote();
    void showRefusal(const Error &why);
    void showChecking();
    void showDone();
    void showFailed();
    void say(const QString &icon, Tone tone, const QString &title, const QString &text);
    QString rule() const;

    studio::Refund &m_refund;
    QLabel *m_mark;
    QLabel *m_title;
    Banner *m_anew;
    Paragraph *m_text;
    FactTable *m_facts;
    Paragraph *m_rule;
    BankAccountForm *m_account;
    QProgressBar *m_progress;
    BusyButton *m_confirm;
    QPushButton *m_again;
    QPushButton *m_back;
};

} // namespace mj::ui
