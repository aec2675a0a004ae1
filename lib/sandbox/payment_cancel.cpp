#include "sandbox/payment_changes.h"

#include "base/ids.h"
#include "sandbox/catalog.h"
#include "sandbox/json_fields.h"
#include "sandbox/payment_wire.h"

#include <QRegularExpression>
#include <algorithm>

namespace mj::sandbox
{

namespace
{

// What a cancel takes from the balance, in won.
struct Cut {
    qint64 amount = 0;
    qint64 taxFree = 0;
};

bool given(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

// Where a deposited virtual account's money goes back to: {bank, accountNumber, holderName}.
QString accountObjection(const QJsonValue &value)
{
    static const QRegularExpression digits(QStringLiteral("^[0-9]{1,20}\\z"));
    const QJsonObject account = value.toObject();
    const qsizetype holder = account[QLatin1String("holderName")].toString().size();
    if (holder < 1 || holder > 60 || !digits.match(account[QLatin1String("accountNumber")].toString()).hasMatch())
        return QStringLiteral("INVALID_REFUND_ACCOUNT_INFO");
    return contains(banks(), account[QLatin1String("bank")].toString()) ? QString() : QStringLiteral("INVALID_BANK");
}

// Before the deposit there is no money to send back: all or nothing, and nowhere to.
QString waitingObjection(const Payment &payment, const QJsonObject &body)
{
    const QJsonValue amount = body[QLatin1String("cancelAmount")];
    if (given(amount) && wonOf(amount).value_or(0) > 0 && *wonOf(amount) < payment.balance)
        return QStringLiteral("NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT");
    return given(body[QLatin1String("refundReceiveAccount")]) ? QStringLiteral("INVALID_REQUEST") : QString();
}

QString depositObjection(const Payment &payment, const QJsonObject &body)
{
    if (payment.method != PayMethod::VirtualAccount)
        return {};
    return payment.status == PaymentStatus::WaitingForDeposit ? waitingObjection(payment, body)
                                                              : accountObjection(body[QLatin1String("refundReceiveAccount")]);
}

QString partialObjection(const Payment &payment, const QJsonObject &body)
{
    const std::optional<qint64> amount = wonOf(body[QLatin1String("cancelAmount")]);
    const bool part = amount && *amount > 0 && *amount < payment.balance;
    return part && !isPartialCancelable(payment) ? QStringLiteral("NOT_ALLOWED_PARTIAL_REFUND") : QString();
}

QString obstacle(const Payment &payment, const QJsonObject &body)
{
    if (payment.status == PaymentStatus::Canceled)
        return QStringLiteral("ALREADY_CANCELED_PAYMENT");
    if (payment.status != PaymentStatus::Done && payment.status != PaymentStatus::PartialCanceled &&
        payment.status != PaymentStatus::WaitingForDeposit)
        return QStringLiteral("NOT_CANCELABLE_PAYMENT");
    const QJsonValue expected = body[QLatin1String("refundableAmount")];
    if (given(expected) && wonOf(expected) != payment.balance)
        return QStringLiteral("NOT_MATCHES_REFUNDABLE_AMOUNT");
    // Measured on the real service: after partial refunds an empty balance is told by the amount, not by the status.
    if (payment.balance == 0)
        return QStringLiteral("NOT_CANCELABLE_AMOUNT");
    const QString refusal = depositObjection(payment, body);
    return refusal.isEmpty() ? partialObjection(payment, body) : refusal;
}

Outcome<Cut> cutOf(const Payment &payment, const QJsonObject &body)
{
    const QJsonValue wantedAmount = body[QLatin1String("cancelAmount")];
    const QJsonValue wantedTaxFree = body[QLatin1String("taxFreeAmount")];
    Cut cut{payment.balance, payment.taxFree};
    if (given(wantedAmount)) {
        const std::optional<qint64> amount = wonOf(wantedAmount);
        if (!amount || *amount <= 0)
            return refuse(QStringLiteral("INVALID_REQUEST"));
        cut.amount = *amount;
        if (cut.amount > payment.balance)
            return refuse(QStringLiteral("NOT_CANCELABLE_AMOUNT"));
        // The taxed part goes first, so that the rest of the balance is always taxed part plus tax-free part.
        cut.taxFree = std::max<qint64>(0, cut.amount - (payment.balance - payment.taxFree));
    }
    if (given(wantedTaxFree)) {
        const std::optional<qint64> taxFree = wonOf(wantedTaxFree);
        if (!taxFree || *taxFree < cut.taxFree || *taxFree > std::min(cut.amount, payment.taxFree))
            return refuse(QStringLiteral("INVALID_REQUEST"));
        cut.taxFree = *taxFree;
    }
    return cut;
}

QJsonObject entryOf(const Cut &cut, const QString &reason, const Payment &after, const QDateTime &now)
{
    return {{QStringLiteral("cancelAmount"), cut.amount},
            {QStringLiteral("cancelReason"), reason},
            {QStringLiteral("taxFreeAmount"), cut.taxFree},
            {QStringLiteral("taxExemptionAmount"), 0},
            {QStringLiteral("refundableAmount"), after.balance},
            {QStringLiteral("cardDiscountAmount"), 0},
            {QStringLiteral("transferDiscountAmount"), 0},
            {QStringLiteral("easyPayDiscountAmount"), 0},
            {QStringLiteral("canceledAt"), seoulTime(now)},
            {QStringLiteral("transactionKey"), after.lastTransactionKey},
            {QStringLiteral("receiptKey"), QJsonValue()},
            {QStringLiteral("cancelRequestId"), QJsonValue()},
            {QStringLiteral("cancelStatus"), QStringLiteral("DONE")}};
}

} // namespace

Outcome<Payment> cancelPayment(BookState &state, const QString &clientKey, const QString &paymentKey, const QJsonObject &body,
                               const QDateTime &now)
{
    const QString reason = body[QLatin1String("cancelReason")].toString();
    const QJsonValue currency = body[QLatin1String("currency")];
    if (reason.isEmpty() || reason.size() > 200 || (currency.isString() && currency.toString() != QLatin1String("KRW")))
        return refuse(QStringLiteral("INVALID_REQUEST"));
    Payment *payment = state.byKey(paymentKey, now);
    if (payment == nullptr || payment->clientKey != clientKey)
        return refuse(QStringLiteral("NOT_FOUND_PAYMENT"));
    const QString refusal = obstacle(*payment, body);
    if (!refusal.isEmpty())
        return refuse(refusal);
    const Outcome<Cut> cut = cutOf(*payment, body);
    if (!cut)
        return refuse(cut.error().code);
    if (payment->method == PayMethod::VirtualAccount && payment->status != PaymentStatus::WaitingForDeposit) {
        payment->account.refund = RefundStatus::Pending;
        payment->account.refundAskedAt = now;
    }
    payment->account.justIssued = false;
    payment->balance -= cut->amount;
    payment->taxFree -= cut->taxFree;
    // Measured: several partial refunds that reach zero leave PARTIAL_CANCELED; only one refund of everything is CANCELED.
    const bool whole = payment->balance == 0 && payment->cancels.isEmpty();
    payment->status = whole ? PaymentStatus::Canceled : PaymentStatus::PartialCanceled;
    payment->lastTransactionKey = newId(QLatin1String("txrd"));
    payment->cancels.append(entryOf(*cut, reason, *payment, now));
    state.note(*payment);
    return *payment;
}

} // namespace mj::sandbox
