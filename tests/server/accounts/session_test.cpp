#include "base/ids.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <atomic>
#include <mutex>

using namespace mj;

namespace
{

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

Answer refresh(const RealServer &server, const QString &token, const QByteArray &nonce)
{
    return ServiceClient(server.url()).post(text("/v1/sessions/refresh"), {{text("refreshToken"), token}}, nonce);
}

Answer signIn(const RealServer &server, const QString &email, const QString &password)
{
    return ServiceClient(server.url())
        .post(text("/v1/sessions"), {{text("email"), email}, {text("password"), password}, {text("deviceName"), text("laptop")}});
}

int meStatus(const RealServer &server, const QString &accessToken)
{
    return ServiceClient(server.url(), accessToken).get(text("/v1/me")).status;
}

// Only the request id may differ between two refusals.
QByteArray withoutRequestId(const Answer &answer)
{
    QJsonObject error = answer.json().value(text("error")).toObject();
    error.remove(text("requestId"));
    return QJsonDocument(error).toJson();
}

QByteArray nonce()
{
    return newIdempotencyKey().toLatin1();
}

} // namespace

TEST_CASE("signing in opens a session; a wrong password and an unknown address look the same")
{
    RealServer server;
    const Member member = join(server);
    const QString password = joinForm({}).value(text("password")).toString();
    const Answer good = signIn(server, member.session.account.email.toUpper(), password);
    REQUIRE(good.status == 201);
    CHECK(good.json().value(text("account"))[text("id")] == member.session.account.id);
    CHECK(good.json().value(text("id")) != member.session.id);

    const Answer wrong = signIn(server, member.session.account.email, text("not the password"));
    const Answer unknown = signIn(server, text("nobody@example.com"), text("not the password"));
    CHECK(wrong.status == 401);
    CHECK(wrong.code() == text("wrong_credentials"));
    CHECK(unknown.status == wrong.status);
    CHECK(withoutRequestId(unknown) == withoutRequestId(wrong));
    CHECK(unknown.body.size() == wrong.body.size());
    REQUIRE(unknown.headers.size() == wrong.headers.size());
    for (qsizetype i = 0; i < wrong.headers.size(); ++i)
        CHECK(unknown.headers.at(i).first == wrong.headers.at(i).first);
}

TEST_CASE("a refresh turns both tokens; the access token of the turn before stays good")
{
    RealServer server;
    const Member member = join(server);
    QString token = member.session.refreshToken;
    QString access = member.session.accessToken;
    for (int turn = 0; turn < 5; ++turn) {
        const auto renewed = api::Session::fromJson(refresh(server, token, nonce()).json());
        REQUIRE(renewed);
        CHECK(renewed->id == member.session.id);
        CHECK(renewed->account.id == member.session.account.id);
        CHECK(renewed->refreshToken != token);
        CHECK(renewed->accessToken != access);
        CHECK(meStatus(server, access) == 200);
        CHECK(meStatus(server, renewed->accessToken) == 200);
        token = renewed->refreshToken;
        access = renewed->accessToken;
    }
    const Answer old = ServiceClient(server.url(), member.session.accessToken).get(text("/v1/me"));
    CHECK(old.status == 401);
    CHECK(old.code() == text("token_expired"));
}

TEST_CASE("the same refresh again, also many times at once, answers with the same tokens")
{
    RealServer server;
    const Member member = join(server);
    const QByteArray same = nonce();
    const Answer first = refresh(server, member.session.refreshToken, same);
    REQUIRE(first.status == 200);
    CHECK(refresh(server, member.session.refreshToken, same).body == first.body);

    const QString next = first.json().value(text("refreshToken")).toString();
    const QByteArray shared = nonce();
    std::mutex mutex;
    QSet<QByteArray> bodies;
    inParallel(16, [&](int) {
        const Answer answer = refresh(server, next, shared);
        const std::lock_guard lock(mutex);
        bodies.insert(answer.status == 200 ? answer.body : QByteArray("refused"));
    });
    CHECK(bodies.size() == 1);
    CHECK_FALSE(bodies.contains("refused"));
}

TEST_CASE("a used refresh token with another nonce ends the session, each of a hundred times")
{
    RealServer server;
    const Member member = join(server);
    const QString password = joinForm({}).value(text("password")).toString();
    int ended = 0;
    for (int i = 0; i < 100; ++i) {
        const auto session = i == 0 ? Result<api::Session>(member.session)
                                    : api::Session::fromJson(signIn(server, member.session.account.email, password).json());
        REQUIRE(session);
        const Answer renewed = refresh(server, session->refreshToken, nonce());
        REQUIRE(renewed.status == 200);
        auto latest = api::Session::fromJson(renewed.json());
        if (i % 2 == 1) // two turns old
            latest = api::Session::fromJson(refresh(server, latest->refreshToken, nonce()).json());
        REQUIRE(latest);
        const Answer thief = refresh(server, session->refreshToken, i % 4 < 2 ? nonce() : QByteArray());
        const bool over = thief.status == 401 && meStatus(server, latest->accessToken) == 401 &&
                          meStatus(server, session->accessToken) == 401 && refresh(server, latest->refreshToken, nonce()).status == 401;
        ended += over ? 1 : 0;
    }
    CHECK(ended == 100);
}

TEST_CASE("a token that is not ours is refused and ends nothing")
{
    RealServer server;
    const Member member = join(server);
    const Answer renewed = refresh(server, member.session.refreshToken, nonce());
    REQUIRE(renewed.status == 200);
    const QString current = renewed.json().value(text("refreshToken")).toString();
    const QString id = member.session.id;
    for (const QString &forged :
         {id + text(".1.x"), id + text(".1."), id + text(".0.x"), id + text(".-1.x"), id + text(".99.x"), id, QString(), text("ses_x.1.y"),
          current + text("A"), member.session.accessToken, id + text(".1.") + QString(59, QLatin1Char('A'))}) {
        INFO(forged.mid(30));
        CHECK(refresh(server, forged, nonce()).status == 401);
    }
    for (const QString &forged : {current, id + text(".2.x"), QString(), text("x"), member.session.accessToken + text("x")})
        CHECK(meStatus(server, forged) == 401);
    CHECK(meStatus(server, member.session.accessToken) == 200);
    CHECK(refresh(server, current, nonce()).status == 200);
}

TEST_CASE("access ends after fifteen minutes, a session after sixty days without use")
{
    FakeClock clock;
    server::Config config;
    config.clock = &clock;
    RealServer server(config);
    const Member member = join(server);
    CHECK(member.session.accessExpiresAt == clock.now().addSecs(900));
    clock.advance(899);
    CHECK(member.client.get(text("/v1/me")).status == 200);
    const auto renewed = api::Session::fromJson(refresh(server, member.session.refreshToken, nonce()).json());
    REQUIRE(renewed);
    clock.advance(1);
    const Answer late = member.client.get(text("/v1/me"));
    CHECK(late.status == 401);
    CHECK(late.code() == text("token_expired"));
    CHECK(meStatus(server, renewed->accessToken) == 200); // a turn of its own, a time of its own

    clock.advance(59LL * 86'400);
    const auto used = api::Session::fromJson(refresh(server, renewed->refreshToken, nonce()).json());
    REQUIRE(used);
    clock.advance(61LL * 86'400);
    const Answer gone = refresh(server, used->refreshToken, nonce());
    CHECK(gone.status == 401);
    CHECK(gone.code() == text("unauthenticated"));
}

TEST_CASE("an ended session is over for access and refresh, and for no other session")
{
    RealServer server;
    const Member member = join(server);
    const Answer other = signIn(server, member.session.account.email, joinForm({}).value(text("password")).toString());
    CHECK(member.client.remove(text("/v1/sessions/current")).status == 204);
    const Answer after = member.client.get(text("/v1/me"));
    CHECK(after.status == 401);
    CHECK(after.code() == text("unauthenticated"));
    CHECK(after.header("www-authenticate") == "Bearer");
    CHECK(refresh(server, member.session.refreshToken, nonce()).status == 401);
    CHECK(meStatus(server, other.json().value(text("accessToken")).toString()) == 200);
}

TEST_CASE("sessions outlive a restart of the service")
{
    RealServer server;
    const Member member = join(server);
    server.restart();
    CHECK(meStatus(server, member.session.accessToken) == 200);
    CHECK(refresh(server, member.session.refreshToken, nonce()).status == 200);
}

TEST_CASE("name and language are changed one by one, and kept as they were when refused")
{
    RealServer server;
    const Member member = join(server);
    const Answer named = member.client.patch(text("/v1/me"), {{text("name"), QStringLiteral("이도윤")}});
    REQUIRE(named.status == 200);
    CHECK(named.json().value(text("name")) == QStringLiteral("이도윤"));
    CHECK(named.json().value(text("language")) == text("ko"));
    const Answer spoken = member.client.patch(text("/v1/me"), {{text("language"), text("en")}});
    CHECK(spoken.json().value(text("language")) == text("en"));
    const Answer refused = member.client.patch(text("/v1/me"), {{text("name"), text("x")}, {text("language"), text("fr")}});
    CHECK(refused.status == 422);
    CHECK(refused.field() == text("language"));
    const Answer empty = member.client.patch(text("/v1/me"), {{text("name"), text(" ")}});
    CHECK(empty.field() == text("name"));
    CHECK(member.client.get(text("/v1/me")).json() == spoken.json());
    CHECK(ServiceClient(server.url()).patch(text("/v1/me"), {{text("name"), text("x")}}).status == 401);
}
