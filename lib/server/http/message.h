#pragma once
#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QUrlQuery>
#include <optional>

namespace mj::server::http {

// One whole, bounded request. Header names are lower case.
struct Request {
    QByteArray method; // "GET", "POST", ...
    QString path;      // decoded, without query
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;
    QString requestId;
    QString remoteAddress;
    QHash<QString, QString> parameters; // filled by the router: {id} -> value
    int attempt = 0;                    // > 0 when a held request is tried again

    QByteArray header(const char *name) const { return headers.value(QByteArray(name)); }
};

// A held request: the handler had nothing new. It is run again when `topic` is woken (or every second, since another
// process may have done the work), and answered with the reply that carries this once `waitMs` has passed.
struct Hold {
    QString topic;
    int waitMs = 0;
};

struct Reply {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    std::optional<Hold> hold;

    static Reply json(const QJsonObject &object, int status = 200);
    static Reply empty(int status = 204);
    static Reply html(const QByteArray &page, int status = 200);
    static Reply redirect(const QByteArray &location); // 302
};

} // namespace mj::server::http
