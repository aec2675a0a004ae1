#include "server/providers/openai_stream.h"

#include "server/providers/provider_link.h"

namespace mj::server {

OpenAiStream::OpenAiStream(const PictureOrder &order, std::function<void(const PictureProgress &)> progress)
    : m_order(order), m_progress(std::move(progress))
{
}

bool OpenAiStream::feed(const QByteArray &bytes)
{
    if (!m_whole.isEmpty() || (!m_hasBegun && bytes.trimmed().startsWith('{'))) {
        m_whole += bytes;
        return true;
    }
    m_hasBegun = m_hasBegun || !bytes.trimmed().isEmpty();
    const Result<QList<http::StreamEvent>> events = m_events.feed(bytes);
    if (!events) {
        m_outcome = fail(Code::ProviderFailed, QStringLiteral("too_large"));
        return false;
    }
    for (const http::StreamEvent &event : *events) {
        if (!isOver())
            take(event.data);
    }
    return !isOver();
}

Result<MadePictures> OpenAiStream::outcome() const
{
    return m_outcome ? *m_outcome : fail(Code::OutcomeUnknown, QStringLiteral("stream_ended"));
}

// The name of the event line is not relied on; what cannot be read ("[DONE]" among it) is passed over.
void OpenAiStream::take(const QByteArray &data)
{
    const Result<AnswerJson> event = AnswerJson::parse(data);
    if (!event)
        return;
    const QString type = event->object().value(QLatin1String("type")).toString();
    if (type.endsWith(QLatin1String(".partial_image")))
        takePartial(*event);
    else if (type.endsWith(QLatin1String(".completed")))
        takeFinished(*event);
    else if (type == QLatin1String("error") || event->object().contains(QLatin1String("error")) || type.endsWith(QLatin1String("_error")))
        m_outcome = fail(openAiStreamError(event->object()));
}

void OpenAiStream::takePartial(const AnswerJson &event)
{
    const Result<QByteArray> picture = ProviderLink::decode(event.text(event.object().value(QLatin1String("b64_json"))));
    if (!picture)
        return; // it would only have been shown
    const double expected = m_order.options.value(QLatin1String("partial_images")).toDouble();
    const double index = event.object().value(QLatin1String("partial_image_index")).toDouble();
    m_progress({qBound(0.05, (index + 1) / (expected + 1), 0.95), *picture});
}

void OpenAiStream::takeFinished(const AnswerJson &event)
{
    const Result<QByteArray> picture = ProviderLink::decode(event.text(event.object().value(QLatin1String("b64_json"))));
    if (!picture)
        m_outcome = fail(picture);
    else
        m_outcome = MadePictures{{MadePicture{*picture, {}}}, openAiCost(event.object(), m_order, 1)};
}

} // namespace mj::server
