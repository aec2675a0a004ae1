#include "server/providers/gemini_answer.h"

#include "server/providers/gemini_request.h"
#include "server/providers/provider_link.h"
#include "server/providers/reckoning.h"
#include <QJsonArray>
#include <cmath>

namespace mj::server {
namespace {

// Ends that are the filter's doing. NO_IMAGE, IMAGE_OTHER, OTHER, MAX_TOKENS and the like are the model's.
bool isRefusal(const QString &finish)
{
    static const QStringList ends{QStringLiteral("SAFETY"),
                                  QStringLiteral("IMAGE_SAFETY"),
                                  QStringLiteral("PROHIBITED_CONTENT"),
                                  QStringLiteral("IMAGE_PROHIBITED_CONTENT"),
                                  QStringLiteral("RECITATION"),
                                  QStringLiteral("IMAGE_RECITATION"),
                                  QStringLiteral("BLOCKLIST"),
                                  QStringLiteral("SPII")};
    return ends.contains(finish);
}

QJsonObject objectIn(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toObject();
}

// What stands in error.details, by the end of its type.
QJsonObject detailOf(const QJsonObject &error, const char *type)
{
    const QJsonArray details = error.value(QLatin1String("details")).toArray();
    for (const QJsonValue &detail : details) {
        if (detail.toObject().value(QLatin1String("@type")).toString().endsWith(QLatin1String(type)))
            return detail.toObject();
    }
    return {};
}

// "17s" or "0.25s".
int secondsOf(const QString &duration)
{
    bool isNumber = false;
    const double seconds = duration.chopped(duration.endsWith(QLatin1Char('s')) ? 1 : 0).toDouble(&isNumber);
    return isNumber && seconds > 0 && seconds < 86'400 ? static_cast<int>(std::ceil(seconds)) : 0;
}

// A minute's quota comes back by itself; a day's has been used up.
bool isDailyQuota(const QJsonObject &error)
{
    const QJsonArray violations = detailOf(error, "google.rpc.QuotaFailure").value(QLatin1String("violations")).toArray();
    for (const QJsonValue &violation : violations) {
        if (violation.toObject().value(QLatin1String("quotaId")).toString().contains(QLatin1String("PerDay")))
            return true;
    }
    return false;
}

Code meaningOf(int status, const QJsonObject &error)
{
    const QString reason = detailOf(error, "google.rpc.ErrorInfo").value(QLatin1String("reason")).toString();
    if (reason.startsWith(QLatin1String("API_KEY_")) || error.value(QLatin1String("status")) == QLatin1String("FAILED_PRECONDITION"))
        return Code::Forbidden;
    switch (status) {
    case 401:
    case 402:
    case 403:
        return Code::Forbidden;
    case 404:
    case 410:
        return Code::ModelUnavailable;
    case 408:
        return Code::OutcomeUnknown;
    case 413:
        return Code::InvalidField;
    case 429:
        return isDailyQuota(error) ? Code::Forbidden : Code::TooManyRequests;
    case 503: // "the model is overloaded": turned away before it began
        return error.value(QLatin1String("status")) == QLatin1String("UNAVAILABLE") ? Code::Offline : Code::OutcomeUnknown;
    case 502:
    case 504:
        return Code::OutcomeUnknown;
    default:
        return Code::ProviderFailed;
    }
}

} // namespace

Result<QByteArray> geminiPicture(const AnswerJson &answer)
{
    const QJsonValue block = objectIn(answer.object(), "promptFeedback").value(QLatin1String("blockReason"));
    if (!block.toString().isEmpty())
        return fail(Code::PromptRefused, AnswerJson::word(block));
    const QJsonObject candidate = answer.object().value(QLatin1String("candidates")).toArray().first().toObject();
    const QJsonArray parts = objectIn(candidate, "content").value(QLatin1String("parts")).toArray();
    for (const QJsonValue &part : parts) {
        const QByteArray picture = answer.text(objectIn(part.toObject(), "inlineData").value(QLatin1String("data")));
        if (!picture.isEmpty() && !part.toObject().value(QLatin1String("thought")).toBool())
            return picture;
    }
    const QString finish = AnswerJson::word(candidate.value(QLatin1String("finishReason")));
    return fail(isRefusal(finish) ? Code::PromptRefused : Code::ProviderFailed, finish.isEmpty() ? QStringLiteral("no_picture") : finish);
}

std::optional<qint64> geminiCost(const QJsonObject &answer, const PictureOrder &order)
{
    const Reckoning reckoning(order.options);
    const QJsonObject usage = objectIn(answer, "usageMetadata");
    if (!usage.contains(QLatin1String("candidatesTokenCount")) || !reckoning.knowsTokens())
        return reckoning.pictures(1, geminiSize(order), QString());
    const auto images = [&usage](const char *list) {
        double count = 0;
        const QJsonArray details = usage.value(QLatin1String(list)).toArray();
        for (const QJsonValue &detail : details)
            count += detail[QLatin1String("modality")] == QLatin1String("IMAGE") ? detail[QLatin1String("tokenCount")].toDouble() : 0;
        return count;
    };
    const auto number = [&usage](const char *name) { return usage.value(QLatin1String(name)).toDouble(); };
    const double in = images("promptTokensDetails");
    const bool isTold = usage.contains(QLatin1String("candidatesTokensDetails"));
    const double out = isTold ? images("candidatesTokensDetails") : number("candidatesTokenCount");
    return Reckoning::micros(reckoning.tokens("text_in", number("promptTokenCount") - in) + reckoning.tokens("image_in", in) +
                             reckoning.tokens("text_out", number("candidatesTokenCount") - out + number("thoughtsTokenCount")) +
                             reckoning.tokens("image_out", out));
}

Error geminiError(const http::OutboundReply &reply)
{
    const Result<AnswerJson> answer = AnswerJson::parse(reply.body);
    const QJsonObject told = answer ? objectIn(answer->object(), "error") : QJsonObject();
    const Code code = meaningOf(reply.status, told);
    const QString word = AnswerJson::word(told.value(QLatin1String("status")));
    Error error = mj::error(code, word.isEmpty() ? QString::number(reply.status) : word);
    if (code == Code::InvalidField)
        error.field = QStringLiteral("references");
    if (code == Code::TooManyRequests || code == Code::Offline) {
        const int asked = secondsOf(detailOf(told, "google.rpc.RetryInfo").value(QLatin1String("retryDelay")).toString());
        error.retryAfterSeconds = asked > 0 ? asked : ProviderLink::retryAfterSeconds(reply);
    }
    return error;
}

} // namespace mj::server
