#include "server/documents/document_rules.h"

#include <QJsonDocument>
#include <QSet>
#include <algorithm>

namespace mj::server {
namespace {

bool isPartChar(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || QStringView(u"_.:@=-").contains(c);
}

bool isPart(QStringView part)
{
    if (part.isEmpty() || part.size() > maxPathPart || part == u"." || part == u"..")
        return false;
    if (part.startsWith(u"__") && part.endsWith(u"__")) // reserved by Firestore
        return false;
    return std::all_of(part.begin(), part.end(), isPartChar);
}

bool isPath(const QString &path, int remainder)
{
    const QList<QStringView> parts = QStringView(path).split(u'/');
    return parts.size() % 2 == remainder && std::all_of(parts.begin(), parts.end(), isPart);
}

bool isFieldName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 64
           && std::all_of(name.begin(), name.end(), [](QChar c) { return c == u'_' || (isPartChar(c) && c.isLetterOrNumber()); });
}

bool isFilterValue(const QJsonValue &value)
{
    // toInteger answers its default for anything that is not a whole number.
    const bool whole = value.isDouble() && (value.toInteger(0) != 0 || value.toInteger(1) != 1);
    return whole || value.isBool() || (value.isString() && !value.toString().contains(QChar(u'\0')));
}

} // namespace

bool isDocumentPath(const QString &path)
{
    return isPath(path, 0);
}

bool isCollectionPath(const QString &path)
{
    return isPath(path, 1);
}

Result<void> checkCommit(const QList<Write> &writes)
{
    if (writes.size() > maxWrites)
        return fail(Code::InvalidField, QStringLiteral("more than 400 writes"), QStringLiteral("writes"));
    QSet<QString> seen;
    for (const Write &write : writes) {
        if (!isDocumentPath(write.path))
            return fail(Code::InvalidField, QStringLiteral("not a document path"), QStringLiteral("path"));
        if (seen.contains(write.path))
            return fail(Code::InvalidField, QStringLiteral("a path twice in one commit"), QStringLiteral("path"));
        seen.insert(write.path);
    }
    return {};
}

Result<void> checkQuery(const Query &query)
{
    if (!isCollectionPath(query.collection))
        return fail(Code::InvalidField, QStringLiteral("not a collection path"), QStringLiteral("collection"));
    if (query.limit < 1 || query.limit > 1000)
        return fail(Code::InvalidField, QStringLiteral("limit out of 1..1000"), QStringLiteral("limit"));
    if (!query.orderBy.isEmpty() && !isFieldName(query.orderBy))
        return fail(Code::InvalidField, QStringLiteral("not a field name"), QStringLiteral("orderBy"));
    QJsonValue::Type ranged = QJsonValue::Undefined;
    for (const Filter &filter : query.filters) {
        if (!isFieldName(filter.field))
            return fail(Code::InvalidField, QStringLiteral("not a field name"), QStringLiteral("filters"));
        if (!isFilterValue(filter.value))
            return fail(Code::InvalidField, QStringLiteral("a filter takes a string, a whole number or a bool"), QStringLiteral("filters"));
        if (filter.op != Filter::Op::Equal && filter.field != query.orderBy)
            return fail(Code::InvalidField, QStringLiteral("a range is on the ordered field"), QStringLiteral("filters"));
        if (filter.op == Filter::Op::Equal)
            continue;
        if (ranged != QJsonValue::Undefined && ranged != filter.value.type())
            return fail(Code::InvalidField, QStringLiteral("a range has one type"), QStringLiteral("filters"));
        ranged = filter.value.type();
    }
    return {};
}

Result<QByteArray> fieldsToJson(const QJsonObject &fields)
{
    for (const QJsonValue value : fields) {
        if (value.isString() && value.toString().contains(QChar(u'\0')))
            return fail(Code::InvalidField, QStringLiteral("a string with U+0000"), QStringLiteral("fields"));
    }
    QByteArray json = QJsonDocument(fields).toJson(QJsonDocument::Compact);
    if (json.size() > maxDocumentBytes)
        return fail(Code::InvalidField, QStringLiteral("a document of more than 1,000,000 bytes"), QStringLiteral("fields"));
    return json;
}

} // namespace mj::server
