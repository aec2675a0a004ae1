#pragma once
#include "server/http/outbound.h"
#include "server/payments/payment_gateway.h"
#include <QUrl>
#include <atomic>

namespace mj::server {

// Toss Payments over its server API (Basic auth with "<secret key>:", JSON). Thread-safe.
class TossGateway final : public PaymentGateway
{
public:
    TossGateway(QUrl apiBase, const QString &secretKey);

    Result<Payment> confirm(const QString &paymentKey, const QString &orderId, Krw amount, const QString &idempotencyKey) override;
    Result<Payment> findByOrder(const QString &orderId) override;
    Result<Payment> cancel(const QString &paymentKey, const Cancellation &cancellation, const QString &idempotencyKey) override;

    void stop(); // calls under way and later ones end with PaymentUnknown; any thread

private:
    Result<http::OutboundReply> ask(http::OutboundRequest out) const;
    http::OutboundRequest request(const QByteArray &method, const QString &path) const;

    QUrl m_base;
    QByteArray m_authorization;
    std::atomic<bool> m_stopped{false};
};

} // namespace mj::server
