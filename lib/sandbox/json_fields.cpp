#include "sandbox/json_fields.h"

#include <QString>
#include <cmath>

namespace mj::sandbox
{

std::optional<qint64> wonOf(const QJsonValue &value)
{
    constexpr double largestExact = 9007199254740991.0;
    if (value.isDouble()) {
        const double number = value.toDouble();
        if (std::isfinite(number) && std::fabs(number) <= largestExact && std::floor(number) == number)
            return static_cast<qint64>(number);
        return std::nullopt;
    }
    bool whole = false;
    const QString text = value.toString();
    const qint64 number = text.toLongLong(&whole);
    if (!whole || text.size() > 15)
        return std::nullopt;
    return number;
}

} // namespace mj::sandbox
