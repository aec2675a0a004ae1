#pragma once
#include "imaging/upscale_kernel.h"
#include "imaging/upscale_plane.h"
#include <QList>
#include <functional>

namespace mj::upscale {

// One convolution with its numbers in the order in which the kernel reads them. Outside the picture everything counts as zero.
class Convolution
{
public:
    struct Shape {
        int side = 1; // of the window: 1, 3 or 5
        int in = 0;
        int out = 0;
        int group = 0; // output channels of one block; 0: as fits best
    };
    struct Pass {
        QRect region;  // what is wanted; may reach over the edge of the picture, where it is filled with zeros
        QRect picture;
        QList<const Plane *> sources; // their channels one after the other
        const Plane *residual = nullptr;
        Plane *out = nullptr;
        bool relu = false;
    };

    Convolution() = default;
    // `kernel` by row, column, channel in, channel out.
    Convolution(const Shape &shape, const std::vector<float> &kernel, const std::vector<float> &bias);

    // `goOn` hears now and then how many multiplications were done; false stops. False when it was stopped.
    bool run(const Kernel &kernel, const Pass &pass, const std::function<bool(qint64)> &goOn) const;
    qint64 work(const QRect &region) const; // multiplications

private:
    struct Place {
        int dx;
        int dy;
        std::vector<float> weights; // in x width
    };
    struct Block {
        int first = 0;
        int channels = 0;
        std::vector<float> bias;
        std::vector<Place> places; // those that are not all zero
    };
    void runRow(const Kernel &kernel, const Pass &pass, const Block &block, int y) const;

    Shape m_shape;
    int m_width = wideBlock;
    std::vector<Block> m_blocks;
};

} // namespace mj::upscale
