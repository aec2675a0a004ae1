#include "server/payments/toss_payment.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <optional>
#include <utility>

namespace mj::server {
namespace {

using L = QLatin1String;

std::optional<Payment::State> stateFrom(const QString &status)
{
    static const std::pair<L, Payment::State> table[] = {
        {L("READY"), Payment::State::Ready},
        {L("IN_PROGRESS"), Payment::State::Authenticated},
        {L("WAITING_FOR_DEPOSIT"), Payment::State::WaitingForDeposit},
        {L("DONE"), Payment::State::Done},
        {L("CANCELED"), Payment::State::Canceled},
        {L("PARTIAL_CANCELED"), Payment::State::PartlyCanceled},
        {L("ABORTED"), Payment::State::Aborted},
        {L("EXPIRED"), Payment::State::Expired},
    };
    for (const auto &[name, state] : table) {
        if (name == status)
            return state;
    }
    return std::nullopt;
}

// Toss: amounts are JSON numbers, KRW integral; its own samples also post them as text.
std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    if (value.isString()) {
        bool ok = false;
        const qint64 number = value.toString().toLongLong(&ok);
        return ok ? std::optional(number) : std::nullopt;
    }
    const qint64 number = value.toInteger(-1);
    return number >= 0 ? std::optional(number) : std::nullopt;
}

// Told by the object that is filled: the name of the method is text in the language of the answer. A wallet may carry a card as well.
QString methodOf(const QJsonObject &payment)
{
    static const std::pair<const char *, const char *> parts[] = {
        {"virtualAccount", "virtual_account"}, {"easyPay", "easy_pay"},   {"card", "card"},
        {"transfer", "transfer"},              {"mobilePhone", "phone"}, {"giftCertificate", "gift_certificate"},
    };
    for (const auto &[part, method] : parts) {
        if (payment.value(L(part)).isObject())
            return L(method);
    }
    return {};
}

// Toss: times carry +09:00; a due date may come without an offset and means Korea.
QDateTime timeOf(const QJsonValue &value)
{
    QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODate);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setOffsetFromUtc(9 * 3600);
    return time.toUTC();
}

void readDeposit(Payment &payment, const QJsonObject &account)
{
    payment.depositBank = account.value(L("bankCode")).toString();
    payment.depositAccount = account.value(L("accountNumber")).toString();
    payment.depositDueAt = timeOf(account.value(L("dueDate")));
    payment.isDepositExpired = account.value(L("expired")).toBool();
}

} // namespace

Result<Payment> tossPayment(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const std::optional<Payment::State> state = stateFrom(object.value(L("status")).toString());
    const std::optional<qint64> amount = wholeNumber(object.value(L("totalAmount")));
    if (!state || !amount)
        return fail(Code::PaymentUnknown, QStringLiteral("answer cannot be read"));
    Payment payment;
    payment.key = object.value(L("paymentKey")).toString();
    payment.orderId = object.value(L("orderId")).toString();
    payment.amount = Krw(*amount);
    payment.balance = Krw(wholeNumber(object.value(L("balanceAmount"))).value_or(*amount));
    payment.currency = object.value(L("currency")).toString();
    payment.state = *state;
    payment.method = methodOf(object);
    payment.secret = object.value(L("secret")).toString();
    const QUrl receipt(object.value(L("receipt")).toObject().value(L("url")).toString(), QUrl::StrictMode);
    if (receipt.scheme() == L("https") || receipt.scheme() == L("http"))
        payment.receipt = receipt;
    readDeposit(payment, object.value(L("virtualAccount")).toObject());
    return payment;
}

} // namespace mj::server
