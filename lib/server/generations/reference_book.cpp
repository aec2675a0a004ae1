#include "server/generations/reference_book.h"

#include "base/ids.h"
#include "crypto/digest.h"
#include "imaging/safe_decode.h"

namespace mj::server {
namespace {

DecodeLimits limits()
{
    DecodeLimits limits;
    limits.maxSide = api::UploadReference::maxSide;
    limits.maxBytes = api::UploadReference::maxBytes;
    return limits;
}

QString typeOf(PictureFormat format)
{
    return QStringLiteral("image/") + QString::fromLatin1(qtFormatOf(format));
}

QString pathOf(const QString &id)
{
    return QStringLiteral("references/") + id;
}

// The id of these bytes for this member: the same picture is kept once, and nobody can ask for another's by its content.
QString idOf(const PersonalData &personal, const QString &owner, const QByteArray &hash)
{
    static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
    const QByteArray key = personal.derive("reference\n" + owner.toUtf8() + '\n' + hash);
    QString id = QStringLiteral("ref_");
    for (int i = 0; i < 26; ++i)
        id += QLatin1Char(digits[static_cast<unsigned char>(key[i]) % 32]);
    return id;
}

api::Reference referenceOf(const Document &document)
{
    api::Reference reference;
    reference.id = document.id();
    reference.size = api::sizeFromText(document.fields.value(QLatin1String("size")).toString());
    reference.sha256 = document.fields.value(QLatin1String("sha256")).toString();
    return reference;
}

} // namespace

Result<api::Reference> ReferenceBook::keep(const QString &owner, const QByteArray &picture)
{
    const Result<QImage> image = decode(picture, limits());
    if (!image)
        return image.error().code == Code::Corrupt ? fail(Code::InvalidField, {}, QStringLiteral("picture")) : fail(image);
    const QByteArray hash = sha256(picture).toHex();
    const QString id = idOf(m_personal, owner, hash);
    const QJsonObject fields{{QStringLiteral("owner"), owner},
                             {QStringLiteral("size"), api::sizeText(image->size())},
                             {QStringLiteral("sha256"), QString::fromLatin1(hash)},
                             {QStringLiteral("type"), typeOf(readPictureHeader(picture)->format)},
                             {QStringLiteral("hasAlpha"), image->hasAlphaChannel()},
                             {QStringLiteral("until"), toWire(m_clock.now().addSecs(lifeSeconds))}};
    if (const Result<void> put = m_blobs.put(id, m_personal.sealBytes(picture, id)); !put)
        return fail(put);
    const Write write = Write::put(pathOf(id), fields);
    if (const Result<void> written = m_store.commit({write}); !written)
        return fail(written);
    return referenceOf(Document{write.path, fields, 0});
}

Result<Document> ReferenceBook::find(const QString &owner, const QString &id, const char *field)
{
    const auto gone = [&] { return fail(Code::InvalidField, QStringLiteral("no such picture any more"), QString::fromLatin1(field)); };
    if (!isId(id))
        return gone();
    const auto found = m_store.read(pathOf(id));
    if (!found)
        return fail(found);
    if (!*found || (*found)->fields.value(QLatin1String("owner")).toString() != owner)
        return gone();
    return **found;
}

Result<void> ReferenceBook::check(const QString &owner, const api::Recipe &recipe)
{
    QSize first;
    for (const QString &id : recipe.references) {
        const Result<Document> found = find(owner, id, "references");
        if (!found)
            return fail(found);
        if (!first.isValid())
            first = referenceOf(*found).size;
    }
    if (recipe.mask.isEmpty())
        return {};
    const Result<Document> mask = find(owner, recipe.mask, "mask");
    if (!mask)
        return fail(mask);
    const bool isMask = mask->fields.value(QLatin1String("hasAlpha")).toBool() && mask->fields.value(QLatin1String("type")).toString() == QLatin1String("image/png");
    if (!isMask || referenceOf(*mask).size != first)
        return fail(Code::InvalidField, QStringLiteral("a mask is a PNG with transparency, as large as the picture"), QStringLiteral("mask"));
    return {};
}

Result<Attachment> ReferenceBook::read(const QString &owner, const QString &id)
{
    const Result<Document> found = find(owner, id, "references");
    if (!found)
        return fail(found);
    const Result<QByteArray> sealed = m_blobs.read(id);
    if (!sealed)
        return fail(sealed);
    Result<QByteArray> plain = m_personal.revealBytes(*sealed, id);
    if (!plain)
        return fail(plain);
    return Attachment{std::move(*plain), found->fields.value(QLatin1String("type")).toString().toLatin1()};
}

Result<void> ReferenceBook::forgetAll(const QString &owner)
{
    Query mine;
    mine.collection = QStringLiteral("references");
    mine.filters = {{QStringLiteral("owner"), Filter::Op::Equal, owner}};
    for (;;) {
        const Result<Page> page = m_store.query(mine);
        if (!page)
            return fail(page);
        if (page->documents.isEmpty())
            return {};
        for (const Document &reference : page->documents) {
            if (const Result<void> gone = m_blobs.remove(reference.id()); !gone)
                return gone;
            if (const Result<void> forgotten = m_store.commit({Write::remove(reference.path)}); !forgotten)
                return forgotten;
        }
    }
}

void ReferenceBook::sweep()
{
    Query old;
    old.collection = QStringLiteral("references");
    old.filters = {{QStringLiteral("until"), Filter::Op::Less, toWire(m_clock.now())}};
    old.orderBy = QStringLiteral("until");
    const Result<Page> page = m_store.query(old);
    if (!page)
        return;
    for (const Document &reference : page->documents) {
        if (m_store.commit({Write::remove(reference)})) // uploaded again meanwhile: it stays
            (void)m_blobs.remove(reference.id());
    }
}

} // namespace mj::server
