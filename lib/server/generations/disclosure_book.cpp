#include "server/generations/disclosure_book.h"

#include "base/clock.h"
#include "base/ids.h"

namespace mj::server {

Write DisclosureBook::entry(const QString &owner, const QString &generationId, const api::Disclosure &disclosure) const
{
    return Write::create(QStringLiteral("disclosures/") + newId(QLatin1String("dis")), {{QStringLiteral("owner"), owner},
                                                                                       {QStringLiteral("generation"), generationId},
                                                                                       {QStringLiteral("at"), toWire(disclosure.at)},
                                                                                       {QStringLiteral("disclosure"), disclosure.toJson()}});
}

Result<void> DisclosureBook::record(const QString &owner, const QString &generationId, const api::Disclosure &disclosure)
{
    return m_store.commit({entry(owner, generationId, disclosure)});
}

Result<QList<api::Disclosure>> DisclosureBook::of(const QString &generationId) const
{
    Query query;
    query.collection = QStringLiteral("disclosures");
    query.filters = {{QStringLiteral("generation"), Filter::Op::Equal, generationId}};
    query.orderBy = QStringLiteral("at");
    query.limit = 200;
    const Result<Page> page = m_store.query(query);
    if (!page)
        return fail(page);
    QList<api::Disclosure> list;
    for (const Document &document : page->documents) {
        const Result<api::Disclosure> one = api::Disclosure::fromJson(document.fields.value(QLatin1String("disclosure")).toObject());
        if (one)
            list.append(*one);
    }
    return list;
}

} // namespace mj::server
