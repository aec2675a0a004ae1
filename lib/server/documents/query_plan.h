#pragma once
#include "server/documents/query_cursor.h"
#include "store/statement_scope.h"
#include <string>

namespace mj::server {

// A collection path with its ids taken out: "points/acc_x/entries" -> "points/*/entries". An index serves one kind.
QString kindOf(const QString &collection);

// The SQL of a checked query. The text depends on the query's shape alone, the values are bound: one prepared statement a shape.
class QueryPlan
{
public:
    QueryPlan(const Query &query, const std::optional<QueryCursor> &cursor);

    // The index this shape wants: equality fields, then the ordered one. Empty when the primary order does.
    const std::string &indexName() const { return m_indexName; }
    std::string createIndex() const;

    // SELECT name, version, fields; limit + 1 rows, so that the caller sees whether there is more. `indexed`: the index is there.
    std::string select(bool indexed) const;
    void bind(SQLite::Statement &statement) const;

private:
    void addCondition(const std::string &sql, const QJsonValue &value);
    void addRanges(const std::optional<QueryCursor> &cursor);

    const Query &m_query;
    std::string m_kind;
    QStringList m_equalFields;
    bool m_ordersByField = false; // false also when the ordered field is held by an equality
    std::string m_indexName;
    std::string m_conditions;
    QList<QJsonValue> m_values; // in the order of the conditions
};

} // namespace mj::server
