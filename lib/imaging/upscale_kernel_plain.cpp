#include "imaging/upscale_kernel_body.h"

namespace mj::upscale {

// Twelve sums of four floats, four weights: what the sixteen registers of SSE2 hold, and half of NEON's.
const Kernel plainKernel{"plain", convolve<4, 4, 3>, convolve<4, 1, 8>};

} // namespace mj::upscale
