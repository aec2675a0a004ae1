#include "ui/common/choice_card.h"
#include "ui/theme/tokens.h"
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace mj::ui {

ChoiceCard::ChoiceCard(QWidget *parent) : QAbstractButton(parent), m_body(new QVBoxLayout(this))
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    m_body->setContentsMargins(space::m, space::m, space::m, space::m);
    m_body->setSpacing(space::xs);
}

void ChoiceCard::ignoreMouseInside()
{
    const QList<QWidget *> inside = findChildren<QWidget *>();
    for (QWidget *widget : inside)
        widget->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(palette());
    const bool chosen = isChecked();
    QColor paper = tokens.surface;
    if (!isEnabled())
        paper = tokens.disabledFill;
    else if (chosen)
        paper = tokens.accentSoft;
    else if (underMouse())
        paper = tokens.sunken;
    QColor edge = tokens.borderStrong;
    if (hasFocus())
        edge = tokens.focus;
    else if (!isEnabled())
        edge = tokens.disabledFill;
    else if (chosen)
        edge = tokens.accent;
    const double line = chosen || hasFocus() ? length::focusRing : length::hairline;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, line));
    painter.setBrush(paper);
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius::m, radius::m);
}

bool ChoiceCard::event(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        update();
    return QAbstractButton::event(event);
}

} // namespace mj::ui
