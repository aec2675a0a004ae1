#pragma once
#include "server/providers/remote_watch.h"
#include <memory>

namespace mj::server {

// Models that run at Replicate. A model is "owner/name", or "owner/name:version" for those without an official way. The catalogue says how
// each calls its input, see ModelInput; beside that its options may hold "wait" (seconds the create call waits for the pictures, 1..60, none
// by default: until it answers its job can neither be stopped nor found again), "deadline" ("10m": the provider stops by itself) and
// "microsPerSecond" (what a second of computing costs, in millionths of a dollar).
class ReplicateProvider final : public ImageProvider
{
public:
    struct Settings {
        WatchPace pace;
        QUrl webhook; // https address of ours that is told of the end, see wake(); empty: only looking
    };
    static constexpr qsizetype largestEmbedded = 256 * 1024; // bytes of a picture inside the call; a larger one goes ahead of it as a file

    explicit ReplicateProvider(const ProviderConfig &config) : ReplicateProvider(config, Settings{}) {}
    ReplicateProvider(const ProviderConfig &config, Settings settings);

    int atOnce(const PictureOrder &order) const override;
    Result<MadePictures> create(const PictureOrder &order, const ProviderWork &work) override;

    // A webhook whose signature was checked: the job is looked at now. Its body is not believed beyond the id, which is empty for a body
    // that has none.
    void wake(const QString &remoteId) { m_bell.ring(remoteId); }
    static QString remoteIdOfWebhook(const QByteArray &body);

private:
    ProviderConfig m_config;
    Settings m_settings;
    WakeBell m_bell;
};

std::unique_ptr<ImageProvider> makeReplicateProvider(const ProviderConfig &config);

} // namespace mj::server
