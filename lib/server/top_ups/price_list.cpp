#include "server/top_ups/price_list.h"

#include <QFile>
#include <QJsonDocument>

static void initServerResources()
{
    Q_INIT_RESOURCE(mj_server);
}

namespace mj::server {

Result<PriceList> PriceList::fromJson(const QByteArray &json)
{
    const Result<api::Offer> offer = api::Offer::fromJson(QJsonDocument::fromJson(json).object());
    if (!offer)
        return fail(Code::Corrupt, QStringLiteral("packages.json"));
    const bool sound = std::all_of(offer->packages.begin(), offer->packages.end(), [](const api::Package &package) {
        // Toss refuses a card below 100 won and a transfer below 200.
        return package.price >= Krw(200) && package.points > Points(0) && package.bonus >= Points(0) && package.bonus < package.points;
    });
    const api::CustomAmount &custom = offer->custom;
    const bool isCustomSound = custom.minimum >= Krw(200) && custom.minimum <= custom.maximum && custom.wonPerPoint > Krw(0) && custom.step > Krw(0)
                               && custom.step.value() % custom.wonPerPoint.value() == 0 && custom.minimum.value() % custom.step.value() == 0;
    const bool areRulesSound = offer->fullRefundDays >= 7 // E-Commerce Act art. 17: seven days at least
                               && offer->laterSharePercent >= 0 && offer->laterSharePercent <= 100 && offer->paidMonths > 0 && offer->bonusMonths > 0;
    if (offer->packages.isEmpty() || !sound || !isCustomSound || !areRulesSound)
        return fail(Code::Corrupt, QStringLiteral("packages.json"));
    PriceList list;
    list.m_offer = *offer;
    return list;
}

PriceList PriceList::builtIn()
{
    initServerResources();
    QFile file(QStringLiteral(":/mj/server/top_ups/packages.json"));
    const Result<PriceList> list = file.open(QIODevice::ReadOnly) ? fromJson(file.readAll()) : fail(Code::Corrupt);
    return list ? *list : PriceList();
}

Result<api::Package> PriceList::order(const api::CreateTopUp &request) const
{
    if (request.packageId.isEmpty()) {
        const api::CustomAmount &custom = m_offer.custom;
        if (request.amount < custom.minimum || request.amount > custom.maximum || request.amount.value() % custom.step.value() != 0)
            return fail(Code::InvalidField, QStringLiteral("no such amount"), QStringLiteral("amount"));
        return api::Package{QStringLiteral("custom"), request.amount, Points(request.amount.value() / custom.wonPerPoint.value()), Points(0)};
    }
    for (const api::Package &package : m_offer.packages) {
        if (package.id == request.packageId)
            return package;
    }
    return fail(Code::InvalidField, QStringLiteral("no such package"), QStringLiteral("packageId"));
}

} // namespace mj::server
