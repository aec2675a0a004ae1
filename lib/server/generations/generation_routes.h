#pragma once
#include "server/accounts/account_store.h"
#include "server/accounts/session_service.h"
#include "server/generations/disclosure_book.h"
#include "server/generations/generation_service.h"
#include "server/generations/job_queue.h"
#include "server/generations/model_times.h"
#include "server/generations/picture_keeper.h"
#include "server/http/router.h"

namespace mj::server {

// What the generation routes speak to; all outlive them.
struct GenerationDesk {
    GenerationService &service;
    GenerationStore &generations;
    JobQueue &queue;
    ModelTimes &times;
    ReferenceBook &references;
    PictureKeeper &pictures;
    DisclosureBook &disclosures;
    SessionService &sessions;
    const AccountStore &accounts;
    int runners = 1;
};

// GET /v1/models, POST /v1/references, POST /v1/generations/quotes, POST and GET /v1/generations, GET /v1/generations/{id},
// POST /v1/generations/{id}/cancel and .../move, GET /v1/generations/{id}/disclosures, GET /v1/queue, GET /v1/pictures/{id},
// POST /v1/pictures/{id}/confirm.
class GenerationRoutes
{
public:
    explicit GenerationRoutes(const GenerationDesk &desk) : m_desk(desk) {}
    void addTo(http::Router &router);

    static QString topicOf(const QString &owner) { return QStringLiteral("generations/") + owner; }

private:
    Result<http::Reply> models(const http::Request &request);
    Result<http::Reply> quote(const http::Request &request, const Caller &caller);
    Result<http::Reply> create(const http::Request &request, const Caller &caller);
    Result<http::Reply> list(const http::Request &request, const Caller &caller);
    Result<http::Reply> follow(const QString &owner, const http::Request &request);
    Result<http::Reply> read(const http::Request &request, const Caller &caller);
    Result<http::Reply> cancel(const http::Request &request, const Caller &caller);
    Result<http::Reply> upload(const http::Request &request, const Caller &caller);
    Result<http::Reply> queue(const http::Request &request, const Caller &caller);
    Result<http::Reply> move(const http::Request &request, const Caller &caller);
    Result<http::Reply> disclosures(const http::Request &request, const Caller &caller);
    Result<http::Reply> picture(const http::Request &request, const Caller &caller);
    Result<http::Reply> confirm(const http::Request &request, const Caller &caller);
    Result<void> checkConsent(const Caller &caller, const QList<api::Recipe> &recipes) const;
    Result<http::Reply> places(const QString &owner, bool mustBeFresh);

    GenerationDesk m_desk;
};

} // namespace mj::server
