#pragma once
#include "api/points.h"
#include "base/result.h"
#include <QStringList>
#include <functional>

namespace mj::studio {

// Movements as a table for spreadsheets: RFC 4180 in UTF-8 with its mark, times in ISO 8601 (UTC). A text that a spreadsheet would take
// for a formula gets an apostrophe in front. Columns: time, kind, points, held, balance after, model, picture order, order.
constexpr int ledgerColumns = 8;
QByteArray ledgerCsv(const QList<api::PointEntry> &entries, const QStringList &heads, const std::function<QString(const api::PointEntry &)> &kind);

// All of it or nothing: what was there before stays until the new file is complete.
Result<void> writeWhole(const QString &file, const QByteArray &bytes);

} // namespace mj::studio
