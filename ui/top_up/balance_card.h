#pragma once
#include "ui/common/card.h"

namespace mj::studio {
class PointLedger;
class Session;
} // namespace mj::studio

namespace mj::ui {

class Paragraph;

// What can be spent, how much of it was bought and how much given, what is held, and what ends soon. GUI thread.
class BalanceCard : public Card
{
    Q_OBJECT
public:
    BalanceCard(studio::Session &session, studio::PointLedger &ledger, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showEndings();

    studio::Session &m_session;
    studio::PointLedger &m_ledger;
    QLabel *m_title;
    QLabel *m_available;
    Paragraph *m_split;
    Paragraph *m_held;
    Paragraph *m_endings;
};

} // namespace mj::ui
