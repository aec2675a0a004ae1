#include "server/generations/generation_store.h"

#include "base/ids.h"

#include <QRandomGenerator>
#include <thread>

namespace mj::server {
namespace {

constexpr int tries = 40;

QString pathOf(const QString &id)
{
    return QStringLiteral("generations/") + id;
}

QString feedOf(const QString &owner)
{
    return QStringLiteral("feeds/") + owner;
}

QJsonObject workFields(const GenerationStore::Work &work)
{
    return {{QStringLiteral("cancelMost"), work.cancelMost ? work.cancelMost->value() : -1},
            {QStringLiteral("inFlight"), work.inFlight},
            {QStringLiteral("remoteId"), work.remoteId},
            {QStringLiteral("costMicros"), work.costMicros},
            {QStringLiteral("attempts"), work.attempts},
            {QStringLiteral("startedAt"), work.startedAt.isValid() ? toWire(work.startedAt) : QString()}};
}

GenerationStore::Work workFrom(const QJsonObject &fields)
{
    GenerationStore::Work work;
    work.inFlight = fields.value(QLatin1String("inFlight")).toInt();
    work.remoteId = fields.value(QLatin1String("remoteId")).toString();
    work.costMicros = fields.value(QLatin1String("costMicros")).toInteger();
    work.attempts = fields.value(QLatin1String("attempts")).toInt();
    work.startedAt = fromWire(fields.value(QLatin1String("startedAt")).toString());
    const qint64 most = fields.value(QLatin1String("cancelMost")).toInteger(-1);
    if (most >= 0)
        work.cancelMost = Points(most);
    return work;
}

} // namespace

Result<GenerationStore::Stored> GenerationStore::opened(const Document &document) const
{
    QJsonObject wire = document.fields.value(QLatin1String("job")).toObject();
    QJsonObject recipe = wire.value(QLatin1String("recipe")).toObject();
    for (const QLatin1String words : {QLatin1String("prompt"), QLatin1String("negativePrompt")}) {
        const QString sealed = document.fields.value(words).toString();
        const Result<QString> plain = sealed.isEmpty() ? Result<QString>(QString()) : m_personal.reveal(sealed, document.id());
        if (!plain)
            return fail(plain);
        recipe.insert(words, *plain);
    }
    wire.insert(QStringLiteral("recipe"), recipe);
    Result<api::Generation> job = api::Generation::fromJson(wire);
    if (!job)
        return fail(Code::Internal, QStringLiteral("generation cannot be read"));
    Stored stored;
    stored.document = document;
    stored.owner = document.fields.value(QLatin1String("owner")).toString();
    stored.job = std::move(*job);
    stored.cancelRequested = document.fields.value(QLatin1String("cancelRequested")).toBool();
    stored.work = workFrom(document.fields.value(QLatin1String("work")).toObject());
    return stored;
}

Result<GenerationStore::Stored> GenerationStore::read(const QString &id) const
{
    if (!isId(id))
        return fail(Code::NotFound);
    const auto found = m_store.read(pathOf(id));
    if (!found)
        return fail(found);
    return *found ? opened(**found) : fail(Code::NotFound);
}

QJsonObject GenerationStore::fieldsOf(const Stored &stored, qint64 number) const
{
    const api::Generation &job = stored.job;
    QJsonObject wire = job.toJson();
    QJsonObject recipe = wire.value(QLatin1String("recipe")).toObject();
    recipe.insert(QStringLiteral("prompt"), QString());
    recipe.remove(QStringLiteral("negativePrompt"));
    wire.insert(QStringLiteral("recipe"), recipe);
    const auto sealed = [&](QLatin1String name, const QString &plain) -> QJsonValue {
        if (!stored.document.path.isEmpty())
            return stored.document.fields.value(name);
        return plain.isEmpty() ? QString() : m_personal.seal(plain, job.id);
    };
    return {{QStringLiteral("owner"), stored.owner},
            {QStringLiteral("prompt"), sealed(QLatin1String("prompt"), job.recipe.prompt)},
            {QStringLiteral("negativePrompt"), sealed(QLatin1String("negativePrompt"), job.recipe.negativePrompt)},
            {QStringLiteral("createdAt"), toWire(job.createdAt)},
            {QStringLiteral("changed"), number},
            {QStringLiteral("cancelRequested"), stored.cancelRequested},
            {QStringLiteral("work"), workFields(stored.work)},
            {QStringLiteral("job"), wire}};
}

Result<QList<Write>> GenerationStore::writes(const QList<Stored> &jobs) const
{
    const QString owner = jobs.first().owner;
    const auto feed = m_store.read(feedOf(owner));
    if (!feed)
        return fail(feed);
    qint64 number = *feed ? (*feed)->fields.value(QLatin1String("number")).toInteger() : 0;
    QList<Write> list;
    for (const Stored &stored : jobs) {
        const QJsonObject fields = fieldsOf(stored, ++number);
        list.append(stored.document.path.isEmpty() ? Write::create(pathOf(stored.job.id), fields) : Write::update(stored.document, fields));
    }
    const QJsonObject feedFields{{QStringLiteral("number"), number}};
    list.append(*feed ? Write::update(**feed, feedFields) : Write::create(feedOf(owner), feedFields));
    return list;
}

Result<GenerationStore::Stored> GenerationStore::change(const QString &id, const std::function<bool(Stored &)> &change) const
{
    for (int attempt = 0; attempt < tries; ++attempt) {
        if (attempt > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(QRandomGenerator::global()->bounded(1 + (2 << std::min(attempt, 4)))));
        const Result<Stored> before = read(id);
        if (!before)
            return fail(before);
        Stored after = *before;
        if (!change(after))
            return before;
        const Result<QList<Write>> list = writes({after});
        if (!list)
            return fail(list);
        const Result<void> written = m_store.commit(*list);
        if (written)
            return after;
        if (written.error().code != Code::Conflict)
            return fail(written);
    }
    return fail(Code::Unavailable);
}

Result<api::Listing<api::Generation>> GenerationStore::newest(const QString &owner, const QString &cursor, int limit) const
{
    Query query;
    query.collection = QStringLiteral("generations");
    query.filters = {{QStringLiteral("owner"), Filter::Op::Equal, owner}};
    query.orderBy = QStringLiteral("createdAt");
    query.descending = true;
    query.limit = limit;
    query.cursor = cursor;
    const Result<Page> page = m_store.query(query);
    if (!page)
        return fail(page);
    api::Listing<api::Generation> listing;
    listing.nextCursor = page->nextCursor;
    for (const Document &document : page->documents) {
        const Result<Stored> stored = opened(document);
        if (!stored)
            return fail(stored);
        listing.items.append(stored->job);
    }
    return listing;
}

Result<api::Listing<api::Generation>> GenerationStore::changedAfter(const QString &owner, qint64 number) const
{
    Query query;
    query.collection = QStringLiteral("generations");
    query.filters = {{QStringLiteral("owner"), Filter::Op::Equal, owner}, {QStringLiteral("changed"), Filter::Op::Greater, number}};
    query.orderBy = QStringLiteral("changed");
    query.limit = 50;
    const Result<Page> page = m_store.query(query);
    if (!page)
        return fail(page);
    api::Listing<api::Generation> listing;
    listing.nextCursor = QString::number(number);
    for (const Document &document : page->documents) {
        const Result<Stored> stored = opened(document);
        if (!stored)
            return fail(stored);
        listing.items.append(stored->job);
        listing.nextCursor = QString::number(document.fields.value(QLatin1String("changed")).toInteger());
    }
    return listing;
}

Result<qint64> GenerationStore::lastChange(const QString &owner) const
{
    const auto feed = m_store.read(feedOf(owner));
    if (!feed)
        return fail(feed);
    return *feed ? (*feed)->fields.value(QLatin1String("number")).toInteger() : 0;
}

} // namespace mj::server
