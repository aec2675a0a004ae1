#include "imaging/ai_label.h"

#include "imaging/picture_parts.h"
#include "imaging/xmp_packet.h"

namespace mj {
namespace {

Result<PictureParts> split(const QByteArray &picture, const PictureHeader &header)
{
    switch (header.format) {
    case PictureFormat::Png:
        return splitPng(picture, header);
    case PictureFormat::Jpeg:
        return splitJpeg(picture, header);
    case PictureFormat::WebP:
        break;
    }
    return splitWebP(picture, header);
}

QByteArray join(PictureFormat format, const PictureParts &parts, SourceType source)
{
    const QByteArray packet = mergedXmp(parts.packet, source);
    switch (format) {
    case PictureFormat::Png:
        return joinPng(parts, packet);
    case PictureFormat::Jpeg:
        // The label is owed, what others wrote is a courtesy: where both do not fit, the label stays.
        return joinJpeg(parts, packet.size() > largestJpegPacket ? xmpPacket(source) : packet);
    case PictureFormat::WebP:
        break;
    }
    return joinWebP(parts, packet);
}

} // namespace

Result<LabelledPicture> withLabel(const QByteArray &picture, SourceType source)
{
    const Result<PictureHeader> header = readPictureHeader(picture);
    if (!header)
        return fail(header);
    const Result<PictureParts> parts = split(picture, *header);
    if (!parts)
        return fail(parts);
    return LabelledPicture{join(header->format, *parts, source), parts->hasCredentials};
}

Result<std::optional<SourceType>> labelOf(const QByteArray &picture)
{
    const Result<PictureHeader> header = readPictureHeader(picture);
    if (!header)
        return fail(header);
    const Result<PictureParts> parts = split(picture, *header);
    if (!parts)
        return fail(parts);
    return sourceTypeIn(parts->packet);
}

} // namespace mj
