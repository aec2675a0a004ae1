#pragma once
#include "sandbox/api_operation.h"
#include "sandbox/failure.h"
#include "sandbox/fault_box.h"
#include "sandbox/http_reply.h"
#include "sandbox/http_request.h"
#include "sandbox/idempotency_gate.h"
#include "sandbox/webhook_courier.h"

#include <QUrl>

namespace mj::sandbox
{

// /v1: confirm (both forms), get by key and by order, cancel, a checkout or a virtual account asked for by the merchant, the list of
// transactions. Called on any worker.
class ApiRoutes
{
public:
    ApiRoutes(PaymentBook &book, FaultBox &faults, const FailureTable &failures, WebhookCourier &webhooks);
    // One pair of keys; set before the first request.
    void setKeys(const QString &secretKey, const QString &clientKey);

    // Where the pages live, for the addresses inside a Payment; set before the first request.
    void setPageBase(const QString &base) { m_pageBase = base; }
    HttpReply handle(const HttpRequest &request);
    // Calls parked by a fault do not survive the listener.
    void forgetCallsInFlight() { m_gate.clear(); }

    QJsonObject wire(const Payment &payment, Language language) const;

private:
    struct Call; // one POST on its way to the book
    HttpReply post(const HttpRequest &request);
    HttpReply enter(Call call);
    HttpReply finish(const Call &call, const std::optional<Fault> &fault);
    HttpReply afterWebhook(HttpReply ready, const QString &orderId, int patience);
    StoredAnswer perform(BookState &state, const QDateTime &now, const Call &call) const;
    HttpReply read(const HttpRequest &request);
    HttpReply lookUp(const HttpRequest &request, const std::optional<Fault> &fault);
    HttpReply toCheckout(const HttpRequest &request);
    HttpReply transactions(const HttpRequest &request);
    Payment *find(BookState &state, const QStringList &path, const QDateTime &now) const;
    QString orderOf(const QString &paymentKey);
    StoredAnswer refusal(const QString &code, Language language) const;
    HttpReply refusalReply(const QString &code, Language language) const;

    PaymentBook &m_book;
    FaultBox &m_faults;
    const FailureTable &m_failures;
    WebhookCourier &m_webhooks;
    QString m_secretKey;
    QString m_clientKey;
    QString m_pageBase;
    IdempotencyGate m_gate;
};

} // namespace mj::sandbox
