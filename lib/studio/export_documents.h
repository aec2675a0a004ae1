#pragma once
#include "studio/account_copy.h"
#include "studio/archive_writer.h"
#include "studio/gallery.h"

namespace mj::studio {

// What an export says beside its pictures.
ArchiveWriter::Files exportDocuments(const AccountCopy &copy);
QByteArray pictureFacts(const api::Generation &job, const api::PictureRef &picture, const QString &modelName);
QByteArray pictureFacts(const Gallery::Picture &picture); // of one that only this device still has
QByteArray missingPictures(const QStringList &ids);

} // namespace mj::studio
