#include "server/top_ups/customer.h"

#include <QJsonDocument>
#include <QUrlQuery>
#include <stdexcept>

namespace mj::test
{
namespace
{

server::http::OutboundReply must(const Result<server::http::OutboundReply> &reply)
{
    if (!reply || reply->status != 200)
        throw std::runtime_error("the sandbox refused");
    return *reply;
}

} // namespace

QJsonObject Customer::request() const
{
    const auto page = [this](const char *name) {
        return m_server.url().toString() + QStringLiteral("/checkout/%1/%2").arg(m_order.id, QLatin1String(name));
    };
    return {{QStringLiteral("clientKey"), m_server.clientKey()},
            {QStringLiteral("customerKey"), QStringLiteral("0c3f6d70-0000-4000-8000-5f0b8a3c9d11")},
            {QStringLiteral("method"), m_method},
            {QStringLiteral("amount"),
             QJsonObject{{QStringLiteral("currency"), QStringLiteral("KRW")}, {QStringLiteral("value"), m_order.price.value()}}},
            {QStringLiteral("orderId"), m_order.id},
            {QStringLiteral("orderName"), QStringLiteral("points")},
            {QStringLiteral("successUrl"), page("success")},
            {QStringLiteral("failUrl"), page("fail")}};
}

QUrl Customer::approve() const
{
    const Result<QUrl> redirect = m_server.sandbox().authenticate(request());
    if (!redirect)
        throw std::runtime_error("the sandbox refused");
    return *redirect;
}

QUrl Customer::approve(const QString &outcomeOfConfirm) const
{
    server::http::OutboundRequest open;
    open.method = "POST";
    open.url = m_server.sandboxUrl().resolved(QUrl(QStringLiteral("/__gw/sessions")));
    open.headers = {{"Content-Type", "application/json"}};
    open.body = QJsonDocument(request()).toJson();
    const QJsonObject visit = QJsonDocument::fromJson(must(server::http::send(open)).body).object();
    server::http::OutboundRequest press;
    press.method = "POST";
    press.url =
        m_server.sandboxUrl().resolved(QUrl(QStringLiteral("/checkout/%1/approve").arg(visit.value(QLatin1String("session")).toString())));
    press.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    press.body = "method=card&outcome=" + outcomeOfConfirm.toLatin1();
    const auto pressed = server::http::send(press);
    if (!pressed || pressed->status >= 400)
        throw std::runtime_error("the sandbox refused to approve");
    QUrl url(request().value(QLatin1String("successUrl")).toString());
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("orderId"), m_order.id);
    query.addQueryItem(QStringLiteral("paymentKey"), visit.value(QLatin1String("paymentKey")).toString());
    query.addQueryItem(QStringLiteral("amount"), QString::number(m_order.price.value()));
    url.setQuery(query);
    return url;
}

void payAt(const QUrl &sandbox, const QUrl &service, const QString &orderId)
{
    const auto page = [&](const char *name) { return service.toString() + QStringLiteral("/checkout/%1/%2").arg(orderId, QLatin1String(name)); };
    server::http::OutboundRequest open;
    open.method = "POST";
    open.url = sandbox.resolved(QUrl(QStringLiteral("/__gw/sessions")));
    open.headers = {{"Content-Type", "application/json"}};
    open.body = QJsonDocument(QJsonObject{{QStringLiteral("clientKey"), QStringLiteral("test_ck_sandbox_mjstudio0000000000")},
                                          {QStringLiteral("customerKey"), QStringLiteral("0c3f6d70-0000-4000-8000-5f0b8a3c9d11")},
                                          {QStringLiteral("method"), QStringLiteral("CARD")},
                                          {QStringLiteral("amount"), QJsonObject{{QStringLiteral("currency"), QStringLiteral("KRW")}, {QStringLiteral("value"), 5000}}},
                                          {QStringLiteral("orderId"), orderId},
                                          {QStringLiteral("orderName"), QStringLiteral("points")},
                                          {QStringLiteral("successUrl"), page("success")},
                                          {QStringLiteral("failUrl"), page("fail")}})
                    .toJson();
    const auto opened = server::http::send(open);
    if (!opened || opened->status != 200)
        return;
    const QJsonObject visit = QJsonDocument::fromJson(opened->body).object();
    server::http::OutboundRequest press;
    press.method = "POST";
    press.url = sandbox.resolved(QUrl(QStringLiteral("/checkout/%1/approve").arg(visit.value(QLatin1String("session")).toString())));
    press.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    press.body = "method=card";
    if (const auto pressed = server::http::send(press); !pressed || pressed->status >= 400)
        return;
    ServiceClient(service).get(QStringLiteral("/checkout/%1/success?orderId=%1&amount=5000&paymentKey=%2").arg(orderId, visit.value(QLatin1String("paymentKey")).toString()));
}

Answer Customer::follow(const QUrl &redirect) const
{
    return ServiceClient(m_server.url()).get(QString::fromLatin1(redirect.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)));
}

Answer Customer::comeBackWith(const QString &page, const QList<std::pair<QString, QString>> &query) const
{
    QString path = QStringLiteral("/checkout/%1/%2").arg(m_order.id, page);
    QChar joint = QLatin1Char('?');
    for (const auto &[name, value] : query) {
        path += joint + name + QLatin1Char('=') + QString::fromLatin1(QUrl::toPercentEncoding(value));
        joint = QLatin1Char('&');
    }
    return ServiceClient(m_server.url()).get(path);
}

} // namespace mj::test
