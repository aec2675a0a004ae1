#include "sandbox/payment_changes.h"

#include "base/ids.h"
#include "sandbox/deposit_desk.h"
#include "sandbox/json_fields.h"

#include <QRandomGenerator>

namespace mj::sandbox
{

namespace
{

bool isTransient(const FailureTable &failures, const QString &code)
{
    return failures.status(code) >= 500 || code == QLatin1String("PROVIDER_ERROR") || code == QLatin1String("CARD_PROCESSING_ERROR");
}

QString outcomeOf(const Payment &payment)
{
    const bool account = payment.method == PayMethod::Transfer || payment.method == PayMethod::VirtualAccount;
    const qint64 minimum = account ? 200 : 100;
    return payment.totalAmount < minimum ? QStringLiteral("BELOW_MINIMUM_AMOUNT") : payment.confirmOutcome;
}

// Toss leaves the order of these checks open; a payment never reaches DONE unless all pass.
QString obstacle(const Payment *payment, const QString &clientKey, const QString &orderId, qint64 amount)
{
    if (payment == nullptr || payment->clientKey != clientKey || payment->orderId != orderId)
        return QStringLiteral("NOT_FOUND_PAYMENT");
    if (payment->totalAmount != amount)
        return QStringLiteral("INVALID_REQUEST");
    if (payment->status == PaymentStatus::Ready || payment->status == PaymentStatus::Expired)
        return QStringLiteral("NOT_FOUND_PAYMENT_SESSION");
    if (payment->status != PaymentStatus::InProgress)
        return QStringLiteral("ALREADY_PROCESSED_PAYMENT");
    return {};
}

} // namespace

Outcome<Payment> confirmPayment(BookState &state, const FailureTable &failures, const QString &clientKey, const QJsonObject &body,
                                const QDateTime &now)
{
    const QString paymentKey = body[QLatin1String("paymentKey")].toString();
    const QString orderId = body[QLatin1String("orderId")].toString();
    const std::optional<qint64> amount = wonOf(body[QLatin1String("amount")]);
    if (paymentKey.isEmpty() || paymentKey.size() > 200 || orderId.isEmpty() || !amount)
        return refuse(QStringLiteral("INVALID_REQUEST"));
    Payment *payment = state.byKey(paymentKey, now);
    const QString refusal = obstacle(payment, clientKey, orderId, *amount);
    if (!refusal.isEmpty())
        return refuse(refusal);
    const QString outcome = outcomeOf(*payment);
    if (isTransient(failures, outcome)) {
        payment->confirmOutcome.clear();
        return refuse(outcome);
    }
    if (!outcome.isEmpty()) {
        payment->status = PaymentStatus::Aborted;
        payment->failureCode = outcome;
        state.note(*payment);
        return refuse(outcome);
    }
    if (payment->method == PayMethod::VirtualAccount) {
        issueAccount(*payment, now);
        state.note(*payment);
        return *payment;
    }
    payment->status = PaymentStatus::Done;
    payment->approvedAt = now;
    payment->approveNo = QStringLiteral("%1").arg(QRandomGenerator::global()->bounded(100000000), 8, 10, QLatin1Char('0'));
    payment->lastTransactionKey = payment->approvalKey = newId(QLatin1String("txrd"));
    state.note(*payment);
    return *payment;
}

} // namespace mj::sandbox
