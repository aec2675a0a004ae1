#pragma once
#include "sandbox/payment.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <optional>
#include <utility>

namespace mj::sandbox
{

// An answer kept for its Idempotency-Key.
struct StoredAnswer {
    int status = 0;
    QByteArray body;
    QDateTime at;
};

// Every payment and kept answer. Not locked: PaymentBook lends it to one caller at a time. Whoever finds a payment sees the timers applied.
class BookState
{
public:
    Payment *byKey(const QString &paymentKey, const QDateTime &now);
    Payment *bySession(const QString &session, const QDateTime &now);
    // The newest payment of an order; an order id belongs to the key pair that used it.
    Payment *byOrder(const QString &clientKey, const QString &orderId, const QDateTime &now);
    void insert(const Payment &payment);
    QList<Payment> all(const QDateTime &now);
    qsizetype size() const { return m_payments.size(); }
    // Applies the timers to everything, as time passing does.
    void tick(const QDateTime &now);

    // A change of status the merchant is told of: the payment as it is at this moment.
    void note(const Payment &payment) { m_news.append(payment); }
    QList<Payment> takeNews() { return std::exchange(m_news, {}); }

    void keep(const QString &scope, const StoredAnswer &answer) { m_answers.insert(scope, answer); }
    // Toss: an idempotency key is kept 15 days.
    std::optional<StoredAnswer> kept(const QString &scope, const QDateTime &now) const;

    QJsonObject saved() const;
    static BookState restored(const QJsonObject &saved);

private:
    Payment *timed(Payment *payment, const QDateTime &now);

    QHash<QString, Payment> m_payments;
    QHash<QString, QString> m_keyOfOrder;
    QHash<QString, QString> m_keyOfSession;
    QHash<QString, StoredAnswer> m_answers;
    QList<Payment> m_news;
};

} // namespace mj::sandbox
