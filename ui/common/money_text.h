#pragma once
#include "base/money.h"
#include <QDateTime>
#include <QString>

namespace mj::ui {

// Numbers as people write them in the language of the moment (the default QLocale, which Language sets).
QString pointsText(Points points);       // "1,152 P"
QString signedPointsText(Points points); // "+1,152 P", "−48 P"
QString wonText(Krw won);                // "₩10,000" or "10,000원"
QString bytesText(qint64 bytes);         // "1.2 MB"
QString dateText(const QDateTime &time); // local time: "Nov 24, 2026 10:30", "2026. 11. 24. 10:30"
QString dayText(const QDate &day);       // "November 24, 2026", "2026년 11월 24일"

} // namespace mj::ui
