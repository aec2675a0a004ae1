#include "server/contract/visitor.h"

#include <stdexcept>

namespace mj::test {

Answer Visitor::ask(const Ask &ask) const
{
    QByteArray request = ask.method + ' ' + ask.target + " HTTP/1.1\r\n" + hostLine(m_server.url());
    if (!ask.token.isEmpty())
        request += "Authorization: Bearer " + ask.token + "\r\n";
    if (!ask.key.isEmpty())
        request += "Idempotency-Key: " + ask.key + "\r\n";
    if (ask.method != "GET" && ask.method != "HEAD") {
        if (!ask.type.isEmpty())
            request += "Content-Type: " + ask.type + "\r\n";
        request += ask.more + "Content-Length: " + QByteArray::number(ask.body.size()) + "\r\n";
    }
    RawClient client(m_server.url());
    client.send(request + "\r\n" + ask.body);
    const auto reply = client.read(10'000, ask.method == "HEAD");
    if (!reply)
        return {};
    return {reply->status, reply->headers.value("content-type"), reply->body, reply->headers};
}

QJsonObject Visitor::joinForm(const QString &email)
{
    QJsonArray consents;
    for (const char *purpose : {"terms", "privacy", "overseas_transfer"})
        consents.append(QJsonObject{{QStringLiteral("purpose"), QLatin1String(purpose)}, {QStringLiteral("version"), QStringLiteral("2025-11-28")}, {QStringLiteral("agreed"), true}});
    return {{QStringLiteral("email"), email},          {QStringLiteral("name"), QStringLiteral("Somebody")}, {QStringLiteral("password"), QStringLiteral("correct horse")},
            {QStringLiteral("olderThan14"), true},     {QStringLiteral("consents"), consents},               {QStringLiteral("language"), QStringLiteral("ko")},
            {QStringLiteral("deviceName"), QStringLiteral("a desk")}};
}

QJsonObject Visitor::join(const QString &email) const
{
    const QJsonObject session = joinUnverified(email);
    const Answer verified = ask({"POST", "/v1/me/verification/confirm", bytes({{QStringLiteral("code"), m_server.code(email)}}), "application/json", {},
                                 session.value(QLatin1String("accessToken")).toString().toLatin1()});
    if (verified.status != 200)
        throw std::runtime_error("the address was not verified: " + verified.body.toStdString());
    return session;
}

QJsonObject Visitor::joinUnverified(const QString &email) const
{
    const Answer answer = ask({"POST", "/v1/accounts", bytes(joinForm(email)), "application/json", "join-" + email.toLatin1(), {}});
    if (answer.status != 201)
        throw std::runtime_error("joining was refused: " + answer.body.toStdString());
    return answer.json();
}

QString Visitor::buy(const QByteArray &token, const char *key) const
{
    const Answer order = ask({"POST", "/v1/top-ups", R"({"packageId":"p5000","language":"ko"})", "application/json", key, token});
    const QString id = order.json().value(QLatin1String("id")).toString();
    if (order.status != 201 || !m_server.pay(id, 5000))
        throw std::runtime_error("paying did not work: " + order.body.toStdString());
    return id;
}

QJsonObject recipe(int count)
{
    return {{QStringLiteral("model"), QStringLiteral("demo-painter-1")}, {QStringLiteral("prompt"), QStringLiteral("a lake at night")},
            {QStringLiteral("size"), QStringLiteral("512x512")},         {QStringLiteral("count"), count},
            {QStringLiteral("seed"), 7},                                 {QStringLiteral("style"), QString()}};
}

} // namespace mj::test
