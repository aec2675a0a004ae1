#pragma once
#include "sandbox/api_routes.h"

namespace mj::sandbox
{

// /__sandbox: what a tester may do that no customer and no merchant can. Called on any worker. POST and DELETE take application/json
// only, so that no foreign web page can send them.
//   GET    /__sandbox/payments   {"payments":[Payment]}
//   POST   /__sandbox/clock      {"advanceSeconds":n} -> {"now"}
//   GET    /__sandbox/faults     {"faults":[...]};  POST adds one (see FaultBox::fromJson);  DELETE forgets all
//   POST   /__sandbox/reset      forgets payments, answers and faults; the clock stays
class ControlRoutes
{
public:
    ControlRoutes(PaymentBook &book, FaultBox &faults, const ApiRoutes &api, const Clock &clock);
    HttpReply handle(const HttpRequest &request);

private:
    HttpReply change(const QString &what, const HttpRequest &request);
    HttpReply advance(const QJsonObject &body);
    HttpReply payments();

    PaymentBook &m_book;
    FaultBox &m_faults;
    const ApiRoutes &m_api;
    const Clock &m_clock;
};

} // namespace mj::sandbox
