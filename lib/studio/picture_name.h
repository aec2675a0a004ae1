#pragma once
#include "studio/gallery.h"

namespace mj::studio {

// Names of files that leave: a pattern with {date} {time} {model} {size} {seed} {n}, fit for every file system. There is no {prompt}: a
// name travels further than people think.
class PictureName
{
public:
    static QString usualPattern();

    // What a pattern says that no picture can answer ("{prompt}", "{"); empty: nothing. An empty pattern is the usual one.
    static QString problemIn(const QString &pattern);

    // Without an ending. `n` counts from 1 within one export. NFC; no separators, no reserved names, at most 120 bytes of UTF-8.
    static QString make(const QString &pattern, const Gallery::Picture &picture, int n);
};

} // namespace mj::studio
