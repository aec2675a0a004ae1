#include "studio/scripted_service.h"
#include "ui/common/error_text.h"
#include "way_in.h"
#include <QTcpSocket>
#include <QUrlQuery>

using namespace mj;
using namespace mj::ui;

namespace {

const QByteArray kMethods = "GET /v1/sign-in-methods";
const QByteArray kGoogle = "POST /v1/sessions/google";

// A service that offers Google, the program's window at its sign-in page, and the browser's part played by the test.
struct Offered {
    studio::ScriptedService service;
    WayIn way{service.url()};

    explicit Offered(bool isOffered = true)
    {
        if (isOffered) {
            api::SignInMethods methods;
            methods.googleClientId = QStringLiteral("client-1.apps.googleusercontent.com");
            methods.googleAuthorizationUrl = QUrl(QStringLiteral("https://accounts.google.com/o/oauth2/v2/auth"));
            service.instead[kMethods] = studio::ScriptedService::told(methods);
        }
        way.openSignIn();
        REQUIRE(until([&] { return service.seen(kMethods) > 0; }));
        if (isOffered)
            REQUIRE(until([&] { return isShown(window(), "sign_in_google"); }));
    }
    MainWindow &window() { return *way.window; }
    void start()
    {
        const qsizetype before = way.desk.opened.size();
        press(window(), "sign_in_google");
        REQUIRE(way.desk.opened.size() == before + 1);
        REQUIRE(isShown(window(), "sign_in_google_waiting"));
    }
    void comeBack(const QString &query)
    {
        const QUrlQuery asked(way.desk.opened.last());
        const QUrl redirect(asked.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        QTcpSocket socket;
        socket.connectToHost(redirect.host(), static_cast<quint16>(redirect.port()));
        REQUIRE(until([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
        socket.write("GET " + redirect.path().toLatin1() + '?' + query.toLatin1() + "&state=" + asked.queryItemValue(QStringLiteral("state")).toLatin1()
                     + " HTTP/1.1\r\nHost: " + redirect.authority().toLatin1() + "\r\n\r\n");
        REQUIRE(until([&] { return socket.state() == QAbstractSocket::UnconnectedState; }));
    }
    void answerWith(const char *next)
    {
        api::GoogleAnswer answer;
        answer.grant = QStringLiteral("grant-1");
        answer.next = QLatin1String(next);
        answer.email = QStringLiteral("member@example.com");
        answer.name = QStringLiteral("Minji");
        service.instead[kGoogle] = studio::ScriptedService::told(answer);
    }
};

} // namespace

TEST_CASE("where the service offers no Google, no page speaks of it", "[ui]")
{
    Offered none(false);
    CHECK_FALSE(isShown(none.window(), "sign_in_google"));
    press(none.window(), "sign_in_to_join");
    CHECK_FALSE(isShown(none.window(), "join_google"));
}

TEST_CASE("the system's browser opens, and waiting for it can be stopped", "[ui]")
{
    Offered here;
    inBoth(here.way.desk, [&] { CHECK(sight(here.window()).contains(words("mj::ui::GoogleButton", "Continue with Google"))); });
    here.start();
    CHECK(here.way.desk.opened.last().host() == QStringLiteral("accounts.google.com"));
    inBoth(here.way.desk, [&] { CHECK(sight(here.window()).contains(words("mj::ui::GoogleButton", "Waiting for your browser…"))); });
    CHECK(firstCut(here.way.desk, here.window()) == QString());
    press(here.window(), "sign_in_google_cancel");
    CHECK(isShown(here.window(), "sign_in_google"));
    CHECK_FALSE(isShown(here.window(), "sign_in_google_waiting"));
    here.start(); // and once more
}

TEST_CASE("a refusal in the browser and a service that fails are told, and what was typed stays", "[ui]")
{
    Offered here;
    here.way.fillSignIn(QStringLiteral("typed@example.com"), QStringLiteral("half a sentence"));
    here.start();
    here.comeBack(QStringLiteral("error=access_denied"));
    REQUIRE(until([&] { return isShown(here.window(), "sign_in_problem"); }));
    inBoth(here.way.desk, [&] { CHECK(sight(here.window()).contains(errorText(error(Code::Canceled)).inlineText())); });
    here.service.instead[kGoogle] = BrokenServer::error(503, "unavailable");
    here.start();
    here.comeBack(QStringLiteral("code=x"));
    REQUIRE(until([&] { return sight(here.window()).contains(errorText(error(Code::Unavailable)).title) || sight(here.window()).contains(errorText(error(Code::Unavailable)).sentence); }));
    CHECK(here.way.isTyped("sign_in_email", QStringLiteral("typed@example.com")));
    CHECK(here.way.isTyped("sign_in_password", QStringLiteral("half a sentence")));
}

TEST_CASE("somebody new goes on to joining with the address filled in and no password to choose", "[ui]")
{
    Offered here;
    here.answerWith("join");
    here.start();
    here.comeBack(QStringLiteral("code=x"));
    REQUIRE(until([&] { return isShown(here.window(), "join_email"); }));
    CHECK(here.way.isTyped("join_email", QStringLiteral("member@example.com")));
    CHECK(here.way.isTyped("join_name", QStringLiteral("Minji")));
    CHECK(entry(here.window(), "join_email")->isReadOnly());
    CHECK_FALSE(isShown(here.window(), "join_password"));
    CHECK(firstCut(here.way.desk, here.window()) == QString());
}

TEST_CASE("an address that is a member's already is connected by its password, once", "[ui]")
{
    Offered here;
    here.answerWith("link");
    here.start();
    here.comeBack(QStringLiteral("code=x"));
    REQUIRE(until([&] { return isShown(here.window(), "sign_in_note"); }));
    CHECK(here.way.isTyped("sign_in_email", QStringLiteral("member@example.com")));
    inBoth(here.way.desk, [&] {
        CHECK(sight(here.window()).contains(words("mj::ui::SignInPage", "This address has an account already. Sign in once with your password to connect Google.")));
    });
    fillIn(here.window(), "sign_in_password", passwordOfAll());
    press(here.window(), "sign_in_submit");
    REQUIRE(until([&] { return here.service.seen("POST /v1/sessions") == 1; }));
    CHECK(here.service.last("POST /v1/sessions").body.contains("grant-1"));
}

TEST_CASE("a connected member is in", "[ui]")
{
    Offered here;
    api::GoogleAnswer answer;
    answer.session = here.service.session();
    here.service.instead[kGoogle] = studio::ScriptedService::told(answer);
    here.start();
    here.comeBack(QStringLiteral("code=x"));
    CHECK(until([&] { return here.window().workspace() != nullptr; }));
}
