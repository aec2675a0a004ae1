#include "ui/generation/reference_mime.h"
#include "studio/gallery.h"
#include "studio/reference_pictures.h"
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QUrl>
#include <algorithm>

namespace mj::ui {
namespace {

// By the ending only: a folder of films dropped by mistake is not read to find out.
bool isPictureFile(const QUrl &url)
{
    static const QStringList endings{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("jfif"), QStringLiteral("webp")};
    return url.isLocalFile() && endings.contains(QFileInfo(url.toLocalFile()).suffix().toLower());
}

bool areWords(const QMimeData &mime)
{
    const QString text = mime.text().trimmed();
    const QUrl address(text, QUrl::StrictMode);
    const bool isAddress = address.isValid() && !address.scheme().isEmpty() && !text.contains(QLatin1Char(' '));
    return !text.isEmpty() && !isAddress;
}

} // namespace

bool isPictures(const QMimeData *mime)
{
    if (!mime)
        return false;
    if (mime->hasFormat(QLatin1String(galleryMime)))
        return true;
    const QList<QUrl> urls = mime->urls();
    if (std::any_of(urls.begin(), urls.end(), isPictureFile))
        return true;
    return mime->hasImage() && !areWords(*mime);
}

bool takePictures(const QMimeData *mime, studio::ReferencePictures &pictures, studio::Gallery &gallery)
{
    if (mime->hasFormat(QLatin1String(galleryMime))) {
        const QStringList ids = QString::fromUtf8(mime->data(QLatin1String(galleryMime))).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const QString &id : ids)
            gallery.copyOut(id, {}, &pictures, [&pictures](const Result<studio::PictureCopy> &file) {
                if (file)
                    pictures.addBytes(file->bytes);
                else
                    emit pictures.refused(file.error());
            });
        return true;
    }
    bool isTaken = false;
    const QList<QUrl> urls = mime->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile()) {
            pictures.addFile(url.toLocalFile());
            isTaken = true;
        }
    }
    if (isTaken || !mime->hasImage())
        return isTaken;
    pictures.addImage(qvariant_cast<QImage>(mime->imageData()));
    return true;
}

} // namespace mj::ui
