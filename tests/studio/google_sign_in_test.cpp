#include "desk.h"
#include "scripted_service.h"

#include <QCryptographicHash>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrlQuery>

using namespace mj;
using namespace mj::studio;

namespace {

struct Browser {
    ScriptedService service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk{profile.path(), keychain, service.url()};
    QList<QUrl> pages;
    QList<api::GoogleAnswer> answers;
    QList<Error> failures;

    Browser()
    {
        QObject::connect(&desk.google, &GoogleSignIn::browserRequested, [this](const QUrl &page) { pages.append(page); });
        QObject::connect(&desk.google, &GoogleSignIn::answered, [this](const api::GoogleAnswer &answer) { answers.append(answer); });
        QObject::connect(&desk.google, &GoogleSignIn::failed, [this](const Error &error) { failures.append(error); });
        desk.start();
    }
    void offer(const QString &page = QStringLiteral("https://accounts.google.com/o/oauth2/v2/auth"))
    {
        api::SignInMethods methods;
        methods.googleClientId = QStringLiteral("client-1.apps.googleusercontent.com");
        methods.googleAuthorizationUrl = QUrl(page);
        service.instead[QByteArray("GET /v1/sign-in-methods")] = ScriptedService::told(methods);
        const int before = service.seen("GET /v1/sign-in-methods");
        desk.google.askMethods();
        REQUIRE(waitFor([&] { return service.seen("GET /v1/sign-in-methods") > before; }));
        QTest::qWait(30);
    }
    QString asked(const char *name) const
    {
        return QUrlQuery(pages.last()).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
    }
    // What the browser does when it is sent back. The head of what the program says to it.
    QByteArray comeBack(const QString &query)
    {
        const QUrl redirect(asked("redirect_uri"));
        QTcpSocket socket;
        socket.connectToHost(redirect.host(), static_cast<quint16>(redirect.port()));
        if (!waitFor([&] { return socket.state() == QAbstractSocket::ConnectedState || socket.error() == QAbstractSocket::ConnectionRefusedError; }))
            return {};
        socket.write("GET " + redirect.path().toLatin1() + '?' + query.toLatin1() + " HTTP/1.1\r\nHost: " + redirect.authority().toLatin1() + "\r\n\r\n");
        waitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; });
        return socket.readAll();
    }
    QByteArray allow() { return comeBack(QStringLiteral("code=the%2Fcode&state=") + asked("state")); }
};

} // namespace

TEST_CASE("a sign-in with Google opens the browser, proves itself to the service and adopts the session")
{
    Browser here;
    CHECK_FALSE(here.desk.google.isOffered());
    here.offer();
    REQUIRE(here.desk.google.isOffered());
    const bool stays = GENERATE(true, false);
    api::GoogleAnswer answer;
    answer.session = here.service.session();
    here.service.instead[QByteArray("POST /v1/sessions/google")] = ScriptedService::told(answer);
    here.desk.google.start(QStringLiteral("sign_in"), stays);
    REQUIRE(here.pages.size() == 1);
    CHECK(here.desk.google.isWaiting());
    CHECK(here.pages.first().host() == QStringLiteral("accounts.google.com"));
    CHECK(here.asked("scope") == QStringLiteral("openid email profile"));
    CHECK(here.asked("code_challenge_method") == QStringLiteral("S256"));
    CHECK(here.asked("response_type") == QStringLiteral("code"));
    CHECK(here.asked("redirect_uri").startsWith(QStringLiteral("http://127.0.0.1:")));
    CHECK(here.asked("redirect_uri").endsWith(QStringLiteral("/google-sign-in")));
    here.desk.google.start(QStringLiteral("sign_in")); // one at a time
    CHECK(here.pages.size() == 1);

    CHECK(here.comeBack(QStringLiteral("state=wrong&code=x")).startsWith("HTTP/1.1 400"));
    CHECK(here.desk.google.isWaiting());
    CHECK(here.allow().startsWith("HTTP/1.1 200"));
    REQUIRE(waitFor([&] { return here.desk.isReady(); }));
    CHECK(here.answers.size() == 1);
    CHECK_FALSE(here.desk.google.isWaiting());
    const QJsonObject sent = QJsonDocument::fromJson(here.service.last("POST /v1/sessions/google").body).object();
    const QByteArray hash = QCryptographicHash::hash(sent.value(QLatin1String("codeVerifier")).toString().toLatin1(), QCryptographicHash::Sha256);
    CHECK(QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)) == here.asked("code_challenge"));
    CHECK(sent.value(QLatin1String("code")).toString() == QStringLiteral("the/code"));
    CHECK(sent.value(QLatin1String("nonce")).toString() == here.asked("nonce"));
    CHECK(sent.value(QLatin1String("redirectUri")).toString() == here.asked("redirect_uri"));
    CHECK(here.desk.settings.lastAccountId().isEmpty() != stays);
    CHECK(here.comeBack(QStringLiteral("state=x")).isEmpty()); // nobody listens any more
}

TEST_CASE("a refusal in the browser, an answer without a code and a service that says no are told")
{
    Browser here;
    here.offer();
    here.desk.google.start(QStringLiteral("sign_in"));
    here.comeBack(QStringLiteral("error=access_denied&state=") + here.asked("state"));
    REQUIRE(here.failures.size() == 1);
    CHECK(here.failures.takeFirst().code == Code::Canceled);
    here.desk.google.start(QStringLiteral("sign_in"));
    here.comeBack(QStringLiteral("state=") + here.asked("state"));
    REQUIRE(here.failures.size() == 1);
    CHECK(here.failures.takeFirst().code == Code::WrongCredentials);
    here.service.instead[QByteArray("POST /v1/sessions/google")] = BrokenServer::error(503, "unavailable");
    here.desk.google.start(QStringLiteral("sign_in"));
    here.allow();
    REQUIRE(waitFor([&] { return here.failures.size() == 1; }));
    CHECK(here.failures.takeFirst().code == Code::Unavailable);
    CHECK_FALSE(here.desk.google.isWaiting());
    CHECK(here.desk.session.state() == Session::State::SignedOut);
    CHECK(here.keychain.secrets.isEmpty());
}

TEST_CASE("giving up closes the door, and a late answer changes nothing")
{
    Browser here;
    here.offer();
    here.desk.google.start(QStringLiteral("sign_in"));
    const QString state = here.asked("state");
    here.desk.google.cancel();
    CHECK_FALSE(here.desk.google.isWaiting());
    CHECK(here.comeBack(QStringLiteral("code=x&state=") + state).isEmpty());
    here.service.instead[QByteArray("POST /v1/sessions/google")] = BrokenServer::delayed(ScriptedService::told(here.service.session()), 100);
    here.desk.google.start(QStringLiteral("sign_in"));
    CHECK(here.asked("state") != state);
    here.allow();
    REQUIRE(waitFor([&] { return here.service.seen("POST /v1/sessions/google") == 1; }));
    here.desk.google.cancel();
    QTest::qWait(200);
    CHECK(here.answers.isEmpty());
    CHECK(here.failures.isEmpty());
    CHECK(here.desk.session.state() == Session::State::SignedOut);
}

TEST_CASE("a grant to go on with is handed over, and proving again never signs in")
{
    Browser here;
    here.offer();
    api::GoogleAnswer answer;
    answer.grant = QStringLiteral("grant-1");
    answer.next = QStringLiteral("join");
    answer.email = QStringLiteral("new@example.com");
    here.service.instead[QByteArray("POST /v1/sessions/google")] = ScriptedService::told(answer);
    here.desk.google.start(QStringLiteral("sign_in"));
    here.allow();
    REQUIRE(waitFor([&] { return here.answers.size() == 1; }));
    CHECK(here.answers.first().grant == QStringLiteral("grant-1"));
    CHECK(here.desk.session.state() == Session::State::SignedOut);
    answer.session = here.service.session();
    here.service.instead[QByteArray("POST /v1/sessions/google")] = ScriptedService::told(answer);
    here.desk.google.start(QStringLiteral("reauthenticate"));
    here.allow();
    REQUIRE(waitFor([&] { return here.failures.size() == 1; }));
    CHECK(here.failures.first().code == Code::BadReply);
    CHECK(here.desk.session.state() == Session::State::SignedOut);
}

TEST_CASE("a page without TLS that is not on this computer is not opened")
{
    Browser here;
    here.offer(QStringLiteral("http://accounts.google.com/auth"));
    CHECK_FALSE(here.desk.google.isOffered());
    here.offer(QStringLiteral("file:///etc/passwd"));
    CHECK_FALSE(here.desk.google.isOffered());
    here.desk.google.start(QStringLiteral("sign_in"));
    REQUIRE(here.failures.size() == 1);
    CHECK(here.failures.first().code == Code::NotFound);
    CHECK(here.pages.isEmpty());
    here.offer(QStringLiteral("http://127.0.0.1:8080/authorize"));
    CHECK(here.desk.google.isOffered());
}
