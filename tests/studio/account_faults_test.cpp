#include "client/self_signed.h"
#include "desk.h"
#include "scripted_service.h"

#include <QElapsedTimer>
#include <QSslServer>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;
using How = BrokenServer::How;

namespace {

client::ApiClient::Patience faultPatience()
{
    client::ApiClient::Patience patience;
    patience.idleMs = 250;
    patience.totalMs = 500;
    patience.pauseMs = 10;
    patience.refreshMs = 500;
    return patience;
}

struct Fault {
    const char *name;
    BrokenServer::Answer answer;
    QList<Code> codes;
};

QList<Fault> faults()
{
    return {{"hang", BrokenServer::failing(How::Hang), {Code::Timeout}},
            {"cut before the header", BrokenServer::failing(How::CutBeforeHeader), {Code::Offline}},
            {"cut in the header", BrokenServer::failing(How::CutInHeader), {Code::Offline, Code::BadReply}},
            {"cut in the body", BrokenServer::failing(How::CutInBody), {Code::Offline, Code::BadReply}},
            {"no http", BrokenServer::failing(How::NotHttp), {Code::Offline, Code::BadReply}},
            {"bad json", BrokenServer::json("{\"id\":", 201), {Code::BadReply}},
            {"another json", BrokenServer::json("{\"id\":7,\"account\":[]}", 201), {Code::BadReply}},
            {"401", BrokenServer::error(401, "unauthenticated"), {Code::Unauthenticated}},
            {"409", BrokenServer::error(409, "conflict"), {Code::Conflict}},
            {"429", BrokenServer::error(429, "too_many_requests", 7), {Code::TooManyRequests}},
            {"500", BrokenServer::error(500, "internal"), {Code::Internal}}};
}

// One way to the service: how it is begun, what line it sends, and whether it is walked while signed in.
struct Way {
    const char *line;
    enum class From { Outside, Inside, Expired } from;
    std::function<void(Desk &, std::function<void(Error)>)> walk;
    bool answersNothing = false; // any JSON will do
};

template <class T>
std::function<void(Result<T>)> failureTo(const std::function<void(Error)> &tell)
{
    return [tell](const Result<T> &answer) { tell(answer ? error(Code::Internal, QStringLiteral("no failure")) : answer.error()); };
}

QList<Way> ways()
{
    using From = Way::From;
    const auto bySession = [](const std::function<void(Session &)> &begin) {
        return [begin](Desk &desk, const std::function<void(Error)> &tell) {
            QObject::connect(&desk.session, &Session::failed, &desk.session, tell, Qt::SingleShotConnection);
            begin(desk.session);
        };
    };
    return {
        {"POST /v1/accounts", From::Outside, bySession([](Session &s) { s.join(Desk::form(QStringLiteral("member@example.com"))); })},
        {"POST /v1/sessions", From::Outside, bySession([](Session &s) { s.signIn(QStringLiteral("member@example.com"), Desk::password()); })},
        {"POST /v1/sessions", From::Expired, bySession([](Session &s) { s.signInAgain(Desk::password()); })},
        {"POST /v1/me/verification", From::Inside,
         [](Desk &d, auto tell) { d.membership.sendVerification(&d.session, failureTo<api::CodeSent>(tell)); }},
        {"POST /v1/me/verification/confirm", From::Inside,
         [](Desk &d, auto tell) { d.membership.confirmVerification(QStringLiteral("123456"), &d.session, failureTo<void>(tell)); }},
        {"POST /v1/password-resets", From::Outside,
         [](Desk &d, auto tell) {
             d.membership.requestReset(QStringLiteral("member@example.com"), QStringLiteral("ko"), &d.session, failureTo<api::CodeSent>(tell));
         }},
        {"POST /v1/password-resets/confirm", From::Outside,
         [](Desk &d, auto tell) {
             d.membership.confirmReset(QStringLiteral("member@example.com"), QStringLiteral("123456"), Desk::password(), true, &d.session, failureTo<void>(tell));
         }},
        {"POST /v1/me/password", From::Inside,
         [](Desk &d, auto tell) { d.membership.changePassword(Desk::password(), QStringLiteral("a new sentence"), &d.session, failureTo<void>(tell)); }, true},
        {"POST /v1/me/email", From::Inside,
         [](Desk &d, auto tell) { d.membership.changeEmail(QStringLiteral("new@example.com"), &d.session, failureTo<api::CodeSent>(tell)); }},
    };
}

// A desk where the way begins.
struct Scene {
    ScriptedService service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk{profile.path(), keychain, service.url()};
    std::optional<Error> told;

    explicit Scene(const Way &way)
    {
        if (way.from == Way::From::Outside) {
            desk.start();
            return;
        }
        desk.join(QStringLiteral("member@example.com"));
        if (way.from != Way::From::Expired)
            return;
        service.instead[QByteArray("GET /v1/points")] = BrokenServer::error(401, "unauthenticated");
        service.instead[QByteArray("POST /v1/sessions/refresh")] = BrokenServer::error(401, "unauthenticated");
        desk.session.refreshBalance();
        REQUIRE(waitFor([&] { return desk.session.isExpired(); }));
        service.instead.clear();
    }

    Error fail(const Way &way)
    {
        told.reset();
        QElapsedTimer clock;
        clock.start();
        desk.api.setPatience(faultPatience());
        way.walk(desk, [this](const Error &error) { told = error; });
        REQUIRE(waitFor([&] { return told.has_value(); }));
        CHECK(clock.elapsed() < 2'500);
        CHECK_FALSE(desk.session.isBusy());
        return *told;
    }
    void nothingIsAdopted(const Way &way)
    {
        CHECK(desk.isSignedIn() == (way.from != Way::From::Outside));
        CHECK(desk.session.isExpired() == (way.from == Way::From::Expired));
        if (way.from == Way::From::Outside) {
            CHECK(keychain.secrets.isEmpty());
            CHECK(desk.settings.lastAccountId().isEmpty());
            CHECK(desk.settings.accountIds().isEmpty());
        } else {
            CHECK(desk.session.account().id == service.account.id);
            CHECK(desk.session.store());
        }
    }
};

} // namespace

TEST_CASE("whatever goes wrong on the line ends every way in with its reason, in time, and adopts nothing")
{
    for (const Way &way : ways()) {
        Scene scene(way);
        for (const Fault &fault : faults()) {
            if (way.answersNothing && fault.answer.status == 201)
                continue;
            INFO(way.line << ": " << fault.name);
            scene.service.instead[QByteArray(way.line)] = fault.answer;
            const Error told = scene.fail(way);
            INFO(static_cast<int>(told.code) << ' ' << told.detail.toStdString());
            CHECK(fault.codes.contains(told.code));
            CHECK(told.retryAfterSeconds == (told.code == Code::TooManyRequests ? 7 : 0));
            scene.nothingIsAdopted(way);
        }
        // A line that is whole again is taken as if nothing had been.
        scene.service.instead.clear();
        if (way.from == Way::From::Inside)
            continue;
        scene.desk.failures.clear();
        if (scene.desk.session.isExpired())
            scene.desk.session.signInAgain(Desk::password());
        else
            scene.desk.session.signIn(QStringLiteral("member@example.com"), Desk::password());
        CHECK(waitFor([&] { return scene.desk.isReady() && scene.desk.session.canSend(); }));
        CHECK(scene.desk.failures.isEmpty());
    }
}

TEST_CASE("a stranger's certificate gets neither a password nor a code")
{
    QSslServer stranger;
    stranger.setSslConfiguration(client::selfSigned());
    REQUIRE(stranger.listen(QHostAddress::LocalHost));
    for (const Way &way : ways()) {
        INFO(way.line);
        Scene scene(way);
        REQUIRE(scene.desk.api.setServiceUrl(QUrl(QStringLiteral("https://localhost:%1").arg(stranger.serverPort()))));
        CHECK(scene.fail(way).code == Code::TlsRejected);
        scene.nothingIsAdopted(way);
    }
}

TEST_CASE("a clock that is a year off signs in all the same and renews once, not for ever")
{
    const int days = GENERATE(-365, 365);
    ScriptedService service;
    service.accessExpiresAt = QDateTime::currentDateTimeUtc().addDays(days);
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.join(QStringLiteral("member@example.com"));
    int balances = 0;
    QObject::connect(&desk.session, &Session::balanceChanged, [&] { ++balances; });
    desk.session.refreshBalance();
    REQUIRE(waitFor([&] { return balances > 0; }));
    CHECK(service.seen("POST /v1/sessions/refresh") <= 2);
    CHECK_FALSE(desk.session.isExpired());
}

TEST_CASE("signing in again as somebody else is refused, and that session is ended at the service")
{
    const Way again = ways().at(2);
    Scene scene(again);
    const QString mine = scene.service.account.id;
    api::Session other = scene.service.session();
    other.account.id = newId(QLatin1String("acc"));
    scene.service.instead[QByteArray("POST /v1/sessions")] = ScriptedService::told(other, 201);
    CHECK(scene.fail(again).code == Code::WrongCredentials);
    CHECK(scene.desk.session.isExpired());
    CHECK(scene.desk.session.account().id == mine);
    REQUIRE(waitFor([&] { return scene.service.seen("DELETE /v1/sessions/current") == 1; }));
    CHECK(scene.service.last("DELETE /v1/sessions/current").headers.value("authorization") == "Bearer " + other.accessToken.toLatin1());
    for (const BrokenServer::Seen &seen : scene.service.server.requests()) {
        if (!seen.target.startsWith("/v1/sessions/current"))
            CHECK_FALSE(seen.headers.value("authorization").contains(other.accessToken.toLatin1()));
    }
}
