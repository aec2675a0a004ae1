#pragma once
#include "server/providers/painter/painting.h"
#include <QPainter>
#include <vector>

namespace mj::server::painter {

struct Wood {
    float small = 40; // pixels, the lowest tree
    float tall = 80;
    int count = 100;
    Rgb colour;
    Rgb mist;
    float veil = 0.5F; // share of mist at the foot
    bool snow = false;
    quint64 salt = 0;
};

void paintConifers(Painting &p, const Wood &wood, const std::vector<float> &ground); // ground: a line in pixels from the top
void paintBlossomTree(Painting &p, float x, float foot, float height, quint64 salt);
void drawConifer(QPainter &painter, QPointF foot, float height, Rng &rng, const QColor &colour, const QColor &snow); // an invalid snow colour: none

} // namespace mj::server::painter
