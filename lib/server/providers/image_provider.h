#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QSize>
#include <QString>
#include <atomic>
#include <functional>

namespace mj::server {

// What a provider is asked for: no account, no e-mail, no address ever.
struct PictureBrief {
    QString model;
    QString prompt;
    QSize size;
    quint64 seed = 0;
    QString style; // "", or one of the model's styles
    int index = 0; // which of `count`
};

struct PictureProgress {
    double fraction = 0;      // 0..1
    QByteArray partial;       // a PNG of an unfinished state, or empty
};

// Runs on a runner's thread and blocks. `canceled` may turn true at any time: return Canceled soon.
// Errors: Canceled, PromptRefused, ProviderFailed, TooManyRequests, Timeout, Offline.
class ImageProvider
{
public:
    virtual ~ImageProvider() = default;
    virtual Result<QByteArray> create(const PictureBrief &brief, const std::function<void(const PictureProgress &)> &progress,
                                      const std::atomic<bool> &canceled) = 0; // a finished PNG
};

} // namespace mj::server
