#pragma once
#include "ui/theme/tokens.h"

class QAbstractButton;
class QLabel;
class QWidget;

namespace mj::ui {

// The dynamic properties that the style sheet looks at. Setting one restyles the widget at once.
enum class Kind { Primary, Secondary, Quiet, Danger, Link, Icon, Navigation, Chip }; // of buttons
enum class Type { Caption, Small, Body, Title, Headline, Display };                   // of labels

void setKind(QAbstractButton *button, Kind kind);
void setType(QLabel *label, Type type, Tone tone = Tone::Neutral);
void setTone(QWidget *widget, Tone tone);   // text colour of labels, tint of Badge and Banner
void setInvalid(QWidget *input, bool invalid); // red outline of an input
void restyle(QWidget *widget);              // after any property change of your own

} // namespace mj::ui
