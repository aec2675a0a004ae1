#pragma once
#include <QSize>
#include <QStringList>

namespace mj::server {

// Of ratios as providers write them ("16:9") the one whose shape is nearest to this size; empty when none is within a seventh of it.
QString nearestRatio(const QSize &size, const QStringList &ratios);

} // namespace mj::server
