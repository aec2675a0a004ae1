#include "server/top_ups/checkout_routes.h"

#include "crypto/random.h"

#include <QFile>
#include <QJsonDocument>
#include <QLocale>
#include <QUuid>

namespace mj::server {
namespace {

QByteArray pageTemplate(const QString &name)
{
    QFile file(QStringLiteral(":/mj/server/top_ups/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString queryItem(const http::Request &request, const char *name)
{
    return request.query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

// JSON inside a <script>: no sequence may end the element or open a comment.
QByteArray scriptSafe(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
}

QByteArray originOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toEncoded();
}

} // namespace

CheckoutRoutes::CheckoutRoutes(OrderBook &orders, Settlement &settlement, const PersonalData &personal, Shop shop)
    : m_orders(orders), m_settlement(settlement), m_personal(personal), m_shop(std::move(shop))
{
}

void CheckoutRoutes::addTo(http::Router &router)
{
    using std::placeholders::_1;
    router.add("GET", QStringLiteral("/checkout/{order}/pay"), std::bind(&CheckoutRoutes::pay, this, _1));
    router.add("GET", QStringLiteral("/checkout/{order}/success"), std::bind(&CheckoutRoutes::success, this, _1));
    router.add("GET", QStringLiteral("/checkout/{order}/fail"), std::bind(&CheckoutRoutes::failure, this, _1));
    router.add("GET", QStringLiteral("/checkout/{order}/return"), std::bind(&CheckoutRoutes::back, this, _1));
}

QString CheckoutRoutes::address(const QString &orderId, const char *page) const
{
    QUrl url = m_shop.publicUrl;
    url.setPath(QStringLiteral("/checkout/%1/%2").arg(orderId, QLatin1String(page)));
    return url.toString();
}

http::Reply CheckoutRoutes::page(const QByteArray &html) const
{
    const QByteArray nonce = randomBytes(16).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QByteArray toss = originOf(m_shop.sdkUrl) + " https://*.tosspayments.com https://*.toss.im";
    http::Reply reply = http::Reply::html(QByteArray(html).replace("@NONCE@", nonce));
    const QByteArray policy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; script-src 'nonce-" + nonce
                                                         + "' " + toss + "; style-src 'unsafe-inline' " + toss
                                                         + "; connect-src " + toss + "; frame-src " + toss + "; img-src 'self' data: " + toss
                                                         + "; font-src " + toss + "; form-action 'self' " + toss;
    reply.headers = {{"Content-Security-Policy", policy},
                     {"Cross-Origin-Opener-Policy", "same-origin-allow-popups"}, // the payment service's popups need their opener
                     {"Referrer-Policy", "origin"}};
    return reply;
}

Result<http::Reply> CheckoutRoutes::pay(const http::Request &request)
{
    const Result<Document> order = m_orders.read(request.parameters.value(QStringLiteral("order")));
    if (!order)
        return fail(order);
    const api::TopUp wire = OrderBook::toWire(*order);
    if (!wire.isUnpaid())
        return http::Reply::redirect(address(wire.id, "return").toLatin1());
    m_settlement.begin(*order);
    // Unguessable and the same for every order of a member; says nothing about who it is.
    const QByteArray customer = m_personal.derive("customer\n" + order->fields.value(QLatin1String("account")).toString().toUtf8());
    const QString language = order->fields.value(QLatin1String("language")).toString();
    const QJsonObject config{{QStringLiteral("clientKey"), m_shop.clientKey},
                             {QStringLiteral("sdkUrl"), m_shop.sdkUrl.toString(QUrl::FullyEncoded)},
                             {QStringLiteral("customerKey"), QUuid::fromRfc4122(customer.left(16)).toString(QUuid::WithoutBraces)},
                             {QStringLiteral("orderId"), wire.id},
                             {QStringLiteral("amount"), wire.price.value()},
                             {QStringLiteral("points"), wire.points.value()},
                             {QStringLiteral("language"), language},
                             {QStringLiteral("successUrl"), address(wire.id, "success")},
                             {QStringLiteral("failUrl"), address(wire.id, "fail")}};
    QByteArray html = pageTemplate(QStringLiteral("checkout.html"));
    html.replace("@CONFIG@", scriptSafe(config));
    return page(html);
}

Result<http::Reply> CheckoutRoutes::success(const http::Request &request)
{
    const QString id = request.parameters.value(QStringLiteral("order"));
    const Result<void> done =
        m_settlement.confirm(id, queryItem(request, "orderId"), queryItem(request, "amount"), queryItem(request, "paymentKey"));
    if (!done && done.error().code == Code::NotFound)
        return fail(done);
    return http::Reply::redirect(address(id, "return").toLatin1()); // whatever happened, the order's state tells it
}

Result<http::Reply> CheckoutRoutes::failure(const http::Request &request)
{
    const QString id = request.parameters.value(QStringLiteral("order"));
    const Result<void> done = m_settlement.decline(id, queryItem(request, "code"));
    if (!done && done.error().code == Code::NotFound)
        return fail(done);
    return http::Reply::redirect(address(id, "return").toLatin1());
}

Result<http::Reply> CheckoutRoutes::back(const http::Request &request)
{
    const Result<Document> order = m_orders.read(request.parameters.value(QStringLiteral("order")));
    if (!order)
        return fail(order);
    const QJsonObject config{{QStringLiteral("state"), api::wireName(OrderBook::toWire(*order).state)},
                             {QStringLiteral("language"), order->fields.value(QLatin1String("language")).toString()}};
    return page(pageTemplate(QStringLiteral("checkout_return.html")).replace("@CONFIG@", scriptSafe(config)));
}

} // namespace mj::server
