#include "ui/theme/motion.h"
#include <QApplication>
#include <QGraphicsOpacityEffect>
#include <QPropertyAnimation>
#include <QStyle>

namespace mj::ui {

int motionLength(int wanted)
{
    return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0 ? wanted : 0;
}

void fade(QWidget *widget, double from, double to, int length)
{
    const int duration = motionLength(length);
    if (duration == 0) {
        widget->setGraphicsEffect(nullptr);
        widget->setVisible(to > 0);
        return;
    }
    auto *effect = new QGraphicsOpacityEffect(widget);
    effect->setOpacity(from);
    widget->setGraphicsEffect(effect);
    widget->show();
    auto *animation = new QPropertyAnimation(effect, "opacity", effect);
    animation->setDuration(duration);
    animation->setStartValue(from);
    animation->setEndValue(to);
    QObject::connect(animation, &QPropertyAnimation::finished, widget, [widget, to] {
        widget->setVisible(to > 0);
        widget->setGraphicsEffect(nullptr);
    });
    animation->start();
}

} // namespace mj::ui
