#pragma once

// The inner loop of the upscaler, compiled for several instruction sets from one body. No standard header may be included by those files:
// an inline function compiled there for a newer processor could be the one the linker keeps for everybody.
namespace mj::upscale {

// One place of a convolution's window, already moved to the row and column it reads.
struct Tap {
    const float *in;      // channels of the first pixel
    const float *weights; // channels x width of the block
    int channels;
    int step; // floats from one pixel to the next
};

// A run of pixels of one row and one block of output channels.
struct Row {
    const Tap *taps;
    int tapCount;
    const float *bias;     // as wide as the block
    const float *residual; // added; null when there is none
    float *out;
    int step;     // floats from one pixel to the next, of `out` and of `residual`
    int channels; // of the block that exist, at most its width
    int pixels;
    bool relu;
};

inline constexpr int wideBlock = 16;
inline constexpr int narrowBlock = 4;

// A set of instructions that can do it.
struct Kernel {
    const char *name;
    void (*wide)(const Row &row);   // blocks of 16 output channels
    void (*narrow)(const Row &row); // blocks of 4
};

extern const Kernel plainKernel; // whatever the compiler was told to build for
const Kernel *avx2Kernel();      // null when it was not built or this processor lacks AVX2 or FMA

} // namespace mj::upscale
