#include "ui/common/skeleton.h"
#include "ui/theme/tokens.h"
#include <QPainter>
#include <QTimer>

namespace mj::ui {

Skeleton::Skeleton(QWidget *parent) : QWidget(parent) {}

void Skeleton::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_visible = false;
    QTimer::singleShot(motion::calm, this, [this] {
        m_visible = true;
        update();
    });
}

void Skeleton::paintEvent(QPaintEvent *)
{
    if (!m_visible)
        return;
    const Tokens &tokens = tokensOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int card = length::control * 3;
    for (int top = 0; top + card <= height(); top += card + space::l) {
        painter.setBrush(tokens.surface);
        painter.drawRoundedRect(QRect(0, top, width(), card), radius::m, radius::m);
        painter.setBrush(tokens.sunken);
        const int left = space::l;
        painter.drawRoundedRect(QRect(left, top + space::l, width() / 4, type::title), radius::s, radius::s);
        painter.drawRoundedRect(QRect(left, top + space::huge, width() * 2 / 3, space::m), radius::s, radius::s);
        painter.drawRoundedRect(QRect(left, top + space::huge + space::xl, width() / 2, space::m), radius::s, radius::s);
    }
}

} // namespace mj::ui
