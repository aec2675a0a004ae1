#pragma once
#include "api/disclosure.h"
#include "api/model.h"
#include "base/result.h"
#include <QJsonObject>
#include <atomic>
#include <functional>

namespace mj::server {

struct Attachment {
    QByteArray bytes;
    QByteArray type; // image/png, image/jpeg, image/webp
};

// What a provider is asked for: no account, no e-mail, no address ever.
struct PictureOrder {
    QString model; // the provider's own name for it, from the catalogue
    api::Task task = api::Task::Create;
    QString prompt;
    QString negativePrompt;
    QSize size; // invalid: the provider's choice, or the reference's
    QString quality;
    QString style;
    int count = 1;              // pictures in this call: 1..atOnce()
    std::optional<quint64> seed; // of the first; the others follow by one
    int scale = 0;              // of Upscale
    QList<Attachment> references;
    QByteArray mask;     // PNG of the first reference's size, transparent where it may change; or empty
    QJsonObject options; // fixed parameters of this model, from the catalogue
    QString memberTag;   // a pseudonym for the provider's abuse checks; empty where it takes none
    QString remoteId;    // of an earlier attempt that was accepted: ask what became of it, order nothing
};

struct PictureProgress {
    double fraction = 0; // 0..1
    QByteArray partial;  // an unfinished picture (PNG, JPEG or WebP), or empty
};

struct MadePicture {
    QByteArray bytes; // PNG, JPEG or WebP, as the provider made it
    std::optional<quint64> seed; // when the provider says which it was
};

struct MadePictures {
    QList<MadePicture> pictures;      // 1..order.count
    std::optional<qint64> costMicros; // what the provider reckons for this call, in millionths of a US dollar
};

// What a provider tells while it works. All are set; called on the provider's thread.
struct ProviderWork {
    std::function<void(const PictureProgress &)> progress;
    std::function<Result<void>(const QString &remoteId)> accepted; // stored when it returns: a restart goes on there. Error: stop
    std::function<void(const api::Disclosure &)> disclosed;       // before each call leaves
    const std::atomic<bool> *canceled = nullptr; // may turn true at any time: return Canceled soon
    const std::atomic<bool> *leaving = nullptr;  // true beside `canceled`: this process stops, the job does not. Cancel nothing at the
                                                 // provider: another process goes on by the remote id
};

// One service that makes pictures. Any number of threads may use one; create() blocks.
// What the errors mean to the runner, so choose with care:
//   Canceled         stopped because of ProviderWork::canceled; what the provider could cancel, it did
//   PromptRefused    its rules; the person can write something else. Never tried again
//   InvalidField     it does not take this (field: prompt, size, references, mask, seed, ...)
//   TooManyRequests  wait (retryAfterSeconds where known), then order again: nothing was made
//   Offline          surely not sent, or a 5xx that says that nothing was made: may be ordered again
//   OutcomeUnknown   sent, and nobody knows what became of it: NEVER ordered again by itself, costs the member nothing
//   Forbidden        our key or our account with the provider (401, 402, 403, quota used up): the operator must look
//   ModelUnavailable the provider has no such model (any more)
//   ProviderFailed   it tried and failed, or its answer cannot be used
// `detail` holds the provider's code at most, never its prose: that may speak of its bills or repeat the prompt.
class ImageProvider
{
public:
    virtual ~ImageProvider() = default;
    virtual int atOnce(const PictureOrder &) const { return 1; } // pictures it makes in one call
    // True: an order that may have been sent can be sent again, because it costs nobody anything (a local engine).
    virtual bool isRepeatable() const { return false; }
    virtual Result<MadePictures> create(const PictureOrder &order, const ProviderWork &work) = 0;
};

} // namespace mj::server
