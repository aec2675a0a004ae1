#pragma once
#include "base/result.h"
#include "imaging/upscale_layers.h"
#include <QByteArray>
#include <vector>

namespace mj {

// The numbers of one trained network, as they were published: kernels by row, column, channel in, channel out.
struct UpscaleWeights {
    struct Layer {
        std::vector<float> kernel;
        std::vector<float> bias;
    };
    int factor = 0;
    std::array<Layer, upscaleLayerCount> layers;
};

// Reads a packed file. Corrupt when anything of it is not as it must be, a number that is none included.
Result<UpscaleWeights> readUpscaleWeights(const QByteArray &packed);

// What is compiled in, for 2 or 4 times. Internal when this program was built without it.
Result<UpscaleWeights> builtInUpscaleWeights(int factor);

} // namespace mj
