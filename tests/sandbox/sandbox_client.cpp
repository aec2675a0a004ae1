#include "sandbox_client.h"

#include "support/catch.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QUrlQuery>

namespace mj::tests
{

namespace
{

Answer parse(const QByteArray &raw)
{
    Answer answer;
    const qsizetype end = raw.indexOf("\r\n\r\n");
    if (end < 0)
        return answer;
    const QList<QByteArray> lines = raw.left(end).split('\n');
    answer.status = lines.value(0).split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    answer.body = raw.mid(end + 4);
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    answer.isJson = document.isObject();
    answer.json = document.object();
    return answer;
}

} // namespace

Answer send(quint16 port, const QByteArray &method, const QByteArray &target, const QByteArray &body, const Headers &headers,
            const QString &address)
{
    QTcpSocket socket;
    socket.connectToHost(address, port);
    if (!socket.waitForConnected(5000))
        return {};
    bool hasHost = false;
    QByteArray head = method + ' ' + target + " HTTP/1.1\r\nConnection: close\r\n";
    for (const auto &[name, value] : headers) {
        head += name + ": " + value + "\r\n";
        hasHost = hasHost || name.toLower() == "host";
    }
    if (!hasHost)
        head += "Host: 127.0.0.1:" + QByteArray::number(port) + "\r\n";
    if (!body.isEmpty() || method == "POST")
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    socket.write(head + "\r\n" + body);
    QByteArray raw;
    while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(15000))
        raw += socket.readAll();
    return parse(raw + socket.readAll());
}

SandboxClient::SandboxClient(QString stateFile, const Clock *clock)
    : m_sandbox({0, QString::fromLatin1(secretKey), clientKey, clock, std::move(stateFile)})
{
    const auto urls = m_sandbox.start();
    REQUIRE(urls);
    m_urls = *urls;
}

QByteArray SandboxClient::basic(const QByteArray &userAndPassword)
{
    return "Basic " + userAndPassword.toBase64();
}

QJsonObject SandboxClient::request(const QString &orderId, qint64 amount)
{
    return {{QStringLiteral("clientKey"), clientKey},
            {QStringLiteral("customerKey"), QStringLiteral("3f6c1b8e-52f6-4c3e-9a53-4b8c3f1d2a10")},
            {QStringLiteral("mode"), QStringLiteral("self")},
            {QStringLiteral("method"), QStringLiteral("CARD")},
            {QStringLiteral("amount"), QJsonObject{{QStringLiteral("value"), amount}, {QStringLiteral("currency"), QStringLiteral("KRW")}}},
            {QStringLiteral("orderId"), orderId},
            {QStringLiteral("orderName"), QStringLiteral("포인트 10,000")},
            {QStringLiteral("successUrl"), QStringLiteral("http://127.0.0.1:8080/checkout/success")},
            {QStringLiteral("failUrl"), QStringLiteral("http://127.0.0.1:8080/checkout/fail")}};
}

Answer SandboxClient::api(const QByteArray &method, const QByteArray &target, const QJsonObject &body, const Headers &extra)
{
    Headers headers{{"Authorization", basic(secretKey + ':')}, {"Content-Type", "application/json"}};
    headers += extra;
    const QByteArray text = method == "POST" ? QJsonDocument(body).toJson(QJsonDocument::Compact) : QByteArray();
    return send(port(), method, target, text, headers);
}

Answer SandboxClient::confirm(const QString &paymentKey, const QString &orderId, qint64 amount, const Headers &extra)
{
    const QJsonObject body{
        {QStringLiteral("paymentKey"), paymentKey}, {QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), amount}};
    return api("POST", "/v1/payments/confirm", body, extra);
}

Answer SandboxClient::confirm(const QUrl &success, const Headers &extra)
{
    const QUrlQuery query(success);
    return confirm(query.queryItemValue(QStringLiteral("paymentKey")), query.queryItemValue(QStringLiteral("orderId")),
                   query.queryItemValue(QStringLiteral("amount")).toLongLong(), extra);
}

Answer SandboxClient::cancel(const QString &paymentKey, const QJsonObject &body, const Headers &extra)
{
    return api("POST", "/v1/payments/" + paymentKey.toLatin1() + "/cancel", body, extra);
}

Answer SandboxClient::lever(const QByteArray &what, const QJsonObject &body)
{
    return send(port(), "POST", "/__sandbox/" + what, QJsonDocument(body).toJson(QJsonDocument::Compact),
                {{"Content-Type", "application/json"}});
}

Answer SandboxClient::open(const QJsonObject &request)
{
    return send(port(), "POST", "/__gw/sessions", QJsonDocument(request).toJson(QJsonDocument::Compact),
                {{"Content-Type", "application/json"}, {"Origin", "http://127.0.0.1:8080"}});
}

Answer SandboxClient::press(const QString &session, const QByteArray &button, const QByteArray &form)
{
    return send(port(), "POST", "/checkout/" + session.toLatin1() + '/' + button, form,
                {{"Content-Type", "application/x-www-form-urlencoded"}});
}

QString SandboxClient::pay(const QString &orderId, qint64 amount, qint64 taxFree)
{
    QJsonObject wanted = request(orderId, amount);
    wanted[QLatin1String("taxFreeAmount")] = taxFree;
    const auto success = m_sandbox.authenticate(wanted);
    REQUIRE(success);
    const Answer answer = confirm(*success);
    REQUIRE(answer.status == 200);
    return answer.json[QLatin1String("paymentKey")].toString();
}

QJsonObject SandboxClient::awaitDeposit(const QString &orderId, qint64 amount, const QJsonObject &account)
{
    QJsonObject wanted = request(orderId, amount);
    wanted[QLatin1String("method")] = QStringLiteral("VIRTUAL_ACCOUNT");
    wanted[QLatin1String("customerName")] = QStringLiteral("김토스");
    wanted[QLatin1String("virtualAccount")] = account;
    const auto success = m_sandbox.authenticate(wanted);
    REQUIRE(success);
    const Answer answer = confirm(*success);
    REQUIRE(answer.status == 200);
    return answer.json;
}

} // namespace mj::tests
