#include "server/providers/openai_provider.h"

#include "server/providers/openai_request.h"
#include "server/providers/openai_stream.h"
#include "server/providers/provider_link.h"

namespace mj::server {

OpenAiProvider::OpenAiProvider(const ProviderConfig &config) : OpenAiProvider(config, Pace()) {}

OpenAiProvider::OpenAiProvider(const ProviderConfig &config, Pace pace)
    : m_config(config), m_pace(pace), m_isCompatible(config.kind == QLatin1String("openai_compatible"))
{
    if (m_config.base.isEmpty() && !m_isCompatible)
        m_config.base = QUrl(QStringLiteral("https://api.openai.com/v1"));
}

int OpenAiProvider::atOnce(const PictureOrder &order) const
{
    if (order.options.value(QLatin1String("stream")).toBool())
        return 1;
    return qBound(1, order.options.value(QLatin1String("at_once")).toInt(m_isCompatible ? 1 : 10), 10);
}

bool OpenAiProvider::isRepeatable() const
{
    return m_isCompatible && m_config.country == QLatin1String("local");
}

ProviderLink OpenAiProvider::linkFor(const ProviderWork &work) const
{
    ProviderLink::Authorisation authorisation;
    if (!m_config.key.isEmpty())
        authorisation.append({"Authorization", "Bearer " + m_config.key});
    return ProviderLink(m_config, authorisation, work);
}

Result<MadePictures> OpenAiProvider::create(const PictureOrder &order, const ProviderWork &work)
{
    if (!order.remoteId.isEmpty())
        return fail(Code::OutcomeUnknown, QStringLiteral("not_resumable"));
    Result<ProviderCall> call = openAiCall(order, m_isCompatible);
    if (!call)
        return fail(call);
    call->timeoutMs = m_pace.timeoutMs;
    if (order.options.value(QLatin1String("stream")).toBool())
        return streamed(*call, order, work);
    const ProviderLink link = linkFor(work);
    const Result<http::OutboundReply> reply = link.send(*call);
    if (!reply)
        return fail(reply);
    if (reply->status / 100 != 2)
        return fail(openAiError(*reply));
    return whole(link, reply->body, order);
}

Result<MadePictures> OpenAiProvider::streamed(const ProviderCall &made, const PictureOrder &order, const ProviderWork &work) const
{
    const ProviderLink link = linkFor(work);
    OpenAiStream stream(order, work.progress);
    ProviderCall call = made;
    call.stallMs = m_pace.stallMs;
    call.headers.emplaceBack("Accept", "text/event-stream");
    call.onBody = [&stream](const QByteArray &piece) { return stream.feed(piece); };
    const Result<http::OutboundReply> reply = link.send(call);
    if (stream.isOver()) // whatever became of the connection afterwards
        return stream.outcome();
    if (!reply)
        return fail(reply);
    if (reply->status / 100 != 2)
        return fail(openAiError(*reply));
    return stream.whole().isEmpty() ? stream.outcome() : whole(link, stream.whole(), order);
}

Result<MadePictures> OpenAiProvider::whole(const ProviderLink &link, const QByteArray &body, const PictureOrder &order) const
{
    const Result<AnswerJson> answer = AnswerJson::parse(body);
    if (!answer)
        return fail(answer);
    const Result<QList<OpenAiPicture>> pictures = openAiPictures(*answer, m_isCompatible);
    if (!pictures)
        return fail(pictures);
    MadePictures made;
    made.costMicros = openAiCost(answer->object(), order, pictures->size());
    for (const OpenAiPicture &picture : pictures->mid(0, order.count)) {
        const Result<QByteArray> bytes = picture.base64.isEmpty() ? link.fetch(picture.address) : ProviderLink::decode(picture.base64);
        if (!bytes)
            return fail(bytes);
        made.pictures << MadePicture{*bytes, {}};
    }
    return made;
}

std::unique_ptr<ImageProvider> makeOpenAiProvider(const ProviderConfig &config)
{
    return std::make_unique<OpenAiProvider>(config);
}

} // namespace mj::server
