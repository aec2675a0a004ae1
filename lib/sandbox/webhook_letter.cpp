#include "sandbox/webhook_letter.h"

#include "base/clock.h"
#include "base/ids.h"

#include <QJsonDocument>

namespace mj::sandbox
{

namespace
{

constexpr int mostTries = 8; // the first and seven more

// "2026-11-24T10:02:03.004000": Korean time, six decimals, no offset.
QString momentOf(const QDateTime &now)
{
    return now.toOffsetFromUtc(9 * 3600).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) + QStringLiteral("000");
}

WebhookLetter letterOf(const QString &eventType, const Payment &payment, const QJsonObject &body, const QDateTime &now)
{
    WebhookLetter letter;
    letter.id = newId(QLatin1String("whtrans"));
    letter.eventType = eventType;
    letter.orderId = payment.orderId;
    letter.status = statusName(payment.status);
    letter.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    letter.dueAt = now;
    return letter;
}

QJsonObject statusChange(const QJsonObject &wire, const QDateTime &now)
{
    return {{QStringLiteral("eventType"), QStringLiteral("PAYMENT_STATUS_CHANGED")},
            {QStringLiteral("createdAt"), momentOf(now)},
            {QStringLiteral("data"), wire}};
}

QJsonObject depositCall(const Payment &payment, const QString &secret, const QDateTime &now)
{
    return {{QStringLiteral("createdAt"), momentOf(now)},
            {QStringLiteral("secret"), secret},
            {QStringLiteral("status"), statusName(payment.status)},
            {QStringLiteral("transactionKey"), payment.lastTransactionKey},
            {QStringLiteral("orderId"), payment.orderId}};
}

// The issue of an account is a change of status, but no deposit.
bool concernsDeposit(const Payment &payment)
{
    return payment.method == PayMethod::VirtualAccount && payment.status != PaymentStatus::Aborted &&
           payment.status != PaymentStatus::Expired && payment.status != PaymentStatus::InProgress && !payment.account.justIssued;
}

} // namespace

QJsonObject WebhookLetter::shown() const
{
    const char *name = state == State::Waiting ? "waiting" : state == State::Delivered ? "delivered" : "given_up";
    return {{QStringLiteral("transmissionId"), id},
            {QStringLiteral("eventType"), eventType},
            {QStringLiteral("orderId"), orderId},
            {QStringLiteral("status"), status},
            {QStringLiteral("state"), QLatin1String(name)},
            {QStringLiteral("forged"), forged},
            {QStringLiteral("tries"), tries},
            {QStringLiteral("lastStatus"), lastStatus},
            {QStringLiteral("nextTryAt"), state == State::Waiting ? QJsonValue(toWire(dueAt)) : QJsonValue()},
            {QStringLiteral("body"), QJsonDocument::fromJson(body).object()}};
}

void WebhookLetter::noteTry(int httpStatus, const QDateTime &now)
{
    ++tries;
    lost = false;
    lastStatus = httpStatus;
    if (httpStatus == 200) {
        state = State::Delivered;
        return;
    }
    if (tries >= mostTries) {
        state = State::GivenUp;
        return;
    }
    qint64 minutes = 1;
    for (int i = 1; i < tries; ++i)
        minutes *= 4;
    dueAt = now.addSecs(minutes * 60);
}

QList<WebhookLetter> lettersOf(const Payment &payment, const QJsonObject &wire, const QDateTime &now)
{
    QList<WebhookLetter> letters{letterOf(QStringLiteral("PAYMENT_STATUS_CHANGED"), payment, statusChange(wire, now), now)};
    if (concernsDeposit(payment))
        letters.append(letterOf(QStringLiteral("DEPOSIT_CALLBACK"), payment, depositCall(payment, payment.secret, now), now));
    return letters;
}

QList<WebhookLetter> forgeriesOf(const Payment &payment, QJsonObject wire, const QDateTime &now)
{
    const QString secret = newId(QLatin1String("ps"));
    Payment paid = payment;
    paid.status = PaymentStatus::Done;
    wire[QLatin1String("status")] = statusName(paid.status);
    wire[QLatin1String("secret")] = secret;
    wire[QLatin1String("totalAmount")] = wire[QLatin1String("balanceAmount")] = payment.totalAmount * 10;
    QList<WebhookLetter> letters{letterOf(QStringLiteral("PAYMENT_STATUS_CHANGED"), paid, statusChange(wire, now), now),
                                 letterOf(QStringLiteral("DEPOSIT_CALLBACK"), paid, depositCall(paid, secret, now), now)};
    paid.orderId = payment.orderId.left(50) + QStringLiteral("-nobody");
    wire[QLatin1String("orderId")] = paid.orderId;
    letters.append(letterOf(QStringLiteral("PAYMENT_STATUS_CHANGED"), paid, statusChange(wire, now), now));
    for (WebhookLetter &letter : letters)
        letter.forged = true;
    return letters;
}

} // namespace mj::sandbox
