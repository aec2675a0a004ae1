#pragma once
#include "studio/picture_copy.h"

namespace mj::studio {

// A file that a picture is to become. Whole or not at all; never overwrites without `replace`.
struct PictureTarget {
    QString file;
    PictureCopy::Wish wish;
    bool replace = false;
    QByteArray recipe = {}; // for a file of the same name that ends in .json; empty: none

    // Hands the copy back when it is on the disk. Conflict: the file exists; Storage; what `copy` failed with.
    Result<PictureCopy> write(Result<PictureCopy> copy) const;
};

} // namespace mj::studio
