#pragma once
#include "server/providers/painter/canvas.h"
#include "server/providers/painter/intent.h"
#include "server/providers/painter/palette.h"
#include "server/providers/painter/rng.h"
#include <QSize>
#include <atomic>

namespace mj::server::painter {

struct Light {
    float x = 0; // pixels
    float y = 0;
    float radius = 0;
    bool moon = false;
    bool shown = true;
};

// All that the layers of one picture share while it is painted. Owned by the thread that paints.
struct Painting {
    Painting(QSize size, const Intent &wanted, const std::atomic<bool> &stop)
        : canvas(size.width(), size.height()), intent(wanted), palette(paletteOf(wanted)), w(float(size.width())), h(float(size.height())),
          unit((w + h) / 2048.0F), horizon(h * 0.6F), stopped(stop)
    {
    }

    Rng rng(quint64 salt) const { return Rng(scramble(intent.key ^ scramble(salt))); }
    Noise noise(quint64 salt) const { return Noise(scramble(intent.key ^ scramble(salt + 0x5eed))); }
    QImage sheet() const;
    Rgb landAt(float nearness) const { return mixLab(palette.far, palette.near, nearness); } // 0 far .. 1 near
    bool night() const { return intent.hour == Hour::Night; }

    // Calls paint(y) for the rows [from, to), and leaves off when the picture is no longer wanted.
    template <class Paint>
    void rows(float from, float to, Paint paint)
    {
        const int last = to > h ? int(h) : int(to);
        for (int y = from < 0 ? 0 : int(from); y < last && !stopped; ++y)
            paint(y);
    }

    Canvas canvas;
    Intent intent;
    Palette palette;
    Light light;
    float w;
    float h;
    float unit;    // a thousandth of a side, about: all sizes are measured in it
    float horizon; // pixels from the top
    const std::atomic<bool> &stopped;
};

} // namespace mj::server::painter
