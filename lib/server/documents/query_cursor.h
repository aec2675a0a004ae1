#pragma once
#include "base/result.h"
#include "server/documents/document_store.h"

namespace mj::server {

// Where a page ended: the ordered value (undefined without orderBy) and the name of its last document.
struct QueryCursor {
    QJsonValue value;
    QString name;
};

// Opaque text, good for this query (collection, filters, order) alone; the limit may change between pages.
QString encodeCursor(const Query &query, const QueryCursor &cursor);

// InvalidField for text that encodeCursor did not make for this query, or that points outside its ranges.
Result<QueryCursor> decodeCursor(const Query &query);

} // namespace mj::server
