#include "server/documents/query_cursor.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <compare>

namespace mj::server {
namespace {

QString fingerprint(const Query &query)
{
    QJsonArray filters;
    for (const Filter &filter : query.filters)
        filters.append(QJsonArray{filter.field, static_cast<int>(filter.op), filter.value});
    const QJsonArray shape{query.collection, filters, query.orderBy, query.descending};
    const QByteArray digest = QCryptographicHash::hash(QJsonDocument(shape).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.first(9).toBase64(QByteArray::Base64UrlEncoding));
}

int compareValues(const QJsonValue &a, const QJsonValue &b)
{
    if (a.isString()) {
        // By bytes, as the store orders: UTF-16 order differs above the basic plane.
        const QByteArray left = a.toString().toUtf8();
        return left.compare(b.toString().toUtf8());
    }
    if (a.isBool())
        return static_cast<int>(a.toBool()) - static_cast<int>(b.toBool());
    return a.toDouble() < b.toDouble() ? -1 : a.toDouble() > b.toDouble() ? 1 : 0;
}

bool admits(const Filter &filter, const QJsonValue &value)
{
    if (filter.value.type() != value.type())
        return false;
    const int order = compareValues(value, filter.value);
    switch (filter.op) {
    case Filter::Op::Less:
        return order < 0;
    case Filter::Op::LessOrEqual:
        return order <= 0;
    case Filter::Op::Greater:
        return order > 0;
    case Filter::Op::GreaterOrEqual:
        return order >= 0;
    case Filter::Op::Equal:
        break;
    }
    return order == 0;
}

} // namespace

QString encodeCursor(const Query &query, const QueryCursor &cursor)
{
    QJsonArray parts{fingerprint(query), cursor.name};
    if (!query.orderBy.isEmpty())
        parts.append(cursor.value);
    return QString::fromLatin1(QJsonDocument(parts).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<QueryCursor> decodeCursor(const Query &query)
{
    const auto foreign = [] { return fail(Code::InvalidField, QStringLiteral("not a cursor of this query"), QStringLiteral("cursor")); };
    const auto bytes = QByteArray::fromBase64Encoding(query.cursor.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonArray parts = bytes ? QJsonDocument::fromJson(*bytes).array() : QJsonArray();
    const bool ordered = !query.orderBy.isEmpty();
    if (parts.size() != (ordered ? 3 : 2) || parts.at(0) != QJsonValue(fingerprint(query)) || !parts.at(1).isString())
        return foreign();
    QueryCursor cursor{ordered ? parts.at(2) : QJsonValue(QJsonValue::Undefined), parts.at(1).toString()};
    if (ordered && !cursor.value.isString() && !cursor.value.isDouble() && !cursor.value.isBool())
        return foreign();
    for (const Filter &filter : query.filters) {
        if (filter.field == query.orderBy && !admits(filter, cursor.value))
            return foreign();
    }
    return cursor;
}

} // namespace mj::server
