#include "server/providers/comfyui_graph.h"

namespace mj::server {
namespace {

QString imagePlace(qsizetype index)
{
    return index == 0 ? QStringLiteral("image") : QStringLiteral("image%1").arg(index + 1);
}

struct Part {
    bool isAsked;
    QString place;
    QString part;
};

QList<Part> partsOf(const PictureOrder &order)
{
    const QString size = QStringLiteral("size");
    QList<Part> parts = {{!order.negativePrompt.isEmpty(), QStringLiteral("negative"), QStringLiteral("negative_prompt")},
                         {order.size.isValid(), QStringLiteral("width"), size},
                         {order.size.isValid(), QStringLiteral("height"), size},
                         {order.seed.has_value(), QStringLiteral("seed"), QStringLiteral("seed")},
                         {order.count > 1, QStringLiteral("count"), QStringLiteral("count")},
                         {!order.quality.isEmpty(), QStringLiteral("quality"), QStringLiteral("quality")},
                         {!order.style.isEmpty(), QStringLiteral("style"), QStringLiteral("style")},
                         {order.scale > 0, QStringLiteral("scale"), QStringLiteral("scale")},
                         {!order.mask.isEmpty(), QStringLiteral("mask"), QStringLiteral("mask")}};
    for (qsizetype i = 0; i < order.references.size(); ++i)
        parts.append({true, imagePlace(i), QStringLiteral("references")});
    return parts;
}

// Places that have a value whatever the order says.
bool isAlwaysFilled(const QString &place)
{
    return place == QLatin1String("prompt") || place == QLatin1String("negative") || place == QLatin1String("seed") ||
           place == QLatin1String("count") || place == QLatin1String("model") || place == QLatin1String("quality") || place == QLatin1String("style");
}

QString partOfPlace(const QString &place)
{
    if (place.startsWith(QLatin1String("image")))
        return QStringLiteral("references");
    return place == QLatin1String("width") || place == QLatin1String("height") ? QStringLiteral("size") : place;
}

} // namespace

WorkflowTemplate workflowOf(const PictureOrder &order)
{
    const QJsonObject own = order.options.value(QLatin1String("workflows")).toObject().value(api::wireName(order.task)).toObject();
    return WorkflowTemplate(own.isEmpty() ? order.options.value(QLatin1String("workflow")).toObject() : own);
}

Result<void> checkWorkflow(const WorkflowTemplate &workflow, const PictureOrder &order)
{
    if (workflow.isEmpty())
        return fail(Code::ModelUnavailable, QStringLiteral("no_workflow"));
    QStringList filled;
    for (const Part &part : partsOf(order)) {
        if (part.isAsked && !workflow.holds(part.place))
            return fail(Code::InvalidField, QStringLiteral("not taken by this workflow"), part.part);
        if (part.isAsked)
            filled << part.place;
    }
    for (const QString &place : workflow.places()) {
        if (!filled.contains(place) && !isAlwaysFilled(place))
            return fail(Code::InvalidField, QStringLiteral("the workflow wants it"), partOfPlace(place));
    }
    return {};
}

QHash<QString, QJsonValue> workflowValuesOf(const PictureOrder &order, const QStringList &pictures, quint64 seed)
{
    QHash<QString, QJsonValue> values = {{QStringLiteral("prompt"), order.prompt},   {QStringLiteral("negative"), order.negativePrompt},
                                         {QStringLiteral("count"), order.count},     {QStringLiteral("model"), order.model},
                                         {QStringLiteral("quality"), order.quality}, {QStringLiteral("style"), order.style},
                                         {QStringLiteral("seed"), static_cast<qint64>(seed)}};
    if (order.size.isValid()) {
        values.insert(QStringLiteral("width"), order.size.width());
        values.insert(QStringLiteral("height"), order.size.height());
    }
    if (order.scale > 0)
        values.insert(QStringLiteral("scale"), order.scale);
    for (qsizetype i = 0; i < std::min(pictures.size(), order.references.size()); ++i)
        values.insert(imagePlace(i), pictures[i]);
    if (!order.mask.isEmpty() && pictures.size() > order.references.size())
        values.insert(QStringLiteral("mask"), pictures.last());
    return values;
}

} // namespace mj::server
