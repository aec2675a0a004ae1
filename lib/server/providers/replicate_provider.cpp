#include "server/providers/replicate_provider.h"

#include "server/providers/replicate_job.h"

namespace mj::server {
namespace {

ProviderConfig completed(ProviderConfig config)
{
    if (config.base.isEmpty())
        config.base = QUrl(QStringLiteral("https://api.replicate.com/v1"));
    if (config.name.isEmpty())
        config.name = QStringLiteral("Replicate");
    if (config.resultHosts.isEmpty())
        config.resultHosts = QStringList{QStringLiteral("replicate.delivery"), QStringLiteral("*.replicate.delivery")};
    return config;
}

} // namespace

ReplicateProvider::ReplicateProvider(const ProviderConfig &config, Settings settings)
    : m_config(completed(config)), m_settings(std::move(settings))
{
}

int ReplicateProvider::atOnce(const PictureOrder &order) const
{
    return ModelInput(order.options).atOnce();
}

Result<MadePictures> ReplicateProvider::create(const PictureOrder &order, const ProviderWork &work)
{
    const ProviderLink link(m_config, {{"Authorization", "Bearer " + m_config.key}}, work);
    ReplicateJob job(order, work, link);
    if (order.remoteId.isEmpty()) {
        if (const auto ordered = job.begin(m_settings.webhook); !ordered)
            return fail(ordered);
    } else if (const auto known = job.resume(order.remoteId); !known) {
        return fail(known);
    }
    const auto rest = [&](int milliseconds) { return m_bell.wait(job.id(), milliseconds, link); };
    const RemoteWatch watch{link, m_settings.pace, [&job] { return job.look(); }, rest, [&job] { job.cancel(); }};
    if (const auto ended = watch.untilEnd(); !ended)
        return fail(ended);
    return job.pictures();
}

QString ReplicateProvider::remoteIdOfWebhook(const QByteArray &body)
{
    const auto prediction = predictionOf(body);
    return prediction ? prediction->id : QString();
}

std::unique_ptr<ImageProvider> makeReplicateProvider(const ProviderConfig &config)
{
    return std::make_unique<ReplicateProvider>(config);
}

} // namespace mj::server
