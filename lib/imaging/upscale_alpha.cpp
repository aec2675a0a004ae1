#include "imaging/upscale_alpha.h"
#include "imaging/upscale_network.h"

#include <QList>
#include <algorithm>
#include <array>

namespace mj::upscale {
namespace {

// What a sum of neighbours is made of; coloured counts the pixels that have a colour by now.
struct Sum {
    std::array<int, 3> colour{};
    int coloured = 0;
};

Sum sumAround(const QImage &picture, const QByteArray &known, QPoint at)
{
    Sum sum;
    const QRect around = QRect(at - QPoint(1, 1), QSize(3, 3)) & picture.rect();
    for (int y = around.top(); y <= around.bottom(); ++y) {
        const uchar *line = picture.constScanLine(y);
        for (int x = around.left(); x <= around.right(); ++x) {
            if (!known.at(qsizetype(y) * picture.width() + x))
                continue;
            for (std::size_t c = 0; c < 3; ++c)
                sum.colour[c] += line[std::size_t(x) * 4 + c];
            ++sum.coloured;
        }
    }
    return sum;
}

// One ring further; the pixels that are still without a colour.
QList<QPoint> spreadOnce(QImage &picture, QByteArray &known, const QList<QPoint> &unknown)
{
    QList<QPoint> left;
    QList<qsizetype> found;
    for (const QPoint &at : unknown) {
        const Sum sum = sumAround(picture, known, at);
        if (sum.coloured == 0) {
            left.append(at);
            continue;
        }
        uchar *pixel = picture.scanLine(at.y()) + std::size_t(at.x()) * 4;
        for (std::size_t c = 0; c < 3; ++c)
            pixel[c] = uchar((sum.colour[c] + sum.coloured / 2) / sum.coloured);
        found.append(qsizetype(at.y()) * picture.width() + at.x());
    }
    for (const qsizetype index : found)
        known[index] = 1;
    return left;
}

// The two source pixels of a result pixel and how much of the second, in 2 x factor parts.
struct Between {
    int first;
    int second;
    int part;
};

Between between(int position, int factor, int size)
{
    const int doubled = 2 * position + 1 - factor; // of the distance to the first centre, in 2 x factor parts
    const int first = doubled < 0 ? -1 : doubled / (2 * factor);
    return {std::clamp(first, 0, size - 1), std::clamp(first + 1, 0, size - 1), doubled - first * 2 * factor};
}

} // namespace

bool spreadColours(QImage &picture, const std::atomic<bool> &canceled)
{
    QByteArray known(qsizetype(picture.width()) * picture.height(), 1);
    QList<QPoint> unknown;
    for (int y = 0; y < picture.height(); ++y) {
        const uchar *line = picture.constScanLine(y);
        for (int x = 0; x < picture.width(); ++x) {
            if (line[std::size_t(x) * 4 + 3] == 0) {
                known[qsizetype(y) * picture.width() + x] = 0;
                unknown.append(QPoint(x, y));
            }
        }
    }
    for (int ring = 0; ring < Network::reach && !unknown.isEmpty(); ++ring) {
        if (canceled)
            return false;
        unknown = spreadOnce(picture, known, unknown);
    }
    return !canceled;
}

bool enlargeAlpha(const QImage &picture, QImage &result, const std::atomic<bool> &canceled)
{
    const int factor = result.width() / picture.width();
    const int whole = 2 * factor;
    for (int y = 0; y < result.height(); ++y) {
        if (canceled)
            return false;
        const Between row = between(y, factor, picture.height());
        const uchar *upper = picture.constScanLine(row.first) + 3;
        const uchar *lower = picture.constScanLine(row.second) + 3;
        uchar *out = result.scanLine(y) + 3;
        for (int x = 0; x < result.width(); ++x) {
            const Between column = between(x, factor, picture.width());
            const auto mix = [&](const uchar *line) {
                return line[std::size_t(column.first) * 4] * (whole - column.part) + line[std::size_t(column.second) * 4] * column.part;
            };
            out[std::size_t(x) * 4] = uchar((mix(upper) * (whole - row.part) + mix(lower) * row.part + whole * whole / 2) / (whole * whole));
        }
    }
    return true;
}

} // namespace mj::upscale
