#pragma once
#include "ui/theme/tokens.h"
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace mj::ui {

// The icon set of :/icons. An icon takes its colour from the palette when it is painted, so a theme switch needs no new icons.
enum class Ink { Text, Muted, Accent, OnAccent, Success, Warning, Danger, OnDanger, Original };

QIcon icon(const QString &name, Ink ink = Ink::Text); // name without folder and ending: "gallery"
QPixmap iconPixmap(const QString &name, int side, Ink ink, qreal devicePixelRatio);
QStringList iconNames();

} // namespace mj::ui
