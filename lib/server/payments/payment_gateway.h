#pragma once
#include "base/money.h"
#include "base/result.h"
#include <QDateTime>
#include <QString>
#include <QUrl>

namespace mj::server {

// A payment as the payment service states it.
struct Payment {
    enum class State { Ready, Authenticated, WaitingForDeposit, Done, PartlyCanceled, Canceled, Aborted, Expired };

    QString key;
    QString orderId;
    Krw amount;  // asked for; a refund does not change it
    Krw balance; // of it not given back
    QString currency;
    State state = State::Ready;

    QString method; // card, easy_pay, transfer, virtual_account, phone, gift_certificate; empty until known
    QUrl receipt;
    QString secret; // what a deposit message must name

    QString depositBank; // of a virtual account, otherwise empty
    QString depositAccount;
    QDateTime depositDueAt;
    bool isDepositExpired = false;
};

// Money to give back.
struct Cancellation {
    Krw won;
    Krw expectedBalance; // before it: anything else means that somebody else gave back meanwhile
    QString reason;
    QString bank; // with the next two only for a deposited virtual account
    QString accountNumber;
    QString accountHolder;
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

    // Gives money back; the payment as it is afterwards. Errors: RefundImpossible is final, nothing moved; InvalidField `account`: the bank
    // account is refused, nothing moved; Conflict: refused for its balance, which tells whether an earlier call of ours did it; PaymentUnknown:
    // the balance will tell; Unavailable: our keys are refused, nothing moved.
    virtual Result<Payment> cancel(const QString &paymentKey, const Cancellation &cancellation, const QString &idempotencyKey) = 0;
};

} // namespace mj::server
