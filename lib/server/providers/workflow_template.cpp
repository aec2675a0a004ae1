#include "server/providers/workflow_template.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace mj::server {
namespace {

using Values = QHash<QString, QJsonValue>;

const QRegularExpression &placeShape()
{
    static const QRegularExpression shape(QStringLiteral("\\{\\{([a-z][a-z0-9_]*)\\}\\}"));
    return shape;
}

void collect(const QJsonValue &value, QStringList &places)
{
    if (value.isString()) {
        for (auto found = placeShape().globalMatch(value.toString()); found.hasNext();) {
            const QString place = found.next().captured(1);
            if (!places.contains(place))
                places << place;
        }
    }
    for (const QJsonValue &one : value.toArray())
        collect(one, places);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        collect(it.value(), places);
}

QString written(const QJsonValue &value)
{
    return value.isString() ? value.toString() : QString::number(static_cast<qint64>(value.toDouble()));
}

QJsonValue filledText(const QString &text, const Values &values)
{
    if (const auto whole = placeShape().match(text); whole.hasMatch() && whole.capturedLength() == text.size())
        return values.value(whole.captured(1));
    QString result;
    qsizetype from = 0;
    for (auto found = placeShape().globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch place = found.next();
        result += text.mid(from, place.capturedStart() - from) + written(values.value(place.captured(1)));
        from = place.capturedEnd();
    }
    return result + text.mid(from);
}

QJsonValue filledValue(const QJsonValue &value, const Values &values)
{
    if (value.isString())
        return filledText(value.toString(), values);
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &one : value.toArray())
            array.append(filledValue(one, values));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = filledValue(it.value(), values);
    return object;
}

} // namespace

WorkflowTemplate::WorkflowTemplate(const QJsonObject &graph) : m_graph(graph)
{
    collect(graph, m_places);
}

Result<QJsonObject> WorkflowTemplate::filled(const Values &values) const
{
    for (const QString &place : m_places) {
        if (!values.contains(place))
            return fail(Code::InvalidField, QStringLiteral("the workflow wants it"), place);
    }
    return filledValue(m_graph, values).toObject();
}

QString WorkflowTemplate::placeAt(const QString &node, const QString &input) const
{
    const QJsonValue value = m_graph.value(node).toObject().value(QLatin1String("inputs")).toObject().value(input);
    return placeShape().match(value.toString()).captured(1);
}

} // namespace mj::server
