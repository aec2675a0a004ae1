#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

namespace mj::client {
class GalleryStore;
}

namespace mj::studio {

// One picture of a draft with its file and its mask. A value.
struct ShelvedReference {
    QString id;
    QByteArray bytes;
    QByteArray hash;
    QByteArray mask; // PNG, or empty
    QByteArray maskHash;
    QSize size;
    QImage thumbnail;
    QString remoteId; // at the service, as last known
    QString remoteMask;
    bool isKept = false;     // the file is among the notes
    bool isMaskKept = false;
};

// The pictures of a draft among the sealed notes of the account. Any thread, like the store.
namespace reference_shelf {

Result<void> putPicture(client::GalleryStore &store, const QString &id, const QByteArray &bytes);
Result<void> putMask(client::GalleryStore &store, const QString &id, const QByteArray &png); // empty: removes it
Result<void> putOrder(client::GalleryStore &store, const QList<ShelvedReference> &pictures); // those that are kept
Result<void> remove(client::GalleryStore &store, const QString &id);
// In order, decoded; files that belong to none are removed, pictures that do not open are left out.
Result<QList<ShelvedReference>> read(client::GalleryStore &store);

} // namespace reference_shelf

} // namespace mj::studio
