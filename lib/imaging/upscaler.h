#pragma once
#include "base/result.h"
#include <QImage>
#include <atomic>
#include <functional>

namespace mj {

namespace upscale {
struct Kernel;
}

inline constexpr int upscaleLargestSide = 8192; // of a result

struct UpscaleOptions {
    // From 0 to 1, rising; called on the working threads, one at a time.
    std::function<void(double)> progress;
    const std::atomic<bool> *canceled = nullptr; // looked at every few milliseconds
    int threads = 0;                             // 0: as many as the machine has, at most 8
    int tile = 0;                                // side in pixels of the picture; 0: as suits it
    const upscale::Kernel *kernel = nullptr;     // null: the fastest this processor has
};

// InvalidField: not 2 or 4 times, or no picture; PayloadTooLarge: the result would be wider or higher than upscaleLargestSide.
Result<void> checkUpscale(const QSize &size, int factor);

// The picture 2 or 4 times as large by the neural network ESRGAN-slim, on this computer alone. On one machine the same picture gives the same
// bytes whatever the threads and tiles. Errors: those of checkUpscale, Canceled, Internal. Any thread; returns when all its threads have ended.
Result<QImage> upscaled(const QImage &picture, int factor, const UpscaleOptions &options = {});

} // namespace mj
