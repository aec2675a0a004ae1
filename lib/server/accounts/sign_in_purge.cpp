#include "server/accounts/sign_in_purge.h"

#include "base/log.h"

namespace mj::server {
namespace {

constexpr int keptMonths = 3; // as the policy and the law on access records say
constexpr std::chrono::seconds look{10};

} // namespace

SignInPurge::~SignInPurge()
{
    stop();
}

void SignInPurge::start()
{
    m_stopping = false;
    m_thread = std::thread([this] {
        QDateTime next;
        std::unique_lock lock(m_mutex);
        while (!m_stopping) {
            lock.unlock();
            if (!next.isValid() || next <= m_clock.now()) {
                purgeAll();
                next = m_clock.now().addDays(1);
            }
            lock.lock();
            m_wake.wait_for(lock, look, [this] { return m_stopping; });
        }
    });
}

void SignInPurge::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void SignInPurge::purgeAll()
{
    const QString now = toWire(m_clock.now());
    const QString longAgo = toWire(m_clock.now().addMonths(-keptMonths));
    purge("sign_ins", "at", longAgo);
    purge("sessions", "lastUsedAt", longAgo);
    purge("limits", "staleAt", now);
    purge("codes", "staleAt", now);
}

void SignInPurge::purge(const char *collection, const char *field, const QString &until)
{
    Query old;
    old.collection = QLatin1String(collection);
    old.orderBy = QLatin1String(field);
    old.filters = {{old.orderBy, Filter::Op::LessOrEqual, until}};
    old.limit = 200;
    for (;;) {
        const Result<Page> page = m_store.query(old);
        if (!page) {
            qCWarning(mjStore, "what is too old in %s cannot be read now", collection);
            return;
        }
        // One by one: a document that is used again this moment stays and must not keep the others.
        for (const Document &document : page->documents) {
            const Result<void> removed = m_store.commit({Write::remove(document)});
            if (!removed && removed.error().code != Code::Conflict)
                return;
        }
        if (page->nextCursor.isEmpty())
            return;
        old.cursor = page->nextCursor;
    }
}

} // namespace mj::server
