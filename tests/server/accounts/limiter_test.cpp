#include "server/accounts/people.h"
#include "server/accounts/sign_in_limiter.h"
#include "server/documents/sqlite_documents.h"
#include "server/http/caller_address.h"
#include "support/catch.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <atomic>

using namespace mj;
using namespace mj::test;
using server::SignInLimiter;

namespace {

const QString wrong = QStringLiteral("not the password");

int statusFrom(const QString &local, const QUrl &service, const QString &email, const QString &password)
{
    const QByteArray body = QJsonDocument(QJsonObject{{text("email"), email}, {text("password"), password}}).toJson(QJsonDocument::Compact);
    QTcpSocket socket;
    if (!socket.bind(QHostAddress(local)))
        return -1;
    socket.connectToHost(QHostAddress(service.host()), static_cast<quint16>(service.port()));
    if (!socket.waitForConnected())
        return -1;
    socket.write("POST /v1/sessions HTTP/1.1\r\nHost: " + service.authority().toLatin1() + "\r\nContent-Type: application/json\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    while (!socket.canReadLine() && socket.waitForReadyRead(10'000)) {
    }
    return socket.readLine().split(' ').value(1).toInt();
}

// The limiter on documents of its own.
struct Bench {
    QTemporaryDir dir;
    FakeClock clock;
    std::unique_ptr<server::SqliteDocuments> store = server::SqliteDocuments::open(dir.filePath(text("backend.sqlite"))).value();
    server::PersonalData personal = server::PersonalData::open(dir.filePath(text("server.key"))).value();
    SignInLimiter limiter{*store, personal, {}, clock};

    server::Write trace() const { return server::Write::put(text("decoys/x"), {}); }
    // A wrong password; the seconds of the pause when it was not even looked at.
    int fail(const QString &caller, const QString &email)
    {
        const auto check = limiter.admit(SignInLimiter::Scope::Password, caller, email);
        if (!check)
            return check.error().retryAfterSeconds;
        REQUIRE(limiter.failed(*check, trace()));
        return 0;
    }
    qsizetype documents() const
    {
        server::Query query;
        query.collection = text("limits");
        return store->query(query)->documents.size();
    }
};

} // namespace

TEST_CASE("five wrong passwords are free, then each pause is twice as long up to a quarter of an hour")
{
    Bench bench;
    const QString caller = text("203.0.113.5");
    const QString email = text("kim@example.com");
    for (int i = 0; i < 5; ++i)
        CHECK(bench.fail(caller, email) == 0);
    for (const int pause : {30, 60, 120, 240, 480, 900, 900}) {
        CHECK(bench.fail(caller, email) == pause);
        bench.clock.advance(pause - 1);
        CHECK(bench.fail(caller, email) == 1);
        bench.clock.advance(1);
        CHECK(bench.fail(caller, email) == 0);
    }
    bench.clock.advance(24 * 3600);
    for (int i = 0; i < 5; ++i)
        CHECK(bench.fail(caller, email) == 0);
    CHECK(bench.fail(caller, email) == 30);
}

TEST_CASE("an address is paused after twenty failures, whoever it tried, and no success of its own clears that")
{
    Bench bench;
    const QString caller = text("203.0.113.5");
    for (int i = 0; i < 19; ++i)
        CHECK(bench.fail(caller, text("someone%1@example.com").arg(i)) == 0);
    const auto own = bench.limiter.admit(SignInLimiter::Scope::Password, caller, text("own@example.com"));
    REQUIRE(own);
    REQUIRE(bench.limiter.succeeded(*own));
    CHECK(bench.fail(caller, text("another@example.com")) == 0);
    CHECK(bench.fail(caller, text("own@example.com")) == 60);
    CHECK(bench.fail(text("203.0.113.6"), text("own@example.com")) == 0);
}

TEST_CASE("an account is paused after fifty failures from anywhere, until it gets its quarter of an hour")
{
    Bench bench;
    const QString email = text("kim@example.com");
    for (int i = 0; i < 50; ++i)
        CHECK(bench.fail(text("203.0.113.%1").arg(i), email) == 0);
    CHECK(bench.fail(text("198.51.100.1"), email) == 60);
    CHECK(bench.fail(text("198.51.100.1"), text("lee@example.com")) == 0);
    REQUIRE(bench.limiter.forgive(text("198.51.100.1"), email));
    CHECK(bench.fail(text("198.51.100.1"), email) == 0);
}

TEST_CASE("an IPv6 caller is its /64")
{
    Bench bench;
    for (int i = 0; i < 5; ++i)
        CHECK(bench.fail(text("2001:db8:1:2::%1").arg(i), text("kim@example.com")) == 0);
    CHECK(bench.fail(text("2001:db8:1:2:ffff::1"), text("kim@example.com")) == 30);
    CHECK(bench.fail(text("2001:db8:1:3::1"), text("kim@example.com")) == 0);
    CHECK(server::http::networkOf(text("::ffff:192.0.2.1")) == text("::ffff:192.0.2.1"));
}

TEST_CASE("a paused caller costs neither a write nor a read, in this process and in the next")
{
    Bench bench;
    const QString caller = text("203.0.113.5");
    for (int i = 0; i < 5; ++i)
        bench.fail(caller, text("kim@example.com"));
    const qsizetype before = bench.documents();
    SignInLimiter another(*bench.store, bench.personal, {}, bench.clock);
    const auto refused = another.admit(SignInLimiter::Scope::Password, caller, text("kim@example.com"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::TooManyRequests);
    CHECK(refused.error().retryAfterSeconds == 30);
    CHECK(bench.fail(caller, text("kim@example.com")) == 30);
    CHECK(bench.documents() == before);
    CHECK(before == 3);
}

TEST_CASE("four checks of a caller run at once, and a fifth is told to come again")
{
    Bench bench;
    std::vector<SignInLimiter::Check> running;
    for (int i = 0; i < 4; ++i)
        running.push_back(bench.limiter.admit(SignInLimiter::Scope::Password, text("203.0.113.5"), text("someone%1@example.com").arg(i)).value());
    CHECK(bench.fail(text("203.0.113.5"), text("kim@example.com")) == 1);
    CHECK(bench.fail(text("203.0.113.6"), text("kim@example.com")) == 0);
    running.pop_back();
    CHECK(bench.fail(text("203.0.113.5"), text("kim@example.com")) == 0);
}

TEST_CASE("failures that come at once are all counted")
{
    Bench bench;
    std::atomic<int> counted{0};
    inParallel(16, [&](int i) {
        const auto check = bench.limiter.admit(SignInLimiter::Scope::Password, text("203.0.113.%1").arg(i), text("kim@example.com"));
        counted += check && bench.limiter.failed(*check, bench.trace()) ? 1 : 0;
    });
    CHECK(counted == 16);
    for (int i = 16; i < 50; ++i)
        CHECK(bench.fail(text("203.0.113.%1").arg(i), text("kim@example.com")) == 0);
    CHECK(bench.fail(text("198.51.100.1"), text("kim@example.com")) == 60);
}

TEST_CASE("the pause is told alike for an address somebody has and one nobody has, and by every way to try a password")
{
    FakeClock clock;
    RealServer server(behindProxy(clock));
    const Member member = join(server);
    const ServiceClient here = ServiceClient(server.url()).from(text("203.0.113.5"));
    const QString nobody = text("nobody@example.com");
    const QString email = member.session.account.email;
    for (int i = 0; i < 5; ++i)
        CHECK(withoutMoment(signIn(here, {email, wrong})) == withoutMoment(signIn(here, {nobody, wrong})));
    const Answer known = signIn(here, {email, usualPassword()});
    CHECK(known.status == 429);
    CHECK(known.code() == text("too_many_requests"));
    CHECK(known.header("retry-after") == "30");
    CHECK(withoutMoment(known) == withoutMoment(signIn(here, {nobody, wrong})));
    const ServiceClient same = member.client.from(text("203.0.113.5"));
    CHECK(same.post(text("/v1/sessions/current/reauthentication"), {{text("password"), usualPassword()}}).status == 429);
    CHECK(same.post(text("/v1/me/password"), {{text("current"), usualPassword()}, {text("next"), text("purple tigers eat")}}).status == 429);
    CHECK(signIn(here.from(text("203.0.113.6")), {email, usualPassword()}).status == 201);
    clock.advance(30);
    CHECK(signIn(here, {email, usualPassword()}).status == 201);
}

TEST_CASE("whoever calls from another address is not slowed")
{
    RealServer server;
    const Member member = join(server);
    const QString email = member.session.account.email;
    for (int i = 0; i < 5; ++i)
        CHECK(statusFrom(text("127.0.0.9"), server.url(), email, wrong) == 401);
    CHECK(statusFrom(text("127.0.0.9"), server.url(), email, usualPassword()) == 429);
    CHECK(statusFrom(text("127.0.0.8"), server.url(), email, usualPassword()) == 201);
    CHECK(signIn(ServiceClient(server.url()), {email, usualPassword()}).status == 201);
}

TEST_CASE("an address joins as often as the hour allows; the same join sent again does not count")
{
    FakeClock clock;
    server::Config config = behindProxy(clock);
    config.limits.joinsAnHour = 3;
    RealServer server(config);
    const ServiceClient caller = ServiceClient(server.url()).from(text("203.0.113.5"));
    const auto joinAs = [](const ServiceClient &from, int i) {
        return from.post(text("/v1/accounts"), joinForm(text("kim%1@example.com").arg(i)), "join-number-" + QByteArray::number(i));
    };
    for (int i = 0; i < 3; ++i)
        CHECK(joinAs(caller, i).status == 201);
    const Answer refused = joinAs(caller, 3);
    CHECK(refused.status == 429);
    CHECK(refused.header("retry-after") == "3600");
    CHECK(joinAs(caller, 0).status == 201);
    CHECK(joinAs(caller.from(text("203.0.113.6")), 3).status == 201);
    clock.advance(3600);
    CHECK(joinAs(caller, 4).status == 201);
}

TEST_CASE("the caller behind proxies is the entry that our own proxy wrote")
{
    using server::http::callerAddress;
    const QString peer = text("10.0.0.1");
    CHECK(callerAddress("203.0.113.5", 0, peer) == peer);
    CHECK(callerAddress("203.0.113.5", 1, peer) == text("203.0.113.5"));
    CHECK(callerAddress("198.51.100.1, 203.0.113.5", 1, peer) == text("203.0.113.5"));
    CHECK(callerAddress("1.1.1.1,198.51.100.1 , 203.0.113.5", 2, peer) == text("198.51.100.1"));
    CHECK(callerAddress("2001:DB8::0001", 1, peer) == text("2001:db8::1"));
    CHECK(callerAddress("::ffff:203.0.113.5", 1, peer) == text("203.0.113.5"));
    for (const char *none : {"", "unknown", "203.0.113.5:80", "203.0.113", "203.0.113.5, ", "a b", "203.0.113.5 203.0.113.6"})
        CHECK(callerAddress(none, 1, peer) == peer);
    CHECK(callerAddress("203.0.113.5", 2, peer) == peer);

    RealServer direct;
    const Member member = join(direct);
    signIn(ServiceClient(direct.url()).from(text("203.0.113.5")), {member.session.account.email, usualPassword()});
    CHECK(history(member.client).first().address == text("127.0.0.1")); // nobody's word counts without a proxy of ours
}
