#pragma once
#include "server/http/raw_client.h"
#include "support/real_server.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mj::test {

struct Answer {
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    QHash<QByteArray, QByteArray> headers;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString code() const { return json()[QLatin1String("error")][QLatin1String("code")].toString(); }
    QString field() const { return json()[QLatin1String("error")][QLatin1String("field")].toString(); }
};

struct Ask {
    QByteArray method = "GET";
    QByteArray target;
    QByteArray body;
    QByteArray type = "application/json"; // of the body; empty: not said
    QByteArray key;                       // Idempotency-Key; empty: not sent
    QByteArray token;                     // empty: not sent
    QByteArray more{};                    // whole header lines, each with its end
};

// Somebody who speaks plain HTTP to the real backend and says exactly what the test wants.
class Visitor
{
public:
    explicit Visitor(RealServer &server) : m_server(server) {}

    Answer ask(const Ask &ask) const;

    static QJsonObject joinForm(const QString &email);
    QJsonObject join(const QString &email) const;               // a session's JSON, the address verified; throws when refused
    QJsonObject joinUnverified(const QString &email) const;
    QString buy(const QByteArray &token, const char *key) const; // pays for p5000 (500 P); the order id

private:
    RealServer &m_server;
};

inline QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject recipe(int count = 1); // of the demo painter, 512x512

} // namespace mj::test
