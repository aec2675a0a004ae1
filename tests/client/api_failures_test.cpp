#include "client/wire.h"

using namespace mj;
using namespace mj::client;
using How = BrokenServer::How;
using api::Method;

TEST_CASE("a good answer arrives as its struct")
{
    Wire wire;
    wire.server.then(BrokenServer::json("{\"number\":7}"));
    const Result<Pong> answer = ask<Pong>(wire.client, callOf(Method::Get));
    REQUIRE(answer);
    CHECK(answer->number == 7);
    CHECK(wire.client.isOnline());
}

TEST_CASE("what the network breaks has its code, for GET and POST")
{
    const auto [how, code] = GENERATE(table<How, Code>({
        {How::Hang, Code::Timeout},
        {How::CutBeforeHeader, Code::Offline},
        {How::CutInHeader, Code::Offline},
        {How::CutInBody, Code::Offline},
        {How::EndlessBody, Code::BadReply},
    }));
    const Method method = GENERATE(Method::Get, Method::Post);
    CAPTURE(static_cast<int>(how), static_cast<int>(method));
    Wire wire;
    wire.server.then(BrokenServer::failing(how));
    CHECK(static_cast<int>(wire.failureOf(method)) == static_cast<int>(code));
    CHECK(wire.client.isOnline() == (code == Code::BadReply));
    CHECK(waitFor([&] { return wire.server.openConnections() == 0; }));
}

TEST_CASE("a server that drips is left after the total time although something always comes")
{
    Wire wire;
    wire.server.then(BrokenServer::delayed(BrokenServer::failing(How::Drip), 100));
    QElapsedTimer clock;
    clock.start();
    CHECK(wire.failureOf(Method::Post) == Code::Timeout);
    CHECK(clock.elapsed() >= 1'700);
    CHECK(clock.elapsed() < 6'000);
}

TEST_CASE("a slow but good answer is waited for")
{
    Wire wire;
    wire.server.then(BrokenServer::delayed(BrokenServer::json("{\"number\":1}"), 250));
    CHECK(ask<Pong>(wire.client, callOf(Method::Post)));
}

TEST_CASE("a held request is waited for so much longer")
{
    Wire wire;
    wire.server.then(BrokenServer::delayed(BrokenServer::json("{\"number\":1}"), 1'500));
    api::Call call = callOf(Method::Get);
    call.waitSeconds = 1;
    CHECK(ask<Pong>(wire.client, call));
    CHECK(wire.server.requests().size() == 1);
}

TEST_CASE("something that is no web server is Offline or BadReply, never success")
{
    Wire wire;
    wire.server.then(BrokenServer::failing(How::NotHttp));
    const Code code = wire.failureOf(Method::Post);
    CHECK((code == Code::Offline || code == Code::BadReply));
}

TEST_CASE("bodies that make no sense are BadReply")
{
    BrokenServer::Answer page = BrokenServer::json("<html>sign in to this hotel</html>");
    page.contentType = "text/html; charset=utf-8";
    const BrokenServer::Answer answer =
        GENERATE_COPY(BrokenServer::json("{\"number\":"), BrokenServer::json("[1,2]"), BrokenServer::json("{\"number\":\"seven\"}"),
                      BrokenServer::json("{}"), BrokenServer::json(""), page);
    Wire wire;
    wire.server.then(answer);
    CHECK(wire.failureOf(Method::Get) == Code::BadReply);
    CHECK(wire.server.requests().size() == 1);
    CHECK(wire.client.isOnline());
}

TEST_CASE("json with a character set is json")
{
    Wire wire;
    BrokenServer::Answer answer = BrokenServer::json("{\"number\":3}");
    answer.contentType = "Application/JSON; charset=utf-8";
    wire.server.then(answer);
    CHECK(ask<Pong>(wire.client, callOf(Method::Get)));
}

TEST_CASE("JSON ends at 8 MiB, a file at 25 MiB")
{
    Wire wire;
    const qint64 mib = 1'048'576;
    wire.server.then(BrokenServer::json("{\"number\":1,\"pad\":\"" + QByteArray(9 * mib, 'x') + "\"}"));
    CHECK(wire.failureOf(Method::Post) == Code::BadReply);

    const QByteArray picture(20 * mib, 'p');
    Wire files;
    files.server.then(BrokenServer::file(picture));
    files.server.then(BrokenServer::file(QByteArray(25 * mib + 1, 'p')));
    const Result<api::Bytes> good = ask<api::Bytes>(files.client, callOf(Method::Get));
    REQUIRE(good);
    CHECK(good->bytes == picture);
    CHECK(good->contentType == QByteArray("image/png"));
    const Result<api::Bytes> huge = ask<api::Bytes>(files.client, callOf(Method::Get));
    REQUIRE_FALSE(huge);
    CHECK(huge.error().code == Code::BadReply);
}

TEST_CASE("the service's errors arrive with code, field, request id and Retry-After")
{
    const auto [status, name, code] = GENERATE(table<int, const char *, Code>({
        {401, "wrong_credentials", Code::WrongCredentials},
        {402, "insufficient_points", Code::InsufficientPoints},
        {404, "not_found", Code::NotFound},
        {409, "email_taken", Code::EmailTaken},
        {410, "payment_expired", Code::PaymentExpired},
        {422, "prompt_refused", Code::PromptRefused},
        {429, "too_many_requests", Code::TooManyRequests},
        {500, "internal", Code::Internal},
        {502, "provider_failed", Code::ProviderFailed},
        {503, "unavailable", Code::Unavailable},
        {418, "a_code_of_next_year", Code::BadReply},
        {404, "a_code_of_next_year", Code::NotFound},
    }));
    Wire wire;
    wire.server.then(BrokenServer::error(status, name, 42));
    const Result<Pong> answer = ask<Pong>(wire.client, callOf(Method::Post));
    REQUIRE_FALSE(answer);
    CHECK(static_cast<int>(answer.error().code) == static_cast<int>(code));
    CHECK(answer.error().field == QStringLiteral("prompt"));
    CHECK(answer.error().requestId == QStringLiteral("req_1"));
    CHECK(answer.error().retryAfterSeconds == 42);
    CHECK(wire.client.isOnline());
}

TEST_CASE("an error page of a proxy falls back to its status")
{
    Wire wire;
    BrokenServer::Answer page = BrokenServer::json("<h1>Bad gateway</h1>", 502);
    page.contentType = "text/html";
    wire.server.then(page);
    CHECK(wire.failureOf(Method::Get) == Code::Internal);
}

TEST_CASE("a redirect is not followed")
{
    Wire wire;
    BrokenServer elsewhere;
    elsewhere.then(BrokenServer::json("{\"number\":1}"));
    wire.server.then(BrokenServer::redirect(elsewhere.url()));
    CHECK(wire.failureOf(GENERATE(Method::Get, Method::Post)) == Code::BadReply);
    CHECK(elsewhere.connections() == 0);
}

TEST_CASE("204 is Nothing, and Nothing passes an error on")
{
    Wire wire;
    BrokenServer::Answer nothing = BrokenServer::json("", 204);
    nothing.contentType.clear();
    wire.server.then(nothing);
    wire.server.then(BrokenServer::error(409, "conflict"));
    CHECK(ask<api::Nothing>(wire.client, callOf(Method::Delete)));
    const Result<api::Nothing> conflict = ask<api::Nothing>(wire.client, callOf(Method::Delete));
    REQUIRE_FALSE(conflict);
    CHECK(conflict.error().code == Code::Conflict);
}

TEST_CASE("nobody listens: Offline, told once, and online again with the next answer")
{
    Wire wire;
    QUrl gone;
    {
        BrokenServer closed;
        gone = closed.url();
    }
    QList<bool> told;
    QObject::connect(&wire.client, &ApiClient::onlineChanged, &wire.client, [&](bool online) { told.append(online); });
    REQUIRE(wire.client.setServiceUrl(gone));
    CHECK(wire.failureOf(Method::Get) == Code::Offline);
    CHECK(wire.failureOf(Method::Post) == Code::Offline);
    REQUIRE(wire.client.setServiceUrl(wire.server.url()));
    wire.server.then(BrokenServer::error(500, "internal"));
    CHECK(wire.failureOf(Method::Post) == Code::Internal);
    CHECK(told == QList<bool>{false, true});
}
