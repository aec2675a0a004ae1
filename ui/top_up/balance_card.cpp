#include "ui/top_up/balance_card.h"
#include "studio/ledger.h"
#include "studio/session.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include <QEvent>

namespace mj::ui {
namespace {

constexpr int soonDays = 30;
constexpr int mostDays = 3; // of endings that are told one by one

} // namespace

BalanceCard::BalanceCard(studio::Session &session, studio::PointLedger &ledger, QWidget *parent)
    : Card(parent, Look::Accent), m_session(session), m_ledger(ledger), m_title(new QLabel(this)), m_available(new QLabel(this)),
      m_split(new Paragraph(this, Type::Small)), m_held(new Paragraph(this, Type::Small, Tone::Muted)),
      m_endings(new Paragraph(this, Type::Small, Tone::Warning))
{
    setType(m_title, Type::Small, Tone::Muted);
    setType(m_available, Type::Display);
    m_available->setObjectName(QStringLiteral("points_available"));
    m_split->setObjectName(QStringLiteral("points_split"));
    m_held->setObjectName(QStringLiteral("points_held"));
    m_endings->setObjectName(QStringLiteral("points_endings"));
    body()->setSpacing(space::xs);
    for (QWidget *line : std::initializer_list<QWidget *>{m_title, m_available, m_split, m_held, m_endings})
        body()->addWidget(line);
    connect(&session, &studio::Session::balanceChanged, this, &BalanceCard::refresh);
    connect(&ledger, &studio::PointLedger::lotsChanged, this, &BalanceCard::refresh);
    refresh();
}

void BalanceCard::refresh()
{
    const api::Balance &balance = m_session.balance();
    m_title->setText(tr("Available"));
    m_available->setText(pointsText(balance.available));
    m_available->setAccessibleName(tr("%1 available").arg(m_available->text()));
    m_held->setPlain(balance.held > Points(0) ? tr("%1 held for pictures being made; what is not used comes back.").arg(pointsText(balance.held))
                                              : tr("Nothing is held."));
    const bool hasPoints = m_ledger.bought() + m_ledger.given() > Points(0);
    m_split->setPlain(tr("%1 bought · %2 given").arg(pointsText(m_ledger.bought()), pointsText(m_ledger.given())));
    m_split->setVisible(hasPoints);
    showEndings();
}

void BalanceCard::showEndings()
{
    const QList<studio::PointLedger::Ending> endings = m_ledger.endings(soonDays);
    QStringList lines;
    Points later;
    for (int i = 0; i < endings.size(); ++i) {
        if (i < mostDays)
            lines.append(tr("%1 expire on %2.").arg(pointsText(endings[i].points), dayText(endings[i].day)));
        else
            later += endings[i].points;
    }
    if (later > Points(0))
        lines.append(tr("%1 more expire by %2.").arg(pointsText(later), dayText(endings.last().day)));
    m_endings->setPlain(lines.join(QLatin1Char('\n')));
    m_endings->setVisible(!lines.isEmpty());
}

void BalanceCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace mj::ui
