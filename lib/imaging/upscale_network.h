#pragma once
#include "imaging/upscale_convolution.h"
#include "imaging/upscale_weights.h"
#include <array>

namespace mj::upscale {

// The residual dense network that enlarges: twelve convolutions over one tile of a picture. Const after construction, so threads share it.
class Network
{
public:
    static constexpr int reach = 10; // a pixel of the result depends on pixels of the picture at most this far away

    // What one thread works in; about 25 MB for a tile of 128 pixels.
    struct Desk {
        std::array<Plane, 6> planes;
    };

    explicit Network(const UpscaleWeights &weights);

    int factor() const { return m_factor; }
    // The plane to fill before `run`: red, green, blue from 0 to 1, over `tile` and `reach` around it, zero outside the picture.
    static Plane &input(Desk &desk, const QRect &tile);
    // Factor x factor x 3 numbers for each pixel of the tile, row by row of the result; null when `goOn` stopped it.
    const Plane *run(const Kernel &kernel, Desk &desk, const QRect &tile, const QRect &picture, const std::function<bool(qint64)> &goOn) const;
    qint64 work(const QRect &tile, const QRect &picture) const; // what `goOn` hears in the end

private:
    int m_factor;
    std::array<Convolution, upscaleLayerCount> m_layers;
};

} // namespace mj::upscale
