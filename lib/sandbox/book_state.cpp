#include "sandbox/book_state.h"

#include "base/clock.h"

#include <algorithm>

namespace mj::sandbox
{

namespace
{

constexpr qint64 checkoutSeconds = 30 * 60;
constexpr qint64 confirmSeconds = 10 * 60;
constexpr qint64 refundSeconds = 2 * 24 * 3600;
constexpr qint64 answerSeconds = 15 * 24 * 3600;

QString orderIndex(const QString &clientKey, const QString &orderId)
{
    return clientKey + QLatin1Char('\n') + orderId;
}

// A virtual account expires in silence; its refund reaches the customer about two days after the cancel.
void ageAccount(DepositAccount &account, bool waiting, const QDateTime &now)
{
    if (waiting && account.dueAt < now)
        account.expired = true;
    if (account.refund == RefundStatus::Pending && account.refundAskedAt.secsTo(now) >= refundSeconds)
        account.refund = RefundStatus::Completed;
}

} // namespace

Payment *BookState::timed(Payment *payment, const QDateTime &now)
{
    // Toss: the window is valid for 30 min, the confirm call for 10 min after authentication.
    const bool late = (payment->status == PaymentStatus::Ready && payment->requestedAt.secsTo(now) > checkoutSeconds) ||
                      (payment->status == PaymentStatus::InProgress && payment->authenticatedAt.secsTo(now) > confirmSeconds);
    if (late) {
        payment->status = PaymentStatus::Expired;
        payment->method = PayMethod::None;
        payment->failureCode = QStringLiteral("EXPIRED_PAYMENT");
        note(*payment);
    }
    ageAccount(payment->account, payment->status == PaymentStatus::WaitingForDeposit, now);
    return payment;
}

Payment *BookState::byKey(const QString &paymentKey, const QDateTime &now)
{
    const auto it = m_payments.find(paymentKey);
    return it == m_payments.end() ? nullptr : timed(&it.value(), now);
}

Payment *BookState::bySession(const QString &session, const QDateTime &now)
{
    return byKey(m_keyOfSession.value(session), now);
}

Payment *BookState::byOrder(const QString &clientKey, const QString &orderId, const QDateTime &now)
{
    return byKey(m_keyOfOrder.value(orderIndex(clientKey, orderId)), now);
}

void BookState::insert(const Payment &payment)
{
    m_payments.insert(payment.paymentKey, payment);
    m_keyOfOrder.insert(orderIndex(payment.clientKey, payment.orderId), payment.paymentKey);
    m_keyOfSession.insert(payment.session, payment.paymentKey);
}

QList<Payment> BookState::all(const QDateTime &now)
{
    QList<Payment> list;
    for (Payment &payment : m_payments)
        list.append(*timed(&payment, now));
    std::sort(list.begin(), list.end(), [](const Payment &a, const Payment &b) {
        return a.requestedAt != b.requestedAt ? a.requestedAt < b.requestedAt : a.paymentKey < b.paymentKey;
    });
    return list;
}

void BookState::tick(const QDateTime &now)
{
    for (Payment &payment : m_payments)
        timed(&payment, now);
}

std::optional<StoredAnswer> BookState::kept(const QString &scope, const QDateTime &now) const
{
    const auto it = m_answers.constFind(scope);
    if (it == m_answers.constEnd() || it->at.secsTo(now) > answerSeconds)
        return std::nullopt;
    return *it;
}

QJsonObject BookState::saved() const
{
    QJsonArray payments;
    for (const Payment &payment : m_payments)
        payments.append(payment.saved());
    QJsonObject newest;
    for (auto it = m_keyOfOrder.begin(); it != m_keyOfOrder.end(); ++it)
        newest.insert(it.key(), it.value());
    QJsonObject answers;
    for (auto it = m_answers.begin(); it != m_answers.end(); ++it)
        answers.insert(it.key(), QJsonArray{it->status, QString::fromUtf8(it->body), toWire(it->at)});
    return {{QStringLiteral("payments"), payments}, {QStringLiteral("orders"), newest}, {QStringLiteral("answers"), answers}};
}

BookState BookState::restored(const QJsonObject &saved)
{
    BookState state;
    const QJsonArray payments = saved[QLatin1String("payments")].toArray();
    for (const QJsonValue &value : payments)
        state.insert(Payment::restored(value.toObject()));
    const QJsonObject newest = saved[QLatin1String("orders")].toObject();
    for (auto it = newest.begin(); it != newest.end(); ++it)
        state.m_keyOfOrder.insert(it.key(), it.value().toString());
    const QJsonObject answers = saved[QLatin1String("answers")].toObject();
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        const QJsonArray row = it.value().toArray();
        state.keep(it.key(), {row.at(0).toInt(), row.at(1).toString().toUtf8(), fromWire(row.at(2).toString())});
    }
    return state;
}

} // namespace mj::sandbox
