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

private:
    std::map<QString, std::unique_ptr<ImageProvider>> m_providers;
};

} // namespace mj::server
