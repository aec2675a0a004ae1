#pragma once
#include "ui/theme/tokens.h"
#include <QLabel>

namespace mj::ui {

// A small tinted word: a state, a count, "local studio".
class Badge : public QLabel
{
    Q_OBJECT
public:
    explicit Badge(QWidget *parent = nullptr, Tone tone = Tone::Muted);
    explicit Badge(const QString &text, Tone tone, QWidget *parent = nullptr);
};

} // namespace mj::ui
