#pragma once
#include "server/identity/personal_data.h"
#include "server/http/router.h"
#include "server/top_ups/settlement.h"

namespace mj::server {

// The pages a web view or a browser opens to pay: /checkout/{order}/pay, /success, /fail, /return. An order id is 128 random bits and the
// only key to them; they show price and points, nothing about the person.
class CheckoutRoutes
{
public:
    struct Shop {
        QUrl sdkUrl;
        QString clientKey;
        const QUrl &publicUrl; // known once the listener has its port
    };

    CheckoutRoutes(OrderBook &orders, Settlement &settlement, const PersonalData &personal, Shop shop);
    void addTo(http::Router &router);

private:
    Result<http::Reply> pay(const http::Request &request);
    Result<http::Reply> success(const http::Request &request);
    Result<http::Reply> failure(const http::Request &request);
    Result<http::Reply> back(const http::Request &request);
    QString address(const QString &orderId, const char *page) const;
    http::Reply page(const QByteArray &html) const;

    OrderBook &m_orders;
    Settlement &m_settlement;
    const PersonalData &m_personal;
    Shop m_shop;
};

} // namespace mj::server
