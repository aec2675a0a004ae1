#pragma once
#include "base/result.h"
#include "server/http/message.h"
#include <QStringList>
#include <functional>
#include <vector>

namespace mj::server::http {

// A handler runs on a worker thread and may block on the store. A failed Result becomes the wire's error body.
using Handler = std::function<Result<Reply>(const Request &)>;

struct Route {
    QByteArray method;
    QString pattern; // "/v1/generations/{id}"
    Handler handler;
    qint64 bodyLimit = 1 << 20;
};

// The list of routes and the way from a request to one of them. Filled once at start, then read by all workers.
class Router
{
public:
    struct Match {
        const Route *route = nullptr; // null: no route of this path takes the method
        QHash<QString, QString> parameters;
        QByteArray allow; // what the path takes, for 405; empty: the path is unknown
    };

    void add(QByteArray method, QString pattern, Handler handler, qint64 bodyLimit = 1 << 20);
    const std::vector<Route> &routes() const { return m_routes; }

    // A literal segment wins over a parameter, HEAD falls back to GET, a parameter is never empty and never holds a '/'.
    Match match(const QByteArray &method, const QString &path) const;

    // 404 not_found for an unknown path, 405 method_not_allowed (with Allow) for a known path with another method,
    // 500 internal when the handler throws. Never throws itself.
    Reply dispatch(Request request) const;

    // Largest body the route of this request takes, 0 where there is none; the listener refuses more before reading it.
    qint64 bodyLimit(const QByteArray &method, const QString &path) const;

private:
    std::vector<Route> m_routes;
    std::vector<QStringList> m_segments; // of each route's pattern
};

// {"error":{"code","field"?,"requestId"}} with the status of api/error_status and Retry-After where the error has one.
Reply errorReply(const Error &error, const QString &requestId);

} // namespace mj::server::http
