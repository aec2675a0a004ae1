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

} // namespace

Result<GenerationStore::Stored> GenerationStore::opened(const Document &document) const
{
    QJsonObject wire = document.fields.value(QLatin1String("job")).toObject();
    const Result<QString> prompt = m_personal.reveal(document.fields.value(QLatin1String("prompt")).toString(), document.id());
    if (!prompt)
        return fail(prompt);
    QJsonObject recipe = wire.value(QLatin1String("recipe")).toObject();
    recipe.insert(QStringLiteral("prompt"), *prompt);
    wire.insert(QStringLiteral("recipe"), recipe);
    Result<api::Generation> job = api::Generation::fromJson(wire);
    if (!job)
        return fail(Code::Internal, QStringLiteral("generation cannot be read"));
    return Stored{document, document.fields.value(QLatin1String("owner")).toString(), std::move(*job),
                  document.fields.value(QLatin1String("cancelRequested")).toBool()};
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

Result<QList<Write>> GenerationStore::writes(const QString &owner, const api::Generation &job, const Stored *before, bool cancelRequested) const
{
    const auto feed = m_store.read(feedOf(owner));
    if (!feed)
        return fail(feed);
    const qint64 number = (*feed ? (*feed)->fields.value(QLatin1String("number")).toInteger() : 0) + 1;
    const QJsonObject feedFields{{QStringLiteral("number"), number}};
    QJsonObject wire = job.toJson();
    QJsonObject recipe = wire.value(QLatin1String("recipe")).toObject();
    recipe.insert(QStringLiteral("prompt"), QString());
    wire.insert(QStringLiteral("recipe"), recipe);
    const QJsonObject fields{{QStringLiteral("owner"), owner},
                             {QStringLiteral("prompt"), before ? before->document.fields.value(QLatin1String("prompt"))
                                                               : QJsonValue(m_personal.seal(job.recipe.prompt, job.id))},
                             {QStringLiteral("createdAt"), toWire(job.createdAt)},
                             {QStringLiteral("changed"), number},
                             {QStringLiteral("cancelRequested"), cancelRequested},
                             {QStringLiteral("job"), wire}};
    return QList<Write>{before ? Write::update(before->document, fields) : Write::create(pathOf(job.id), fields),
                        *feed ? Write::update(**feed, feedFields) : Write::create(feedOf(owner), feedFields)};
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
        const Result<QList<Write>> list = writes(after.owner, after.job, &*before, after.cancelRequested);
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
