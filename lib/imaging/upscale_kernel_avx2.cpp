#if defined(__GNUC__) && defined(__x86_64__)
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma")
#endif
#include "imaging/upscale_kernel_body.h"

namespace mj::upscale {
namespace {

void wide(const Row &row)
{
    convolve<8, 2, 6>(row);
}

void narrow(const Row &row)
{
    convolve<4, 1, 8>(row);
}

} // namespace
} // namespace mj::upscale
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

namespace mj::upscale {

const Kernel *avx2Kernel()
{
    static const Kernel kernel{"avx2", wide, narrow};
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &kernel : nullptr;
}

} // namespace mj::upscale
#else
#include "imaging/upscale_kernel.h"

namespace mj::upscale {

const Kernel *avx2Kernel()
{
    return nullptr;
}

} // namespace mj::upscale
#endif
