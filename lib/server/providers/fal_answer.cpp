#include "server/providers/fal_answer.h"

#include <QJsonArray>

namespace mj::server {
namespace {

QString logOf(const QJsonValue &logs)
{
    QString whole;
    for (const QJsonValue &line : logs.toArray())
        whole += line.toObject().value(QLatin1String("message")).toString() + QLatin1Char('\n');
    return whole;
}

bool isModeration(const QString &type)
{
    return type.contains(QLatin1String("content_policy")) || type.contains(QLatin1String("moderation")) || type.contains(QLatin1String("nsfw"));
}

// {"detail": [{"loc": ["body", "prompt"], "msg": ..., "type": ...}]}, or a sentence instead of the list.
QJsonObject firstDetail(const QByteArray &body)
{
    const QJsonArray details = objectOf(body).value_or(QJsonObject()).value(QLatin1String("detail")).toArray();
    return details.isEmpty() ? QJsonObject() : details.first().toObject();
}

} // namespace

std::optional<FalStatus> falStatusOf(const QByteArray &body)
{
    const auto object = objectOf(body);
    const QString status = object ? object->value(QLatin1String("status")).toString() : QString();
    FalStatus read;
    if (status == QLatin1String("IN_PROGRESS"))
        read.state = FalStatus::State::Working;
    else if (status == QLatin1String("COMPLETED"))
        read.state = FalStatus::State::Completed;
    else if (status != QLatin1String("IN_QUEUE"))
        return std::nullopt;
    read.queuePosition = object->value(QLatin1String("queue_position")).toInt();
    read.fraction = fractionOfLog(logOf(object->value(QLatin1String("logs"))));
    read.failed = object->contains(QLatin1String("error")) && !object->value(QLatin1String("error")).isNull();
    return read;
}

FalResult falResultOf(const QJsonObject &body)
{
    QJsonArray images = body.value(QLatin1String("images")).toArray();
    if (images.isEmpty() && body.value(QLatin1String("image")).isObject())
        images.append(body.value(QLatin1String("image")));
    const QJsonArray flags = body.value(QLatin1String("has_nsfw_concepts")).toArray();
    FalResult result;
    for (qsizetype i = 0; i < images.size(); ++i) {
        const QString address = images[i].toObject().value(QLatin1String("url")).toString();
        if (flags.size() > i && flags[i].toBool())
            ++result.blanked;
        else if (!address.isEmpty())
            result.addresses << address;
    }
    const QJsonValue seed = body.value(QLatin1String("seed"));
    if (seed.isDouble() && seed.toDouble() >= 0)
        result.seed = static_cast<quint64>(seed.toDouble());
    return result;
}

Error falRefusalOf(const http::OutboundReply &reply, const ModelInput &input, bool made)
{
    Error refusal = refusalOf(reply);
    const QJsonObject detail = firstDetail(reply.body);
    const QString type = plainCode(detail.value(QLatin1String("type")).toString());
    if (isModeration(type))
        return error(Code::PromptRefused, type);
    if (made && (refusal.code == Code::OutcomeUnknown || refusal.code == Code::ModelUnavailable))
        refusal.code = Code::ProviderFailed;
    if (reply.status != 422 && reply.status != 400)
        return refusal;
    QString part;
    for (const QJsonValue &step : detail.value(QLatin1String("loc")).toArray()) {
        if (part.isEmpty())
            part = input.partOf(step.toString());
    }
    if (!part.isEmpty())
        return error(Code::InvalidField, type.isEmpty() ? refusal.detail : type, part);
    if (!type.isEmpty())
        refusal.detail = type;
    return refusal;
}

} // namespace mj::server
