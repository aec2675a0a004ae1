#include "server/payments/toss_gateway.h"

#include "base/log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <utility>

namespace mj::server {
namespace {

std::optional<Payment::State> stateFrom(const QString &status)
{
    static const std::pair<QLatin1String, Payment::State> table[] = {
        {QLatin1String("READY"), Payment::State::Ready},
        {QLatin1String("IN_PROGRESS"), Payment::State::Authenticated},
        {QLatin1String("WAITING_FOR_DEPOSIT"), Payment::State::WaitingForDeposit},
        {QLatin1String("DONE"), Payment::State::Done},
        {QLatin1String("CANCELED"), Payment::State::Canceled},
        {QLatin1String("PARTIAL_CANCELED"), Payment::State::Canceled},
        {QLatin1String("ABORTED"), Payment::State::Aborted},
        {QLatin1String("EXPIRED"), Payment::State::Expired},
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

Result<Payment> paymentFrom(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const std::optional<Payment::State> state = stateFrom(object.value(QLatin1String("status")).toString());
    const std::optional<qint64> amount = wholeNumber(object.value(QLatin1String("totalAmount")));
    if (!state || !amount)
        return fail(Code::PaymentUnknown, QStringLiteral("answer cannot be read"));
    Payment payment;
    payment.key = object.value(QLatin1String("paymentKey")).toString();
    payment.orderId = object.value(QLatin1String("orderId")).toString();
    payment.amount = Krw(*amount);
    payment.currency = object.value(QLatin1String("currency")).toString();
    payment.state = *state;
    return payment;
}

bool startsWithAny(const QString &code, std::initializer_list<QLatin1String> beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(), [&code](QLatin1String beginning) { return code.startsWith(beginning); });
}

// The classes of a refused call, decided by the code and not by the status: PROVIDER_ERROR is a 400 and yet says nothing.
Error refusal(int status, const QByteArray &body)
{
    const QString code = QJsonDocument::fromJson(body).object().value(QLatin1String("code")).toString();
    const auto is = [&code](std::initializer_list<QLatin1String> names) { return std::find(names.begin(), names.end(), code) != names.end(); };
    using L = QLatin1String;
    if (code == L("NOT_FOUND_PAYMENT") || code == L("NOT_FOUND"))
        return error(Code::NotFound, code);
    if (code == L("NOT_FOUND_PAYMENT_SESSION"))
        return error(Code::PaymentExpired, code);
    if (is({L("UNAUTHORIZED_KEY"), L("INVALID_API_KEY"), L("INCORRECT_BASIC_AUTH_FORMAT"), L("FORBIDDEN_REQUEST")})) {
        qCCritical(mjMoney, "the payment service refuses our keys: %s", qPrintable(code));
        return error(Code::Unavailable, code);
    }
    if (status >= 500 || code.isEmpty()
        || is({L("ALREADY_PROCESSED_PAYMENT"), L("IDEMPOTENT_REQUEST_PROCESSING"), L("PROVIDER_ERROR"), L("CARD_PROCESSING_ERROR"),
               L("FORBIDDEN_CONSECUTIVE_REQUEST")}))
        return error(Code::PaymentUnknown, code);
    if (startsWithAny(code, {L("REJECT_"), L("INVALID_REJECT"), L("INVALID_CARD"), L("INVALID_STOPPED"), L("INVALID_ACCOUNT"), L("EXCEED_"),
                             L("NOT_SUPPORTED_"), L("NOT_ALLOWED_"), L("RESTRICTED_"), L("BELOW_MINIMUM"), L("FDS_ERROR"),
                             L("NOT_AVAILABLE_"), L("INVALID_PASSWORD")}))
        return error(Code::PaymentDeclined, code);
    return error(Code::PaymentUnknown, code); // an unlisted refusal: the order's own state decides
}

Result<Payment> answerOf(const Result<http::OutboundReply> &reply)
{
    if (!reply)
        return fail(Code::PaymentUnknown, reply.error().detail);
    return reply->status == 200 ? paymentFrom(reply->body) : Result<Payment>(fail(refusal(reply->status, reply->body)));
}

} // namespace

TossGateway::TossGateway(QUrl apiBase, const QString &secretKey)
    : m_base(std::move(apiBase)), m_authorization("Basic " + (secretKey.toUtf8() + ':').toBase64())
{
}

http::OutboundRequest TossGateway::request(const QByteArray &method, const QString &path) const
{
    http::OutboundRequest out;
    out.method = method;
    out.url = m_base;
    out.url.setPath(path);
    out.headers = {{"Authorization", m_authorization}, {"Content-Type", "application/json"}};
    return out;
}

Result<Payment> TossGateway::confirm(const QString &paymentKey, const QString &orderId, Krw amount, const QString &idempotencyKey)
{
    http::OutboundRequest out = request("POST", QStringLiteral("/v1/payments/confirm"));
    out.headers.append({"Idempotency-Key", idempotencyKey.toUtf8()});
    out.body = QJsonDocument(QJsonObject{{QStringLiteral("paymentKey"), paymentKey},
                                         {QStringLiteral("orderId"), orderId},
                                         {QStringLiteral("amount"), amount.value()}})
                   .toJson(QJsonDocument::Compact);
    return ask(std::move(out));
}

Result<Payment> TossGateway::findByOrder(const QString &orderId)
{
    http::OutboundRequest out = request("GET", QStringLiteral("/v1/payments/orders/") + orderId);
    out.timeoutMs = 15'000;
    return ask(std::move(out));
}

Result<Payment> TossGateway::ask(http::OutboundRequest out) const
{
    if (m_stopped)
        return fail(Code::PaymentUnknown, QStringLiteral("stopping"));
    out.cancel = &m_stopped;
    return answerOf(http::send(out));
}

void TossGateway::stop()
{
    m_stopped = true;
}

} // namespace mj::server
