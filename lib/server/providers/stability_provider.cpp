#include "server/providers/stability_provider.h"

#include "server/providers/answer_json.h"
#include "server/providers/reckoning.h"
#include "server/providers/stability_answer.h"
#include "server/providers/stability_service.h"
#include <QElapsedTimer>

namespace mj::server {

StabilityProvider::StabilityProvider(const ProviderConfig &config) : StabilityProvider(config, Pace()) {}

StabilityProvider::StabilityProvider(const ProviderConfig &config, Pace pace) : m_config(config), m_pace(pace)
{
    if (m_config.base.isEmpty())
        m_config.base = QUrl(QStringLiteral("https://api.stability.ai/v2beta"));
}

Result<MadePictures> StabilityProvider::create(const PictureOrder &order, const ProviderWork &work)
{
    const ProviderLink link(m_config, {{"Authorization", "Bearer " + m_config.key}}, work);
    const Result<MadePicture> picture = order.remoteId.isEmpty() ? ordered(link, order, work) : awaited(link, order.remoteId);
    if (!picture)
        return fail(picture);
    return MadePictures{{*picture}, Reckoning(order.options).pictures(1, order.quality, QString())};
}

Result<MadePicture> StabilityProvider::ordered(const ProviderLink &link, const PictureOrder &order, const ProviderWork &work) const
{
    Result<ProviderCall> call = stabilityCall(order);
    if (!call)
        return fail(call);
    call->timeoutMs = m_pace.timeoutMs;
    const Result<http::OutboundReply> reply = link.send(*call);
    if (!reply)
        return fail(reply);
    if (reply->status != 200 && reply->status != 202)
        return fail(stabilityError(*reply));
    if (!StabilityService::of(order.model)->isSlow)
        return stabilityPicture(*reply);
    const QString id = stabilityId(*reply);
    if (id.isEmpty())
        return fail(Code::OutcomeUnknown, QStringLiteral("no_id"));
    if (const Result<void> stored = work.accepted(id); !stored)
        return fail(stored);
    return awaited(link, id);
}

// Asking costs nothing, so whatever goes wrong with one question is tried again while there is time.
Result<MadePicture> StabilityProvider::awaited(const ProviderLink &link, const QString &id) const
{
    if (AnswerJson::word(id).isEmpty())
        return fail(Code::OutcomeUnknown, QStringLiteral("id"));
    ProviderCall question;
    question.method = "GET";
    question.path = QStringLiteral("/results/") + id;
    question.headers.emplaceBack("Accept", "image/*");
    question.purpose = QStringLiteral("follow");
    question.timeoutMs = qMin(m_pace.timeoutMs, 60'000);
    QElapsedTimer waited;
    for (waited.start(); waited.elapsed() < m_pace.pollForMs;) {
        const Result<http::OutboundReply> reply = link.send(question);
        if (reply && reply->status == 200)
            return stabilityPicture(*reply);
        if (!reply && (reply.error().code == Code::Canceled || reply.error().code == Code::Forbidden))
            return fail(reply);
        if (reply && reply->status == 404) // kept for a day: it was made, and is gone
            return fail(Code::OutcomeUnknown, QStringLiteral("result_gone"));
        const bool mayComeYet = !reply || reply->status == 202 || reply->status == 429 || reply->status >= 500;
        if (!mayComeYet)
            return fail(stabilityError(*reply));
        const int asked = reply ? ProviderLink::retryAfterSeconds(*reply) * 1000 : 0;
        if (const Result<void> slept = link.wait(qMin(qMax(m_pace.pollMs, asked), m_pace.pollForMs)); !slept)
            return fail(slept);
    }
    return fail(Code::OutcomeUnknown, QStringLiteral("no_result_in_time"));
}

std::unique_ptr<ImageProvider> makeStabilityProvider(const ProviderConfig &config)
{
    return std::make_unique<StabilityProvider>(config);
}

} // namespace mj::server
