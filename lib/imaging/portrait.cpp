#include "imaging/portrait.h"

#include "imaging/plain_jpeg.h"
#include "imaging/safe_decode.h"

namespace mj {
namespace {

constexpr int side = 1024;
constexpr int quality = 88;
constexpr DecodeLimits upload{.maxSide = 16'384, .maxPixels = 50'000'000, .maxBytes = 4 * 1024 * 1024};

} // namespace

Result<QByteArray> portraitOf(const QByteArray &file)
{
    Result<QImage> image = decodeScaled(file, side);
    return image ? plainJpeg(std::move(*image), quality) : Result<QByteArray>(fail(image));
}

Result<void> checkUpload(const QByteArray &bytes)
{
    const Result<PictureHeader> header = checkPicture(bytes, upload);
    if (!header)
        return fail(header);
    if (header->format == PictureFormat::WebP)
        return fail(Code::UnsupportedMediaType, QStringLiteral("neither JPEG nor PNG"));
    // A second file behind the picture (a ZIP, a page) makes one that other programs read as something else.
    if (header->end != bytes.size())
        return fail(Code::UnsupportedMediaType, QStringLiteral("more than a picture in the file"));
    return {};
}

} // namespace mj
