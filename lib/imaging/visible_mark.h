#pragma once
#include <QImage>
#include <QRect>
#include <QString>

namespace mj {

// The picture with a small mark in its lower right corner, light on dark and therefore readable on anything; `text` is the caller's
// ("AI"). Needs a QGuiApplication for its letters; any thread.
QImage withVisibleMark(QImage picture, const QString &text);

QRect visibleMarkRect(QSize picture, const QString &text); // where that mark is

} // namespace mj
