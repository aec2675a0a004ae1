#include "server/providers/comfyui_answer.h"

#include <QJsonArray>
#include <QtEndian>
#include <algorithm>

namespace mj::server {
namespace {

bool lists(const QJsonValue &entries, const QString &promptId)
{
    const QJsonArray all = entries.toArray(); // [[number, id, graph, ...], ...]
    return std::any_of(all.begin(), all.end(), [&promptId](const QJsonValue &entry) { return entry.toArray().at(1).toString() == promptId; });
}

// Pictures that nodes saved; previews they kept for a moment only when nothing was saved.
QList<ComfyuiFile> filesOf(const QJsonObject &outputs)
{
    QList<ComfyuiFile> saved;
    QList<ComfyuiFile> temporary;
    for (auto node = outputs.begin(); node != outputs.end(); ++node) {
        for (const QJsonValue &image : node.value().toObject().value(QLatin1String("images")).toArray()) {
            const QJsonObject object = image.toObject();
            const ComfyuiFile file{object.value(QLatin1String("filename")).toString(), object.value(QLatin1String("subfolder")).toString(),
                                   object.value(QLatin1String("type")).toString(QStringLiteral("output"))};
            if (!file.name.isEmpty())
                (file.type == QLatin1String("output") ? saved : temporary).append(file);
        }
    }
    return saved.isEmpty() ? temporary : saved;
}

void readFailure(ComfyuiHistory &history, const QJsonArray &messages)
{
    history.failure = QStringLiteral("execution_error");
    for (const QJsonValue &message : messages) { // [type, data]
        const QString type = message.toArray().at(0).toString();
        history.interrupted = history.interrupted || type == QLatin1String("execution_interrupted");
        const QString named = plainCode(message.toArray().at(1).toObject().value(QLatin1String("exception_type")).toString());
        if (type == QLatin1String("execution_error") && !named.isEmpty())
            history.failure = named;
    }
}

QString partOf(const QString &place)
{
    static const QHash<QString, QString> parts = {{QStringLiteral("negative"), QStringLiteral("negative_prompt")},
                                                  {QStringLiteral("width"), QStringLiteral("size")},
                                                  {QStringLiteral("height"), QStringLiteral("size")},
                                                  {QStringLiteral("model"), QString()}};
    return place.startsWith(QLatin1String("image")) ? QStringLiteral("references") : parts.value(place, place);
}

bool isWeights(const QString &input)
{
    return input.endsWith(QLatin1String("_name")) && input != QLatin1String("sampler_name");
}

} // namespace

std::optional<ComfyuiHistory> comfyuiHistoryOf(const QByteArray &body, const QString &promptId)
{
    const auto object = objectOf(body);
    if (!object)
        return std::nullopt;
    ComfyuiHistory history;
    const QJsonObject entry = object->value(promptId).toObject();
    history.known = !entry.isEmpty();
    history.files = filesOf(entry.value(QLatin1String("outputs")).toObject());
    const QJsonObject status = entry.value(QLatin1String("status")).toObject();
    if (status.value(QLatin1String("status_str")).toString() == QLatin1String("error"))
        readFailure(history, status.value(QLatin1String("messages")).toArray());
    return history;
}

std::optional<ComfyuiPlace> comfyuiPlaceOf(const QByteArray &queue, const QString &promptId)
{
    const auto object = objectOf(queue);
    if (!object || !object->contains(QLatin1String("queue_running")))
        return std::nullopt;
    if (lists(object->value(QLatin1String("queue_running")), promptId))
        return ComfyuiPlace::Running;
    return lists(object->value(QLatin1String("queue_pending")), promptId) ? ComfyuiPlace::Pending : ComfyuiPlace::Absent;
}

ComfyuiNews comfyuiNewsOfText(const QByteArray &message, const QString &promptId)
{
    const QJsonObject object = objectOf(message).value_or(QJsonObject());
    const QString type = object.value(QLatin1String("type")).toString();
    const QJsonObject data = object.value(QLatin1String("data")).toObject();
    const QString whose = data.value(QLatin1String("prompt_id")).toString();
    ComfyuiNews news;
    if (!whose.isEmpty() && whose != promptId)
        return news;
    const double most = data.value(QLatin1String("max")).toDouble();
    if (type == QLatin1String("progress") && most > 0) {
        news.kind = ComfyuiNews::Kind::Progress;
        news.fraction = std::clamp(data.value(QLatin1String("value")).toDouble() / most, 0.0, 1.0);
    } else if (type == QLatin1String("execution_success") || type == QLatin1String("execution_error") || type == QLatin1String("execution_interrupted") ||
               (type == QLatin1String("executing") && data.value(QLatin1String("node")).isNull() && !whose.isEmpty())) {
        news.kind = ComfyuiNews::Kind::Ended;
    }
    return news;
}

ComfyuiNews comfyuiNewsOfBytes(const QByteArray &message)
{
    constexpr quint32 previewEvent = 1;
    ComfyuiNews news;
    if (message.size() <= 8 || qFromBigEndian<quint32>(message.constData()) != previewEvent)
        return news;
    news.kind = ComfyuiNews::Kind::Preview;
    news.preview = message.mid(8);
    return news;
}

Error comfyuiRefusalOf(const http::OutboundReply &reply, const WorkflowTemplate &workflow)
{
    const Error refusal = refusalOf(reply);
    if (reply.status != 400)
        return refusal;
    const QJsonObject body = objectOf(reply.body).value_or(QJsonObject());
    const QJsonObject nodes = body.value(QLatin1String("node_errors")).toObject();
    QString named = plainCode(body.value(QLatin1String("error")).toObject().value(QLatin1String("type")).toString());
    for (auto node = nodes.begin(); node != nodes.end(); ++node) {
        for (const QJsonValue &value : node.value().toObject().value(QLatin1String("errors")).toArray()) {
            const QString type = plainCode(value.toObject().value(QLatin1String("type")).toString());
            const QString input = value.toObject().value(QLatin1String("extra_info")).toObject().value(QLatin1String("input_name")).toString();
            const QString part = partOf(workflow.placeAt(node.key(), input));
            if (!part.isEmpty())
                return error(Code::InvalidField, type, part);
            if (type == QLatin1String("value_not_in_list") && isWeights(input))
                return error(Code::ModelUnavailable, type);
            named = type.isEmpty() ? named : type;
        }
    }
    return error(Code::ProviderFailed, named.isEmpty() ? refusal.detail : named);
}

} // namespace mj::server
