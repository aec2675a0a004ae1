#pragma once
#include <array>
#include <cstddef>

namespace mj {

// A convolution of the upscaling network: its name in the published model, side of the kernel, channels in and out.
struct UpscaleLayer {
    const char *name;
    int side;
    int in;
    int out;

    constexpr std::size_t weightCount() const { return std::size_t(side) * std::size_t(side) * std::size_t(in) * std::size_t(out); }
};

inline constexpr int upscaleLayerCount = 12;

// The order in which they run, which is also the order of the packed file. `factor` is 2 or 4.
constexpr std::array<UpscaleLayer, upscaleLayerCount> upscaleLayers(int factor)
{
    const int phases = factor * factor * 3;
    return {{{"F_m1", 3, 3, 64},
             {"F_0", 3, 64, 64},
             {"F_1_1", 3, 64, 4},
             {"LFF_1", 1, 68, 64},
             {"F_2_1", 3, 64, 4},
             {"LFF_2", 1, 68, 64},
             {"GFF_1", 1, 128, 64},
             {"GFF_2", 3, 64, 64},
             {"UPN1", 5, 64, 64},
             {"UPN2", 3, 64, 32},
             {"UPN3", 3, 32, phases},
             {"SR", 3, phases, 3}}};
}

// First bytes of a packed file, then the factor as one byte, then each layer's kernel (row, column, in, out) and bias: float32, little end first.
inline constexpr char upscaleMagic[] = {'M', 'J', 'U', 'P', '1'};

} // namespace mj
