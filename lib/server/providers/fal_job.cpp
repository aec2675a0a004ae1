#include "server/providers/fal_job.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace mj::server {
namespace {

constexpr int shortCallMs = 30'000;
constexpr int submitMs = 60'000;
constexpr int farewellMs = 5'000;
constexpr int keepSeconds = 3'600;

bool isId(const QString &id)
{
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z0-9_-]{1,64}$"));
    return shape.match(id).hasMatch();
}

// Parts of a path that a model may have: nothing else may get into an address.
QStringList partsOf(const QString &model)
{
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$"));
    return shape.match(model).hasMatch() ? model.split(QLatin1Char('/')) : QStringList();
}

// The app without what the submit alone needs: owner and name, behind the space that some live in.
QString appOf(const QString &model)
{
    const QStringList parts = partsOf(model);
    const bool spaced = parts.value(0) == QLatin1String("workflows") || parts.value(0) == QLatin1String("comfy");
    return parts.mid(0, spaced ? 3 : 2).join(QLatin1Char('/'));
}

} // namespace

FalJob::FalJob(const PictureOrder &order, const ProviderWork &work, const ProviderLink &link)
    : m_order(order), m_work(work), m_link(link), m_input(order.options)
{
}

Result<void> FalJob::begin()
{
    if (appOf(m_order.model).isEmpty())
        return fail(Code::ModelUnavailable, QStringLiteral("no_model_name"));
    const auto mask = m_input.maskOf(m_order);
    if (!mask)
        return fail(mask);
    ModelInput::Files files;
    QList<SentField> pictures;
    for (const Attachment &reference : m_order.references) {
        files.references << dataUri(reference.type, reference.bytes);
        pictures.append({QStringLiteral("reference"), reference.bytes});
    }
    if (!mask->isEmpty()) {
        files.mask = dataUri("image/png", *mask);
        pictures.append({QStringLiteral("mask"), *mask});
    }
    const auto input = m_input.of(m_order, files);
    if (!input)
        return fail(input);
    ProviderCall call = submitCall(*input);
    call.fields = m_input.wordsOf(m_order, *input) + pictures;
    const auto reply = m_link.send(call);
    if (!reply)
        return fail(reply);
    if (!isFine(*reply))
        return fail(falRefusalOf(*reply, m_input, false));
    m_id = objectOf(reply->body).value_or(QJsonObject()).value(QLatin1String("request_id")).toString();
    if (!isId(m_id))
        return fail(Code::OutcomeUnknown, QStringLiteral("unreadable")); // it queued something and did not say what
    if (const auto kept = m_work.accepted(m_id); !kept) {
        cancel();
        return fail(kept);
    }
    return {};
}

Result<void> FalJob::resume(const QString &remoteId)
{
    if (!isId(remoteId) || appOf(m_order.model).isEmpty())
        return fail(Code::OutcomeUnknown, QStringLiteral("no_id"));
    m_id = remoteId;
    return {};
}

ProviderCall FalJob::submitCall(const QJsonObject &input) const
{
    const int keep = m_order.options.value(QLatin1String("keepSeconds")).toInt(keepSeconds);
    ProviderCall call;
    call.path = QLatin1Char('/') + m_order.model;
    call.headers = {{"Content-Type", "application/json"},
                    {"X-Fal-Object-Lifecycle-Preference", "{\"expiration_duration_seconds\":" + QByteArray::number(keep) + '}'}};
    const QJsonObject more = m_order.options.value(QLatin1String("headers")).toObject();
    for (auto it = more.begin(); it != more.end(); ++it)
        call.headers.append({it.key().toLatin1(), it.value().toString().toLatin1()});
    call.body = QJsonDocument(input).toJson(QJsonDocument::Compact);
    call.timeoutMs = submitMs;
    return call;
}

ProviderCall FalJob::askCall(const QString &what) const
{
    ProviderCall call;
    call.method = "GET";
    call.path = QStringLiteral("/%1/requests/%2%3").arg(appOf(m_order.model), m_id, what);
    call.purpose = QStringLiteral("follow");
    call.timeoutMs = shortCallMs;
    return call;
}

Result<bool> FalJob::look()
{
    const auto reply = m_link.send(askCall(QStringLiteral("/status?logs=1")));
    if (!reply)
        return fail(reply);
    if (reply->status == 404) {
        m_failed = error(Code::OutcomeUnknown, QStringLiteral("gone"));
        return true;
    }
    if (!isFine(*reply))
        return fail(refusalOf(*reply));
    const auto status = falStatusOf(reply->body);
    if (!status)
        return fail(Code::ProviderFailed, QStringLiteral("unreadable"));
    if (status->state == FalStatus::State::Completed)
        return readResult();
    if (status->fraction > 0)
        m_work.progress({status->fraction, {}});
    return false;
}

// A failure shows only here: the status of a request that failed is "completed" too.
Result<bool> FalJob::readResult()
{
    const auto reply = m_link.send(askCall(QString()));
    if (!reply)
        return fail(reply);
    const auto body = objectOf(reply->body);
    if (!body) // a gateway on the way, not the app
        return fail(Code::ProviderFailed, QStringLiteral("unreadable"));
    if (reply->status == 429)
        return fail(refusalOf(*reply));
    if (isFine(*reply))
        m_result = falResultOf(*body);
    else
        m_failed = falRefusalOf(*reply, m_input, true);
    return true;
}

void FalJob::cancel()
{
    ProviderCall call = askCall(QStringLiteral("/cancel"));
    call.method = "PUT";
    call.purpose = QStringLiteral("cancel");
    call.timeoutMs = farewellMs;
    call.ignoresCancel = true;
    (void)m_link.send(call);
}

Result<MadePictures> FalJob::pictures() const
{
    if (m_failed)
        return fail(*m_failed);
    if (m_result.addresses.isEmpty())
        return m_result.blanked > 0 ? fail(Code::PromptRefused, QStringLiteral("nsfw")) : fail(Code::ProviderFailed, QStringLiteral("no_output"));
    MadePictures made;
    for (const QString &address : m_result.addresses.mid(0, m_order.count)) {
        const bool isEmbedded = address.startsWith(QLatin1String("data:"));
        const auto picture = isEmbedded ? ProviderLink::decode(address.toLatin1()) : m_link.fetch(QUrl(address));
        if (!picture)
            return fail(picture);
        made.pictures.append({*picture, std::nullopt});
    }
    made.pictures.first().seed = m_result.seed ? m_result.seed : m_order.seed;
    return made;
}

} // namespace mj::server
