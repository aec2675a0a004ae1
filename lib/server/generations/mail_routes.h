#pragma once
#include "server/accounts/session_service.h"
#include "server/generations/generation_service.h"
#include "server/generations/result_mails.h"
#include "server/http/router.h"
#include "server/mail/switch_page.h"

namespace mj::server {

// GET and POST /v1/generations/{id}/deliveries, GET and POST /v1/me/result-mails for members; for whoever has the mail:
// GET /v1/mailed/{token}, GET and POST /v1/mailed/unsubscribe/{token}.
class MailRoutes
{
public:
    // What they speak to; all outlive them.
    struct Desk {
        ResultMails &mails;
        GenerationService &service;
        PictureKeeper &pictures;
        const MailLinks &links;
        SessionService &sessions;
        const AccountStore &accounts;
        const Clock &clock;
    };

    explicit MailRoutes(const Desk &desk) : m_desk(desk) {}
    void addTo(http::Router &router);

private:
    Result<http::Reply> deliveries(const http::Request &request, const Caller &caller);
    Result<http::Reply> sendAgain(const http::Request &request, const Caller &caller);
    Result<http::Reply> choice(const http::Request &request, const Caller &caller);
    Result<http::Reply> choose(const http::Request &request, const Caller &caller);
    Result<http::Reply> picture(const http::Request &request);
    Result<http::Reply> ask(const http::Request &request);
    Result<http::Reply> unsubscribe(const http::Request &request);
    Result<http::Reply> listing(const QString &owner, const QString &generation);

    Desk m_desk;
};

} // namespace mj::server
