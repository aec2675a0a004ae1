#include "server/providers/gemini_request.h"

#include "server/providers/aspect_ratio.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <cmath>

namespace mj::server {
namespace {

constexpr qsizetype longestPrompt = 32'000;
constexpr qsizetype mostReferences = 14;

struct Tier {
    QLatin1String name;
    double side;
};

constexpr Tier tiers[] = {
    {QLatin1String("512"), 512}, {QLatin1String("1K"), 1024}, {QLatin1String("2K"), 2048}, {QLatin1String("4K"), 4096}};

QStringList listOf(const PictureOrder &order, const char *option, const QStringList &otherwise)
{
    const QJsonValue value = order.options.value(QLatin1String(option));
    return value.isArray() ? value.toVariant().toStringList() : otherwise;
}

QStringList ratiosOf(const PictureOrder &order)
{
    return listOf(order, "aspect_ratios",
                  {QStringLiteral("1:1"), QStringLiteral("2:3"), QStringLiteral("3:2"), QStringLiteral("3:4"), QStringLiteral("4:3"),
                   QStringLiteral("4:5"), QStringLiteral("5:4"), QStringLiteral("9:16"), QStringLiteral("16:9"), QStringLiteral("21:9")});
}

QString promptOf(const PictureOrder &order)
{
    if (order.task == api::Task::Variation && order.prompt.isEmpty())
        return QStringLiteral("Make another picture like this one: the same subject and mood, composed anew.");
    return order.prompt;
}

Result<void> refuse(const char *field, const char *why)
{
    return fail(Code::InvalidField, QLatin1String(why), QLatin1String(field));
}

Result<void> check(const PictureOrder &order)
{
    if (order.task == api::Task::Upscale || order.task == api::Task::RemoveBackground)
        return refuse("task", "not made here");
    if (order.task != api::Task::Create && order.references.isEmpty())
        return refuse("references", "a picture to start from is missing");
    if (order.references.size() > mostReferences)
        return refuse("references", "14 at most");
    const QString prompt = promptOf(order);
    if (prompt.isEmpty() || prompt.size() > longestPrompt)
        return refuse("prompt", "1 to 32000 characters");
    if (!order.mask.isEmpty())
        return refuse("mask", "not taken here");
    if (!order.negativePrompt.isEmpty())
        return refuse("negativePrompt", "not taken here");
    if (!order.style.isEmpty())
        return refuse("style", "not taken here");
    if (order.count != 1)
        return refuse("count", "one a call");
    if (order.size.isValid() && nearestRatio(order.size, ratiosOf(order)).isEmpty())
        return refuse("size", "no ratio near it");
    return {};
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject imageConfig(const PictureOrder &order)
{
    QJsonObject config;
    if (order.size.isValid())
        config.insert(QStringLiteral("aspectRatio"), nearestRatio(order.size, ratiosOf(order)));
    if (const QString size = geminiSize(order); !size.isEmpty())
        config.insert(QStringLiteral("imageSize"), size);
    return config;
}

// Written out by hand: base64 through a JSON document would be copied four times.
QByteArray bodyOf(const PictureOrder &order, const QJsonObject &image)
{
    QJsonObject generation{{QStringLiteral("responseModalities"), QJsonArray{QStringLiteral("IMAGE")}}};
    if (!image.isEmpty())
        generation.insert(QStringLiteral("imageConfig"), image);
    QByteArray body = "{\"contents\":[{\"role\":\"user\",\"parts\":[" + compact({{QStringLiteral("text"), promptOf(order)}});
    for (const Attachment &picture : order.references)
        body += ",{\"inlineData\":{\"mimeType\":\"" + picture.type + "\",\"data\":\"" + picture.bytes.toBase64() + "\"}}";
    return body + "]}],\"generationConfig\":" + compact(generation) + '}';
}

void disclose(ProviderCall &call, const PictureOrder &order, const QJsonObject &image)
{
    if (!order.prompt.isEmpty())
        call.fields.append({QStringLiteral("prompt"), order.prompt.toUtf8()});
    for (const Attachment &picture : order.references)
        call.fields.append({QStringLiteral("reference"), picture.bytes});
    if (!image.isEmpty())
        call.fields.append({QStringLiteral("parameters"), compact(image)});
}

} // namespace

QString geminiSize(const PictureOrder &order)
{
    QStringList known;
    for (const Tier &tier : tiers)
        known << tier.name;
    const QStringList offered = listOf(order, "image_sizes", known);
    if (offered.contains(order.quality))
        return order.quality;
    const double side = order.size.isValid() ? std::sqrt(static_cast<double>(order.size.width()) * order.size.height()) : 1024;
    QString nearest;
    double distance = 0;
    for (const Tier &tier : tiers) {
        const double away = std::abs(std::log(tier.side / side));
        if (offered.contains(tier.name) && (nearest.isEmpty() || away < distance)) {
            nearest = tier.name;
            distance = away;
        }
    }
    return nearest;
}

Result<ProviderCall> geminiCall(const PictureOrder &order)
{
    static const QRegularExpression name(QStringLiteral("\\A[A-Za-z0-9._-]{1,100}\\z"));
    if (!name.match(order.model).hasMatch())
        return fail(Code::ModelUnavailable, QStringLiteral("model_name"));
    if (const Result<void> fine = check(order); !fine)
        return fail(fine);
    const QJsonObject image = imageConfig(order);
    ProviderCall call;
    call.path = QStringLiteral("/models/%1:generateContent").arg(order.model);
    call.headers.emplaceBack("Content-Type", "application/json");
    call.body = bodyOf(order, image);
    disclose(call, order, image);
    return call;
}

} // namespace mj::server
