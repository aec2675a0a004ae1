#pragma once
#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <functional>

namespace mj::sandbox
{

// What goes back. With `resume` set the reply is not ready: the listener calls it again after `delayMs`, holding no thread meanwhile.
struct HttpReply {
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
    bool drop = false; // cut the connection instead of answering
    int delayMs = 0;
    int dripMs = 0; // the body in small pieces, spread over this time
    std::function<HttpReply()> resume;

    void add(const QByteArray &name, const QByteArray &value) { headers.append(qMakePair(name, value)); }
};

inline HttpReply jsonReply(int status, const QJsonObject &body)
{
    HttpReply reply;
    reply.status = status;
    reply.contentType = QByteArrayLiteral("application/json;charset=UTF-8");
    reply.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return reply;
}

} // namespace mj::sandbox
