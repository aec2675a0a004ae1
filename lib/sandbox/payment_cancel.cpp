#include "sandbox/payment_changes.h"

#include "base/ids.h"
#include "sandbox/json_fields.h"
#include "sandbox/payment_wire.h"

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

QString obstacle(const Payment &payment, const QJsonObject &body)
{
    if (payment.status == PaymentStatus::Canceled)
        return QStringLiteral("ALREADY_CANCELED_PAYMENT");
    if (payment.status != PaymentStatus::Done && payment.status != PaymentStatus::PartialCanceled)
        return QStringLiteral("NOT_CANCELABLE_PAYMENT");
    const QJsonValue expected = body[QLatin1String("refundableAmount")];
    if (!expected.isUndefined() && !expected.isNull() && wonOf(expected) != payment.balance)
        return QStringLiteral("NOT_MATCHES_REFUNDABLE_AMOUNT");
    // Measured on the real service: after partial refunds an empty balance is told by the amount, not by the status.
    return payment.balance == 0 ? QStringLiteral("NOT_CANCELABLE_AMOUNT") : QString();
}

Outcome<Cut> cutOf(const Payment &payment, const QJsonObject &body)
{
    const QJsonValue wantedAmount = body[QLatin1String("cancelAmount")];
    const QJsonValue wantedTaxFree = body[QLatin1String("taxFreeAmount")];
    Cut cut{payment.balance, payment.taxFree};
    if (!wantedAmount.isUndefined() && !wantedAmount.isNull()) {
        const std::optional<qint64> amount = wonOf(wantedAmount);
        if (!amount || *amount <= 0)
            return refuse(QStringLiteral("INVALID_REQUEST"));
        cut.amount = *amount;
        if (cut.amount > payment.balance)
            return refuse(QStringLiteral("NOT_CANCELABLE_AMOUNT"));
        // The taxed part goes first, so that the rest of the balance is always taxed part plus tax-free part.
        cut.taxFree = std::max<qint64>(0, cut.amount - (payment.balance - payment.taxFree));
    }
    if (!wantedTaxFree.isUndefined() && !wantedTaxFree.isNull()) {
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
    payment->balance -= cut->amount;
    payment->taxFree -= cut->taxFree;
    // Measured: several partial refunds that reach zero leave PARTIAL_CANCELED; only one refund of everything is CANCELED.
    const bool whole = payment->balance == 0 && payment->cancels.isEmpty();
    payment->status = whole ? PaymentStatus::Canceled : PaymentStatus::PartialCanceled;
    payment->lastTransactionKey = newId(QLatin1String("txrd"));
    payment->cancels.append(entryOf(*cut, reason, *payment, now));
    return *payment;
}

} // namespace mj::sandbox
