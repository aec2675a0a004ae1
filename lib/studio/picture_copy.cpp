#include "studio/picture_copy.h"

#include "imaging/ai_label.h"
#include "imaging/picture_encoder.h"
#include "imaging/safe_decode.h"
#include "imaging/visible_mark.h"

#include <QFileInfo>

namespace mj::studio {
namespace {

Result<QByteArray> encodedAnew(const QByteArray &received, PictureFormat format, const QString &mark)
{
    const Result<QImage> image = decode(received);
    if (!image)
        return fail(image);
    return encoded(mark.isEmpty() ? *image : withVisibleMark(*image, mark), format);
}

} // namespace

Result<PictureCopy> PictureCopy::make(const QByteArray &received, SourceType source, const Wish &wish)
{
    const Result<PictureHeader> header = readPictureHeader(received);
    if (!header)
        return fail(header);
    const Result<LabelledPicture> direct = withLabel(received, source);
    if (!direct)
        return fail(direct);
    const PictureFormat format = wish.format.value_or(header->format);
    if (format == header->format && wish.mark.isEmpty())
        return PictureCopy{direct->bytes, format, direct->hadCredentials};
    const Result<QByteArray> anew = encodedAnew(received, format, wish.mark);
    if (!anew)
        return fail(anew);
    const Result<LabelledPicture> labelled = withLabel(*anew, source);
    if (!labelled)
        return fail(labelled);
    return PictureCopy{labelled->bytes, format, direct->hadCredentials};
}

Result<QImage> PictureCopy::pixels() const
{
    return decode(bytes);
}

Result<QImage> PictureCopy::forPrint(const QByteArray &received, const QString &mark)
{
    if (mark.trimmed().isEmpty())
        return fail(Code::InvalidField, QStringLiteral("a print without a mark"), QStringLiteral("mark"));
    const Result<QImage> image = decode(received);
    return image ? withVisibleMark(*image, mark) : image;
}

bool PictureCopy::canWrite(PictureFormat format)
{
    return canEncode(format);
}

std::optional<PictureFormat> PictureCopy::formatOf(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == QLatin1String("png"))
        return PictureFormat::Png;
    if (suffix == QLatin1String("jpg") || suffix == QLatin1String("jpeg"))
        return PictureFormat::Jpeg;
    if (suffix == QLatin1String("webp"))
        return PictureFormat::WebP;
    return std::nullopt;
}

QString PictureCopy::suffixOf(PictureFormat format)
{
    return format == PictureFormat::Jpeg ? QStringLiteral("jpg") : QString::fromLatin1(qtFormatOf(format));
}

} // namespace mj::studio
