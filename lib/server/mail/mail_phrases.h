#pragma once
#include <QDateTime>
#include <QString>

namespace mj::server {

// What every mail says alike, in Korean or English.
QString greeting(bool english);
QString footer(bool english);                            // who we are and how to reach the privacy officer
QString koreanTime(const QDateTime &time, bool english); // "2026년 11월 24일 10:02 (한국 표준시)"

} // namespace mj::server
