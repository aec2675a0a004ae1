#pragma once
#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QUrl>
#include <QUrlQuery>
#include <functional>
#include <memory>

namespace mj::test
{

// A request as it came over the socket.
struct PeerRequest {
    QByteArray method;
    QByteArray path; // without query
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; // lower-case names
    QByteArray body;

    QJsonObject json() const;
};

// One connection, as its request is answered. Blocking, on a thread of its own.
class PeerConversation
{
public:
    virtual ~PeerConversation() = default;
    virtual void reply(int status, const QByteArray &body, const QByteArray &type = "application/json",
                       const QList<QByteArray> &headers = {}) = 0;
    virtual void cut(int status, const QByteArray &beginning) = 0; // promises more than it sends, then hangs up
    virtual void drip(int status, const QByteArray &beginning) = 0; // goes silent in the middle until the peer leaves
    virtual void hang() = 0;                                        // never answers, until the peer leaves
    virtual void hangUp() = 0;                                      // no answer at all
    // A WebSocket, when the request asks for one.
    virtual bool upgrade() = 0;
    virtual bool sendText(const QByteArray &message) = 0;
    virtual bool sendBytes(const QByteArray &message) = 0;
    virtual bool isStopping() const = 0;
};

// A plain HTTP server on a free port of the loopback address, a thread for each connection.
class PeerServer
{
public:
    using Answer = std::function<void(const PeerRequest &, PeerConversation &)>;

    explicit PeerServer(Answer answer);
    ~PeerServer();

    QUrl url() const;
    QString hostAndPort() const;
    QList<PeerRequest> requests() const;
    int count(const QByteArray &method, const QByteArray &pathEnd) const; // requests whose path ends so

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

// A real picture: "PNG", "JPG" or "WEBP".
QByteArray paintedPicture(const QSize &size, const char *format = "PNG", int hue = 120);

// The parts of a multipart/form-data body by name.
struct SentPart {
    QByteArray fileName;
    QByteArray type;
    QByteArray body;
};
QHash<QByteArray, SentPart> formPartsOf(const PeerRequest &request);

// The bytes of a base64 data URI with its type; empty for anything else.
std::pair<QByteArray, QByteArray> embeddedIn(const QString &dataUri);

} // namespace mj::test
