#include "server/payments/toss_gateway.h"

#include "base/log.h"
#include "server/payments/toss_payment.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <algorithm>
#include <optional>
#include <utility>

namespace mj::server {
namespace {

bool startsWithAny(const QString &code, std::initializer_list<QLatin1String> beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(), [&code](QLatin1String beginning) { return code.startsWith(beginning); });
}

using L = QLatin1String;

bool isOneOf(const QString &code, std::initializer_list<QLatin1String> names)
{
    return std::find(names.begin(), names.end(), code) != names.end();
}

QString codeOf(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object().value(L("code")).toString();
}

// What says nothing about the money, whatever the status: PROVIDER_ERROR is a 400.
bool saysNothing(int status, const QString &code)
{
    return status >= 500 || code.isEmpty()
           || isOneOf(code, {L("ALREADY_PROCESSED_PAYMENT"), L("IDEMPOTENT_REQUEST_PROCESSING"), L("PROVIDER_ERROR"), L("CARD_PROCESSING_ERROR"),
                             L("FORBIDDEN_CONSECUTIVE_REQUEST")});
}

std::optional<Error> refusalOfKeys(const QString &code)
{
    if (!isOneOf(code, {L("UNAUTHORIZED_KEY"), L("INVALID_API_KEY"), L("INCORRECT_BASIC_AUTH_FORMAT"), L("FORBIDDEN_REQUEST")}))
        return std::nullopt;
    qCCritical(mjMoney, "the payment service refuses our keys: %s", qPrintable(code));
    return error(Code::Unavailable, code);
}

// The classes of a refused confirm or get, decided by the code and not by the status.
Error refusal(int status, const QByteArray &body)
{
    const QString code = codeOf(body);
    if (code == L("NOT_FOUND_PAYMENT") || code == L("NOT_FOUND"))
        return error(Code::NotFound, code);
    if (code == L("NOT_FOUND_PAYMENT_SESSION"))
        return error(Code::PaymentExpired, code);
    if (const std::optional<Error> keys = refusalOfKeys(code))
        return *keys;
    if (saysNothing(status, code))
        return error(Code::PaymentUnknown, code);
    if (startsWithAny(code, {L("REJECT_"), L("INVALID_REJECT"), L("INVALID_CARD"), L("INVALID_STOPPED"), L("INVALID_ACCOUNT"), L("EXCEED_"),
                             L("NOT_SUPPORTED_"), L("NOT_ALLOWED_"), L("RESTRICTED_"), L("BELOW_MINIMUM"), L("FDS_ERROR"),
                             L("NOT_AVAILABLE_"), L("INVALID_PASSWORD")}))
        return error(Code::PaymentDeclined, code);
    return error(Code::PaymentUnknown, code); // an unlisted refusal: the order's own state decides
}

// Of a refused cancel. One that was canceled already, or whose balance is another, may have been given back by an answer that got lost.
Error cancelRefusal(int status, const QByteArray &body)
{
    const QString code = codeOf(body);
    if (const std::optional<Error> keys = refusalOfKeys(code))
        return *keys;
    if (saysNothing(status, code))
        return error(Code::PaymentUnknown, code);
    if (isOneOf(code, {L("ALREADY_CANCELED_PAYMENT"), L("ALREADY_REFUND_PAYMENT"), L("NOT_MATCHES_REFUNDABLE_AMOUNT"), L("NOT_CANCELABLE_AMOUNT")}))
        return error(Code::Conflict, code);
    if (isOneOf(code, {L("INVALID_REFUND_ACCOUNT_INFO"), L("INVALID_REFUND_ACCOUNT_NUMBER"), L("INVALID_BANK"), L("NOT_AVAILABLE_BANK")}))
        return error(Code::InvalidField, code, QStringLiteral("account"));
    if (startsWithAny(code, {L("NOT_CANCELABLE"), L("EXCEED_"), L("REFUND_REJECTED"), L("NOT_ALLOWED_"), L("FORBIDDEN_BANK_REFUND"), L("NOT_FOUND_PAYMENT"),
                             L("INVALID_REQUEST")}))
        return error(Code::RefundImpossible, code);
    return error(Code::PaymentUnknown, code); // an unlisted refusal: the balance decides
}

Result<Payment> answerOf(const Result<http::OutboundReply> &reply, Error (*refused)(int status, const QByteArray &body))
{
    if (!reply)
        return fail(Code::PaymentUnknown, reply.error().detail);
    return reply->status == 200 ? tossPayment(reply->body) : Result<Payment>(fail(refused(reply->status, reply->body)));
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
    return answerOf(ask(std::move(out)), refusal);
}

Result<Payment> TossGateway::cancel(const QString &paymentKey, const Cancellation &cancellation, const QString &idempotencyKey)
{
    http::OutboundRequest out = request("POST", QStringLiteral("/v1/payments/%1/cancel").arg(paymentKey));
    out.headers.append({"Idempotency-Key", idempotencyKey.toUtf8()});
    QJsonObject body{{QStringLiteral("cancelReason"), cancellation.reason},
                     {QStringLiteral("cancelAmount"), cancellation.won.value()},
                     {QStringLiteral("refundableAmount"), cancellation.expectedBalance.value()}};
    if (!cancellation.accountNumber.isEmpty())
        body.insert(QStringLiteral("refundReceiveAccount"), QJsonObject{{QStringLiteral("bank"), cancellation.bank},
                                                                        {QStringLiteral("accountNumber"), cancellation.accountNumber},
                                                                        {QStringLiteral("holderName"), cancellation.accountHolder}});
    out.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return answerOf(ask(std::move(out)), cancelRefusal);
}

Result<Payment> TossGateway::findByOrder(const QString &orderId)
{
    http::OutboundRequest out = request("GET", QStringLiteral("/v1/payments/orders/") + orderId);
    out.timeoutMs = 15'000;
    return answerOf(ask(std::move(out)), refusal);
}

Result<http::OutboundReply> TossGateway::ask(http::OutboundRequest out) const
{
    if (m_stopped)
        return fail(Code::PaymentUnknown, QStringLiteral("stopping"));
    out.cancel = &m_stopped;
    return http::send(out);
}

void TossGateway::stop()
{
    m_stopped = true;
}

} // namespace mj::server
