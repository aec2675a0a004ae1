#include "sandbox/transaction_list.h"

#include "sandbox/catalog.h"
#include "sandbox/payment_wire.h"

#include <algorithm>

namespace mj::sandbox
{

namespace
{

constexpr int usualLimit = 100;
constexpr int largestLimit = 5000;

struct Moved {
    QDateTime at;
    QJsonObject json;
};

QDateTime dateOf(const QUrlQuery &query, const QString &name)
{
    const QString text = query.queryItemValue(name, QUrl::FullyDecoded);
    QDateTime time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    if (!time.isValid())
        time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
    return time.isValid() ? QDateTime(time.date(), time.time(), Qt::OffsetFromUTC, 9 * 3600) : QDateTime();
}

QJsonObject commonOf(const Payment &payment, Language language, const QString &pageBase)
{
    return {{QStringLiteral("mId"), QStringLiteral("mjtest_sandbox")},
            {QStringLiteral("paymentKey"), payment.paymentKey},
            {QStringLiteral("orderId"), payment.orderId},
            {QStringLiteral("currency"), QStringLiteral("KRW")},
            {QStringLiteral("method"), methodName(payment.method, language)},
            {QStringLiteral("customerKey"), QJsonValue()},
            {QStringLiteral("useEscrow"), false},
            {QStringLiteral("receiptUrl"), QString(pageBase + QStringLiteral("/receipt/") + payment.paymentKey)}};
}

void addMoves(QList<Moved> &list, const Payment &payment, const QJsonObject &common)
{
    const auto add = [&](const QDateTime &at, const QString &key, PaymentStatus status, qint64 amount) {
        QJsonObject json = common;
        json[QLatin1String("transactionKey")] = key;
        json[QLatin1String("status")] = statusName(status);
        json[QLatin1String("amount")] = amount;
        json[QLatin1String("transactionAt")] = seoulTime(at);
        list.append({at, json});
    };
    // Before its deposit an account can be canceled, but no money moves.
    if (!payment.approvedAt.isValid())
        return;
    add(payment.approvedAt, payment.approvalKey, PaymentStatus::Done, payment.totalAmount);
    for (const QJsonValue &value : payment.cancels) {
        const QJsonObject cancel = value.toObject();
        const bool whole = payment.status == PaymentStatus::Canceled;
        add(QDateTime::fromString(cancel[QLatin1String("canceledAt")].toString(), Qt::ISODate),
            cancel[QLatin1String("transactionKey")].toString(), whole ? PaymentStatus::Canceled : PaymentStatus::PartialCanceled,
            cancel[QLatin1String("cancelAmount")].toInteger());
    }
}

} // namespace

Outcome<QJsonArray> listTransactions(const QList<Payment> &payments, const QUrlQuery &query, Language language, const QString &pageBase)
{
    const QDateTime from = dateOf(query, QStringLiteral("startDate"));
    const QDateTime to = dateOf(query, QStringLiteral("endDate"));
    if (!from.isValid() || !to.isValid())
        return refuse(QStringLiteral("INVALID_DATE_FORMAT"));
    const QString limitText = query.queryItemValue(QStringLiteral("limit"));
    const int limit = limitText.isEmpty() ? usualLimit : limitText.toInt();
    if (limit < 1 || limit > largestLimit || from > to)
        return refuse(QStringLiteral("INVALID_REQUEST"));
    QList<Moved> moves;
    for (const Payment &payment : payments)
        addMoves(moves, payment, commonOf(payment, language, pageBase));
    moves.removeIf([&](const Moved &move) { return move.at < from || move.at > to; });
    std::stable_sort(moves.begin(), moves.end(), [](const Moved &a, const Moved &b) { return a.at < b.at; });
    const QString after = query.queryItemValue(QStringLiteral("startingAfter"), QUrl::FullyDecoded);
    qsizetype first = 0;
    if (!after.isEmpty()) {
        const auto found = std::find_if(moves.begin(), moves.end(), [&after](const Moved &move) {
            return move.json[QLatin1String("transactionKey")].toString() == after;
        });
        if (found == moves.end())
            return refuse(QStringLiteral("INVALID_TRANSACTION_KEY"));
        first = found - moves.begin() + 1;
    }
    QJsonArray page;
    for (qsizetype i = first; i < moves.size() && page.size() < limit; ++i)
        page.append(moves.at(i).json);
    return page;
}

} // namespace mj::sandbox
