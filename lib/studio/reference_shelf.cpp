#include "studio/reference_shelf.h"

#include "base/ids.h"
#include "client/gallery_store.h"
#include "imaging/safe_decode.h"
#include "studio/reference_encoding.h"
#include "studio/reference_upload.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace mj::studio::reference_shelf {
namespace {

QString orderName()
{
    return QStringLiteral("reference-order");
}

QString filePrefix()
{
    return QStringLiteral("reference-file/");
}

QString maskPrefix()
{
    return QStringLiteral("reference-mask/");
}

Result<QByteArray> noteOf(const client::GalleryStore &store, const QString &name)
{
    Result<std::optional<QByteArray>> note = store.note(name);
    if (!note)
        return fail(note);
    return note->value_or(QByteArray());
}

std::optional<ShelvedReference> readOne(const client::GalleryStore &store, const QJsonObject &row)
{
    ShelvedReference one;
    one.id = row.value(QLatin1String("id")).toString();
    if (!isId(one.id))
        return std::nullopt;
    const Result<QByteArray> bytes = noteOf(store, filePrefix() + one.id);
    const Result<QImage> image = bytes ? decode(*bytes) : Result<QImage>(fail(bytes));
    if (!image)
        return std::nullopt;
    one.bytes = *bytes;
    one.hash = ReferenceUpload::hashOf(one.bytes);
    one.size = image->size();
    one.thumbnail = thumbnailOf(*image);
    one.remoteId = row.value(QLatin1String("remote")).toString();
    one.isKept = true;
    const Result<QByteArray> mask = noteOf(store, maskPrefix() + one.id);
    if (mask && !mask->isEmpty()) {
        one.mask = *mask;
        one.maskHash = ReferenceUpload::hashOf(one.mask);
        one.remoteMask = row.value(QLatin1String("remoteMask")).toString();
        one.isMaskKept = true;
    }
    return one;
}

void sweep(client::GalleryStore &store, const QSet<QString> &ids)
{
    for (const QString &prefix : {filePrefix(), maskPrefix()}) {
        const Result<QList<QString>> names = store.noteNames(prefix);
        for (const QString &name : names ? *names : QList<QString>()) {
            if (!ids.contains(name.mid(prefix.size())))
                (void)store.removeNote(name);
        }
    }
}

} // namespace

Result<void> putPicture(client::GalleryStore &store, const QString &id, const QByteArray &bytes)
{
    return store.putNote(filePrefix() + id, bytes);
}

Result<void> putMask(client::GalleryStore &store, const QString &id, const QByteArray &png)
{
    return png.isEmpty() ? store.removeNote(maskPrefix() + id) : store.putNote(maskPrefix() + id, png);
}

Result<void> putOrder(client::GalleryStore &store, const QList<ShelvedReference> &pictures)
{
    QJsonArray rows;
    for (const ShelvedReference &one : pictures) {
        if (one.isKept)
            rows.append(QJsonObject{{QStringLiteral("id"), one.id},
                                    {QStringLiteral("remote"), one.remoteId},
                                    {QStringLiteral("remoteMask"), one.remoteMask}});
    }
    return store.putNote(orderName(), QJsonDocument(rows).toJson(QJsonDocument::Compact));
}

Result<void> remove(client::GalleryStore &store, const QString &id)
{
    const Result<void> file = store.removeNote(filePrefix() + id);
    const Result<void> mask = store.removeNote(maskPrefix() + id);
    return file ? mask : file;
}

Result<QList<ShelvedReference>> read(client::GalleryStore &store)
{
    const Result<QByteArray> order = noteOf(store, orderName());
    if (!order)
        return fail(order);
    QList<ShelvedReference> pictures;
    QSet<QString> ids;
    const QJsonArray rows = QJsonDocument::fromJson(*order).array();
    for (const QJsonValue &row : rows) {
        if (std::optional<ShelvedReference> one = readOne(store, row.toObject())) {
            ids.insert(one->id);
            pictures.append(std::move(*one));
        }
    }
    sweep(store, ids);
    return pictures;
}

} // namespace mj::studio::reference_shelf
