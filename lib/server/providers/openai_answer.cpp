#include "server/providers/openai_answer.h"

#include "api/recipe.h"
#include "server/providers/provider_link.h"
#include "server/providers/reckoning.h"
#include <QJsonArray>
#include <algorithm>
#include <iterator>

namespace mj::server {
namespace {

struct Row {
    QLatin1String word;
    Code code;
};

// Codes, and types where there is no code.
constexpr Row meanings[] = {
    {QLatin1String("moderation_blocked"), Code::PromptRefused},
    {QLatin1String("image_generation_user_error"), Code::PromptRefused},
    {QLatin1String("content_policy_violation"), Code::PromptRefused},
    {QLatin1String("content_filter"), Code::PromptRefused},
    {QLatin1String("contentFilter"), Code::PromptRefused},
    {QLatin1String("invalid_api_key"), Code::Forbidden},
    {QLatin1String("account_deactivated"), Code::Forbidden},
    {QLatin1String("billing_hard_limit_reached"), Code::Forbidden},
    {QLatin1String("billing_not_active"), Code::Forbidden},
    {QLatin1String("insufficient_quota"), Code::Forbidden},
    {QLatin1String("insufficient_credits"), Code::Forbidden},
    {QLatin1String("model_not_found"), Code::ModelUnavailable},
    {QLatin1String("DeploymentNotFound"), Code::ModelUnavailable},
    {QLatin1String("rate_limit_exceeded"), Code::TooManyRequests},
};

struct Field {
    QLatin1String theirs;
    QLatin1String ours;
};

constexpr Field fieldNames[] = {
    {QLatin1String("prompt"), QLatin1String("prompt")},    {QLatin1String("negative_prompt"), QLatin1String("negativePrompt")},
    {QLatin1String("size"), QLatin1String("size")},        {QLatin1String("quality"), QLatin1String("quality")},
    {QLatin1String("style"), QLatin1String("style")},      {QLatin1String("n"), QLatin1String("count")},
    {QLatin1String("image"), QLatin1String("references")}, {QLatin1String("images"), QLatin1String("references")},
    {QLatin1String("mask"), QLatin1String("mask")},        {QLatin1String("seed"), QLatin1String("seed")},
};

// What an error says of itself, whatever shape it has: {"error":{...}}, {"error":"prose","code":...} or {"detail":[{"loc":[...]}]}.
struct Complaint {
    QString code;
    QString type;
    QString field; // ours, or empty
    bool isOfModel = false;
    bool isRefusal = false;
};

QString fieldOf(QString param)
{
    param.truncate(param.indexOf(QLatin1Char('[')) < 0 ? param.size() : param.indexOf(QLatin1Char('[')));
    const auto *field = std::find_if(std::begin(fieldNames), std::end(fieldNames), [&](const Field &f) { return f.theirs == param; });
    return field == std::end(fieldNames) ? QString() : QString(field->ours);
}

// The prose is looked at here and goes no further. Some services have no other sign.
bool soundsRefused(const QString &prose)
{
    static const QStringList signs{QStringLiteral("safety system"), QStringLiteral("content policy"), QStringLiteral("moderation")};
    return std::any_of(signs.begin(), signs.end(), [&](const QString &sign) { return prose.contains(sign, Qt::CaseInsensitive); });
}

Complaint complaintOf(const QJsonObject &answer)
{
    const QJsonValue told = answer.value(QLatin1String("error"));
    const QJsonObject error = told.isObject() ? told.toObject() : answer;
    const QJsonArray place = answer.value(QLatin1String("detail")).toArray().first().toObject().value(QLatin1String("loc")).toArray();
    const QJsonObject metadata = error.value(QLatin1String("metadata")).toObject();
    Complaint complaint;
    complaint.code = AnswerJson::word(error.value(QLatin1String("code")));
    complaint.type = AnswerJson::word(error.value(QLatin1String("type")));
    const QString param = place.isEmpty() ? error.value(QLatin1String("param")).toString() : place.last().toString();
    complaint.field = fieldOf(param);
    complaint.isOfModel = param == QLatin1String("model");
    complaint.isRefusal = metadata.contains(QLatin1String("flagged_input")) ||
                          soundsRefused(error.value(QLatin1String("message")).toString()) ||
                          (told.isString() && soundsRefused(told.toString()));
    return complaint;
}

std::optional<Code> meaningOf(const Complaint &complaint)
{
    if (complaint.code.endsWith(QLatin1String("_spend_limit_exceeded")))
        return Code::Forbidden;
    bool isNumber = false;
    complaint.code.toInt(&isNumber);
    const QString &word = complaint.code.isEmpty() || isNumber ? complaint.type : complaint.code;
    for (const QString &said : {complaint.code, complaint.type}) {
        if (said == QLatin1String("insufficient_quota"))
            return Code::Forbidden;
    }
    const auto *row = std::find_if(std::begin(meanings), std::end(meanings), [&](const Row &r) { return r.word == word; });
    return row == std::end(meanings) ? std::nullopt : std::optional(row->code);
}

QByteArray headerOf(const http::OutboundReply &reply, const char *name)
{
    const auto header = std::find_if(reply.headers.begin(), reply.headers.end(), [name](const auto &h) { return h.first == name; });
    return header == reply.headers.end() ? QByteArray() : header->second.toLower();
}

// A 5xx with the advice to try again says that nothing was made; one of a gateway says nothing of what stands behind it.
Code failureOf(const http::OutboundReply &reply)
{
    const bool mayRetry = headerOf(reply, "x-should-retry") == "true";
    if ((reply.status == 500 || reply.status == 503) && mayRetry)
        return Code::Offline;
    if (reply.status == 503 && !headerOf(reply, "retry-after").isEmpty())
        return Code::Offline;
    return reply.status == 500 ? Code::ProviderFailed : Code::OutcomeUnknown;
}

Code statusMeaning(const http::OutboundReply &reply, const Complaint &complaint)
{
    switch (reply.status) {
    case 400:
    case 415:
    case 422:
        if (complaint.isOfModel)
            return Code::ModelUnavailable;
        return complaint.field.isEmpty() ? Code::ProviderFailed : Code::InvalidField;
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
        return headerOf(reply, "x-should-retry") == "false" ? Code::ProviderFailed : Code::TooManyRequests;
    default:
        return reply.status >= 500 ? failureOf(reply) : Code::ProviderFailed;
    }
}

QString wordOf(const Complaint &complaint, int status)
{
    const QString word = complaint.code.isEmpty() ? complaint.type : complaint.code;
    return word.isEmpty() && status > 0 ? QString::number(status) : word;
}

} // namespace

Result<QList<OpenAiPicture>> openAiPictures(const AnswerJson &answer, bool isCompatible)
{
    const QJsonValue data = answer.object().value(QLatin1String("data"));
    if (isCompatible && data.isArray() && data.toArray().isEmpty())
        return fail(Code::PromptRefused, QStringLiteral("empty"));
    QList<OpenAiPicture> pictures;
    const QJsonArray items = data.toArray();
    for (const QJsonValue &item : items) {
        OpenAiPicture picture;
        picture.base64 = answer.text(item.toObject().value(QLatin1String("b64_json")));
        if (picture.base64.isEmpty() && isCompatible)
            picture.address = QUrl(QString::fromUtf8(answer.text(item.toObject().value(QLatin1String("url")))), QUrl::StrictMode);
        if (picture.base64.isEmpty() && picture.address.isEmpty())
            return fail(Code::ProviderFailed, QStringLiteral("no_picture"));
        pictures << picture;
    }
    if (pictures.isEmpty())
        return fail(Code::ProviderFailed, QStringLiteral("no_picture"));
    return pictures;
}

std::optional<qint64> openAiCost(const QJsonObject &answer, const PictureOrder &order, qsizetype count)
{
    const Reckoning reckoning(order.options);
    const QJsonObject usage = answer.value(QLatin1String("usage")).toObject();
    if (!usage.contains(QLatin1String("output_tokens")) || !reckoning.knowsTokens())
        return reckoning.pictures(count, order.quality, api::sizeText(order.size));
    const auto number = [](const QJsonObject &object, const char *name) { return object.value(QLatin1String(name)).toDouble(); };
    const QJsonObject in = usage.value(QLatin1String("input_tokens_details")).toObject();
    const QJsonObject out = usage.value(QLatin1String("output_tokens_details")).toObject();
    const double imagesIn = number(in, "image_tokens");
    const double wordsOut = number(out, "text_tokens");
    return Reckoning::micros(reckoning.tokens("text_in", number(usage, "input_tokens") - imagesIn) +
                             reckoning.tokens("image_in", imagesIn) + reckoning.tokens("text_out", wordsOut) +
                             reckoning.tokens("image_out", number(usage, "output_tokens") - wordsOut));
}

Error openAiError(const http::OutboundReply &reply)
{
    const Result<AnswerJson> answer = AnswerJson::parse(reply.body);
    const Complaint complaint = answer ? complaintOf(answer->object()) : Complaint();
    const bool isClients = reply.status >= 400 && reply.status < 500;
    Code code = statusMeaning(reply, complaint);
    if (const std::optional<Code> meant = meaningOf(complaint);
        meant && isClients && !(*meant == Code::TooManyRequests && reply.status == 429))
        code = *meant;
    else if (complaint.isRefusal && (reply.status == 400 || reply.status == 403 || reply.status == 422))
        code = Code::PromptRefused;
    Error error = mj::error(code, wordOf(complaint, reply.status));
    if (code == Code::InvalidField)
        error.field = reply.status == 413 ? QStringLiteral("references") : complaint.field;
    if (code == Code::TooManyRequests || code == Code::Offline)
        error.retryAfterSeconds = ProviderLink::retryAfterSeconds(reply);
    return error;
}

Error openAiStreamError(const QJsonObject &event)
{
    const Complaint complaint = complaintOf(event);
    Code code = meaningOf(complaint).value_or(complaint.isRefusal ? Code::PromptRefused : Code::ProviderFailed);
    if (code == Code::TooManyRequests)
        code = Code::ProviderFailed;
    return error(code, wordOf(complaint, 0));
}

} // namespace mj::server
