#pragma once
#include "server/providers/painter/painting.h"

namespace mj::server::painter {

struct Block {
    float foot = 0; // pixels from the top
    float low = 60, high = 240;     // heights, pixels
    float narrow = 24, wide = 60;   // widths, pixels
    Rgb body;
    Rgb mist;
    float veil = 0.5F;
    float lamps = 0.4F; // share of windows with light
    quint64 salt = 0;
    bool landmark = false; // one tapering tower above all
};

void paintBlock(Painting &p, const Block &block);
void paintHillTower(Painting &p, float x, float foot, float height, Rgb colour); // a broadcasting tower on a hill
void paintBridge(Painting &p, float deck, float foot);                           // pixels from the top

} // namespace mj::server::painter
