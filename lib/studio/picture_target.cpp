#include "studio/picture_target.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace mj::studio {
namespace {

bool writeWhole(const QString &name, const QByteArray &bytes)
{
    QSaveFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

Result<PictureCopy> PictureTarget::write(Result<PictureCopy> copy) const
{
    if (!copy)
        return copy;
    const QFileInfo info(file);
    const QString recipeFile = info.dir().filePath(info.completeBaseName() + QStringLiteral(".json"));
    if (!replace && (info.exists() || (!recipe.isEmpty() && QFileInfo::exists(recipeFile))))
        return fail(Code::Conflict, QStringLiteral("the file exists"));
    if (!writeWhole(file, copy->bytes) || (!recipe.isEmpty() && !writeWhole(recipeFile, recipe)))
        return fail(Code::Storage, QStringLiteral("the picture could not be written"));
    return copy;
}

} // namespace mj::studio
