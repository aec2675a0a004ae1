#include "server/documents/query_plan.h"

#include "store/statement_scope.h"

namespace mj::server {
namespace {

// One sortable value a field: numbers < strings < bools (as blobs, since JSON's true would come out as the number 1); null for the rest.
// Index and query must spell it the same, or SQLite does not see that they are one.
std::string keyOf(const QString &field)
{
    const std::string at = "fields,'$." + field.toStdString() + "'";
    return "CASE json_type(" + at + ") WHEN 'text' THEN json_extract(" + at + ") WHEN 'integer' THEN json_extract(" + at
           + ") WHEN 'real' THEN json_extract(" + at + ") WHEN 'true' THEN x'01' WHEN 'false' THEN x'00' END";
}

const char *signOf(Filter::Op op)
{
    switch (op) {
    case Filter::Op::Less:
        return " < ?";
    case Filter::Op::LessOrEqual:
        return " <= ?";
    case Filter::Op::Greater:
        return " > ?";
    case Filter::Op::GreaterOrEqual:
        return " >= ?";
    case Filter::Op::Equal:
        break;
    }
    return " = ?";
}

bool isLower(Filter::Op op)
{
    return op == Filter::Op::Greater || op == Filter::Op::GreaterOrEqual;
}

// Where the type of a value begins and ends: a range with one end stays inside the type of that end.
const char *typeBegin(const QJsonValue &value)
{
    return value.isString() ? " >= ''" : value.isBool() ? " >= x''" : " IS NOT NULL";
}

const char *typeEnd(const QJsonValue &value)
{
    return value.isString() ? " < x''" : value.isBool() ? " <= x'01'" : " < ''";
}

void bindValue(SQLite::Statement &statement, int parameter, const QJsonValue &value)
{
    if (value.isString()) {
        bindText(statement, parameter, value.toString());
    } else if (value.isBool()) {
        bindBytes(statement, parameter, QByteArray(1, value.toBool() ? '\1' : '\0'));
    } else {
        const qint64 whole = value.toInteger(0);
        if (whole != 0 || value.toInteger(1) == 0)
            statement.bind(parameter, static_cast<int64_t>(whole));
        else
            statement.bind(parameter, value.toDouble());
    }
}

} // namespace

QString kindOf(const QString &collection)
{
    QStringList parts = collection.split(QLatin1Char('/'));
    for (qsizetype i = 1; i < parts.size(); i += 2)
        parts[i] = QStringLiteral("*");
    return parts.join(QLatin1Char('/'));
}

QueryPlan::QueryPlan(const Query &query, const std::optional<QueryCursor> &cursor)
    : m_query(query), m_kind(kindOf(query.collection).toStdString())
{
    for (const Filter &filter : query.filters) {
        if (filter.op != Filter::Op::Equal)
            continue;
        addCondition(keyOf(filter.field) + " = ?", filter.value);
        if (!m_equalFields.contains(filter.field))
            m_equalFields.append(filter.field);
    }
    m_equalFields.sort();
    m_ordersByField = !query.orderBy.isEmpty() && !m_equalFields.contains(query.orderBy);
    if (!query.orderBy.isEmpty())
        addRanges(m_ordersByField ? cursor : std::nullopt);
    if (cursor && !m_ordersByField)
        addCondition(query.descending ? "name < ?" : "name > ?", cursor->name);
    if (m_equalFields.isEmpty() && !m_ordersByField)
        return;
    const QString order = m_ordersByField ? QLatin1Char('>') + query.orderBy : QString();
    m_indexName = m_kind + '(' + m_equalFields.join(QLatin1Char(',')).toStdString() + order.toStdString() + ')';
}

void QueryPlan::addCondition(const std::string &sql, const QJsonValue &value)
{
    m_conditions += " AND " + sql;
    m_values.append(value);
}

// SQLite walks an index between one lower and one upper bound and would take the looser of two. The cursor lies inside the ranges
// (decodeCursor made sure), so it takes the place of the bounds it has passed. A row value (key, name) > (?, ?) would bound nothing
// on an expression index.
void QueryPlan::addRanges(const std::optional<QueryCursor> &cursor)
{
    const std::string key = keyOf(m_query.orderBy);
    bool lower = false;
    bool upper = false;
    QJsonValue typed;
    if (cursor) {
        addCondition(key + (m_query.descending ? " <= ?" : " >= ?"), cursor->value);
        addCondition("(" + key + (m_query.descending ? " < ?" : " > ?"), cursor->value);
        m_conditions += m_query.descending ? " OR name < ?)" : " OR name > ?)";
        m_values.append(cursor->name);
        (m_query.descending ? upper : lower) = true;
    }
    for (const Filter &filter : m_query.filters) {
        if (filter.op == Filter::Op::Equal)
            continue;
        typed = filter.value;
        if (cursor && isLower(filter.op) != m_query.descending)
            continue;
        addCondition(key + signOf(filter.op), filter.value);
        (isLower(filter.op) ? lower : upper) = true;
    }
    if (!lower)
        m_conditions += " AND " + key + (typed.isNull() ? " IS NOT NULL" : typeBegin(typed));
    if (!upper && !typed.isNull())
        m_conditions += " AND " + key + typeEnd(typed);
}

std::string QueryPlan::createIndex() const
{
    std::string columns = "collection, ";
    for (const QString &field : m_equalFields)
        columns += keyOf(field) + ", ";
    if (m_ordersByField)
        columns += keyOf(m_query.orderBy) + ", ";
    return "CREATE INDEX IF NOT EXISTS \"" + m_indexName + "\" ON documents (" + columns + "name) WHERE kind = '" + m_kind + "'";
}

std::string QueryPlan::select(bool indexed) const
{
    const std::string way = m_query.descending ? " DESC" : "";
    std::string sql = "SELECT name, version, fields FROM documents";
    if (indexed) // named, because without statistics SQLite may prefer the unique index and sort
        sql += " INDEXED BY \"" + m_indexName + "\"";
    // The kind is spelled out and not bound: only so does SQLite know that the partial index holds every row asked for.
    sql += " WHERE kind = '" + m_kind + "' AND collection = ?" + m_conditions + " ORDER BY ";
    if (m_ordersByField)
        sql += keyOf(m_query.orderBy) + way + ", ";
    return sql + "name" + way + " LIMIT ?";
}

void QueryPlan::bind(SQLite::Statement &statement) const
{
    int parameter = 0;
    bindText(statement, ++parameter, m_query.collection);
    for (const QJsonValue &value : m_values)
        bindValue(statement, ++parameter, value);
    statement.bind(++parameter, m_query.limit + 1);
}

} // namespace mj::server
