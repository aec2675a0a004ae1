#include "server/providers/provider_set.h"

#include "server/http/address_rule.h"
#include "server/providers/demo_engine.h"

#include <algorithm>

namespace mj::server {
namespace {

using Maker = std::unique_ptr<ImageProvider> (*)(const ProviderConfig &);

struct Kind {
    const char *name;
    const char *base;      // the service's own address; null: the operator says
    bool isLocal;          // an engine on a machine of ours: http to it is allowed
    const char *processor; // when the operator gives no name
    const char *country;
    const char *retention;
    Maker make;
};

const QList<Kind> &kinds()
{
    static const QList<Kind> list{};
    return list;
}

const Kind *kindOf(const QString &name)
{
    const auto found = std::find_if(kinds().begin(), kinds().end(), [&](const Kind &kind) { return name == QLatin1String(kind.name); });
    return found == kinds().end() ? nullptr : &*found;
}

// Plain http reaches this computer alone, unless the operator runs the engine in a network of their own.
bool isAllowed(const QUrl &base, bool isLocal)
{
    if (base.scheme() == QLatin1String("https"))
        return true;
    const QString host = base.host();
    const bool isHere = host == QLatin1String("localhost") || http::isLoopbackAddress(host);
    return base.scheme() == QLatin1String("http") && (isHere || (isLocal && http::isPrivateAddress(host)));
}

ProviderConfig completed(ProviderConfig config, const Kind &kind)
{
    const auto fill = [](QString &value, const char *fallback) {
        if (value.isEmpty())
            value = QString::fromLatin1(fallback);
    };
    if (config.base.isEmpty() && kind.base)
        config.base = QUrl(QString::fromLatin1(kind.base));
    fill(config.name, kind.processor);
    fill(config.country, kind.country);
    fill(config.retention, kind.retention);
    return config;
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
    QStringList ids = idsOf(config);
    if (ids.removeDuplicates() > 0 || ids.contains(QString()))
        return fail(Code::InvalidField, QStringLiteral("each provider needs an id of its own"), QStringLiteral("providers"));
    for (const ProviderConfig &provider : config.providers) {
        const Kind *kind = kindOf(provider.kind);
        if (!kind)
            return fail(Code::InvalidField, QStringLiteral("provider %1: unknown kind").arg(provider.id), QStringLiteral("providers"));
        if (!isAllowed(completed(provider, *kind).base, kind->isLocal))
            return fail(Code::InvalidField, QStringLiteral("provider %1: the address must be https, or of this computer").arg(provider.id), QStringLiteral("providers"));
    }
    return {};
}

ProviderSet::ProviderSet(const Config &config)
{
    m_providers.emplace(QStringLiteral("demo"), std::make_unique<DemoEngine>(config.demoPace));
    for (const ProviderConfig &provider : config.providers) {
        if (const Kind *kind = kindOf(provider.kind))
            m_providers.emplace(provider.id, kind->make(completed(provider, *kind)));
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

} // namespace mj::server
