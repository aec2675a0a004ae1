#pragma once
#include "api/top_up.h"

namespace mj::server {

// What can be bought and the rules of giving it back, from packages.json. Immutable.
class PriceList
{
public:
    static Result<PriceList> fromJson(const QByteArray &json); // Error: Corrupt
    static PriceList builtIn();

    const api::Offer &offer() const { return m_offer; }
    const QList<api::Package> &packages() const { return m_offer.packages; }
    // What the request asks for, at our price. Error: invalid_field packageId or amount.
    Result<api::Package> order(const api::CreateTopUp &request) const;

private:
    api::Offer m_offer;
};

} // namespace mj::server
