#include "server/generations/generation_erasure.h"

namespace mj::server {
namespace {

Query owned(const char *collection, const QString &owner, const char *ownerField = "owner")
{
    Query query;
    query.collection = QLatin1String(collection);
    query.filters = {{QLatin1String(ownerField), Filter::Op::Equal, owner}};
    return query;
}

// The memory of calls that made jobs; those that ordered points are the ledger's.
Query callsOf(const QString &owner)
{
    Query query = owned("calls", owner, "account");
    query.filters += {{QStringLiteral("resource"), Filter::Op::GreaterOrEqual, QStringLiteral("gen_")},
                      {QStringLiteral("resource"), Filter::Op::Less, QStringLiteral("gen`")}};
    query.orderBy = QStringLiteral("resource");
    return query;
}

} // namespace

Result<void> GenerationErasure::forget(const QString &owner)
{
    const Result<Page> open = m.store.query(owned("jobs", owner));
    if (!open)
        return fail(open);
    if (!open->documents.isEmpty())
        return fail(Code::Conflict, QStringLiteral("jobs are still open"));
    Result<void> done = m.deliveries.forget(owner);
    if (done)
        done = m.references.forgetAll(owner);
    if (done)
        done = m.pictures.forgetAll(owner);
    for (const char *collection : {"disclosures", "generations"}) {
        if (done)
            done = removeAll(owned(collection, owner));
    }
    if (done)
        done = removeAll(callsOf(owner));
    return done ? m.store.commit({Write::remove(QStringLiteral("feeds/") + owner)}) : done;
}

Result<void> GenerationErasure::removeAll(const Query &query)
{
    for (;;) {
        const Result<Page> page = m.store.query(query);
        if (!page)
            return fail(page);
        if (page->documents.isEmpty())
            return {};
        QList<Write> writes;
        for (const Document &document : page->documents)
            writes.append(Write::remove(document.path));
        if (const Result<void> forgotten = m.store.commit(writes); !forgotten)
            return forgotten;
    }
}

} // namespace mj::server
