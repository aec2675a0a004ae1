#pragma once
#include "base/money.h"
#include "base/result.h"
#include <QString>

namespace mj::server {

// A payment as the payment service states it.
struct Payment {
    enum class State { Ready, Authenticated, WaitingForDeposit, Done, Canceled, Aborted, Expired };

    QString key;
    QString orderId;
    Krw amount;
    QString currency;
    State state = State::Ready;
};

// Takes the money. Thread-safe. Implementations: TossGateway; a double in tests.
class PaymentGateway
{
public:
    virtual ~PaymentGateway() = default;

    // Moves the money of an authenticated payment. Errors: PaymentDeclined and PaymentExpired are final; PaymentUnknown: ask findByOrder,
    // never confirm again without it; Unavailable: our keys are refused, nothing was charged.
    virtual Result<Payment> confirm(const QString &paymentKey, const QString &orderId, Krw amount, const QString &idempotencyKey) = 0;

    // What became of an order. Errors: NotFound (no payment was begun), PaymentUnknown (no answer), Unavailable.
    virtual Result<Payment> findByOrder(const QString &orderId) = 0;
};

} // namespace mj::server
