#include "server/providers/automatic1111_answer.h"

#include <QJsonArray>
#include <algorithm>

namespace mj::server {
namespace {

// Which part of an order a field of its request is made of.
QString partOf(const QString &field)
{
    static const QHash<QString, QString> parts = {
        {QStringLiteral("prompt"), QStringLiteral("prompt")}, {QStringLiteral("negative_prompt"), QStringLiteral("negative_prompt")},
        {QStringLiteral("width"), QStringLiteral("size")},    {QStringLiteral("height"), QStringLiteral("size")},
        {QStringLiteral("seed"), QStringLiteral("seed")},     {QStringLiteral("init_images"), QStringLiteral("references")},
        {QStringLiteral("image"), QStringLiteral("references")}, {QStringLiteral("mask"), QStringLiteral("mask")},
        {QStringLiteral("upscaling_resize"), QStringLiteral("scale")}};
    return parts.value(field);
}

} // namespace

EngineProgress engineProgressOf(const QByteArray &body)
{
    const QJsonObject object = objectOf(body).value_or(QJsonObject());
    return {std::clamp(object.value(QLatin1String("progress")).toDouble(), 0.0, 1.0),
            object.value(QLatin1String("current_image")).toString().toLatin1()};
}

Result<MadePictures> enginePicturesOf(const QByteArray &body, int count)
{
    const auto object = objectOf(body);
    if (!object)
        return fail(Code::ProviderFailed, QStringLiteral("unreadable"));
    QJsonArray images = object->value(QLatin1String("images")).toArray();
    if (images.isEmpty() && object->value(QLatin1String("image")).isString())
        images.append(object->value(QLatin1String("image")));
    if (images.isEmpty())
        return fail(Code::ProviderFailed, QStringLiteral("no_output"));
    const QJsonObject info = objectOf(object->value(QLatin1String("info")).toString().toUtf8()).value_or(QJsonObject());
    const QJsonArray seeds = info.value(QLatin1String("all_seeds")).toArray();
    MadePictures made;
    for (qsizetype i = 0; i < std::min<qsizetype>(images.size(), count); ++i) {
        const auto picture = ProviderLink::decode(images[i].toString().toLatin1());
        if (!picture)
            return fail(picture);
        const double seed = i < seeds.size() ? seeds[i].toDouble(-1) : -1;
        made.pictures.append({*picture, seed >= 0 ? std::optional(static_cast<quint64>(seed)) : std::nullopt});
    }
    return made;
}

Error engineRefusalOf(const http::OutboundReply &reply)
{
    Error refusal = refusalOf(reply);
    const QJsonObject body = objectOf(reply.body).value_or(QJsonObject());
    if (reply.status == 422) {
        const QJsonArray details = body.value(QLatin1String("detail")).toArray();
        for (const QJsonValue &step : details.isEmpty() ? QJsonArray() : details.first().toObject().value(QLatin1String("loc")).toArray()) {
            if (const QString part = partOf(step.toString()); !part.isEmpty())
                return error(Code::InvalidField, refusal.detail, part);
        }
    }
    // {"error": "OutOfMemoryError", "detail": "", "errors": "..."}: it tried.
    if (const QString named = plainCode(body.value(QLatin1String("error")).toString()); reply.status == 500 && !named.isEmpty())
        return error(Code::ProviderFailed, named);
    return refusal;
}

} // namespace mj::server
