#pragma once
#include <QJsonValue>
#include <optional>

namespace mj::sandbox
{

// A whole number of won. The vendor also takes a numeric string ("50000"); anything else is nothing.
std::optional<qint64> wonOf(const QJsonValue &value);

} // namespace mj::sandbox
