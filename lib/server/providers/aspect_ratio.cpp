#include "server/providers/aspect_ratio.h"

#include <cmath>

namespace mj::server {

QString nearestRatio(const QSize &size, const QStringList &ratios)
{
    if (size.isEmpty())
        return {};
    const double wanted = std::log(static_cast<double>(size.width()) / size.height());
    double nearest = std::log(1 + 1.0 / 7);
    QString found;
    for (const QString &ratio : ratios) {
        const qsizetype colon = ratio.indexOf(QLatin1Char(':'));
        const double width = ratio.left(colon).toDouble();
        const double height = ratio.mid(colon + 1).toDouble();
        if (colon < 0 || width <= 0 || height <= 0)
            continue;
        if (const double distance = std::abs(std::log(width / height) - wanted); distance <= nearest) {
            nearest = distance;
            found = ratio;
        }
    }
    return found;
}

} // namespace mj::server
