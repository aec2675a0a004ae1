#include "sandbox/checkout_desk.h"

#include "base/ids.h"
#include "sandbox/catalog.h"

#include <QRandomGenerator>

namespace mj::sandbox
{

namespace
{

QString newPaymentKey(BookState &state, const QDateTime &now)
{
    static const QString letters = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    const QString stem = QStringLiteral("mjtes") + now.toOffsetFromUtc(9 * 3600).toString(QStringLiteral("yyyyMMddHHmmss"));
    QString key;
    do {
        key = stem;
        for (int i = 0; i < 5; ++i)
            key += letters.at(QRandomGenerator::system()->bounded(static_cast<int>(letters.size())));
    } while (state.byKey(key, now) != nullptr);
    return key;
}

// What a visit that already ended ends with when a button is pressed once more.
CheckoutEnd endOf(const Payment &payment)
{
    switch (payment.status) {
    case PaymentStatus::Ready:
        return {payment, QStringLiteral("PAY_PROCESS_CANCELED")};
    case PaymentStatus::Aborted:
        return {payment, payment.failureCode};
    case PaymentStatus::Expired:
        return {payment, QStringLiteral("PAY_PROCESS_ABORTED")};
    default:
        return {payment, {}};
    }
}

bool isOpen(const Payment &payment)
{
    return payment.status == PaymentStatus::Ready && !payment.closed;
}

void applyChoice(Payment &payment, const CheckoutChoice &choice)
{
    if (payment.methodFixed || choice.method.isEmpty())
        payment.method = payment.preferred;
    else if (choice.method == QLatin1String("transfer"))
        payment.method = PayMethod::Transfer;
    else
        payment.method = choice.method == QLatin1String("tosspay") ? PayMethod::TossPay : PayMethod::Card;
    payment.cardCompany = contains(cardCompanies(), choice.cardCompany) ? choice.cardCompany : QStringLiteral("61");
    payment.bank = contains(banks(), choice.bank) ? choice.bank : QStringLiteral("92");
    const bool instalments = payment.method == PayMethod::Card && payment.totalAmount >= 50000;
    payment.carrier = contains(carriers(), choice.carrier) ? choice.carrier : QStringLiteral("SKT");
    if (payment.method == PayMethod::VirtualAccount && !choice.customerName.isEmpty())
        payment.customerName = choice.customerName.left(100);
    if (payment.method == PayMethod::MobilePhone && !choice.customerPhone.isEmpty())
        payment.customerPhone = choice.customerPhone.left(15);
    if (payment.method != PayMethod::VirtualAccount)
        payment.customerName.clear();
    if (payment.method != PayMethod::MobilePhone)
        payment.customerPhone.clear();
    payment.installmentMonths =
        instalments && choice.installmentMonths >= 2 && choice.installmentMonths <= 12 ? choice.installmentMonths : 0;
}

void addParameter(QUrlQuery &query, const char *name, const QString &value)
{
    query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

} // namespace

CheckoutChoice CheckoutChoice::fromForm(const QUrlQuery &form)
{
    const auto value = [&form](const char *name) { return form.queryItemValue(QLatin1String(name), QUrl::FullyDecoded); };
    return {value("method"),  value("cardCompany"),  value("bank"),    value("installmentMonths").toInt(),
            value("outcome"), value("customerName"), value("carrier"), value("customerPhone")};
}

QUrl CheckoutEnd::redirect(const QString &message) const
{
    QUrl url(succeeded() ? payment.successUrl : payment.failUrl);
    QUrlQuery query(url);
    if (succeeded()) {
        addParameter(query, "paymentType", QStringLiteral("NORMAL"));
        addParameter(query, "orderId", payment.orderId);
        addParameter(query, "paymentKey", payment.paymentKey);
        addParameter(query, "amount", QString::number(payment.totalAmount));
    } else {
        addParameter(query, "code", code);
        addParameter(query, "message", message);
        // Toss leaves the order id out when the customer canceled.
        if (code != QLatin1String("PAY_PROCESS_CANCELED"))
            addParameter(query, "orderId", payment.orderId);
    }
    url.setQuery(query);
    return url;
}

Outcome<Payment> openCheckout(BookState &state, Payment payment, const QDateTime &now)
{
    constexpr qint64 longestWait = 2160 * 3600; // Toss: a virtual account lives 90 days at most
    if (const QDateTime due = payment.account.dueAt; due.isValid() && due <= now)
        return refuse(QStringLiteral("INVALID_PARAMETERS"));
    if (const QDateTime due = payment.account.dueAt; due.isValid() && now.secsTo(due) > longestWait)
        return refuse(QStringLiteral("EXCEED_MAX_DUE_DATE"));
    Payment *earlier = state.byOrder(payment.clientKey, payment.orderId, now);
    if (earlier != nullptr && earlier->status != PaymentStatus::Ready)
        return refuse(QStringLiteral("DUPLICATED_ORDER_ID"));
    // A reloaded merchant page asks again; only the newest window of an order can be approved.
    if (earlier != nullptr)
        earlier->closed = true;
    payment.paymentKey = newPaymentKey(state, now);
    payment.session = newId(QLatin1String("gs"));
    payment.secret = newId(QLatin1String("ps"));
    payment.requestedAt = now;
    state.insert(payment);
    return payment;
}

std::optional<CheckoutEnd> approveCheckout(BookState &state, const FailureTable &failures, const QString &session,
                                           const CheckoutChoice &choice, const QDateTime &now)
{
    Payment *payment = state.bySession(session, now);
    if (payment == nullptr)
        return std::nullopt;
    if (isOpen(*payment)) {
        applyChoice(*payment, choice);
        payment->confirmOutcome = failures.knows(choice.confirmOutcome) ? choice.confirmOutcome : QString();
        payment->status = PaymentStatus::InProgress;
        payment->authenticatedAt = now;
    }
    return endOf(*payment);
}

std::optional<CheckoutEnd> declineCheckout(BookState &state, const QString &session, const QDateTime &now)
{
    Payment *payment = state.bySession(session, now);
    if (payment == nullptr)
        return std::nullopt;
    if (isOpen(*payment)) {
        payment->status = PaymentStatus::Aborted;
        payment->failureCode = QStringLiteral("REJECT_CARD_COMPANY");
        state.note(*payment);
    }
    return endOf(*payment);
}

std::optional<CheckoutEnd> cancelCheckout(BookState &state, const QString &session, const QDateTime &now)
{
    Payment *payment = state.bySession(session, now);
    if (payment == nullptr)
        return std::nullopt;
    // Nothing was authenticated, so the payment stays READY until its 30 minutes are over.
    payment->closed = true;
    return endOf(*payment);
}

std::optional<CheckoutEnd> leaveCheckout(BookState &state, const QString &session, const QDateTime &now)
{
    std::optional<CheckoutEnd> end = cancelCheckout(state, session, now);
    if (end && !end->succeeded()) {
        end->code.clear();
        end->left = true;
    }
    return end;
}

} // namespace mj::sandbox
