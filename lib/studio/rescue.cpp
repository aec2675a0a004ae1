#include "studio/rescue.h"

#include "base/clock.h"
#include "base/log.h"
#include "client/api_client.h"
#include "client/gallery_store.h"
#include "studio/session.h"

#include <algorithm>

namespace mj::studio {
namespace {

QString noteName()
{
    return QStringLiteral("rescue/until");
}

} // namespace

Rescue::Rescue(client::ApiClient &api, Session &session, QObject *parent) : QObject(parent), m_api(api), m_session(session) {}

void Rescue::walk()
{
    const client::GalleryStore *store = m_session.store();
    ++m_round;
    const Result<std::optional<QByteArray>> note = store ? store->note(noteName()) : Result<std::optional<QByteArray>>(std::nullopt);
    m_known = note && *note ? fromWire(QString::fromLatin1(**note)) : QDateTime();
    m_reached = {};
    m_isWalked = false;
    m_isWalking = true;
    ask({});
}

void Rescue::ask(const QString &cursor)
{
    api::ListGenerations call;
    call.cursor = cursor;
    m_api.send(call, this, [this, round = m_round, isFirst = cursor.isEmpty()](const Result<api::Listing<api::Generation>> &page) {
        if (round != m_round)
            return;
        if (page)
            return onPage(*page, isFirst);
        m_isWalking = false; // the follower's next success walks again
        if (isFirst)
            emit firstPageFailed(page.error());
    });
}

void Rescue::onPage(const api::Listing<api::Generation> &page, bool isFirst)
{
    if (isFirst && !page.items.isEmpty())
        m_reached = page.items.first().createdAt;
    for (const api::Generation &job : page.items) {
        if (job.isOpen())
            m_reached = std::min(m_reached, job.createdAt.addMSecs(-1));
    }
    const bool isAtKnown = page.items.isEmpty() || (m_known.isValid() && page.items.last().createdAt <= m_known);
    const quint64 round = m_round;
    if (isAtKnown || page.nextCursor.isEmpty()) {
        m_isWalking = false;
        m_isWalked = true;
    }
    emit found(page.items, isFirst);
    if (round == m_round && m_isWalking)
        ask(page.nextCursor);
}

void Rescue::settle()
{
    client::GalleryStore *store = m_session.store();
    if (!m_isWalked || !m_reached.isValid() || !store || m_reached == m_known)
        return;
    m_known = m_reached;
    if (const Result<void> put = store->putNote(noteName(), toWire(m_reached).toLatin1()); !put)
        qCWarning(mjStore) << "the walk will be repeated:" << static_cast<int>(put.error().code);
}

void Rescue::clear()
{
    ++m_round;
    m_isWalking = false;
    m_isWalked = false;
}

} // namespace mj::studio
