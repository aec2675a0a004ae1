#include "server/http/message.h"

#include <QJsonDocument>

namespace mj::server::http {

Reply Reply::json(const QJsonObject &object, int status)
{
    Reply reply;
    reply.status = status;
    reply.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return reply;
}

Reply Reply::empty(int status)
{
    Reply reply;
    reply.status = status;
    return reply;
}

Reply Reply::html(const QByteArray &page, int status)
{
    Reply reply;
    reply.status = status;
    reply.contentType = "text/html; charset=utf-8";
    reply.body = page;
    return reply;
}

Reply Reply::redirect(const QByteArray &location)
{
    Reply reply;
    reply.status = 302;
    reply.headers.emplaceBack("Location", location);
    return reply;
}

} // namespace mj::server::http
