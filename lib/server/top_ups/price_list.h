#pragma once
#include "api/top_up.h"

namespace mj::server {

// What can be bought, from packages.json. Immutable.
class PriceList
{
public:
    static Result<PriceList> fromJson(const QByteArray &json); // Error: Corrupt
    static PriceList builtIn();

    const QList<api::Package> &packages() const { return m_packages; }
    std::optional<api::Package> package(const QString &id) const;

private:
    QList<api::Package> m_packages;
};

} // namespace mj::server
