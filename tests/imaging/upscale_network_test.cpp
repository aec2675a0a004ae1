#include "imaging/upscale_network.h"
#include "support/catch.h"

#include <cmath>
#include <random>

using namespace mj;
using namespace mj::upscale;

namespace {

// The published graph in double precision, layer by layer as it is drawn: nothing folded, nothing tiled.
struct Image {
    int width = 0;
    int height = 0;
    int channels = 0;
    std::vector<double> numbers;

    Image(int w, int h, int c) : width(w), height(h), channels(c), numbers(std::size_t(w * h * c), 0.0) {}
    double &at(int x, int y, int c) { return numbers[std::size_t((y * width + x) * channels + c)]; }
    double read(int x, int y, int c) const
    {
        return x < 0 || y < 0 || x >= width || y >= height ? 0.0 : numbers[std::size_t((y * width + x) * channels + c)];
    }
};

Image convolved(const Image &in, const UpscaleLayer &shape, const UpscaleWeights::Layer &layer, bool relu = false)
{
    Image out(in.width, in.height, shape.out);
    REQUIRE(in.channels == shape.in);
    const int half = shape.side / 2;
    for (int y = 0; y < in.height; ++y)
        for (int x = 0; x < in.width; ++x)
            for (int o = 0; o < shape.out; ++o) {
                double sum = double(layer.bias[std::size_t(o)]);
                for (int k = 0; k < shape.side * shape.side; ++k)
                    for (int i = 0; i < shape.in; ++i)
                        sum += in.read(x + k % shape.side - half, y + k / shape.side - half, i)
                            * double(layer.kernel[std::size_t((k * shape.in + i) * shape.out + o)]);
                out.at(x, y, o) = relu ? std::max(0.0, sum) : sum;
            }
    return out;
}

Image joined(const Image &first, const Image &second)
{
    Image out(first.width, first.height, first.channels + second.channels);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            for (int c = 0; c < out.channels; ++c)
                out.at(x, y, c) = c < first.channels ? first.read(x, y, c) : second.read(x, y, c - first.channels);
    return out;
}

Image sum(Image first, const Image &second)
{
    for (std::size_t i = 0; i < first.numbers.size(); ++i)
        first.numbers[i] += second.numbers[i];
    return first;
}

Image repeated(const Image &in, int factor)
{
    Image out(in.width * factor, in.height * factor, in.channels);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            for (int c = 0; c < out.channels; ++c)
                out.at(x, y, c) = in.read(x / factor, y / factor, c);
    return out;
}

Image reference(const Image &picture, const UpscaleWeights &weights)
{
    const auto shapes = upscaleLayers(weights.factor);
    const auto conv = [&](std::size_t i, const Image &in, bool relu = false) { return convolved(in, shapes[i], weights.layers[i], relu); };
    const Image first = conv(0, picture);
    const Image deep = conv(1, first);
    const Image one = sum(conv(3, joined(deep, conv(2, deep, true))), deep);
    const Image two = sum(conv(5, joined(one, conv(4, one, true))), one);
    const Image fused = sum(conv(7, conv(6, joined(one, two))), first);
    const Image last = conv(10, conv(9, conv(8, fused, true), true));
    return conv(11, repeated(last, weights.factor));
}

UpscaleWeights randomWeights(int factor, unsigned seed)
{
    std::mt19937 random(seed);
    UpscaleWeights weights;
    weights.factor = factor;
    const auto shapes = upscaleLayers(factor);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        // Kept so that numbers neither grow nor vanish from layer to layer.
        const float range = float(std::sqrt(3.0 / (shapes[i].side * shapes[i].side * shapes[i].in)));
        std::uniform_real_distribution<float> weight(-range, range);
        weights.layers[i].kernel.resize(shapes[i].weightCount());
        weights.layers[i].bias.resize(std::size_t(shapes[i].out));
        for (float &number : weights.layers[i].kernel)
            number = weight(random);
        for (float &number : weights.layers[i].bias)
            number = weight(random);
    }
    return weights;
}

Image randomPicture(int width, int height, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> value(0, 1);
    Image picture(width, height, 3);
    for (double &number : picture.numbers)
        number = double(float(value(random)));
    return picture;
}

// The largest difference between ours, tile by tile, and the reference.
double worst(const Network &network, const Kernel &kernel, const Image &picture, const Image &wanted, int side)
{
    const QRect whole(0, 0, picture.width, picture.height);
    Network::Desk desk;
    double worst = 0;
    for (int top = 0; top < picture.height; top += side)
        for (int left = 0; left < picture.width; left += side) {
            const QRect tile = QRect(left, top, side, side) & whole;
            Plane &input = Network::input(desk, tile);
            for (int y = tile.top() - Network::reach; y <= tile.bottom() + Network::reach; ++y)
                for (int x = tile.left() - Network::reach; x <= tile.right() + Network::reach; ++x)
                    for (int c = 0; c < 3; ++c)
                        input.at(x, y)[c] = float(picture.read(x, y, c));
            qint64 work = 0;
            const Plane *out = network.run(kernel, desk, tile, whole, [&](qint64 done) { return work += done, true; });
            REQUIRE(out);
            CHECK(work == network.work(tile, whole));
            const int factor = network.factor();
            for (int y = tile.top() * factor; y < (tile.bottom() + 1) * factor; ++y)
                for (int x = tile.left() * factor; x < (tile.right() + 1) * factor; ++x)
                    for (int c = 0; c < 3; ++c) {
                        const double ours = double(out->at(x / factor, y / factor)[(y % factor * factor + x % factor) * 3 + c]);
                        worst = std::max(worst, std::abs(ours - wanted.read(x, y, c)));
                    }
        }
    return worst;
}

std::vector<const Kernel *> kernels()
{
    std::vector<const Kernel *> all{&plainKernel};
    if (avx2Kernel())
        all.push_back(avx2Kernel());
    else
        WARN("skipped: this processor has no AVX2, only the plain kernel is tried");
    return all;
}

} // namespace

TEST_CASE("random weights give what the published graph gives in double precision")
{
    for (const int factor : {2, 4}) {
        const UpscaleWeights weights = randomWeights(factor, unsigned(factor));
        const Image picture = randomPicture(19, 14, 7);
        const Image wanted = reference(picture, weights);
        double largest = 0;
        for (const double number : wanted.numbers)
            largest = std::max(largest, std::abs(number));
        REQUIRE(largest > 0.1); // else the comparison below says nothing
        const Network network(weights);
        for (const Kernel *kernel : kernels()) {
            INFO(factor << " times, " << kernel->name);
            CHECK(worst(network, *kernel, picture, wanted, 64) < 1e-5 * std::max(1.0, largest));
            CHECK(worst(network, *kernel, picture, wanted, 5) < 1e-5 * std::max(1.0, largest));
        }
    }
}

TEST_CASE("a changed weight of any layer is seen in the result")
{
    const UpscaleWeights weights = randomWeights(2, 3);
    const Image picture = randomPicture(7, 6, 9);
    const Image wanted = reference(picture, weights);
    for (std::size_t i = 0; i < upscaleLayerCount; ++i) {
        INFO("layer " << i);
        UpscaleWeights changed = weights;
        for (float &number : changed.layers[i].bias)
            number += 0.25F;
        CHECK(worst(Network(changed), plainKernel, picture, wanted, 64) > 1e-3);
    }
}

TEST_CASE("weights that are cut, longer, foreign or no numbers are refused")
{
    for (const int factor : {2, 4}) {
        const auto weights = builtInUpscaleWeights(factor);
        REQUIRE(weights);
        CHECK(weights->factor == factor);
    }
    QByteArray packed(upscaleMagic, sizeof upscaleMagic);
    packed.append('\x02');
    std::size_t numbers = 0;
    for (const UpscaleLayer &layer : upscaleLayers(2))
        numbers += layer.weightCount() + std::size_t(layer.out);
    packed.append(QByteArray(qsizetype(numbers * 4), '\0'));
    REQUIRE(readUpscaleWeights(packed));
    CHECK(readUpscaleWeights(packed.chopped(1)).error().code == Code::Corrupt);
    CHECK(readUpscaleWeights(packed + '\0').error().code == Code::Corrupt);
    CHECK(readUpscaleWeights({}).error().code == Code::Corrupt);
    QByteArray three = packed;
    three[5] = '\x03';
    CHECK(readUpscaleWeights(three).error().code == Code::Corrupt);
    QByteArray notANumber = packed;
    notANumber.replace(1006, 4, "\x00\x00\xc0\x7f", 4);
    CHECK(readUpscaleWeights(notANumber).error().code == Code::Corrupt);
    CHECK(builtInUpscaleWeights(3).error().code == Code::Internal);
}
