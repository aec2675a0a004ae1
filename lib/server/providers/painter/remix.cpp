#include "server/providers/painter/remix.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mj::server::painter {
namespace {

constexpr int sample = 64; // side of the small copies that the colours are taken from
constexpr int softness = 32; // the mask is reduced to one part in this many and back: its edge fades over about as many pixels

struct Colours {
    std::array<double, 3> mean{};
    std::array<double, 3> spread{};
};

Colours coloursOf(const QImage &picture)
{
    const QImage small = picture.scaled(sample, sample, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
    Colours colours;
    std::array<double, 3> squares{};
    const double count = double(small.width()) * small.height();
    for (int y = 0; y < small.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(small.constScanLine(y));
        for (int x = 0; x < small.width(); ++x) {
            const std::array<double, 3> c{double(qRed(line[x])), double(qGreen(line[x])), double(qBlue(line[x]))};
            for (size_t i = 0; i < 3; ++i) {
                colours.mean[i] += c[i] / count;
                squares[i] += c[i] * c[i] / count;
            }
        }
    }
    for (size_t i = 0; i < 3; ++i)
        colours.spread[i] = std::sqrt(std::max(1.0, squares[i] - colours.mean[i] * colours.mean[i]));
    return colours;
}

// Fills the size, cutting what is too much on two sides.
QImage covering(const QImage &picture, const QSize &size)
{
    const QImage scaled = picture.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    return scaled.copy(QRect(QPoint((scaled.width() - size.width()) / 2, (scaled.height() - size.height()) / 2), size));
}

// 0: the picture stays, 255: the painting.
QImage shareOf(const QImage &mask, const QSize &size)
{
    QImage share(size, QImage::Format_Grayscale8);
    if (mask.isNull()) {
        share.fill(128);
        return share;
    }
    const QImage alpha = mask.convertToFormat(QImage::Format_Alpha8);
    QImage open(alpha.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < alpha.height(); ++y)
        std::transform(alpha.constScanLine(y), alpha.constScanLine(y) + alpha.width(), open.scanLine(y), [](uchar a) { return uchar(255 - a); });
    const QImage small = open.scaled(open.size().expandedTo({softness, softness}) / softness, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage soft = small.scaled(open.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return covering(soft, size).convertToFormat(QImage::Format_Grayscale8);
}

} // namespace

QImage recoloured(const QImage &painting, const QImage &like)
{
    const Colours from = coloursOf(painting);
    const Colours to = coloursOf(like);
    std::array<std::array<uchar, 256>, 3> table{};
    for (size_t i = 0; i < 3; ++i) {
        for (size_t v = 0; v < 256; ++v) {
            const double moved = (double(v) - from.mean[i]) * std::clamp(to.spread[i] / from.spread[i], 0.4, 2.5) + to.mean[i];
            table[i][v] = uchar(std::clamp(moved, 0.0, 255.0));
        }
    }
    QImage result = painting.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < result.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(result.scanLine(y));
        for (int x = 0; x < result.width(); ++x)
            line[x] = qRgb(table[0][size_t(qRed(line[x]))], table[1][size_t(qGreen(line[x]))], table[2][size_t(qBlue(line[x]))]);
    }
    return result;
}

QImage paintedInto(const QImage &picture, const QImage &painting, const QImage &mask)
{
    QImage result = covering(picture, painting.size()).convertToFormat(QImage::Format_RGB32);
    const QImage fresh = painting.convertToFormat(QImage::Format_RGB32);
    const QImage share = shareOf(mask, painting.size());
    const auto mixed = [](int a, int b, int part) { return (a * (255 - part) + b * part + 127) / 255; };
    for (int y = 0; y < result.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(result.scanLine(y));
        const auto *over = reinterpret_cast<const QRgb *>(fresh.constScanLine(y));
        const uchar *part = share.constScanLine(y);
        for (int x = 0; x < result.width(); ++x)
            line[x] = qRgb(mixed(qRed(line[x]), qRed(over[x]), part[x]), mixed(qGreen(line[x]), qGreen(over[x]), part[x]), mixed(qBlue(line[x]), qBlue(over[x]), part[x]));
    }
    return result;
}

} // namespace mj::server::painter
