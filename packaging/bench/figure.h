#pragma once
#include <cstdio>

namespace mj {

// One figure a line, in the one form every bench keeps: {"bench":...,"metric":...,"value":...,"unit":...}.
inline void printFigure(const char *bench, const char *metric, double value, const char *unit)
{
    std::printf("{\"bench\":\"%s\",\"metric\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}\n", bench, metric, value, unit);
    std::fflush(stdout);
}

} // namespace mj
