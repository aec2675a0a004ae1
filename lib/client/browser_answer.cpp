#include "client/browser_answer.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

namespace mj::client {
namespace {

constexpr qsizetype mostBytes = 8 * 1024;
constexpr int mostVisitors = 16;
constexpr int patienceMs = 10'000;

QByteArray page()
{
    return QByteArrayLiteral("<!doctype html><html><head><meta charset=\"utf-8\"><title>MJ Studio</title>"
                             "<style>body{font:18px/1.6 sans-serif;margin:20vh auto;max-width:32em;padding:0 1em;text-align:center}</style></head><body>"
                             "<p lang=\"ko\">이 창을 닫고 MJ Studio로 돌아가십시오.</p>"
                             "<p lang=\"en\">You can close this window and go back to MJ Studio.</p></body></html>");
}

QByteArray reply(const QByteArray &status, const QByteArray &type, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "; charset=utf-8\r\nContent-Length: " + QByteArray::number(body.size())
           + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
             "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n"
           + body;
}

} // namespace

BrowserAnswer::BrowserAnswer(QString path, QString state, QObject *parent) : QObject(parent), m_path(std::move(path)), m_state(std::move(state))
{
    connect(&m_server, &QTcpServer::newConnection, this, &BrowserAnswer::accept);
}

BrowserAnswer::~BrowserAnswer()
{
    // The sockets go with m_server, after the table their last signal would change.
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->disconnect(this);
}

Result<QUrl> BrowserAnswer::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost, 0))
        return fail(Code::Unavailable, QStringLiteral("no port of the loopback is free"));
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(m_path));
}

void BrowserAnswer::close()
{
    m_server.close();
}

void BrowserAnswer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_received.size() >= mostVisitors) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_received.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_received.remove(socket);
            socket->deleteLater();
        });
        QTimer::singleShot(patienceMs, socket, [socket] { socket->abort(); });
        read(socket);
    }
}

void BrowserAnswer::read(QTcpSocket *socket)
{
    const auto known = m_received.find(socket);
    if (known == m_received.end())
        return;
    *known += socket->read(mostBytes + 1 - known->size());
    const qsizetype end = known->indexOf("\r\n\r\n");
    if (end < 0) {
        if (known->size() > mostBytes) {
            m_received.erase(known);
            refuse(socket);
        }
        return;
    }
    const QByteArray head = known->left(end);
    m_received.erase(known); // answered once
    QUrlQuery query;
    if (!m_hasArrived && isMeantForUs(head, query))
        finish(socket, query);
    else
        refuse(socket);
}

bool BrowserAnswer::isMeantForUs(const QByteArray &head, QUrlQuery &query) const
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    if (first.size() != 3 || first.at(0) != "GET" || !first.at(1).startsWith('/'))
        return false;
    // Another name for this address in the browser means another page's doing.
    const QByteArray host = "127.0.0.1:" + QByteArray::number(m_server.serverPort());
    bool isOurHost = false;
    for (const QByteArray &line : lines.mid(1)) {
        if (line.left(line.indexOf(':')).toLower() == "host")
            isOurHost = line.mid(line.indexOf(':') + 1).trimmed() == host;
    }
    QByteArray target = first.at(1);
    target.replace('+', "%20"); // forms write a space so, QUrl does not
    const QUrl url = QUrl::fromEncoded("http://" + host + target, QUrl::StrictMode);
    query = QUrlQuery(url);
    return isOurHost && url.isValid() && url.path() == m_path
           && query.queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded) == m_state;
}

void BrowserAnswer::refuse(QTcpSocket *socket)
{
    socket->write(reply(QByteArrayLiteral("400 Bad Request"), QByteArrayLiteral("text/plain"), QByteArrayLiteral("This address is not in use.\n")));
    socket->flush();
    socket->disconnectFromHost();
}

void BrowserAnswer::finish(QTcpSocket *socket, const QUrlQuery &query)
{
    m_hasArrived = true;
    socket->write(reply(QByteArrayLiteral("200 OK"), QByteArrayLiteral("text/html"), page()));
    socket->flush();
    socket->disconnectFromHost();
    close();
    emit arrived(query);
}

} // namespace mj::client
