#include "server/generations/job_queue.h"

namespace mj::server {
namespace {

QJsonObject leased(QJsonObject fields, const QString &runner, const QDateTime &until)
{
    fields.insert(QStringLiteral("state"), QStringLiteral("running"));
    fields.insert(QStringLiteral("runner"), runner);
    fields.insert(QStringLiteral("leaseUntil"), toWire(until));
    return fields;
}

QJsonObject queuedAgain(QJsonObject fields)
{
    fields.insert(QStringLiteral("state"), QStringLiteral("queued"));
    fields.insert(QStringLiteral("runner"), QString());
    fields.insert(QStringLiteral("leaseUntil"), QString());
    return fields;
}

} // namespace

std::optional<QString> JobQueue::take(const Document &job, const QString &runner)
{
    const QJsonObject fields = leased(job.fields, runner, m_clock.now().addSecs(leaseSeconds));
    return m_store.commit({Write::update(job, fields)}) ? std::optional(job.id()) : std::nullopt;
}

Result<std::optional<QString>> JobQueue::lease(const QString &runner)
{
    Query expired;
    expired.collection = QStringLiteral("jobs");
    expired.filters = {{QStringLiteral("state"), Filter::Op::Equal, QStringLiteral("running")},
                       {QStringLiteral("leaseUntil"), Filter::Op::Less, toWire(m_clock.now())}};
    expired.orderBy = QStringLiteral("leaseUntil");
    expired.limit = 4;
    Query queued;
    queued.collection = QStringLiteral("jobs");
    queued.filters = {{QStringLiteral("state"), Filter::Op::Equal, QStringLiteral("queued")}};
    queued.orderBy = QStringLiteral("createdAt");
    queued.limit = 4;
    for (const Query &query : {expired, queued}) {
        const Result<Page> page = m_store.query(query);
        if (!page)
            return fail(page);
        for (const Document &job : page->documents) {
            if (std::optional<QString> id = take(job, runner))
                return id;
        }
    }
    return std::optional<QString>();
}

void JobQueue::giveBack(const QString &jobId, const QString &runner)
{
    const auto job = m_store.read(QStringLiteral("jobs/") + jobId);
    if (!job || !*job || (*job)->fields.value(QLatin1String("runner")).toString() != runner)
        return;
    (void)m_store.commit({Write::update(**job, queuedAgain((*job)->fields))}); // lost: the lease runs out by itself
}

void JobQueue::reclaimAll()
{
    Query running;
    running.collection = QStringLiteral("jobs");
    running.filters = {{QStringLiteral("state"), Filter::Op::Equal, QStringLiteral("running")}};
    running.orderBy = QStringLiteral("leaseUntil");
    running.limit = 1000;
    const Result<Page> page = m_store.query(running);
    if (!page)
        return;
    for (const Document &job : page->documents)
        (void)m_store.commit({Write::update(job, queuedAgain(job.fields))});
}

bool JobQueue::renew(const QString &jobId, const QString &runner)
{
    const auto job = m_store.read(QStringLiteral("jobs/") + jobId);
    if (!job || !*job || (*job)->fields.value(QLatin1String("runner")).toString() != runner)
        return false;
    return m_store.commit({Write::update(**job, leased((*job)->fields, runner, m_clock.now().addSecs(leaseSeconds)))}).has_value();
}

} // namespace mj::server
