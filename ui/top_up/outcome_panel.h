#pragma once
#include "studio/top_up.h"
#include "ui/common/card.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace mj::ui {

class FactTable;
class Paragraph;

// What became of a payment, in one sentence and with the next step; "checking" until the service has said it, and the account number
// while a deposit is awaited. GUI thread.
class OutcomePanel : public Card
{
    Q_OBJECT
public:
    explicit OutcomePanel(studio::TopUp &topUp, QWidget *parent = nullptr);

    void refresh();

signals:
    void createRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showChecking();
    void showApproved();
    void showDeposit();
    void copyAccount();
    void showDone();
    void showFailed();
    void next();
    bool canContinue() const;

    studio::TopUp &m_topUp;
    QLabel *m_mark;
    QLabel *m_title;
    Paragraph *m_text;
    FactTable *m_deposit;
    QPushButton *m_copy;
    QProgressBar *m_progress;
    QPushButton *m_next;
    QPushButton *m_dismiss;
};

} // namespace mj::ui
