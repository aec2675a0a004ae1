#include "imaging/upscale_weights.h"

#include <QFile>
#include <QtEndian>
#include <algorithm>
#include <cmath>
#include <iterator>

static void initResource()
{
    Q_INIT_RESOURCE(mj_upscale);
}

namespace mj {
namespace {

constexpr qsizetype headBytes = qsizetype(sizeof upscaleMagic) + 1;

bool takeNumbers(const char *&from, std::size_t count, std::vector<float> &to)
{
    to.resize(count);
    qFromLittleEndian<float>(from, qsizetype(count), to.data());
    from += count * sizeof(float);
    return std::all_of(to.begin(), to.end(), [](float number) { return std::isfinite(number); });
}

qsizetype bytesFor(int factor)
{
    qsizetype bytes = headBytes;
    for (const UpscaleLayer &layer : upscaleLayers(factor))
        bytes += qsizetype((layer.weightCount() + std::size_t(layer.out)) * sizeof(float));
    return bytes;
}

} // namespace

Result<UpscaleWeights> readUpscaleWeights(const QByteArray &packed)
{
    if (packed.size() < headBytes || !std::equal(std::begin(upscaleMagic), std::end(upscaleMagic), packed.constData()))
        return fail(Code::Corrupt, QStringLiteral("no weights of an upscaler"));
    UpscaleWeights weights;
    weights.factor = packed.at(headBytes - 1);
    if ((weights.factor != 2 && weights.factor != 4) || packed.size() != bytesFor(weights.factor))
        return fail(Code::Corrupt, QStringLiteral("weights of %1 bytes").arg(packed.size()));
    const char *from = packed.constData() + headBytes;
    const auto shapes = upscaleLayers(weights.factor);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (!takeNumbers(from, shapes[i].weightCount(), weights.layers[i].kernel) || !takeNumbers(from, std::size_t(shapes[i].out), weights.layers[i].bias))
            return fail(Code::Corrupt, QStringLiteral("a weight that is no number"));
    }
    return weights;
}

Result<UpscaleWeights> builtInUpscaleWeights(int factor)
{
    initResource();
    QFile file(QStringLiteral(":/mj/upscale/x%1.weights").arg(factor));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Code::Internal, QStringLiteral("no weights for %1 times").arg(factor));
    return readUpscaleWeights(file.readAll());
}

} // namespace mj
