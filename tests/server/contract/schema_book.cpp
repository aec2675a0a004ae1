#include "server/contract/schema_book.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <cmath>
#include <stdexcept>

namespace mj::test {
namespace {

const QStringList &knownKeywords()
{
    static const QStringList words = QStringLiteral("type required properties additionalProperties items enum minimum maximum minLength maxLength "
                                                    "minItems maxItems pattern $ref description format default contentMediaType")
                                         .split(QLatin1Char(' '));
    return words;
}

bool isOfType(const QString &type, const QJsonValue &value)
{
    if (type == QLatin1String("integer"))
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    return (type == QLatin1String("null") && value.isNull()) || (type == QLatin1String("string") && value.isString())
        || (type == QLatin1String("number") && value.isDouble()) || (type == QLatin1String("boolean") && value.isBool())
        || (type == QLatin1String("array") && value.isArray()) || (type == QLatin1String("object") && value.isObject());
}

bool isOfTypes(const QJsonValue &types, const QJsonValue &value)
{
    if (types.isString())
        return isOfType(types.toString(), value);
    for (const QJsonValue type : types.toArray()) {
        if (isOfType(type.toString(), value))
            return true;
    }
    return false;
}

} // namespace

QStringList texts(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue value : array.toArray())
        list.append(value.toString());
    return list;
}

QJsonObject SchemaBook::resolved(QJsonObject node) const
{
    while (node.contains(QLatin1String("$ref"))) {
        const QString ref = node.value(QLatin1String("$ref")).toString();
        QJsonValue target = m_document;
        if (!ref.startsWith(QLatin1String("#/")))
            throw std::runtime_error("not a reference of this file: " + ref.toStdString());
        for (const QString &part : ref.mid(2).split(QLatin1Char('/')))
            target = target[part];
        if (!target.isObject())
            throw std::runtime_error("nothing at " + ref.toStdString());
        node = target.toObject();
    }
    return node;
}

QJsonObject SchemaBook::named(const QString &schema) const
{
    return resolved({{QStringLiteral("$ref"), QStringLiteral("#/components/schemas/") + schema}});
}

QStringList SchemaBook::problems(const QJsonObject &reference, const QJsonValue &value, const QString &path) const
{
    const QJsonObject schema = resolved(reference);
    QStringList found;
    for (const QString &keyword : schema.keys()) {
        if (!knownKeywords().contains(keyword))
            found.append(path + QStringLiteral(": the schema has an unknown keyword ") + keyword);
    }
    if (!schema.contains(QLatin1String("type")) || !isOfTypes(schema.value(QLatin1String("type")), value))
        return found << path + QStringLiteral(": wrong type");
    const QJsonArray allowed = schema.value(QLatin1String("enum")).toArray();
    if (schema.contains(QLatin1String("enum")) && !allowed.contains(value))
        found.append(path + QStringLiteral(": not one of the values, ") + value.toVariant().toString());
    if (value.isString())
        found += checkText(schema, value.toString(), path);
    if (value.isDouble())
        found += checkNumber(schema, value.toDouble(), path);
    if (value.isArray())
        found += checkArray(schema, value.toArray(), path);
    if (value.isObject())
        found += checkObject(schema, value.toObject(), path);
    return found;
}

QStringList SchemaBook::checkText(const QJsonObject &schema, const QString &text, const QString &path) const
{
    QStringList found;
    const QJsonValue pattern = schema.value(QLatin1String("pattern"));
    if (pattern.isString()) {
        const QRegularExpression rule(pattern.toString());
        if (!rule.isValid() || !rule.match(text).hasMatch())
            found.append(path + QStringLiteral(": does not match ") + pattern.toString());
    }
    if (text.size() > schema.value(QLatin1String("maxLength")).toInt(std::numeric_limits<int>::max()))
        found.append(path + QStringLiteral(": too long"));
    if (text.size() < schema.value(QLatin1String("minLength")).toInt(0))
        found.append(path + QStringLiteral(": too short"));
    return found;
}

QStringList SchemaBook::checkNumber(const QJsonObject &schema, double number, const QString &path) const
{
    const bool low = number < schema.value(QLatin1String("minimum")).toDouble(-INFINITY);
    const bool high = number > schema.value(QLatin1String("maximum")).toDouble(INFINITY);
    return low || high ? QStringList{path + QStringLiteral(": out of bounds")} : QStringList();
}

QStringList SchemaBook::checkArray(const QJsonObject &schema, const QJsonArray &array, const QString &path) const
{
    QStringList found;
    if (array.size() > schema.value(QLatin1String("maxItems")).toInt(std::numeric_limits<int>::max())
        || array.size() < schema.value(QLatin1String("minItems")).toInt(0))
        found.append(path + QStringLiteral(": wrong number of items"));
    if (!schema.value(QLatin1String("items")).isObject())
        return found << path + QStringLiteral(": the schema says nothing of its items");
    for (qsizetype i = 0; i < array.size(); ++i)
        found += problems(schema.value(QLatin1String("items")).toObject(), array.at(i), path + QStringLiteral("[%1]").arg(i));
    return found;
}

QStringList SchemaBook::checkObject(const QJsonObject &schema, const QJsonObject &object, const QString &path) const
{
    QStringList found;
    const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
    for (const QJsonValue name : schema.value(QLatin1String("required")).toArray()) {
        if (!object.contains(name.toString()))
            found.append(path + QStringLiteral(": missing ") + name.toString());
        if (!properties.contains(name.toString()))
            found.append(path + QStringLiteral(": required but not described: ") + name.toString());
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (properties.contains(it.key()))
            found += problems(properties.value(it.key()).toObject(), it.value(), path + QLatin1Char('.') + it.key());
        else if (schema.value(QLatin1String("additionalProperties")) == QJsonValue(false))
            found.append(path + QStringLiteral(": unknown field ") + it.key());
    }
    return found;
}

} // namespace mj::test
