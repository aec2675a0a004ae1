#include "studio/gallery_local.h"

#include "base/ids.h"
#include "imaging/safe_decode.h"

#include <QCryptographicHash>

namespace mj::studio {

client::PictureRecord localRecord(const Gallery::LocalPicture &made)
{
    client::PictureRecord record;
    record.id = newId(QLatin1String("img"));
    record.parentId = made.parent.id;
    record.prompt = made.parent.prompt;
    record.style = made.parent.style;
    record.seed = made.parent.seed;
    record.modelId = made.modelId;
    record.modelName = made.modelName;
    record.size = made.size;
    record.bytes = made.bytes.size();
    record.points = 0;
    record.generativeAi = true; // a neural network drew what was not there, whatever made the parent
    record.createdAt = QDateTime::currentDateTimeUtc();
    return record;
}

Result<QImage> keepLocalIn(client::GalleryStore &store, client::PictureRecord record, const Gallery::LocalPicture &made)
{
    Result<QImage> thumbnail = decode(made.thumbnail);
    if (!thumbnail)
        return thumbnail;
    record.sha256 = QString::fromLatin1(QCryptographicHash::hash(made.bytes, QCryptographicHash::Sha256).toHex());
    if (const Result<void> added = store.add(record, made.bytes, made.thumbnail); !added)
        return fail(added);
    return thumbnail;
}

} // namespace mj::studio
