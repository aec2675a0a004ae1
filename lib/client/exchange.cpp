#include "client/exchange.h"

#include "client/one_way_body.h"
#include "client/service_error.h"
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <utility>

namespace mj::client
{
namespace
{

constexpr qint64 readAhead = 1'048'576;

Answer bad(const char *what)
{
    return {fail(Code::BadReply, QLatin1String(what)), 0};
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QByteArray verb(api::Method method)
{
    switch (method) {
    case api::Method::Post:
        return QByteArrayLiteral("POST");
    case api::Method::Patch:
        return QByteArrayLiteral("PATCH");
    case api::Method::Delete:
        return QByteArrayLiteral("DELETE");
    case api::Method::Get:
        break;
    }
    return QByteArrayLiteral("GET");
}

} // namespace

Exchange::Exchange(QNetworkAccessManager &network, const QNetworkRequest &request, const api::Call &call, const Limits &limits)
    : m_limits(limits)
{
    for (QTimer *timer : {&m_idle, &m_total}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this] { end({fail(Code::Timeout), 0}); });
    }
    send(network, request, call);
    m_reply->setReadBufferSize(readAhead);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::readBody);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this] { m_idle.start(m_limits.idleMs); });
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::readEnd);
    m_idle.start(m_limits.idleMs);
    m_total.start(m_limits.totalMs);
}

Exchange::~Exchange()
{
    abort();
    if (m_reply)
        m_reply->deleteLater();
}

void Exchange::abort()
{
    m_done = nullptr;
    m_idle.stop();
    m_total.stop();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
}

void Exchange::send(QNetworkAccessManager &network, QNetworkRequest request, const api::Call &call)
{
    if (call.method == api::Method::Get) {
        m_reply = network.get(request);
        return;
    }
    const bool empty = call.method == api::Method::Delete && call.body.isEmpty();
    const QByteArray json = empty ? QByteArray() : QJsonDocument(call.body).toJson(QJsonDocument::Compact);
    if (!empty)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setHeader(QNetworkRequest::ContentLengthHeader, json.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto *body = new OneWayBody(json);
    m_reply = network.sendCustomRequest(request, verb(call.method), body);
    body->setParent(m_reply);
}

void Exchange::readHead()
{
    m_idle.start(m_limits.idleMs);
    if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_limits.bytes)
        end(bad("the body is too large"));
}

void Exchange::readBody()
{
    m_idle.start(m_limits.idleMs);
    m_bytes += m_reply->readAll();
    if (m_bytes.size() > m_limits.bytes)
        end(bad("the body is too large"));
}

void Exchange::readEnd()
{
    m_bytes += m_reply->readAll();
    if (m_bytes.size() > m_limits.bytes)
        return end(bad("the body is too large"));
    const int status = statusOf(*m_reply);
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    const bool cut = length.isValid() && status != 204 && status != 304 && length.toLongLong() > m_bytes.size();
    // Statuses from 400 on are network errors for Qt too; they tell of a whole answer unless the body was cut.
    const bool ofService = m_reply->error() >= QNetworkReply::ContentAccessDenied && status >= 400;
    if (status == 0 && m_reply->error() == QNetworkReply::NoError)
        return end(bad("no status"));
    if (m_reply->error() != QNetworkReply::NoError && !ofService)
        return end({fail(networkError(m_reply->error())), 0});
    if (cut)
        return end({fail(Code::Offline, QStringLiteral("the body was cut")), 0});
    end(wholeAnswer(status));
}

Answer Exchange::wholeAnswer(int status)
{
    if (status >= 400)
        return {fail(serviceError(status, m_bytes, m_reply->rawHeader("Retry-After"))), status};
    if (status < 200 || status >= 300)
        return {fail(Code::BadReply, QStringLiteral("http %1").arg(status)), status};
    QByteArray type = m_reply->rawHeader("Content-Type");
    type = type.left(type.indexOf(';') < 0 ? type.size() : type.indexOf(';')).trimmed().toLower();
    if (m_limits.json && !m_bytes.isEmpty() && type != QByteArrayLiteral("application/json"))
        return {fail(Code::BadReply, QStringLiteral("the body is no JSON")), status};
    return {api::Bytes{std::move(m_bytes), type}, status};
}

void Exchange::end(Answer answer)
{
    if (!m_done)
        return;
    const std::function<void(Answer)> done = std::exchange(m_done, nullptr);
    abort();
    done(std::move(answer));
}

} // namespace mj::client
