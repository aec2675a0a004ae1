#include "ui/shell/balance_badge.h"
#include "studio/session.h"
#include "ui/common/money_text.h"
#include "ui/theme/icons.h"
#include <QEvent>

namespace mj::ui {

BalanceBadge::BalanceBadge(studio::Session &session, QWidget *parent) : QPushButton(parent), m_session(session)
{
    setObjectName(QStringLiteral("balance_badge"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setIcon(ui::icon(QStringLiteral("points"), Ink::Accent));
    setIconSize(QSize(length::icon, length::icon));
    connect(&session, &studio::Session::balanceChanged, this, &BalanceBadge::refresh);
    refresh();
}

void BalanceBadge::refresh()
{
    const api::Balance &balance = m_session.balance();
    const QString available = pointsText(balance.available);
    const QString held = pointsText(balance.held);
    setText(balance.held.value() > 0 ? tr("%1 · %2 held").arg(available, held) : available);
    setToolTip(tr("%1 to spend, %2 held for pictures in the making").arg(available, held));
    setAccessibleName(toolTip());
}

void BalanceBadge::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace mj::ui
