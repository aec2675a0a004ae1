#pragma once
#include "server/providers/painter/intent.h"
#include <vector>

namespace mj::server::painter {

enum class Kind { Scene, Hour, Weather, Motif, Colour, Flower, Style };

// One word and what it asks for; `value` is the enum value, the motif bits or the colour as rrggbb.
struct Entry {
    const char16_t *word;
    Kind kind;
    quint32 value;
    int weight = 2; // of a scene: the heaviest scene of a prompt is painted
};

const std::vector<Entry> &lexicon();

} // namespace mj::server::painter
