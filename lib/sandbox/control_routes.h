#pragma once
#include "sandbox/api_routes.h"
#include "sandbox/pages.h"

namespace mj::sandbox
{

// /__sandbox: what a tester may do that no customer and no merchant can. Called on any worker. POST and DELETE take application/json
// only, so that no foreign web page can send them.
//   GET    /__sandbox                  the page for people
//   GET    /__sandbox/payments         {"payments":[Payment]}
//   POST   /__sandbox/clock            {"advanceSeconds":n} -> {"now"};  GET -> {"now"}
//   GET    /__sandbox/faults           {"faults":[...]};  POST adds one (see FaultBox::fromJson);  DELETE forgets all
//   POST   /__sandbox/deposit          {"orderId","amount"?}: the customer pays into the account; another amount than the payment's is
//                                      refused by the bank. 409 unless it waits for that
//   POST   /__sandbox/deposit-revert   {"orderId"}: the bank takes a deposit back
//   POST   /__sandbox/expire           {"orderId"}: the account expires now, in silence
//   GET    /__sandbox/webhook          {"target"};  POST {"target":"http://127.0.0.1:..."} sets it, "" ends the sending
//   GET    /__sandbox/webhooks         {"webhooks":[{transmissionId,eventType,orderId,status,state,tries,lastStatus,nextTryAt,body,...}]}
//   POST   /__sandbox/reset            forgets payments, answers, faults and webhooks; clock and webhook target stay
class ControlRoutes
{
public:
    ControlRoutes(PaymentBook &book, FaultBox &faults, const ApiRoutes &api, WebhookCourier &webhooks, const Pages &pages,
                  const Clock &clock);

    // Whose orders the levers move; set before the first request.
    void setClientKey(const QString &clientKey) { m_clientKey = clientKey; }
    HttpReply handle(const HttpRequest &request);

    // The bank's three levers. False unless the order's newest payment is in the state for it.
    using Lever = bool (*)(BookState &, const QString &clientKey, const QString &orderId, const QDateTime &now);
    bool pull(Lever lever, const QString &orderId);
    bool advanceClock(qint64 seconds);
    bool reset();

private:
    HttpReply see(const QString &what);
    HttpReply change(const QString &what, const QJsonObject &body);
    HttpReply moveMoney(Lever lever, const QJsonObject &body);
    HttpReply advance(const QJsonObject &body);
    HttpReply addFault(const QJsonObject &body);
    HttpReply payments();

    PaymentBook &m_book;
    FaultBox &m_faults;
    const ApiRoutes &m_api;
    WebhookCourier &m_webhooks;
    const Pages &m_pages;
    const Clock &m_clock;
    QString m_clientKey;
};

} // namespace mj::sandbox
