#include "server/providers/provider_set.h"

#include "server/http/address_rule.h"
#include "server/providers/demo_engine.h"
#include "server/providers/provider_kind.h"
#include "server/providers/replicate_provider.h"

#include <QRegularExpression>

namespace mj::server {
namespace {

bool matches(const QString &text, const char *shape)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(shape))).match(text).hasMatch();
}

// Plain http reaches this computer alone, unless the operator runs the engine in a network of their own.
bool isAllowed(const QUrl &base, bool isOurs)
{
    if (!base.isValid() || base.host().isEmpty() || !base.userInfo().isEmpty() || base.hasQuery() || base.hasFragment())
        return false;
    if (base.scheme() == QLatin1String("https"))
        return true;
    const QString host = base.host();
    const bool isHere = host == QLatin1String("localhost") || http::isLoopbackAddress(host);
    return base.scheme() == QLatin1String("http") && (isHere || (isOurs && http::isPrivateAddress(host)));
}

// What is wrong with it, as the end of a sentence; null: nothing. Never holds the key.
const char *wrongWith(const ProviderConfig &asked)
{
    const ProviderKind *kind = ProviderKind::of(asked.kind);
    if (!kind)
        return "unknown kind";
    const ProviderConfig config = kind->completed(asked);
    if (config.base.isEmpty())
        return "the address is missing";
    if (!isAllowed(config.base, kind->isOurs))
        return kind->isOurs ? "the address must be https, or http to this computer or a private network" : "the address must be https";
    if (kind->needsKey && config.key.isEmpty())
        return "the key is missing";
    if (config.key.contains('\n') || config.key.contains('\r'))
        return "the key has a line break in it";
    if (!matches(config.country, "local|[A-Z]{2}"))
        return "the country is missing: where it works, as in US, or local";
    if (!matches(config.retention, "none|[1-9][0-9]{0,3}[hd]"))
        return "the retention is missing: how long it keeps what it is sent, as in none, 1h or 30d";
    for (const QString &host : config.resultHosts) {
        if (!matches(host, "(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?"))
            return "a host of results is not written as one, as in cdn.example.com or *.example.com";
    }
    if (!config.webhookSecret.isEmpty() && (config.kind != QLatin1String("replicate") || !config.webhookSecret.startsWith("whsec_")))
        return "the webhook secret is of replicate alone, and begins with whsec_";
    return nullptr;
}

// Where Replicate may tell us of an end: only when what it says can be checked, and when it can reach us at all.
QUrl webhookOf(const Config &config, const ProviderConfig &provider)
{
    if (provider.webhookSecret.isEmpty() || config.publicUrl.scheme() != QLatin1String("https"))
        return {};
    return config.publicUrl.resolved(QUrl(QStringLiteral("/webhooks/replicate/") + provider.id));
}

} // namespace

QStringList ProviderSet::idsOf(const Config &config)
{
    QStringList ids{QStringLiteral("demo")};
    for (const ProviderConfig &provider : config.providers)
        ids.append(provider.id);
    return ids;
}

Result<void> ProviderSet::check(const Config &config)
{
    const auto refuse = [](const QString &sentence) { return fail(Code::InvalidField, sentence, QStringLiteral("providers")); };
    QStringList ids = idsOf(config);
    if (ids.removeDuplicates() > 0)
        return refuse(QStringLiteral("each provider needs an id of its own, and not demo"));
    for (const ProviderConfig &provider : config.providers) {
        if (!matches(provider.id, "[a-z0-9_-]{1,40}"))
            return refuse(QStringLiteral("the id of a provider is 1 to 40 of a-z, 0-9, _ and -"));
        if (const char *wrong = wrongWith(provider))
            return refuse(QStringLiteral("provider %1: %2").arg(provider.id, QLatin1String(wrong)));
    }
    return {};
}

ProviderSet::ProviderSet(const Config &config)
{
    m_providers.emplace(QStringLiteral("demo"), std::make_unique<DemoEngine>(config.demoPace));
    for (const ProviderConfig &provider : config.providers) {
        const ProviderKind *kind = ProviderKind::of(provider.kind);
        if (!kind)
            continue;
        m_providers.emplace(provider.id, kind->make(kind->completed(provider), webhookOf(config, provider)));
        if (!provider.webhookSecret.isEmpty())
            m_secrets.emplace(provider.id, provider.webhookSecret);
    }
}

ProviderSet::~ProviderSet() = default;

std::map<QString, ImageProvider *> ProviderSet::all() const
{
    std::map<QString, ImageProvider *> all;
    for (const auto &[id, provider] : m_providers)
        all.emplace(id, provider.get());
    return all;
}

QByteArray ProviderSet::webhookSecret(const QString &id) const
{
    const auto found = m_secrets.find(id);
    return found == m_secrets.end() ? QByteArray() : found->second;
}

void ProviderSet::wake(const QString &id, const QString &remoteId)
{
    const auto found = m_providers.find(id);
    if (auto *provider = found == m_providers.end() ? nullptr : dynamic_cast<ReplicateProvider *>(found->second.get()))
        provider->wake(remoteId);
}

} // namespace mj::server
