#include "server/providers/stability_answer.h"

#include "imaging/safe_decode.h"
#include "server/providers/answer_json.h"
#include "server/providers/provider_link.h"
#include <QJsonArray>
#include <algorithm>
#include <iterator>

namespace mj::server {
namespace {

QByteArray headerOf(const http::OutboundReply &reply, const char *name)
{
    const auto header = std::find_if(reply.headers.begin(), reply.headers.end(), [name](const auto &h) { return h.first == name; });
    return header == reply.headers.end() ? QByteArray() : header->second;
}

QJsonObject objectOf(const http::OutboundReply &reply)
{
    const Result<AnswerJson> answer = AnswerJson::parse(reply.body);
    return answer ? answer->object() : QJsonObject();
}

// {"errors":["prompt: ..."]}: only the name before the colon is looked at.
QString fieldOf(const QJsonObject &told)
{
    static const std::pair<QLatin1String, QLatin1String> names[] = {
        {QLatin1String("prompt"), QLatin1String("prompt")},      {QLatin1String("negative_prompt"), QLatin1String("negativePrompt")},
        {QLatin1String("aspect_ratio"), QLatin1String("size")},  {QLatin1String("seed"), QLatin1String("seed")},
        {QLatin1String("style_preset"), QLatin1String("style")}, {QLatin1String("image"), QLatin1String("references")},
        {QLatin1String("mask"), QLatin1String("mask")},
    };
    const QString first = told.value(QLatin1String("errors")).toArray().first().toString();
    const QString theirs = first.left(qMax<qsizetype>(0, first.indexOf(QLatin1Char(':')))).trimmed();
    const auto *name = std::find_if(std::begin(names), std::end(names), [&](const auto &pair) { return pair.first == theirs; });
    return name == std::end(names) ? QString() : QString(name->second);
}

Code meaningOf(int status, const QString &name, const QString &field)
{
    switch (status) {
    case 400:
    case 422:
        return field.isEmpty() ? Code::ProviderFailed : Code::InvalidField;
    case 401:
    case 402:
        return Code::Forbidden;
    case 403: // without a name it is the filter that most often says so, but a refused key must not look like the person's fault
        return name == QLatin1String("content_moderation") ? Code::PromptRefused : Code::Forbidden;
    case 404:
    case 410:
        return Code::ModelUnavailable;
    case 408:
    case 502:
    case 504:
        return Code::OutcomeUnknown;
    case 413:
        return Code::InvalidField;
    case 429:
        return Code::TooManyRequests;
    case 503:
        return name == QLatin1String("service_unavailable") ? Code::Offline : Code::OutcomeUnknown;
    default:
        return Code::ProviderFailed;
    }
}

} // namespace

Result<MadePicture> stabilityPicture(const http::OutboundReply &reply)
{
    if (headerOf(reply, "finish-reason") == "CONTENT_FILTERED")
        return fail(Code::PromptRefused, QStringLiteral("CONTENT_FILTERED"));
    if (const Result<PictureHeader> header = checkPicture(reply.body, {16'384, 268'435'456, 64 << 20}); !header)
        return fail(Code::ProviderFailed, QStringLiteral("no_picture"));
    MadePicture picture{reply.body, {}};
    bool isNumber = false;
    if (const quint64 seed = headerOf(reply, "seed").toULongLong(&isNumber); isNumber)
        picture.seed = seed;
    return picture;
}

QString stabilityId(const http::OutboundReply &reply)
{
    return AnswerJson::word(objectOf(reply).value(QLatin1String("id")));
}

Error stabilityError(const http::OutboundReply &reply)
{
    const QJsonObject told = objectOf(reply);
    const QString name = AnswerJson::word(told.value(QLatin1String("name")));
    const QString field = reply.status == 413 ? QStringLiteral("references") : fieldOf(told);
    const Code code = meaningOf(reply.status, name, field);
    Error error = mj::error(code, name.isEmpty() ? QString::number(reply.status) : name);
    if (code == Code::InvalidField)
        error.field = field;
    if (code == Code::TooManyRequests || code == Code::Offline)
        error.retryAfterSeconds = ProviderLink::retryAfterSeconds(reply);
    return error;
}

} // namespace mj::server
