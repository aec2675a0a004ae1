#include "server/providers/replicate_answer.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace mj::server {
namespace {

using State = Prediction::State;

std::optional<State> stateOf(const QString &status)
{
    static const QHash<QString, State> states = {{QStringLiteral("starting"), State::Going},     {QStringLiteral("processing"), State::Going},
                                                 {QStringLiteral("succeeded"), State::Succeeded}, {QStringLiteral("failed"), State::Failed},
                                                 {QStringLiteral("canceled"), State::Canceled},   {QStringLiteral("aborted"), State::Aborted}};
    const auto found = states.find(status);
    return found == states.end() ? std::nullopt : std::optional(*found);
}

QStringList outputOf(const QJsonValue &output)
{
    if (output.isString())
        return {output.toString()};
    QStringList all;
    for (const QJsonValue &one : output.toArray())
        all << one.toString();
    all.removeAll(QString());
    return all;
}

std::optional<quint64> seedOf(const QString &logs)
{
    static const QRegularExpression said(QStringLiteral("seed:?\\s+(\\d{1,20})"), QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch found = said.match(logs);
    return found.hasMatch() ? std::optional(found.captured(1).toULongLong()) : std::nullopt;
}

bool isRefusal(const QString &failure)
{
    return failure.contains(QLatin1String("E005")) || failure.contains(QLatin1String("flagged as sensitive"), Qt::CaseInsensitive) ||
           failure.contains(QLatin1String("NSFW"), Qt::CaseInsensitive) || failure.contains(QLatin1String("content moderation"), Qt::CaseInsensitive);
}

// "- input.prompt: ..." or "- input: prompt is required": the name of the input that is meant.
QString inputNamed(const QJsonObject &body)
{
    static const QRegularExpression nested(QStringLiteral("input\\.([A-Za-z0-9_]+)"));
    static const QRegularExpression required(QStringLiteral("input: ([A-Za-z0-9_]+) is required"));
    const QJsonArray fields = body.value(QLatin1String("invalid_fields")).toArray();
    const QString field = fields.isEmpty() ? QString() : fields.first().toObject().value(QLatin1String("field")).toString();
    if (const auto found = nested.match(field); found.hasMatch())
        return found.captured(1);
    const QString detail = body.value(QLatin1String("detail")).toString();
    const auto found = nested.match(detail);
    return found.hasMatch() ? found.captured(1) : required.match(detail).captured(1);
}

} // namespace

std::optional<Prediction> predictionOf(const QByteArray &body)
{
    static const QRegularExpression idShape(QStringLiteral("^[A-Za-z0-9_-]{1,64}$"));
    const auto object = objectOf(body);
    if (!object)
        return std::nullopt;
    Prediction prediction;
    prediction.id = object->value(QLatin1String("id")).toString();
    const auto state = stateOf(object->value(QLatin1String("status")).toString());
    if (!state || !idShape.match(prediction.id).hasMatch())
        return std::nullopt;
    prediction.state = *state;
    prediction.output = outputOf(object->value(QLatin1String("output")));
    prediction.dataRemoved = object->value(QLatin1String("data_removed")).toBool();
    prediction.failure = object->value(QLatin1String("error")).toString();
    const QString logs = object->value(QLatin1String("logs")).toString();
    prediction.fraction = fractionOfLog(logs);
    prediction.seed = seedOf(logs);
    prediction.seconds = object->value(QLatin1String("metrics")).toObject().value(QLatin1String("predict_time")).toDouble();
    return prediction;
}

Error failureOf(const Prediction &prediction)
{
    static const QRegularExpression code(QStringLiteral("\\bE\\d{3,5}\\b"));
    if (prediction.state == State::Aborted)
        return error(Code::Offline, QStringLiteral("aborted")); // its deadline passed before it began: nothing was made
    if (prediction.state == State::Canceled)
        return error(Code::ProviderFailed, QStringLiteral("canceled"));
    if (prediction.state == State::Succeeded)
        return error(Code::ProviderFailed, prediction.dataRemoved ? QStringLiteral("data_removed") : QStringLiteral("no_output"));
    const QString named = code.match(prediction.failure).captured(0);
    return error(isRefusal(prediction.failure) ? Code::PromptRefused : Code::ProviderFailed, named.isEmpty() ? QStringLiteral("failed") : named);
}

Error refusalOfCreate(const http::OutboundReply &reply, const ModelInput &input)
{
    Error refusal = refusalOf(reply);
    const QJsonObject body = objectOf(reply.body).value_or(QJsonObject());
    if (reply.status == 429 && refusal.retryAfterSeconds == 0)
        refusal.retryAfterSeconds = secondsIn(body.value(QLatin1String("detail")).toString());
    if (reply.status != 422)
        return refusal;
    if (body.value(QLatin1String("title")).toString().startsWith(QLatin1String("Invalid version")))
        return error(Code::ModelUnavailable, refusal.detail);
    const QString part = input.partOf(inputNamed(body));
    return part.isEmpty() ? refusal : error(Code::InvalidField, refusal.detail, part);
}

} // namespace mj::server
