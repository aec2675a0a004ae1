#include "imaging/upscale_convolution.h"

#include <algorithm>

namespace mj::upscale {
namespace {

constexpr int chunkRows = 8; // so that the rows stay in the cache while block after block goes over them

void fillZero(Plane &plane, int y, int from, int to)
{
    if (from < to)
        std::fill(plane.at(from, y), plane.at(to, y), 0.0F);
}

void fillOutside(const Convolution::Pass &pass)
{
    const QRect inside = pass.region & pass.picture;
    const int end = pass.region.x() + pass.region.width();
    for (int y = pass.region.y(); y < pass.region.y() + pass.region.height(); ++y) {
        if (y < inside.y() || y >= inside.y() + inside.height()) {
            fillZero(*pass.out, y, pass.region.x(), end);
        } else {
            fillZero(*pass.out, y, pass.region.x(), inside.x());
            fillZero(*pass.out, y, inside.x() + inside.width(), end);
        }
    }
}

} // namespace

Convolution::Convolution(const Shape &shape, const std::vector<float> &kernel, const std::vector<float> &bias) : m_shape(shape)
{
    m_width = shape.out <= narrowBlock ? narrowBlock : wideBlock;
    const int group = shape.group > 0 ? shape.group : m_width;
    const int half = shape.side / 2;
    for (int first = 0; first < shape.out; first += group) {
        Block block;
        block.first = first;
        block.channels = std::min(group, shape.out - first);
        block.bias.assign(std::size_t(m_width), 0.0F);
        std::copy_n(bias.begin() + first, block.channels, block.bias.begin());
        for (int place = 0; place < shape.side * shape.side; ++place) {
            std::vector<float> weights(std::size_t(shape.in) * std::size_t(m_width), 0.0F);
            for (int c = 0; c < shape.in; ++c)
                std::copy_n(kernel.begin() + (std::ptrdiff_t(place) * shape.in + c) * shape.out + first, block.channels,
                            weights.begin() + std::ptrdiff_t(c) * m_width);
            if (std::any_of(weights.begin(), weights.end(), [](float weight) { return weight != 0.0F; }))
                block.places.push_back({place % shape.side - half, place / shape.side - half, std::move(weights)});
        }
        m_blocks.push_back(std::move(block));
    }
}

qint64 Convolution::work(const QRect &region) const
{
    qint64 places = 0;
    for (const Block &block : m_blocks)
        places += qint64(block.places.size());
    return places * m_shape.in * m_width * region.width() * region.height();
}

bool Convolution::run(const Kernel &kernel, const Pass &pass, const std::function<bool(qint64)> &goOn) const
{
    fillOutside(pass);
    const QRect inside = pass.region & pass.picture;
    const int end = inside.y() + inside.height();
    for (int top = inside.y(); top < end; top += chunkRows) {
        const int bottom = std::min(top + chunkRows, end);
        for (const Block &block : m_blocks) {
            for (int y = top; y < bottom; ++y)
                runRow(kernel, pass, block, y);
        }
        if (!goOn(work(QRect(inside.x(), top, inside.width(), bottom - top))))
            return false;
    }
    return true;
}

void Convolution::runRow(const Kernel &kernel, const Pass &pass, const Block &block, int y) const
{
    const QRect inside = pass.region & pass.picture;
    std::vector<Tap> taps;
    taps.reserve(block.places.size() * std::size_t(pass.sources.size()));
    for (const Place &place : block.places) {
        const float *weights = place.weights.data();
        for (const Plane *source : pass.sources) {
            taps.push_back({source->at(inside.x() + place.dx, y + place.dy), weights, source->channels(), source->channels()});
            weights += std::ptrdiff_t(source->channels()) * m_width;
        }
    }
    Row row{};
    row.taps = taps.data();
    row.tapCount = int(taps.size());
    row.bias = block.bias.data();
    row.residual = pass.residual ? pass.residual->at(inside.x(), y) + block.first : nullptr;
    row.out = pass.out->at(inside.x(), y) + block.first;
    row.step = pass.out->channels();
    row.channels = block.channels;
    row.pixels = inside.width();
    row.relu = pass.relu;
    (m_width == wideBlock ? kernel.wide : kernel.narrow)(row);
}

} // namespace mj::upscale
