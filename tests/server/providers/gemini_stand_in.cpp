#include "server/providers/gemini_stand_in.h"

#include <QImage>
#include <QJsonDocument>
#include <QRegularExpression>

namespace mj::test {
namespace {

using namespace Qt::StringLiterals;

VendorReply refused(int status, const QString &word, const QString &message, const QJsonArray &details = {})
{
    QJsonObject error{{u"code"_s, status}, {u"message"_s, message}, {u"status"_s, word}};
    if (!details.isEmpty())
        error[u"details"_s] = details;
    return json(status, {{u"error"_s, error}});
}

VendorReply unknownName(const QString &name)
{
    return refused(400, u"INVALID_ARGUMENT"_s, u"Invalid JSON payload received. Unknown name \""_s + name + u"\": Cannot find field."_s);
}

QJsonObject detail(const QString &type, QJsonObject more)
{
    more[u"@type"_s] = u"type.googleapis.com/google.rpc."_s + type;
    return more;
}

// The first name of `object` that is not among `known`, or empty.
QString strangerIn(const QJsonObject &object, const QStringList &known)
{
    for (const QString &name : object.keys()) {
        if (!known.contains(name))
            return name;
    }
    return {};
}

QJsonArray partsOf(const QJsonObject &body)
{
    return body[u"contents"_s].toArray().first().toObject()[u"parts"_s].toArray();
}

QSize sizeOf(const QJsonObject &image)
{
    static const QHash<QString, int> sides{{u"512"_s, 512}, {u"1K"_s, 1024}, {u"2K"_s, 2048}, {u"4K"_s, 4096}};
    const QStringList ratio = image[u"aspectRatio"_s].toString(u"1:1"_s).split(QLatin1Char(':'));
    const int side = sides.value(image[u"imageSize"_s].toString(u"1K"_s));
    return {side, side * ratio[1].toInt() / ratio[0].toInt()};
}

} // namespace

VendorReply GeminiStandIn::answer(const VendorRequest &request, Fault wrong)
{
    static const QRegularExpression path(QStringLiteral("\\A/v1beta/models/([^/:?]+):generateContent\\z"));
    if (request.header("x-goog-api-key") != key)
        return refused(400, u"INVALID_ARGUMENT"_s, u"API key not valid. Please pass a valid API key."_s,
                       {detail(u"ErrorInfo"_s, {{u"reason"_s, u"API_KEY_INVALID"_s}, {u"domain"_s, u"googleapis.com"_s}})});
    const auto match = path.match(QString::fromLatin1(request.target));
    if (request.method != "POST" || !match.hasMatch())
        return refused(404, u"NOT_FOUND"_s, u"Requested entity was not found."_s);
    if (!models.contains(match.captured(1)) || wrong == Fault::ModelGone)
        return refused(404, u"NOT_FOUND"_s, u"models/"_s + match.captured(1) + u" is not found for API version v1beta."_s);
    QJsonParseError problem;
    const QJsonObject body = QJsonDocument::fromJson(request.body, &problem).object();
    if (problem.error != QJsonParseError::NoError || request.header("content-type") != "application/json")
        return refused(400, u"INVALID_ARGUMENT"_s, u"Invalid JSON payload received."_s);
    if (const auto no = refusal(body))
        return *no;
    if (const auto no = scripted(wrong))
        return *no;
    if (const auto no = commonFault(wrong))
        return *no;
    if (wrong == Fault::Moderation || wrong == Fault::ModerationOld || wrong == Fault::ModerationLate || wrong == Fault::WordsOnly ||
        wrong == Fault::EmptyData)
        return blocked(wrong);
    return made(body, wrong);
}

std::optional<VendorReply> GeminiStandIn::refusal(const QJsonObject &body)
{
    const QJsonObject generation = body[u"generationConfig"_s].toObject();
    const QJsonObject image = generation[u"imageConfig"_s].toObject();
    for (const QString &name :
         {strangerIn(body, {u"contents"_s, u"generationConfig"_s}), strangerIn(generation, {u"responseModalities"_s, u"imageConfig"_s}),
          strangerIn(image, {u"aspectRatio"_s, u"imageSize"_s}),
          strangerIn(body[u"contents"_s].toArray().first().toObject(), {u"role"_s, u"parts"_s})}) {
        if (!name.isEmpty())
            return unknownName(name);
    }
    static const QStringList ratios{u"1:1"_s, u"2:3"_s, u"3:2"_s, u"3:4"_s, u"4:3"_s, u"4:5"_s, u"5:4"_s, u"9:16"_s, u"16:9"_s, u"21:9"_s};
    if (image.contains(u"aspectRatio"_s) && !ratios.contains(image[u"aspectRatio"_s].toString()))
        return refused(400, u"INVALID_ARGUMENT"_s, u"aspect_ratio is not supported"_s);
    if (image.contains(u"imageSize"_s) && !QStringList{u"512"_s, u"1K"_s, u"2K"_s, u"4K"_s}.contains(image[u"imageSize"_s].toString()))
        return refused(400, u"INVALID_ARGUMENT"_s, u"image_size is not supported"_s);
    if (generation[u"responseModalities"_s].toArray() != QJsonArray{u"IMAGE"_s} || partsOf(body).isEmpty())
        return refused(400, u"INVALID_ARGUMENT"_s, u"contents is not specified"_s);
    for (const QJsonValue &part : partsOf(body)) {
        const QJsonObject inlineData = part[u"inlineData"_s].toObject();
        const bool isWords = part.toObject().keys() == QStringList{u"text"_s} && !part[u"text"_s].toString().isEmpty();
        const bool isPicture = part.toObject().keys() == QStringList{u"inlineData"_s} &&
                               inlineData.keys() == QStringList{u"data"_s, u"mimeType"_s} &&
                               inlineData[u"mimeType"_s].toString().startsWith(u"image/"_s) &&
                               !QImage::fromData(QByteArray::fromBase64(inlineData[u"data"_s].toString().toLatin1())).isNull();
        if (!isWords && !isPicture)
            return refused(400, u"INVALID_ARGUMENT"_s, u"Unable to process input image."_s);
    }
    return std::nullopt;
}

std::optional<VendorReply> GeminiStandIn::scripted(Fault wrong)
{
    const auto quota = [](const QString &id) {
        return detail(u"QuotaFailure"_s, {{u"violations"_s, QJsonArray{QJsonObject{{u"quotaId"_s, id}}}}});
    };
    switch (wrong) {
    case Fault::Billing:
        return refused(400, u"FAILED_PRECONDITION"_s,
                       u"Gemini API is not available without billing. Please enable billing on your project."_s);
    case Fault::OrganisationUnverified:
        return refused(403, u"PERMISSION_DENIED"_s, u"Your project has been denied access."_s);
    case Fault::QuotaUsedUp:
        return refused(429, u"RESOURCE_EXHAUSTED"_s, u"You exceeded your current quota, please check your plan and billing details."_s,
                       {quota(u"GenerateRequestsPerDayPerProjectPerModel"_s), detail(u"RetryInfo"_s, {{u"retryDelay"_s, u"41s"_s}})});
    case Fault::RateLimited:
        return refused(429, u"RESOURCE_EXHAUSTED"_s, u"Resource has been exhausted (e.g. check quota)."_s,
                       {quota(u"GenerateRequestsPerMinutePerProjectPerModel"_s), detail(u"RetryInfo"_s, {{u"retryDelay"_s, u"1.2s"_s}})});
    case Fault::Busy:
        return refused(503, u"UNAVAILABLE"_s, u"The model is overloaded. Please try again later."_s);
    case Fault::ServerError:
        return refused(500, u"INTERNAL"_s, u"An internal error has occurred while drawing a fox."_s);
    case Fault::BadSetting:
        return refused(400, u"INVALID_ARGUMENT"_s, u"Request contains an invalid argument."_s);
    case Fault::TooLarge:
        return refused(413, u"INVALID_ARGUMENT"_s, u"Request payload size exceeds the limit."_s);
    default:
        return std::nullopt;
    }
}

VendorReply GeminiStandIn::blocked(Fault wrong)
{
    const QJsonObject usage{{u"promptTokenCount"_s, textTokens}, {u"totalTokenCount"_s, textTokens}};
    if (wrong == Fault::Moderation)
        return json(200, {{u"promptFeedback"_s, QJsonObject{{u"blockReason"_s, u"PROHIBITED_CONTENT"_s}}}, {u"usageMetadata"_s, usage}});
    QJsonObject candidate{{u"index"_s, 0},
                          {u"finishReason"_s, wrong == Fault::ModerationOld ? u"PROHIBITED_CONTENT"_s : u"IMAGE_SAFETY"_s},
                          {u"finishMessage"_s, u"Unable to show the generated image of a fox."_s}};
    if (wrong == Fault::WordsOnly) {
        candidate[u"finishReason"_s] = u"NO_IMAGE"_s;
        candidate[u"content"_s] =
            QJsonObject{{u"role"_s, u"model"_s}, {u"parts"_s, QJsonArray{QJsonObject{{u"text"_s, u"I would rather talk about a fox."_s}}}}};
    }
    return json(200, {{u"candidates"_s, wrong == Fault::EmptyData ? QJsonArray() : QJsonArray{candidate}}, {u"usageMetadata"_s, usage}});
}

VendorReply GeminiStandIn::made(const QJsonObject &body, Fault wrong) const
{
    const auto part = [](const QByteArray &bytes) {
        return QJsonObject{
            {u"inlineData"_s, QJsonObject{{u"mimeType"_s, u"image/jpeg"_s}, {u"data"_s, QString::fromLatin1(bytes.toBase64())}}}};
    };
    QJsonArray parts;
    if (thinks) {
        QJsonObject sketch = part(paint({64, 64}));
        sketch[u"thought"_s] = true;
        parts << sketch;
    }
    const QSize size = sizeOf(body[u"generationConfig"_s].toObject()[u"imageConfig"_s].toObject());
    parts << part(wrong == Fault::NotAPicture ? QByteArray(9000, 'x') : paint(size, "jpeg"));
    const int given = imageTokens * static_cast<int>(partsOf(body).size() - 1);
    const auto tokens = [](const char *modality, int count) {
        return QJsonObject{{u"modality"_s, QLatin1String(modality)}, {u"tokenCount"_s, count}};
    };
    const QJsonObject usage{{u"promptTokenCount"_s, textTokens + given},
                            {u"promptTokensDetails"_s, QJsonArray{tokens("TEXT", textTokens), tokens("IMAGE", given)}},
                            {u"candidatesTokenCount"_s, outTokens},
                            {u"candidatesTokensDetails"_s, QJsonArray{tokens("IMAGE", outTokens)}},
                            {u"totalTokenCount"_s, textTokens + given + outTokens}};
    VendorReply reply =
        json(200, {{u"candidates"_s, QJsonArray{QJsonObject{{u"content"_s, QJsonObject{{u"role"_s, u"model"_s}, {u"parts"_s, parts}}},
                                                            {u"finishReason"_s, u"STOP"_s},
                                                            {u"index"_s, 0}}}},
                   {u"usageMetadata"_s, usage},
                   {u"modelVersion"_s, u"a-word-of-tomorrow"_s}});
    if (wrong == Fault::LyingType)
        reply.type = "text/plain";
    if (wrong == Fault::CutInAnswer)
        reply.end = VendorReply::End::Cut;
    return reply;
}

} // namespace mj::test
