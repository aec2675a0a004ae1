#include "sandbox/api_routes.h"

#include "sandbox/api_access.h"
#include "sandbox/deposit_desk.h"
#include "sandbox/fault_effect.h"
#include "sandbox/merchant_request.h"
#include "sandbox/payment_changes.h"
#include "sandbox/payment_wire.h"
#include "sandbox/transaction_list.h"

#include <QCryptographicHash>
#include <QUuid>

namespace mj::sandbox
{

namespace
{

constexpr int webhookPollMs = 20;
constexpr int webhookPatience = 600; // polls: two seconds more than a receiver may take

HttpReply replyOf(const StoredAnswer &answer)
{
    HttpReply reply;
    reply.status = answer.status;
    reply.contentType = QByteArrayLiteral("application/json;charset=UTF-8");
    reply.body = answer.body;
    reply.headers = {{"x-tosspayments-trace-id", QUuid::createUuid().toString(QUuid::Id128).toLatin1()}};
    return reply;
}

bool isRead(const HttpRequest &request)
{
    const qsizetype parts = request.path.size();
    return parts == 3 || (parts == 4 && request.path.at(2) == QLatin1String("orders"));
}

// GET /v1/payments/{paymentKey}/checkout, which a browser follows without any key.
bool isCheckout(const HttpRequest &request)
{
    return request.path.size() == 4 && request.path.at(1) == QLatin1String("payments") && request.path.at(3) == QLatin1String("checkout") &&
           request.path.at(2) != QLatin1String("orders");
}

// The key's scope: API key, method, address and key, but not the body. Hashed, so that no key lies in the state file.
QString scopeOf(const HttpRequest &request, const QByteArray &key)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {request.header("authorization"), request.path.join(QLatin1Char('/')).toUtf8(), key}) {
        hash.addData(part);
        hash.addData(QByteArrayView("\n"));
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

struct ApiRoutes::Call {
    ApiOperation operation = ApiOperation::None;
    HttpRequest request;
    QJsonObject body;
    Language language = Language::Korean;
    QString scope; // empty without an Idempotency-Key
    QString order;
};

ApiRoutes::ApiRoutes(PaymentBook &book, FaultBox &faults, const FailureTable &failures, WebhookCourier &webhooks)
    : m_book(book), m_faults(faults), m_failures(failures), m_webhooks(webhooks), m_gate(book)
{
}

void ApiRoutes::setKeys(const QString &secretKey, const QString &clientKey)
{
    m_secretKey = secretKey;
    m_clientKey = clientKey;
}

HttpReply ApiRoutes::handle(const HttpRequest &request)
{
    if (operationOf(request) != ApiOperation::None)
        return post(request);
    if (request.method == "GET" && request.path.value(1) == QLatin1String("payments") && isRead(request))
        return read(request);
    if (request.method == "GET" && isCheckout(request))
        return toCheckout(request);
    if (request.method == "GET" && request.path.size() == 2 && request.path.at(1) == QLatin1String("transactions"))
        return transactions(request);
    return refusalReply(QStringLiteral("NOT_FOUND"), languageOf(request));
}

HttpReply ApiRoutes::post(const HttpRequest &request)
{
    const Language language = languageOf(request);
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    const bool json = request.header("content-type").toLower().startsWith("application/json");
    if (!json || !document.isObject())
        return refusalReply(QStringLiteral("INVALID_REQUEST"), language);
    if (const Outcome<void> access = authorize(request, m_secretKey); !access)
        return refusalReply(access.error().code, language);
    const QString testCode = QString::fromLatin1(request.header("tosspayments-test-code"));
    if (!testCode.isEmpty())
        return refusalReply(m_failures.knows(testCode) ? testCode : QStringLiteral("INVALID_TEST_CODE"), language);
    const QByteArray key = request.header("idempotency-key");
    if (key.size() > 300)
        return refusalReply(QStringLiteral("INVALID_IDEMPOTENCY_KEY"), language);
    Call call{operationOf(request), request, document.object(), language, key.isEmpty() ? QString() : scopeOf(request, key), {}};
    if (call.operation == ApiOperation::Confirm && request.path.at(2) != QLatin1String("confirm"))
        call.body[QLatin1String("paymentKey")] = request.path.at(2);
    call.order = call.operation == ApiOperation::Cancel ? orderOf(request.path.at(2)) : call.body[QLatin1String("orderId")].toString();
    return enter(std::move(call));
}

HttpReply ApiRoutes::enter(Call call)
{
    std::optional<StoredAnswer> kept;
    if (!call.scope.isEmpty() && !m_gate.enter(call.scope, kept))
        return kept ? replyOf(*kept) : refusalReply(QStringLiteral("IDEMPOTENT_REQUEST_PROCESSING"), call.language);
    const std::optional<Fault> fault = m_faults.take(operationName(call.operation), call.order);
    if (!fault || fault->kind != Fault::Kind::DelayBeforeCommit)
        return finish(call, fault);
    HttpReply later;
    later.delayMs = fault->delayMs;
    later.resume = [this, call = std::move(call)] { return finish(call, std::nullopt); };
    return later;
}

HttpReply ApiRoutes::finish(const Call &call, const std::optional<Fault> &fault)
{
    const auto is = [&fault](Fault::Kind kind) { return fault && fault->kind == kind; };
    const StoredAnswer broken = refusal(QStringLiteral("FAILED_INTERNAL_SYSTEM_PROCESSING"), call.language);
    StoredAnswer answer = broken;
    const bool saved = m_book.change([&](BookState &state, const QDateTime &now) {
        if (!is(Fault::Kind::ErrorBeforeCommit))
            answer = perform(state, now, call);
        if (is(Fault::Kind::ErrorAfterCommit))
            answer = broken;
        answer.at = now;
        if (!call.scope.isEmpty())
            state.keep(call.scope, answer);
    });
    if (!call.scope.isEmpty())
        m_gate.leave(call.scope);
    HttpReply reply = replyOf(saved ? answer : broken);
    if (is(Fault::Kind::WebhookBeforeAnswer))
        return afterWebhook(std::move(reply), call.order, webhookPatience);
    return fault ? spoiled(std::move(reply), *fault) : reply;
}

HttpReply ApiRoutes::afterWebhook(HttpReply ready, const QString &orderId, int patience)
{
    if (patience == 0 || m_webhooks.hasTriedAll(orderId))
        return ready;
    HttpReply later;
    later.delayMs = webhookPollMs;
    later.resume = [this, ready = std::move(ready), orderId, patience] { return afterWebhook(ready, orderId, patience - 1); };
    return later;
}

StoredAnswer ApiRoutes::perform(BookState &state, const QDateTime &now, const Call &call) const
{
    Outcome<Payment> payment = refuse(QStringLiteral("NOT_FOUND"));
    if (call.operation == ApiOperation::Confirm)
        payment = confirmPayment(state, m_failures, m_clientKey, call.body, now);
    else if (call.operation == ApiOperation::Cancel)
        payment = cancelPayment(state, m_clientKey, call.request.path.at(2), call.body, now);
    else if (call.operation == ApiOperation::Issue)
        payment = issueByMerchant(state, m_clientKey, call.body, now);
    else if (call.operation == ApiOperation::Request)
        payment = requestByMerchant(state, m_clientKey, call.body, now);
    if (!payment)
        return refusal(payment.error().code, call.language);
    return {200, QJsonDocument(wire(*payment, call.language)).toJson(QJsonDocument::Compact), now};
}

HttpReply ApiRoutes::read(const HttpRequest &request)
{
    const Language language = languageOf(request);
    if (const Outcome<void> access = authorize(request, m_secretKey); !access)
        return refusalReply(access.error().code, language);
    const QString order = request.path.size() == 4 ? request.path.at(3) : orderOf(request.path.at(2));
    const std::optional<Fault> fault = m_faults.take(QStringLiteral("get"), order);
    if (!fault || fault->kind != Fault::Kind::DelayBeforeCommit)
        return lookUp(request, fault);
    HttpReply later;
    later.delayMs = fault->delayMs;
    later.resume = [this, request] { return lookUp(request, std::nullopt); };
    return later;
}

HttpReply ApiRoutes::lookUp(const HttpRequest &request, const std::optional<Fault> &fault)
{
    const Language language = languageOf(request);
    StoredAnswer answer;
    m_book.look([&](BookState &state, const QDateTime &now) {
        const Payment *payment = find(state, request.path, now);
        if (payment == nullptr || payment->clientKey != m_clientKey)
            answer = refusal(QStringLiteral("NOT_FOUND_PAYMENT"), language);
        else
            answer = {200, QJsonDocument(wire(*payment, language)).toJson(QJsonDocument::Compact), now};
    });
    HttpReply reply = replyOf(answer);
    if (!fault)
        return reply;
    if (fault->kind == Fault::Kind::ErrorBeforeCommit || fault->kind == Fault::Kind::ErrorAfterCommit)
        return refusalReply(QStringLiteral("FAILED_INTERNAL_SYSTEM_PROCESSING"), language);
    return spoiled(std::move(reply), *fault);
}

HttpReply ApiRoutes::toCheckout(const HttpRequest &request)
{
    QString session;
    m_book.look([&](BookState &state, const QDateTime &now) {
        if (const Payment *payment = state.byKey(request.path.at(2), now))
            session = payment->session;
    });
    if (session.isEmpty())
        return refusalReply(QStringLiteral("NOT_FOUND_PAYMENT"), languageOf(request));
    HttpReply reply;
    reply.status = 302;
    reply.headers = {{"Location", QString(m_pageBase + QStringLiteral("/checkout/") + session).toLatin1()}, {"Cache-Control", "no-store"}};
    return reply;
}

HttpReply ApiRoutes::transactions(const HttpRequest &request)
{
    const Language language = languageOf(request);
    if (const Outcome<void> access = authorize(request, m_secretKey); !access)
        return refusalReply(access.error().code, language);
    QList<Payment> payments;
    m_book.look([&](BookState &state, const QDateTime &now) { payments = state.all(now); });
    payments.removeIf([this](const Payment &payment) { return payment.clientKey != m_clientKey; });
    const Outcome<QJsonArray> list = listTransactions(payments, request.query, language, m_pageBase);
    if (!list)
        return refusalReply(list.error().code, language);
    return replyOf({200, QJsonDocument(*list).toJson(QJsonDocument::Compact), {}});
}

Payment *ApiRoutes::find(BookState &state, const QStringList &path, const QDateTime &now) const
{
    return path.size() == 4 ? state.byOrder(m_clientKey, path.at(3), now) : state.byKey(path.at(2), now);
}

QString ApiRoutes::orderOf(const QString &paymentKey)
{
    QString order;
    m_book.look([&](BookState &state, const QDateTime &now) {
        if (const Payment *payment = state.byKey(paymentKey, now))
            order = payment->orderId;
    });
    return order;
}

QJsonObject ApiRoutes::wire(const Payment &payment, Language language) const
{
    return wirePayment(payment, m_failures, language, m_pageBase);
}

StoredAnswer ApiRoutes::refusal(const QString &code, Language language) const
{
    const QJsonObject body{{QStringLiteral("code"), code}, {QStringLiteral("message"), m_failures.message(code, language)}};
    return {m_failures.status(code), QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
}

HttpReply ApiRoutes::refusalReply(const QString &code, Language language) const
{
    return replyOf(refusal(code, language));
}

} // namespace mj::sandbox
