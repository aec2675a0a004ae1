#include "ui/top_up/balance_card.h"
#include "studio/points_book.h"
#include "studio/session.h"
#include "ui/common/banner.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include <QEvent>
#include <QMap>

namespace mj::ui {
namespace {

constexpr int warningDays = 30;
constexpr int mostLines = 3;

} // namespace

BalanceCard::BalanceCard(studio::Session &session, studio::PointsBook &points, QWidget *parent)
    : Card(parent, Look::Accent), m_session(session), m_points(points), m_title(new QLabel(this)), m_available(new QLabel(this)),
      m_held(new Paragraph(this, Type::Small, Tone::Muted)), m_split(new Paragraph(this, Type::Small, Tone::Muted)),
      m_next(new Paragraph(this, Type::Small, Tone::Muted)), m_expiring(new Banner(QStringLiteral("clock"), Tone::Warning, this))
{
    setType(m_title, Type::Small, Tone::Muted);
    setType(m_available, Type::Display);
    m_available->setObjectName(QStringLiteral("points_available"));
    m_held->setObjectName(QStringLiteral("points_held"));
    m_split->setObjectName(QStringLiteral("points_split"));
    m_next->setObjectName(QStringLiteral("points_next_expiry"));
    m_expiring->setObjectName(QStringLiteral("points_expiring"));
    body()->setSpacing(space::xs);
    for (QWidget *line : std::initializer_list<QWidget *>{m_title, m_available, m_split, m_held, m_next})
        body()->addWidget(line);
    body()->addSpacing(space::xs);
    body()->addWidget(m_expiring);
    connect(&session, &studio::Session::balanceChanged, this, &BalanceCard::refresh);
    connect(&points, &studio::PointsBook::lotsChanged, this, &BalanceCard::refresh);
    refresh();
}

void BalanceCard::refresh()
{
    const api::Balance &balance = m_session.balance();
    m_title->setText(tr("Available"));
    m_available->setText(pointsText(balance.available));
    m_available->setAccessibleName(tr("%1 available").arg(m_available->text()));
    m_held->setPlain(balance.held.value() > 0 ? tr("%1 held for pictures being made; what is not used comes back.").arg(pointsText(balance.held))
                                              : tr("Nothing is held."));
    showLots();
}

void BalanceCard::showLots()
{
    Points bought;
    Points given;
    QMap<QDate, Points> byDay;
    for (const api::PointLot &lot : m_points.lots()) {
        if (lot.left.value() <= 0)
            continue;
        (lot.kind == QLatin1String("bonus") ? given : bought) += lot.left;
        if (lot.expiresAt.isValid())
            byDay[lot.expiresAt.toLocalTime().date()] += lot.left;
    }
    const bool any = bought.value() + given.value() > 0;
    m_split->setPlain(tr("%1 bought, %2 given").arg(pointsText(bought), pointsText(given)));
    m_split->setVisible(any);

    const QDate horizon = QDate::currentDate().addDays(warningDays);
    QStringList soon;
    Points more;
    for (auto it = byDay.constBegin(); it != byDay.constEnd() && it.key() <= horizon; ++it) {
        if (soon.size() < mostLines)
            soon.append(tr("%1 expire on %2.").arg(pointsText(it.value()), dayText(it.key())));
        else
            more += it.value();
    }
    if (more.value() > 0)
        soon.append(tr("%1 more expire within %2 days.").arg(pointsText(more), QString::number(warningDays)));
    m_expiring->setText(soon.join(QLatin1Char('\n')));
    m_expiring->setVisible(!soon.isEmpty());
    const bool isLater = soon.isEmpty() && !byDay.isEmpty();
    if (isLater)
        m_next->setPlain(tr("Next to expire: %1 on %2.").arg(pointsText(byDay.first()), dayText(byDay.firstKey())));
    m_next->setVisible(isLater);
}

void BalanceCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace mj::ui
