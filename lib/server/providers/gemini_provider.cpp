#include "server/providers/gemini_provider.h"

#include "server/providers/gemini_answer.h"
#include "server/providers/gemini_request.h"
#include "server/providers/provider_link.h"

namespace mj::server {

GeminiProvider::GeminiProvider(const ProviderConfig &config, int timeoutMs) : m_config(config), m_timeoutMs(timeoutMs)
{
    if (m_config.base.isEmpty())
        m_config.base = QUrl(QStringLiteral("https://generativelanguage.googleapis.com/v1beta"));
}

Result<MadePictures> GeminiProvider::create(const PictureOrder &order, const ProviderWork &work)
{
    if (!order.remoteId.isEmpty())
        return fail(Code::OutcomeUnknown, QStringLiteral("not_resumable"));
    Result<ProviderCall> call = geminiCall(order);
    if (!call)
        return fail(call);
    call->timeoutMs = m_timeoutMs;
    const ProviderLink link(m_config, {{"x-goog-api-key", m_config.key}}, work);
    const Result<http::OutboundReply> reply = link.send(*call);
    if (!reply)
        return fail(reply);
    if (reply->status != 200)
        return fail(geminiError(*reply));
    const Result<AnswerJson> answer = AnswerJson::parse(reply->body);
    if (!answer)
        return fail(answer);
    const Result<QByteArray> picture = geminiPicture(*answer);
    if (!picture)
        return fail(picture);
    const Result<QByteArray> bytes = ProviderLink::decode(*picture);
    if (!bytes)
        return fail(bytes);
    return MadePictures{{MadePicture{*bytes, {}}}, geminiCost(answer->object(), order)};
}

std::unique_ptr<ImageProvider> makeGeminiProvider(const ProviderConfig &config)
{
    return std::make_unique<GeminiProvider>(config);
}

} // namespace mj::server
