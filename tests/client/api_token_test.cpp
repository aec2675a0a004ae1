#include "client/wire.h"

using namespace mj;
using namespace mj::client;
using How = BrokenServer::How;
using api::Method;

namespace
{

QDateTime inSeconds(int seconds)
{
    return QDateTime::currentDateTimeUtc().addSecs(seconds);
}

// A service that knows one good token, and a refresher that gets the next one over the same wire.
struct Service : Wire {
    QByteArray good = "token-1";
    int refreshes = 0;
    QObject session;
    QList<Result<Pong>> answers;

    Service()
    {
        server.answerWith([this](const BrokenServer::Seen &seen) { return answer(seen); });
        ApiClient::Patience patience = quick();
        patience.idleMs = 2'500;
        patience.totalMs = 5'000;
        patience.refreshMs = 6'000;
        client.setPatience(patience);
        client.setRefresher([this](const std::function<void(bool)> &done) { refresh(done); });
    }
    virtual ~Service() = default;

    virtual BrokenServer::Answer answer(const BrokenServer::Seen &seen)
    {
        if (!seen.headers.contains("authorization")) {
            ++refreshes;
            return BrokenServer::delayed(BrokenServer::json("{\"number\":2}"), 30);
        }
        if (seen.headers.value("authorization") != "Bearer " + good)
            return BrokenServer::error(401, "token_expired");
        return BrokenServer::json("{\"number\":1}");
    }
    virtual void refresh(const std::function<void(bool)> &done)
    {
        client.send(Ping<Pong>{callOf(Method::Post)}, &session, [this, done](const Result<Pong> &renewed) {
            if (renewed)
                client.setAccessToken(QString::fromLatin1(good), inSeconds(900));
            done(renewed.has_value());
        });
    }
    void sendMany(int count)
    {
        for (int i = 0; i < count; ++i) {
            client.send(Ping<Pong>{callOf(i % 2 ? Method::Get : Method::Post, true)}, &session,
                        [this](Result<Pong> answer) { answers.append(std::move(answer)); });
        }
        REQUIRE(waitFor([&] { return answers.size() == count; }));
        QTest::qWait(50);
        REQUIRE(answers.size() == count);
    }
    qsizetype goodAnswers() const
    {
        return std::count_if(answers.begin(), answers.end(), [](const Result<Pong> &r) { return r.has_value(); });
    }
    qsizetype withCode(Code code) const
    {
        return std::count_if(answers.begin(), answers.end(), [code](const Result<Pong> &r) { return !r && r.error().code == code; });
    }
};

} // namespace

TEST_CASE("twenty calls with an expired token: one renewal, each call sent again once")
{
    Service service;
    service.client.setAccessToken(QStringLiteral("token-0"), inSeconds(900));
    service.sendMany(20);
    CAPTURE(service.withCode(Code::Timeout), service.withCode(Code::Offline));
    CHECK(service.refreshes == 1);
    CHECK(service.goodAnswers() == 20);
    CHECK(service.server.requests().size() <= 41); // at most two each and the renewal
}

TEST_CASE("a token that ends within 30 seconds is renewed before anything is sent with it")
{
    Service service;
    service.client.setAccessToken(QStringLiteral("token-0"), inSeconds(20));
    service.sendMany(20);
    CHECK(service.refreshes == 1);
    CHECK(service.goodAnswers() == 20);
    CHECK(service.server.requests().size() == 21);
}

TEST_CASE("a token good for longer is used as it is")
{
    Service service;
    service.client.setAccessToken(QStringLiteral("token-1"), inSeconds(60));
    service.sendMany(3);
    CHECK(service.refreshes == 0);
    CHECK(service.server.requests().size() == 3);
}

TEST_CASE("a clock that is wrong costs one renewal, not one a call")
{
    struct Ahead : Service {
        void refresh(const std::function<void(bool)> &done) override
        {
            client.send(Ping<Pong>{callOf(Method::Post)}, &session, [this, done](const Result<Pong> &) {
                client.setAccessToken(QString::fromLatin1(good), inSeconds(-600));
                done(true);
            });
        }
    } service;
    service.client.setAccessToken(QStringLiteral("token-0"), inSeconds(-600));
    service.sendMany(4);
    service.answers.clear();
    service.sendMany(4);
    CHECK(service.refreshes == 1);
    CHECK(service.goodAnswers() == 4);
}

TEST_CASE("not renewed means Unauthenticated for all who wait")
{
    struct Refusing : Service {
        BrokenServer::Answer answer(const BrokenServer::Seen &seen) override
        {
            if (seen.headers.contains("authorization"))
                return BrokenServer::error(401, "token_expired");
            ++refreshes;
            return BrokenServer::error(401, "unauthenticated");
        }
    } service;
    service.client.setAccessToken(QStringLiteral("token-0"), inSeconds(GENERATE(900, 5)));
    service.sendMany(20);
    CHECK(service.withCode(Code::Unauthenticated) == 20);
    CHECK(service.refreshes >= 1);
}

TEST_CASE("a renewal that found no service does not pass for a sign-out")
{
    const auto [how, status, code] = GENERATE(table<How, int, Code>({
        {How::Hang, 200, Code::Timeout},
        {How::CutBeforeHeader, 200, Code::Offline},
        {How::Whole, 503, Code::Unavailable},
        {How::Whole, 500, Code::Internal},
    }));
    struct Troubled : Service {
        BrokenServer::Answer trouble;
        BrokenServer::Answer answer(const BrokenServer::Seen &) override { return trouble; }
    } service;
    service.trouble =
        how == How::Whole ? BrokenServer::error(status, status == 503 ? "unavailable" : "internal") : BrokenServer::failing(how);
    service.client.setAccessToken(QStringLiteral("token-0"), inSeconds(5));
    service.sendMany(3);
    CHECK(service.withCode(code) == 3);
}

TEST_CASE("a service that never likes the new token is asked twice, not for ever")
{
    struct Stubborn : Service {
        BrokenServer::Answer answer(const BrokenServer::Seen &seen) override
        {
            if (seen.headers.contains("authorization"))
                return BrokenServer::error(401, "token_expired");
            return Service::answer(seen);
        }
    } service;
    service.client.setAccessToken(QStringLiteral("token-0"), inSeconds(900));
    service.sendMany(1);
    CHECK(service.withCode(Code::Unauthenticated) == 1);
    CHECK(service.server.requests().size() == 3);
}

TEST_CASE("a refresher that never answers is given up")
{
    struct Silent : Service {
        void refresh(const std::function<void(bool)> &) override { ++refreshes; }
    } service;
    service.client.setPatience(quick());
    service.client.setAccessToken(QStringLiteral("token-0"), inSeconds(5));
    service.sendMany(3);
    CHECK(service.withCode(Code::Unauthenticated) == 3);
    CHECK(service.refreshes == 1);
}

TEST_CASE("a refresher may answer at once, twice, or after the client is gone")
{
    Service service;
    std::function<void(bool)> kept;
    service.client.setRefresher([&](const std::function<void(bool)> &done) {
        service.client.setAccessToken(QStringLiteral("token-1"), inSeconds(900));
        kept = done;
        done(true);
        done(false);
    });
    service.client.setAccessToken(QStringLiteral("token-0"), inSeconds(5));
    service.sendMany(3);
    CHECK(service.goodAnswers() == 3);
    {
        ApiClient gone;
        gone.setRefresher([&](const std::function<void(bool)> &done) { kept = done; });
        REQUIRE(gone.setServiceUrl(service.server.url()));
        gone.setAccessToken(QStringLiteral("token-0"), inSeconds(5));
        kept = nullptr;
        gone.send(Ping<Pong>{callOf(Method::Get, true)}, &service.session, [](const Result<Pong> &) { FAIL("called"); });
        REQUIRE(waitFor([&] { return bool(kept); }));
    }
    kept(true);
}

TEST_CASE("signed out: nothing is sent, what waits ends, and nothing is sent for the next person")
{
    Service service;
    service.sendMany(2);
    CHECK(service.withCode(Code::Unauthenticated) == 2);
    CHECK(service.server.requests().isEmpty());

    service.answers.clear();
    service.client.setRefresher([](const std::function<void(bool)> &) {});
    service.client.setAccessToken(QStringLiteral("token-0"), inSeconds(5));
    for (int i = 0; i < 2; ++i)
        service.client.send(Ping<Pong>{callOf(Method::Post, true)}, &service.session,
                            [&](Result<Pong> r) { service.answers.append(std::move(r)); });
    QTest::qWait(20);
    service.client.setAccessToken({}, {});
    service.client.setAccessToken(QStringLiteral("token-1"), inSeconds(900));
    REQUIRE(waitFor([&] { return service.answers.size() == 2; }));
    CHECK(service.withCode(Code::Unauthenticated) == 2);
    CHECK(service.server.requests().isEmpty());
}

TEST_CASE("a call that comes back expired after a sign-out is not sent again for whoever signed in since")
{
    Service service;
    service.server.answerWith(
        [](const BrokenServer::Seen &) { return BrokenServer::delayed(BrokenServer::error(401, "token_expired"), 60); });
    service.client.setAccessToken(QStringLiteral("of-the-first"), inSeconds(900));
    service.client.send(Ping<Pong>{callOf(Method::Post, true)}, &service.session,
                        [&](Result<Pong> r) { service.answers.append(std::move(r)); });
    REQUIRE(waitFor([&] { return service.server.requests().size() == 1; }));
    service.client.setAccessToken({}, {});
    service.client.setAccessToken(QStringLiteral("of-the-second"), inSeconds(900));
    REQUIRE(waitFor([&] { return service.answers.size() == 1; }));
    CHECK(service.withCode(Code::Unauthenticated) == 1);
    CHECK(service.server.requests().size() == 1);
}

TEST_CASE("the token is in no address, whatever happens")
{
    Service service;
    service.client.setAccessToken(QStringLiteral("token-0"), inSeconds(900));
    service.sendMany(6);
    REQUIRE(service.server.requests().size() > 6);
    for (const BrokenServer::Seen &seen : service.server.requests()) {
        CHECK_FALSE(seen.target.contains("token-"));
        CHECK_FALSE(seen.body.contains("token-"));
    }
}

TEST_CASE("an answer that came for the one before is not told to whoever signed in since")
{
    Service service;
    service.server.answerWith([](const BrokenServer::Seen &) { return BrokenServer::delayed(BrokenServer::json("{\"number\":1}"), 30); });
    service.client.setAccessToken(QStringLiteral("of-the-first"), inSeconds(900));
    for (int i = 0; i < 4; ++i) {
        service.client.send(Ping<Pong>{callOf(Method::Post, true)}, &service.session, [&](Result<Pong> r) {
            service.answers.append(std::move(r));
            if (service.answers.size() > 1)
                return;
            service.client.setAccessToken({}, {});
            service.client.setAccessToken(QStringLiteral("of-the-second"), inSeconds(900));
        });
    }
    REQUIRE(waitFor([&] { return service.answers.size() == 4; }));
    CHECK(service.goodAnswers() == 1);
    CHECK(service.withCode(Code::Canceled) == 3);
}

TEST_CASE("a session that the service has ended is told, of the present token alone")
{
    Service service;
    int told = 0;
    QObject::connect(&service.client, &ApiClient::refused, [&] { ++told; });
    service.server.answerWith([](const BrokenServer::Seen &) { return BrokenServer::delayed(BrokenServer::error(401, "unauthenticated"), 40); });
    service.client.setAccessToken(QStringLiteral("token-0"), inSeconds(900));
    service.sendMany(1);
    CHECK(service.withCode(Code::Unauthenticated) == 1);
    CHECK(told == 1);
    service.answers.clear();
    service.client.send(Ping<Pong>{callOf(Method::Post, true)}, &service.session, [&](Result<Pong> r) { service.answers.append(std::move(r)); });
    REQUIRE(waitFor([&] { return service.server.requests().size() == 2; }));
    service.client.setAccessToken(QStringLiteral("token-1"), inSeconds(900));
    REQUIRE(waitFor([&] { return service.answers.size() == 1; }));
    CHECK(told == 1);
    service.answers.clear();
    service.client.send(Ping<Pong>{callOf(Method::Post)}, &service.session, [&](Result<Pong> r) { service.answers.append(std::move(r)); });
    REQUIRE(waitFor([&] { return service.answers.size() == 1; })); // a call without a token says nothing about it
    CHECK(told == 1);
}
