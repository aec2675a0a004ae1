#include "client/sealed_recipe.h"

#include "crypto/sealing.h"
#include <QDataStream>
#include <QIODevice>

namespace mj::client
{
namespace
{

constexpr quint8 form = 2; // 2: made from a picture or not, and from which

QByteArray contextOf(const QString &id)
{
    return "recipe:" + id.toUtf8();
}

} // namespace

QByteArray sealRecipe(const SealingKey &key, const PictureRecord &record)
{
    QByteArray plain;
    QDataStream out(&plain, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << form << record.generationId.toUtf8() << record.prompt.toUtf8() << record.modelId.toUtf8() << record.modelName.toUtf8()
        << record.style.toUtf8() << record.size << record.seed << record.points << record.sha256.toUtf8() << record.generativeAi
        << record.fromPicture << record.parentId.toUtf8();
    QByteArray sealed = seal(key, plain, contextOf(record.id));
    wipe(plain);
    return sealed;
}

Result<void> openRecipe(const SealingKey &key, const QByteArray &sealed, PictureRecord &record)
{
    Result<QByteArray> plain = open(key, sealed, contextOf(record.id));
    if (!plain)
        return fail(plain);
    QDataStream in(*plain);
    in.setVersion(QDataStream::Qt_6_4);
    quint8 found = 0;
    in >> found;
    if (found > form)
        return fail(Code::NewerData, QStringLiteral("recipe form %1").arg(found));
    for (QString *text : {&record.generationId, &record.prompt, &record.modelId, &record.modelName, &record.style}) {
        QByteArray utf8;
        in >> utf8;
        *text = QString::fromUtf8(utf8);
    }
    QByteArray digest;
    in >> record.size >> record.seed >> record.points >> digest >> record.generativeAi;
    record.sha256 = QString::fromLatin1(digest);
    if (found >= 2) {
        QByteArray parent;
        in >> record.fromPicture >> parent;
        record.parentId = QString::fromUtf8(parent);
    }
    if (in.status() != QDataStream::Ok)
        return fail(Code::Corrupt, QStringLiteral("recipe"));
    return {};
}

} // namespace mj::client
