#include "support/broken_server.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>
#include <optional>

namespace mj
{
namespace
{

constexpr qsizetype endlessPiece = 262'144;

QByteArray headOf(const BrokenServer::Answer &answer)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Status\r\n";
    if (answer.how == BrokenServer::How::EndlessBody)
        head += "Connection: close\r\n";
    else
        head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    if (!answer.contentType.isEmpty())
        head += "Content-Type: " + answer.contentType + "\r\n";
    for (const QByteArray &line : answer.headers)
        head += line + "\r\n";
    return head + "\r\n";
}

// A whole request taken off the front of `bytes`, or nothing yet.
std::optional<BrokenServer::Seen> takeRequest(QByteArray &bytes)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    BrokenServer::Seen seen;
    const QList<QByteArray> lines = bytes.left(headEnd).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    seen.method = first.value(0);
    seen.target = first.value(1);
    for (const QByteArray &line : lines.mid(1))
        seen.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
    const qsizetype length = seen.headers.value("content-length").toLongLong();
    if (bytes.size() < headEnd + 4 + length)
        return std::nullopt;
    seen.body = bytes.mid(headEnd + 4, length);
    bytes.remove(0, headEnd + 4 + length);
    return seen;
}

} // namespace

BrokenServer::Answer BrokenServer::json(const QByteArray &body, int status)
{
    Answer answer;
    answer.body = body;
    answer.status = status;
    return answer;
}

BrokenServer::Answer BrokenServer::file(const QByteArray &bytes)
{
    Answer answer;
    answer.body = bytes;
    answer.contentType = QByteArrayLiteral("image/png");
    return answer;
}

BrokenServer::Answer BrokenServer::failing(How how)
{
    Answer answer = json(QByteArrayLiteral("{\"number\":7,\"text\":\"a good body that something happens to\"}"));
    answer.how = how;
    return answer;
}

BrokenServer::Answer BrokenServer::delayed(Answer answer, int ms)
{
    answer.delayMs = ms;
    return answer;
}

BrokenServer::Answer BrokenServer::error(int status, const QByteArray &code, int retryAfter)
{
    Answer answer = json("{\"error\":{\"code\":\"" + code + "\",\"field\":\"prompt\",\"requestId\":\"req_1\"}}", status);
    if (retryAfter >= 0)
        answer.headers.append("Retry-After: " + QByteArray::number(retryAfter));
    return answer;
}

BrokenServer::Answer BrokenServer::redirect(const QUrl &to)
{
    Answer answer = json({}, 302);
    answer.headers.append("Location: " + to.toEncoded());
    return answer;
}

BrokenServer::BrokenServer(QObject *parent) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &BrokenServer::accept);
    m_server.listen(QHostAddress::LocalHost, 0);
}

BrokenServer::~BrokenServer()
{
    // The sockets go with m_server, after the table their last signal would change.
    for (auto it = m_received.keyBegin(); it != m_received.keyEnd(); ++it)
        (*it)->disconnect(this);
}

QUrl BrokenServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

void BrokenServer::then(const Answer &answer)
{
    m_answers.append(answer);
}

BrokenServer::Answer BrokenServer::next(const Seen &seen)
{
    if (m_choose)
        return m_choose(seen);
    if (m_answers.isEmpty())
        return error(500, "internal");
    return m_answers.size() > 1 ? m_answers.takeFirst() : m_answers.first();
}

void BrokenServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        ++m_open;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            m_received.remove(socket);
            socket->deleteLater();
        });
        read(socket);
    }
}

void BrokenServer::read(QTcpSocket *socket)
{
    QByteArray &received = m_received[socket];
    received += socket->readAll();
    while (const std::optional<Seen> seen = takeRequest(received)) {
        m_requests.append(*seen);
        const Answer answer = next(*seen);
        if (answer.delayMs > 0 && answer.how != How::Drip)
            QTimer::singleShot(answer.delayMs, socket, [this, socket, answer] { reply(socket, answer); });
        else
            reply(socket, answer);
        if (!m_received.contains(socket))
            return;
    }
}

void BrokenServer::reply(QTcpSocket *socket, const Answer &answer)
{
    const QByteArray head = headOf(answer);
    switch (answer.how) {
    case How::Whole:
        socket->write(head + answer.body);
        return;
    case How::Hang:
        return;
    case How::CutBeforeHeader:
        break;
    case How::CutInHeader:
        socket->write(head.left(head.size() / 2));
        break;
    case How::CutInBody:
        socket->write(head + answer.body.left(answer.body.size() / 2));
        break;
    case How::NotHttp:
        socket->write("220 mail.example ESMTP ready\r\n");
        break;
    case How::EndlessBody:
        socket->write(head);
        endless(socket);
        return;
    case How::Drip:
        socket->write(head);
        drip(socket, answer);
        return;
    }
    // Sends what is buffered first.
    socket->disconnectFromHost();
}

void BrokenServer::endless(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::bytesWritten, socket, [socket] {
        if (socket->bytesToWrite() < endlessPiece)
            socket->write(QByteArray(endlessPiece, 'x'));
    });
}

void BrokenServer::drip(QTcpSocket *socket, const Answer &answer)
{
    auto *timer = new QTimer(socket);
    connect(timer, &QTimer::timeout, socket, [socket, timer, body = answer.body, sent = qsizetype(0)]() mutable {
        if (sent < body.size())
            socket->write(body.mid(sent++, 1));
        else
            timer->stop();
    });
    timer->start(answer.delayMs > 0 ? answer.delayMs : 20);
}

} // namespace mj
