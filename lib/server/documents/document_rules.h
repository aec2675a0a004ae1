#pragma once
#include "server/documents/document_store.h"

namespace mj::server {

// What every DocumentStore refuses with InvalidField before it does anything, so that code that runs on one runs on all.

inline constexpr int maxWrites = 400;
inline constexpr int maxPathPart = 200;
inline constexpr qint64 maxDocumentBytes = 1'000'000; // Firestore: 1 MiB a document with its names

// Parts of [A-Za-z0-9_.:@=-], 1..200 long, not "." or ".." or "__x__"; an even number for a document, odd for a collection.
bool isDocumentPath(const QString &path);
bool isCollectionPath(const QString &path);

// At most 400 writes, good paths, no path twice.
Result<void> checkCommit(const QList<Write> &writes);

// Good collection, field names of [A-Za-z0-9_] up to 64, scalar values, ranges on the ordered field only, limit 1..1000.
Result<void> checkQuery(const Query &query);

// Compact JSON of a document. InvalidField when it is too big or a top-level string holds U+0000 (which a store may cut there).
Result<QByteArray> fieldsToJson(const QJsonObject &fields);

} // namespace mj::server
