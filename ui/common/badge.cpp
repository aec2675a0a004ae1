#include "ui/common/badge.h"
#include "ui/theme/roles.h"

namespace mj::ui {

Badge::Badge(QWidget *parent, Tone tone) : QLabel(parent)
{
    setProperty("badge", true);
    setTone(this, tone);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
}

Badge::Badge(const QString &text, Tone tone, QWidget *parent) : Badge(parent, tone)
{
    setText(text);
}

} // namespace mj::ui
