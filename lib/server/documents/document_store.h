#pragma once
#include "base/result.h"
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <optional>

namespace mj::server {

// A JSON object at a path "collection/id" or "collection/id/sub/id" (even number of parts). `version` grows with each write.
struct Document {
    QString path;
    QJsonObject fields;
    qint64 version = 0;

    QString id() const { return path.section(QLatin1Char('/'), -1); }
};

// One write of a commit. The condition is checked in the same atomic step.
struct Write {
    enum class Kind { Put, Remove };
    enum class Condition { None, Absent, Unchanged };

    Kind kind = Kind::Put;
    QString path;
    QJsonObject fields;
    Condition condition = Condition::None;
    qint64 version = 0; // for Unchanged

    static Write create(QString path, QJsonObject fields);              // demands: does not exist
    static Write update(const Document &read, QJsonObject fields);      // demands: unchanged since `read`
    static Write put(QString path, QJsonObject fields);                 // no demand
    static Write remove(const Document &read);                          // demands: unchanged
    static Write remove(QString path);                                  // no demand
};

struct Filter {
    enum class Op { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };
    QString field; // top-level field
    Op op = Op::Equal;
    QJsonValue value; // string, integer number or bool
};

// Filters are joined by AND. Order is by `orderBy` then path; without orderBy by path. At most one range field, the one ordered by
// (Firestore's rule, kept by every implementation). `limit` 1..1000.
struct Query {
    QString collection; // "generations" or "points/acc_x/entries"
    QList<Filter> filters;
    QString orderBy;
    bool descending = false;
    int limit = 100;
    QString cursor; // from a page before; opaque; InvalidField when it is not ours
};

struct Page {
    QList<Document> documents;
    QString nextCursor; // empty on the last page
};

// Where the backend keeps its state. Thread-safe. Implementations: SqliteDocuments; Firestore in production.
// Errors: Conflict (a condition did not hold; nothing was written), InvalidField, Unavailable, Storage.
class DocumentStore
{
public:
    virtual ~DocumentStore() = default;
    virtual Result<std::optional<Document>> read(const QString &path) = 0;
    virtual Result<Page> query(const Query &query) = 0;
    virtual Result<void> commit(const QList<Write> &writes) = 0; // all or nothing, durable when it returns; at most 400 writes
};

} // namespace mj::server
