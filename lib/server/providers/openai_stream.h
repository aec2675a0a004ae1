#pragma once
#include "server/http/event_stream.h"
#include "server/providers/image_provider.h"
#include "server/providers/openai_answer.h"

namespace mj::server {

// What comes while one picture is made: unfinished pictures, then the finished one or an error. Used by one thread for one call.
class OpenAiStream
{
public:
    OpenAiStream(const PictureOrder &order, std::function<void(const PictureProgress &)> progress);

    // False as soon as the end is known: nothing more needs to be read.
    bool feed(const QByteArray &bytes);
    bool isOver() const { return m_outcome.has_value(); }
    // What it came to. OutcomeUnknown when it ended before it said so: the picture may have been made, and paid for.
    Result<MadePictures> outcome() const;
    // What a service answered that does not stream although it was asked to: one whole answer.
    const QByteArray &whole() const { return m_whole; }

private:
    void take(const QByteArray &data);
    void takePartial(const AnswerJson &event);
    void takeFinished(const AnswerJson &event);

    const PictureOrder &m_order;
    std::function<void(const PictureProgress &)> m_progress;
    http::EventStream m_events;
    QByteArray m_whole;
    bool m_hasBegun = false;
    std::optional<Result<MadePictures>> m_outcome;
};

} // namespace mj::server
