#include "server/accounts/photo_service.h"

#include "base/ids.h"
#include "base/log.h"
#include "imaging/portrait.h"

namespace mj::server {
namespace {

constexpr int tries = 8;

QString pathOf(const QString &accountId)
{
    return QStringLiteral("accounts/") + accountId;
}

QString consentOf(const QString &accountId)
{
    return pathOf(accountId) + QStringLiteral("/consents/photo");
}

QString photoIn(const Document &account)
{
    return account.fields.value(QLatin1String("photoId")).toString();
}

QJsonObject consentFields(const QString &version, bool agreed, const QDateTime &at)
{
    return {{QStringLiteral("purpose"), QStringLiteral("photo")},
            {QStringLiteral("version"), version},
            {QStringLiteral("agreed"), agreed},
            {QStringLiteral("at"), toWire(at)}};
}

// As the wire knows them: a damaged picture is a wrong field of the request.
tl::unexpected<Error> aboutPhoto(const Error &found)
{
    Error told = found;
    told.code = told.code == Code::Corrupt ? Code::InvalidField : told.code;
    told.field = QStringLiteral("photo");
    return fail(told);
}

struct Read {
    Document account;
    std::optional<Document> consent;
};

Result<Read> readBoth(DocumentStore &store, const QString &accountId)
{
    const auto account = store.read(pathOf(accountId));
    if (!account)
        return fail(account);
    if (!*account)
        return fail(Code::Unauthenticated);
    const auto consent = store.read(consentOf(accountId));
    if (!consent)
        return fail(consent);
    return Read{**account, *consent};
}

Write consentWrite(const Read &read, const QString &accountId, const QJsonObject &fields)
{
    return read.consent ? Write::update(*read.consent, fields) : Write::create(consentOf(accountId), fields);
}

} // namespace

PhotoService::PhotoService(DocumentStore &store, BlobStore &blobs, const PersonalData &personal, const Clock &clock)
    : m_store(store), m_blobs(blobs), m_personal(personal), m_clock(clock)
{
}

Result<QByteArray> PhotoService::portraitIn(const api::SetPhoto &request)
{
    if (request.consentVersion.isEmpty())
        return fail(Code::ConsentRequired, {}, QStringLiteral("consentVersion"));
    if (const Result<void> fine = checkUpload(request.photo); !fine)
        return aboutPhoto(fine.error());
    const std::lock_guard lock(m_decoding);
    Result<QByteArray> portrait = portraitOf(request.photo);
    return portrait ? std::move(portrait) : aboutPhoto(portrait.error());
}

Result<QString> PhotoService::replace(const QString &accountId, const QString &photoId, const QString &consentVersion)
{
    for (int attempt = 0; attempt < tries; ++attempt) {
        const Result<Read> read = readBoth(m_store, accountId);
        if (!read)
            return fail(read);
        QJsonObject fields = read->account.fields;
        fields.insert(QStringLiteral("photoId"), photoId);
        const Result<void> written = m_store.commit(
            {Write::update(read->account, fields), consentWrite(*read, accountId, consentFields(consentVersion, true, m_clock.now()))});
        if (written)
            return photoIn(read->account);
        if (written.error().code != Code::Conflict)
            return fail(written);
    }
    return fail(Code::Unavailable);
}

Result<void> PhotoService::set(const QString &accountId, const api::SetPhoto &request)
{
    const Result<QByteArray> portrait = portraitIn(request);
    if (!portrait)
        return fail(portrait);
    const QString photoId = newId(QLatin1String("photo"));
    if (const Result<void> put = m_blobs.put(photoId, m_personal.sealBytes(*portrait, photoId)); !put)
        return put;
    const Result<QString> before = replace(accountId, photoId, request.consentVersion);
    const QString needless = before ? *before : photoId;
    if (!needless.isEmpty() && !m_blobs.remove(needless))
        qCWarning(mjStore, "photo %s is of no use and could not be removed", qPrintable(needless));
    return before ? Result<void>() : fail(before);
}

Result<QByteArray> PhotoService::photo(const QString &accountId) const
{
    const auto account = m_store.read(pathOf(accountId));
    if (!account)
        return fail(account);
    const QString photoId = *account ? photoIn(**account) : QString();
    if (photoId.isEmpty())
        return fail(Code::NotFound);
    const Result<QByteArray> sealed = m_blobs.read(photoId);
    if (!sealed)
        return fail(sealed);
    Result<QByteArray> opened = m_personal.revealBytes(*sealed, photoId);
    return opened ? std::move(opened) : fail(Code::Internal, QStringLiteral("a photo does not open"));
}

Result<void> PhotoService::remove(const QString &accountId)
{
    for (int attempt = 0; attempt < tries; ++attempt) {
        const Result<Read> read = readBoth(m_store, accountId);
        if (!read)
            return fail(read);
        const QString photoId = photoIn(read->account);
        if (!photoId.isEmpty()) {
            if (const Result<void> gone = m_blobs.remove(photoId); !gone)
                return gone;
        }
        QList<Write> writes;
        if (!photoId.isEmpty()) {
            QJsonObject fields = read->account.fields;
            fields.remove(QStringLiteral("photoId"));
            writes.append(Write::update(read->account, fields));
        }
        if (read->consent && read->consent->fields.value(QLatin1String("agreed")).toBool()) {
            const QString version = read->consent->fields.value(QLatin1String("version")).toString();
            writes.append(consentWrite(*read, accountId, consentFields(version, false, m_clock.now())));
        }
        const Result<void> written = writes.isEmpty() ? Result<void>() : m_store.commit(writes);
        if (written || written.error().code != Code::Conflict)
            return written;
    }
    return fail(Code::Unavailable);
}

} // namespace mj::server
