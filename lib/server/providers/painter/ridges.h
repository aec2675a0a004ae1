#pragma once
#include "server/providers/painter/painting.h"
#include <vector>

namespace mj::server::painter {

struct Ridge {
    float foot = 0;   // pixels from the top: where the line would lie without height
    float height = 0; // pixels
    float wave = 300; // pixels from crest to crest
    float sharp = 0;  // 0 rolling .. 1 jagged
    float relief = 0; // 0 flat silhouette .. 1 modelled by the light
    float snow = 0;   // share of the height under snow, from the top
    float veil = 0.5F; // how far the foot drowns in mist
    float veilDepth = 0.25F; // of the picture's height
    Rgb colour;
    Rgb mist;
    quint64 salt = 0;
    float peakAt = -1; // share of the width where a summit stands, or -1
};

// The upper line of the ridge for every column, in pixels from the top.
std::vector<float> ridgeLine(const Painting &p, const Ridge &ridge);
void paintRidge(Painting &p, const Ridge &ridge, const std::vector<float> &line);

} // namespace mj::server::painter
