#pragma once
#include "support/service_client.h"

namespace mj::test
{

// A customer at the payment service's checkout of one order: what a browser would do, without one.
class Customer
{
public:
    Customer(RealServer &server, api::TopUp order, QString method = QStringLiteral("CARD"))
        : m_server(server), m_order(std::move(order)), m_method(std::move(method))
    {
    }

    QUrl approve() const;                                // where the browser is sent; nothing is confirmed yet
    QUrl approve(const QString &outcomeOfConfirm) const; // e.g. "REJECT_CARD_COMPANY": the confirm will end so
    Answer follow(const QUrl &redirect) const;
    Answer pay() const { return follow(approve()); }
    Answer comeBackWith(const QString &page, const QList<std::pair<QString, QString>> &query) const; // "success" or "fail"

private:
    QJsonObject request() const;

    RealServer &m_server;
    api::TopUp m_order;
    QString m_method; // as the script names it
};

// Opens a checkout at a sandbox in another process, approves by card and follows the way back to the service. What is lost is lost.
void payAt(const QUrl &sandbox, const QUrl &service, const QString &orderId);

} // namespace mj::test
