#pragma once
#include "server/config.h"
#include "server/providers/image_provider.h"
#include <map>
#include <memory>

namespace mj::server {

// The providers of one server, made from its configuration: the demo engine, and what the operator has set up.
class ProviderSet
{
public:
    static QStringList idsOf(const Config &config);
    static Result<void> check(const Config &config); // invalid_field, with a sentence that holds no secret

    explicit ProviderSet(const Config &config); // a configuration that check() passed
    ~ProviderSet();

    std::map<QString, ImageProvider *> all() const; // by ProviderConfig::id

    QByteArray webhookSecret(const QString &id) const; // empty: it tells us nothing
    void wake(const QString &id, const QString &remoteId); // there is news of that job of its; any thread

private:
    std::map<QString, std::unique_ptr<ImageProvider>> m_providers;
    std::map<QString, QByteArray> m_secrets;
};

} // namespace mj::server
