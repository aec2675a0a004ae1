#pragma once
#include "base/result.h"
#include "imaging/source_type.h"
#include <QByteArray>

namespace mj {

// A picture file that says how it was made, for machines: XMP Iptc4xmpExt:DigitalSourceType and xmp:CreatorTool.
struct LabelledPicture {
    QByteArray bytes;
    // The picture came with signed Content Credentials of its maker. They are still in there but no longer fit: this is a derived copy,
    // only the file as received proves its origin.
    bool hadCredentials = false;
};

// A PNG, JPEG or WebP with the label, its pixel data byte by byte as before. XMP of others is merged, never a second packet; words beside
// the picture (PNG text, JPEG comments) stay behind. Corrupt: cut or damaged; UnsupportedMediaType: none of the three.
Result<LabelledPicture> withLabel(const QByteArray &picture, SourceType source);

// The label of a file; nullopt: none that this program writes. Errors as above.
Result<std::optional<SourceType>> labelOf(const QByteArray &picture);

} // namespace mj
