#pragma once
#include "imaging/upscale_kernel.h"

// Included by upscale_kernel_*.cpp only; each takes the numbers of lanes, vectors and pixels that suit its registers.
namespace mj::upscale {
namespace {

// As many floats as one register holds. The compiler's own vectors where it has them: loops over arrays do not stay in registers.
#if defined(__GNUC__)
template <int count>
struct Lanes {
    typedef float Native __attribute__((vector_size(count * sizeof(float))));
    Native v;

    void load(const float *from) { __builtin_memcpy(&v, from, sizeof v); }
    void store(float *to) const { __builtin_memcpy(to, &v, sizeof v); }
    void addProduct(const Lanes &other, float factor) { v += other.v * factor; }
    void add(const float *from)
    {
        Lanes other;
        other.load(from);
        v += other.v;
    }
    void relu() { v = v > Native{} ? v : Native{}; }
};
#define MJ_UNROLL _Pragma("GCC unroll 16")
#else
template <int count>
struct Lanes {
    float v[count];

    void load(const float *from)
    {
        for (int i = 0; i < count; ++i)
            v[i] = from[i];
    }
    void store(float *to) const
    {
        for (int i = 0; i < count; ++i)
            to[i] = v[i];
    }
    void addProduct(const Lanes &other, float factor)
    {
        for (int i = 0; i < count; ++i)
            v[i] += other.v[i] * factor;
    }
    void add(const float *from)
    {
        for (int i = 0; i < count; ++i)
            v[i] += from[i];
    }
    void relu()
    {
        for (int i = 0; i < count; ++i)
            v[i] = v[i] > 0 ? v[i] : 0;
    }
};
#define MJ_UNROLL
#endif

template <int lanes, int vectors, int pixels>
struct Group {
    static constexpr int width = lanes * vectors;
    Lanes<lanes> sum[pixels][vectors];

    void start(const Row &row, int x)
    {
        const bool adds = row.residual && row.channels == width;
        MJ_UNROLL for (int p = 0; p < pixels; ++p) {
            MJ_UNROLL for (int v = 0; v < vectors; ++v) {
                sum[p][v].load(row.bias + v * lanes);
                if (adds)
                    sum[p][v].add(row.residual + (x + p) * row.step + v * lanes);
            }
        }
    }

    void addTap(const Tap &tap, int x)
    {
        const float *in = tap.in + x * tap.step;
        const float *weights = tap.weights;
        for (int c = 0; c < tap.channels; ++c, weights += width) {
            Lanes<lanes> weight[vectors];
            MJ_UNROLL for (int v = 0; v < vectors; ++v)
                weight[v].load(weights + v * lanes);
            MJ_UNROLL for (int p = 0; p < pixels; ++p) {
                const float value = in[p * tap.step + c];
                MJ_UNROLL for (int v = 0; v < vectors; ++v)
                    sum[p][v].addProduct(weight[v], value);
            }
        }
    }

    void finish(const Row &row, int x)
    {
        MJ_UNROLL for (int p = 0; p < pixels; ++p) {
            float *out = row.out + (x + p) * row.step;
            float whole[width];
            float *to = row.channels == width ? out : whole;
            MJ_UNROLL for (int v = 0; v < vectors; ++v) {
                if (row.relu)
                    sum[p][v].relu();
                sum[p][v].store(to + v * lanes);
            }
            if (to == whole) {
                for (int c = 0; c < row.channels; ++c)
                    out[c] = whole[c];
            }
        }
    }

    static void run(const Row &row, int x)
    {
        Group group;
        group.start(row, x);
        for (int t = 0; t < row.tapCount; ++t)
            group.addTap(row.taps[t], x);
        group.finish(row, x);
    }
};

template <int lanes, int vectors, int pixels>
void convolve(const Row &row)
{
    int x = 0;
    for (; x + pixels <= row.pixels; x += pixels)
        Group<lanes, vectors, pixels>::run(row, x);
    for (; x < row.pixels; ++x)
        Group<lanes, vectors, 1>::run(row, x);
}

} // namespace
} // namespace mj::upscale
