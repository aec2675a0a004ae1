#include "studio/reference_upload.h"

#include "api/recipe.h"
#include "client/api_client.h"
#include "studio/session.h"

#include <QCryptographicHash>

namespace mj::studio {
namespace {

// The line is down: the file waits for it without anybody having to press something.
bool isLineDown(Code code)
{
    return code == Code::Offline || code == Code::Unauthenticated || code == Code::Canceled;
}

} // namespace

ReferenceUpload::ReferenceUpload(client::ApiClient &api, Session &session, QObject *parent) : QObject(parent), m_api(api), m_session(session)
{
    const auto again = [this] {
        if (!m_session.canSend())
            return;
        m_failures.clear();
        emit changed();
        sendNext();
    };
    connect(&session, &Session::offlineChanged, this, again);
    connect(&session, &Session::expiredChanged, this, again);
}

QByteArray ReferenceUpload::hashOf(const QByteArray &file)
{
    return QCryptographicHash::hash(file, QCryptographicHash::Sha256);
}

void ReferenceUpload::setWanted(const QList<QByteArray> &hashes, const QHash<QByteArray, QByteArray> &files)
{
    m_wanted = hashes;
    m_files = files;
    sendNext();
}

void ReferenceUpload::retry(const QByteArray &hash)
{
    if (m_failures.remove(hash) == 0)
        return;
    sendNext();
    emit changed();
}

void ReferenceUpload::know(const QByteArray &hash, const QString &id)
{
    if (!id.isEmpty())
        m_ids.insert(hash, id);
}

void ReferenceUpload::forgetIds()
{
    m_ids.clear();
    m_failures.clear();
    sendNext();
    emit changed();
}

void ReferenceUpload::clear()
{
    ++m_round;
    m_wanted.clear();
    m_files.clear();
    m_ids.clear();
    m_failures.clear();
    m_current.clear();
}

QString ReferenceUpload::idOf(const QByteArray &hash) const
{
    return m_ids.value(hash);
}

std::optional<Error> ReferenceUpload::failureOf(const QByteArray &hash) const
{
    const auto found = m_failures.constFind(hash);
    return found == m_failures.constEnd() ? std::nullopt : std::optional(*found);
}

void ReferenceUpload::sendNext()
{
    if (!m_current.isEmpty() || !m_session.canSend())
        return;
    for (const QByteArray &hash : std::as_const(m_wanted)) {
        if (m_ids.contains(hash) || m_failures.contains(hash) || !m_files.contains(hash))
            continue;
        m_current = hash;
        api::UploadReference call;
        call.picture = m_files.value(hash);
        m_api.send(call, this, [this, hash, round = m_round](const Result<api::Reference> &made) {
            if (round == m_round)
                onSent(hash, made ? made->id : QString(), made ? std::nullopt : std::optional(made.error()));
        });
        return emit changed();
    }
}

void ReferenceUpload::onSent(const QByteArray &hash, const QString &id, const std::optional<Error> &failure)
{
    m_current.clear();
    const bool waits = failure && isLineDown(failure->code) && !m_session.canSend();
    if (!failure)
        m_ids.insert(hash, id);
    else if (!waits)
        m_failures.insert(hash, *failure);
    sendNext();
    emit changed();
}

} // namespace mj::studio
