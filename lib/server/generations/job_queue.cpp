#include "server/generations/job_queue.h"

#include <QHash>

#include <algorithm>

namespace mj::server {
namespace {

constexpr int lookAhead = 200; // waiting jobs among which members take turns

QString text(const Document &job, const char *field)
{
    return job.fields.value(QLatin1String(field)).toString();
}

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

Query inState(const char *state, const char *orderBy, int limit)
{
    Query query;
    query.collection = QStringLiteral("jobs");
    query.filters = {{QStringLiteral("state"), Filter::Op::Equal, QString::fromLatin1(state)}};
    query.orderBy = QString::fromLatin1(orderBy);
    query.limit = limit;
    return query;
}

} // namespace

Write JobQueue::queued(const Waiting &job, const QDateTime &at, int number)
{
    return Write::create(QStringLiteral("jobs/") + job.jobId, {{QStringLiteral("state"), QStringLiteral("queued")},
                                                               {QStringLiteral("owner"), job.owner},
                                                               {QStringLiteral("model"), job.model},
                                                               {QStringLiteral("order"), QStringLiteral("%1/%2").arg(toWire(at)).arg(number, 2, 10, QLatin1Char('0'))},
                                                               {QStringLiteral("leaseUntil"), QString()},
                                                               {QStringLiteral("runner"), QString()}});
}

bool JobQueue::isWaiting(const Document &job)
{
    return text(job, "state") == QLatin1String("queued") || text(job, "runner").isEmpty();
}

std::optional<QString> JobQueue::take(const Document &job, const QString &runner)
{
    const QJsonObject fields = leased(job.fields, runner, m_clock.now().addSecs(leaseSeconds));
    return m_store.commit({Write::update(job, fields)}) ? std::optional(job.id()) : std::nullopt;
}

// Who has the fewest jobs being worked comes first; of each the oldest first.
Result<QList<Document>> JobQueue::oldestOfEach()
{
    const Result<Page> queued = m_store.query(inState("queued", "order", lookAhead));
    if (!queued)
        return fail(queued);
    QList<Document> jobs = queued->documents;
    const bool isOneMember = std::all_of(jobs.begin(), jobs.end(), [&](const Document &job) { return text(job, "owner") == text(jobs.first(), "owner"); });
    if (isOneMember)
        return jobs;
    const Result<Page> running = m_store.query(inState("running", "leaseUntil", 200));
    if (!running)
        return fail(running);
    QHash<QString, int> turns;
    for (const Document &job : running->documents)
        turns[text(job, "owner")] += text(job, "runner").isEmpty() ? 0 : 1;
    QHash<QString, int> turnOf;
    for (const Document &job : std::as_const(jobs))
        turnOf.insert(job.path, turns[text(job, "owner")]++);
    std::stable_sort(jobs.begin(), jobs.end(), [&](const Document &a, const Document &b) { return turnOf[a.path] < turnOf[b.path]; });
    return jobs;
}

Result<std::optional<QString>> JobQueue::lease(const QString &runner)
{
    Query expired = inState("running", "leaseUntil", 4);
    expired.filters.append({QStringLiteral("leaseUntil"), Filter::Op::Less, toWire(m_clock.now())});
    const Result<Page> page = m_store.query(expired);
    if (!page)
        return fail(page);
    const Result<QList<Document>> queued = oldestOfEach();
    if (!queued)
        return fail(queued);
    for (const Document &job : page->documents + *queued) {
        if (std::optional<QString> id = take(job, runner))
            return id;
    }
    return std::optional<QString>();
}

void JobQueue::giveBack(const QString &jobId, const QString &runner)
{
    const auto job = m_store.read(QStringLiteral("jobs/") + jobId);
    if (!job || !*job || text(**job, "runner") != runner)
        return;
    (void)m_store.commit({Write::update(**job, queuedAgain((*job)->fields))}); // lost: the lease runs out by itself
}

void JobQueue::putOff(const QString &jobId, const QString &runner, qint64 seconds)
{
    const auto job = m_store.read(QStringLiteral("jobs/") + jobId);
    if (!job || !*job || text(**job, "runner") != runner)
        return;
    // A lease that nobody holds: it runs out when it is time.
    (void)m_store.commit({Write::update(**job, leased((*job)->fields, QString(), m_clock.now().addSecs(seconds)))});
}

void JobQueue::reclaimAll()
{
    const Result<Page> page = m_store.query(inState("running", "leaseUntil", 1000));
    if (!page)
        return;
    for (const Document &job : page->documents) {
        if (!text(job, "runner").isEmpty())
            (void)m_store.commit({Write::update(job, queuedAgain(job.fields))});
    }
}

bool JobQueue::renew(const QString &jobId, const QString &runner)
{
    const auto job = m_store.read(QStringLiteral("jobs/") + jobId);
    if (!job || !*job || text(**job, "runner") != runner)
        return false;
    return m_store.commit({Write::update(**job, leased((*job)->fields, runner, m_clock.now().addSecs(leaseSeconds)))}).has_value();
}

Result<QList<JobQueue::Waiting>> JobQueue::waiting(bool mustBeFresh)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!mustBeFresh && m_seenAt.isValid() && m_seenAt.msecsTo(m_clock.now()) < 1000)
            return m_seen;
    }
    const Result<Page> page = m_store.query(inState("queued", "order", 1000));
    if (!page)
        return fail(page);
    QList<Waiting> list;
    for (const Document &job : page->documents)
        list.append({job.id(), text(job, "owner"), text(job, "model")});
    const std::lock_guard lock(m_mutex);
    m_seen = list;
    m_seenAt = m_clock.now();
    return list;
}

Result<QList<Document>> JobQueue::waitingOf(const QString &owner)
{
    Query query = inState("queued", "order", 1000);
    query.filters.append({QStringLiteral("owner"), Filter::Op::Equal, owner});
    const Result<Page> page = m_store.query(query);
    return page ? Result<QList<Document>>(page->documents) : fail(page);
}

Result<void> JobQueue::move(const QString &owner, const QString &jobId, const QString &beforeId)
{
    const Result<QList<Document>> before = waitingOf(owner);
    if (!before)
        return fail(before);
    QList<Document> after = *before;
    const auto indexOf = [&](const QString &id) {
        const auto at = std::find_if(after.begin(), after.end(), [&](const Document &job) { return job.id() == id; });
        return at == after.end() ? qsizetype(-1) : at - after.begin();
    };
    const qsizetype from = indexOf(jobId);
    if (from < 0)
        return fail(Code::Conflict, QStringLiteral("it has begun"));
    const Document moved = after.takeAt(from);
    const qsizetype to = beforeId.isEmpty() ? after.size() : indexOf(beforeId);
    if (to < 0 && beforeId != jobId)
        return fail(Code::Conflict, QStringLiteral("the other one has begun"));
    after.insert(to < 0 ? from : to, moved);
    QList<Write> writes;
    for (qsizetype i = 0; i < after.size(); ++i) {
        if (after[i].path == (*before)[i].path)
            continue;
        QJsonObject fields = after[i].fields;
        fields.insert(QStringLiteral("order"), (*before)[i].fields.value(QLatin1String("order")));
        writes.append(Write::update(after[i], fields));
    }
    return writes.isEmpty() ? Result<void>() : m_store.commit(writes);
}

} // namespace mj::server
