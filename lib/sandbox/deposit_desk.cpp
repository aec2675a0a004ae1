#include "sandbox/deposit_desk.h"

#include "base/ids.h"
#include "sandbox/catalog.h"
#include "sandbox/checkout_desk.h"
#include "sandbox/checkout_request.h"
#include "sandbox/json_fields.h"

#include <QRandomGenerator>

namespace mj::sandbox
{

namespace
{

Payment *waiting(BookState &state, const QString &clientKey, const QString &orderId, const QDateTime &now)
{
    Payment *payment = state.byOrder(clientKey, orderId, now);
    const bool open = payment != nullptr && payment->status == PaymentStatus::WaitingForDeposit && !payment->account.expired;
    return open ? payment : nullptr;
}

// The checks of a checkout fit, except that nobody visits one.
QJsonObject checkoutFields(QJsonObject body, const QString &clientKey)
{
    body[QLatin1String("clientKey")] = clientKey;
    body[QLatin1String("customerKey")] = QStringLiteral("@@ANONYMOUS");
    body[QLatin1String("product")] = QStringLiteral("api");
    body[QLatin1String("mode")] = QStringLiteral("promise");
    body[QLatin1String("method")] = QStringLiteral("VIRTUAL_ACCOUNT");
    const std::optional<qint64> won = wonOf(body[QLatin1String("amount")]);
    body[QLatin1String("amount")] =
        QJsonObject{{QStringLiteral("value"), won ? QJsonValue(*won) : QJsonValue()}, {QStringLiteral("currency"), QStringLiteral("KRW")}};
    QJsonObject account;
    for (const QString &name : {QStringLiteral("validHours"), QStringLiteral("dueDate"), QStringLiteral("cashReceipt")}) {
        if (body.contains(name))
            account[name] = body[name];
    }
    body[QLatin1String("virtualAccount")] = account;
    return body;
}

} // namespace

void issueAccount(Payment &payment, const QDateTime &now)
{
    DepositAccount &account = payment.account;
    payment.status = PaymentStatus::WaitingForDeposit;
    payment.lastTransactionKey = newId(QLatin1String("txrd"));
    account.justIssued = true;
    // Toss: account numbers of the test environment begin with an X.
    account.number = QStringLiteral("X");
    for (int i = 0; i < 13; ++i)
        account.number += QLatin1Char(static_cast<char>('0' + QRandomGenerator::global()->bounded(10)));
    if (!account.dueAt.isValid())
        account.dueAt = now.addSecs(account.validHours * 3600LL);
}

Outcome<Payment> issueByMerchant(BookState &state, const QString &clientKey, const QJsonObject &body, const QDateTime &now)
{
    const QString bank = body[QLatin1String("bank")].toString();
    if (body[QLatin1String("customerName")].toString().isEmpty() || bank.isEmpty())
        return refuse(QStringLiteral("INVALID_REQUEST"));
    if (!contains(banks(), bank))
        return refuse(QStringLiteral("INVALID_BANK"));
    Outcome<Payment> payment = readCheckoutRequest(checkoutFields(body, clientKey), QStringLiteral("http://localhost"));
    if (payment)
        payment = openCheckout(state, *payment, now);
    if (!payment)
        return payment;
    Payment *opened = state.byKey(payment->paymentKey, now);
    opened->method = PayMethod::VirtualAccount;
    opened->bank = bank;
    opened->closed = true;
    issueAccount(*opened, now);
    state.note(*opened);
    return *opened;
}

bool depositMoney(BookState &state, const QString &clientKey, const QString &orderId, const QDateTime &now)
{
    Payment *payment = waiting(state, clientKey, orderId, now);
    if (payment == nullptr)
        return false;
    payment->status = PaymentStatus::Done;
    payment->account.justIssued = false;
    payment->approvedAt = now;
    payment->lastTransactionKey = payment->approvalKey = newId(QLatin1String("txrd"));
    state.note(*payment);
    return true;
}

bool revertDeposit(BookState &state, const QString &clientKey, const QString &orderId, const QDateTime &now)
{
    Payment *payment = state.byOrder(clientKey, orderId, now);
    if (payment == nullptr || payment->method != PayMethod::VirtualAccount || payment->status != PaymentStatus::Done)
        return false;
    payment->status = PaymentStatus::WaitingForDeposit;
    payment->approvedAt = {};
    payment->approvalKey.clear();
    payment->lastTransactionKey = newId(QLatin1String("txrd"));
    state.note(*payment);
    return true;
}

bool expireAccount(BookState &state, const QString &clientKey, const QString &orderId, const QDateTime &now)
{
    Payment *payment = waiting(state, clientKey, orderId, now);
    if (payment == nullptr)
        return false;
    // Toss says nothing when an account expires: the status stays and no webhook goes out.
    payment->account.dueAt = now.addSecs(-1);
    payment->account.expired = true;
    return true;
}

} // namespace mj::sandbox
