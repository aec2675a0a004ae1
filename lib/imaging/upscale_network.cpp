#include "imaging/upscale_network.h"

namespace mj::upscale {
namespace {

enum Slot { None = -1, Input, First, Deep, Grown, LocalOne, LocalTwo };

// A convolution, what it reads, adds and writes, and how far around the tile its result is needed. Slots are used again when they are free.
struct Step {
    Slot from;
    Slot also;
    Slot added;
    Slot to;
    int halo;
    bool relu;
};

constexpr std::array<Step, upscaleLayerCount> steps{{
    {Input, None, None, First, 9, false},           // F_m1
    {First, None, None, Deep, 8, false},            // F_0
    {Deep, None, None, Grown, 7, true},             // F_1_1
    {Deep, Grown, Deep, LocalOne, 7, false},        // LFF_1
    {LocalOne, None, None, Grown, 6, true},         // F_2_1
    {LocalOne, Grown, LocalOne, LocalTwo, 6, false}, // LFF_2
    {LocalOne, LocalTwo, None, Deep, 6, false},     // GFF_1
    {Deep, None, First, LocalOne, 5, false},        // GFF_2
    {LocalOne, None, None, LocalTwo, 3, true},      // UPN1
    {LocalTwo, None, None, Deep, 2, true},          // UPN2
    {Deep, None, None, LocalOne, 1, false},         // UPN3
    {LocalOne, None, None, LocalTwo, 0, false},     // SR
}};

// The last convolution looks at the enlarged picture, where neighbours are often copies of one pixel. Their weights are added up beforehand:
// it becomes a convolution of the small picture with factor x factor x 3 results, most of whose weights are zero and left out.
UpscaleWeights::Layer unfolded(const UpscaleWeights::Layer &last, int factor, int in)
{
    const int out = factor * factor * 3;
    std::vector<double> sums(std::size_t(9) * std::size_t(in) * std::size_t(out), 0.0);
    const auto tap = [factor](int phase, int k) { return (phase + k - 1 + factor) / factor; }; // 0, 1, 2: the pixel before, itself, after
    for (int phase = 0; phase < factor * factor; ++phase) {
        for (int k = 0; k < 9; ++k) {
            const int place = tap(phase / factor, k / 3) * 3 + tap(phase % factor, k % 3);
            for (int i = 0; i < in * 3; ++i)
                sums[std::size_t((place * in + i / 3) * out + phase * 3 + i % 3)] += double(last.kernel[std::size_t(k * in * 3 + i)]);
        }
    }
    UpscaleWeights::Layer layer;
    layer.kernel.assign(sums.begin(), sums.end());
    for (int phase = 0; phase < factor * factor; ++phase)
        layer.bias.insert(layer.bias.end(), last.bias.begin(), last.bias.end());
    return layer;
}

QRect grown(const QRect &tile, int by)
{
    return tile.adjusted(-by, -by, by, by);
}

} // namespace

Network::Network(const UpscaleWeights &weights) : m_factor(weights.factor)
{
    const auto shapes = upscaleLayers(m_factor);
    for (std::size_t i = 0; i + 1 < shapes.size(); ++i)
        m_layers[i] = Convolution({shapes[i].side, shapes[i].in, shapes[i].out, 0}, weights.layers[i].kernel, weights.layers[i].bias);
    const UpscaleLayer &last = shapes.back();
    const UpscaleWeights::Layer layer = unfolded(weights.layers.back(), m_factor, last.in);
    m_layers.back() = Convolution({last.side, last.in, m_factor * m_factor * last.out, m_factor * last.out}, layer.kernel, layer.bias);
}

Plane &Network::input(Desk &desk, const QRect &tile)
{
    Plane &plane = desk.planes[Input];
    plane.shape(grown(tile, reach), 3);
    return plane;
}

const Plane *Network::run(const Kernel &kernel, Desk &desk, const QRect &tile, const QRect &picture, const std::function<bool(qint64)> &goOn) const
{
    const auto shapes = upscaleLayers(m_factor);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step &step = steps[i];
        Convolution::Pass pass;
        pass.region = grown(tile, step.halo);
        pass.picture = picture;
        pass.sources.append(&desk.planes[std::size_t(step.from)]);
        if (step.also != None)
            pass.sources.append(&desk.planes[std::size_t(step.also)]);
        if (step.added != None)
            pass.residual = &desk.planes[std::size_t(step.added)];
        pass.out = &desk.planes[std::size_t(step.to)];
        pass.out->shape(pass.region, i + 1 < steps.size() ? shapes[i].out : m_factor * m_factor * shapes[i].out);
        pass.relu = step.relu;
        if (!m_layers[i].run(kernel, pass, goOn))
            return nullptr;
    }
    return &desk.planes[std::size_t(steps.back().to)];
}

qint64 Network::work(const QRect &tile, const QRect &picture) const
{
    qint64 sum = 0;
    for (std::size_t i = 0; i < steps.size(); ++i)
        sum += m_layers[i].work(grown(tile, steps[i].halo) & picture);
    return sum;
}

} // namespace mj::upscale
