#pragma once
#include "server/accounts/account_store.h"
#include "server/accounts/session_service.h"
#include "server/blobs/blob_store.h"
#include "server/generations/generation_service.h"
#include "server/http/router.h"

namespace mj::server {

// GET /v1/models, POST /v1/generations/quotes, POST and GET /v1/generations, GET /v1/generations/{id}, POST /v1/generations/{id}/cancel,
// GET /v1/pictures/{id}.
class GenerationRoutes
{
public:
    GenerationRoutes(GenerationService &service, GenerationStore &generations, DocumentStore &store, BlobStore &blobs, SessionService &sessions,
                     const AccountStore &accounts);
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
    Result<http::Reply> picture(const http::Request &request, const Caller &caller);

    GenerationService &m_service;
    GenerationStore &m_generations;
    DocumentStore &m_store;
    BlobStore &m_blobs;
    SessionService &m_sessions;
    const AccountStore &m_accounts;
};

} // namespace mj::server
