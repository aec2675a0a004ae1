#pragma once
#include "sandbox/toss_sandbox.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QUrl>

namespace mj::tests
{

struct Answer {
    int status = 0; // 0: the connection ended without an answer
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;
    bool isJson = false;
    QJsonObject json;

    QString code() const { return json[QLatin1String("code")].toString(); }
};

using Headers = QList<QPair<QByteArray, QByteArray>>;

// Sends one request over a real socket and reads until the other side closes. Usable from any thread.
Answer send(quint16 port, const QByteArray &method, const QByteArray &target, const QByteArray &body = {}, const Headers &headers = {},
            const QString &address = QStringLiteral("127.0.0.1"));

// A running sandbox and the merchant that talks to it.
class SandboxClient
{
public:
    explicit SandboxClient(QString stateFile = {}, const Clock *clock = nullptr);

    sandbox::TossSandbox &sandbox() { return m_sandbox; }
    const sandbox::TossSandbox::Urls &urls() const { return m_urls; }
    quint16 port() const { return static_cast<quint16>(m_urls.apiBase.port()); }

    static QByteArray basic(const QByteArray &userAndPassword);
    static QJsonObject request(const QString &orderId, qint64 amount);

    Answer api(const QByteArray &method, const QByteArray &target, const QJsonObject &body = {}, const Headers &extra = {});
    Answer confirm(const QString &paymentKey, const QString &orderId, qint64 amount, const Headers &extra = {});
    Answer confirm(const QUrl &success, const Headers &extra = {});
    Answer cancel(const QString &paymentKey, const QJsonObject &body, const Headers &extra = {});
    // A lever: POST /__sandbox/{what}.
    Answer lever(const QByteArray &what, const QJsonObject &body);
    QJsonObject payment(const QString &orderId) { return m_sandbox.paymentByOrder(orderId); }
    QString status(const QString &orderId) { return payment(orderId)[QLatin1String("status")].toString(); }
    Answer open(const QJsonObject &request);
    // Presses a button of the checkout page: the very form the page posts.
    Answer press(const QString &session, const QByteArray &button, const QByteArray &form = QByteArrayLiteral("method=card"));
    // Opens, approves and confirms; the paymentKey.
    QString pay(const QString &orderId, qint64 amount, qint64 taxFree = 0);
    // Opens, approves and confirms a virtual account; the Payment that waits for its deposit.
    QJsonObject awaitDeposit(const QString &orderId, qint64 amount, const QJsonObject &account = {});

private:
    sandbox::TossSandbox m_sandbox;
    sandbox::TossSandbox::Urls m_urls;
};

inline const QByteArray secretKey = QByteArrayLiteral("test_sk_sandbox_abcdef0123456789");
inline const QString clientKey = QStringLiteral("test_ck_sandbox_abcdef0123456789");

} // namespace mj::tests
