#include "imaging/upscale_kernel_body.h"

namespace mj::upscale {

// Eight sums of four floats and their weights fit the sixteen registers of SSE2 with room for products; twelve were measured a third slower.
const Kernel plainKernel{"plain", convolve<4, 4, 2>, convolve<4, 1, 8>};

} // namespace mj::upscale
