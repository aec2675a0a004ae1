#include "server/http/listener_fixture.h"
#include <vector>

using namespace mj;
using namespace mj::test;

namespace {

struct Row {
    const char *what;
    QByteArray bytes;
    int status;
};

QByteArray chunked(const QByteArray &host, const QByteArray &chunks)
{
    return "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n" + chunks;
}

std::vector<Row> requestLines(const QByteArray &host)
{
    const auto get = [&host](const QByteArray &target) { return "GET " + target + " HTTP/1.1\r\n" + host + "\r\n"; };
    return {
        {"absolute form", get("http://127.0.0.1/ping"), 400},
        {"authority form", "CONNECT 127.0.0.1:443 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"asterisk form", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n", 400},
        {"no leading slash", get("ping"), 400},
        {"fragment", get("/ping#x"), 400},
        {"percent and no digit", get("/ping%zz"), 400},
        {"percent and one digit", get("/ping%4"), 400},
        {"percent at the end", get("/ping%"), 400},
        {"percent in the query", get("/ping?a=%g1"), 400},
        {"encoded NUL", get("/ping%00"), 400},
        {"encoded line end", get("/ping%0d%0aSet-Cookie:x"), 400},
        {"encoded line end in the query", get("/ping?a=%0d%0a"), 400},
        {"not UTF-8", get("/ping%ff%fe"), 400},
        {"overlong UTF-8", get("/%c0%ae%c0%ae/etc"), 400},
        {"raw Korean", get("/고양이"), 400},
        {"space in the target", get("/pi ng"), 400},
        {"tab after the method", "GET\t/ping HTTP/1.1\r\n" + host + "\r\n", 400},
        {"no version", "GET /ping\r\n" + host + "\r\n", 400},
        {"HTTP/2.0", "GET /ping HTTP/2.0\r\n" + host + "\r\n", 505},
        {"HTTP/1.2", "GET /ping HTTP/1.2\r\n" + host + "\r\n", 505},
        {"lower case http", "GET /ping http/1.1\r\n" + host + "\r\n", 400},
        {"bad method", "G(T /ping HTTP/1.1\r\n" + host + "\r\n", 400},
        {"method in lower case", "get /ping HTTP/1.1\r\n" + host + "\r\n", 405},
        {"TRACE", "TRACE /ping HTTP/1.1\r\n" + host + "\r\n", 405},
        {"two empty lines first", "\r\n\r\nGET /ping HTTP/1.1\r\n" + host + "\r\n", 400},
        {"TLS hello", QByteArray::fromHex("16030100c8010000c40303") + QByteArray(64, 'x'), 400},
        {"noise", QByteArray::fromHex("00ff00ff00ff0d0a0d0a"), 400},
        {"dot segments", get("/../../etc/passwd"), 404},
        {"encoded dot segments", get("/%2e%2e/%2e%2e/etc/passwd"), 404},
        {"encoded slash", get("/%2e%2e%2fping"), 404},
        {"dot segments that would lead to a route", get("/x/../ping"), 404},
        {"unknown route", get("/nothing"), 404},
    };
}

std::vector<Row> fields(const QByteArray &host)
{
    const auto with = [&host](const QByteArray &lines) { return "GET /ping HTTP/1.1\r\n" + host + lines + "\r\n"; };
    QByteArray many;
    for (int i = 0; i < 101; ++i)
        many += "X-" + QByteArray::number(i) + ": 1\r\n";
    return {
        {"no Host", "GET /ping HTTP/1.1\r\n\r\n", 400},
        {"empty Host", "GET /ping HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"two Hosts", with(host), 400},
        {"Host with a path", "GET /ping HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"Host of a stranger", "GET /ping HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
        {"Host with another port", "GET /ping HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", 421},
        {"folded line", with("X-A: 1\r\n 2\r\n"), 400},
        {"folded first line", "GET /ping HTTP/1.1\r\n X: 1\r\n" + host + "\r\n", 400},
        {"bare line feed", "GET /ping HTTP/1.1\n" + host + "\r\n", 400},
        {"bare line feed in a field", with("X-A: 1\nX-B: 2\r\n"), 400},
        {"bare carriage return", with("X-A: 1\rX-B: 2\r\n"), 400},
        {"NUL", with(QByteArray("X-A: 1\0002\r\n", 10)), 400},
        {"delete character", with("X-A: \x7f\r\n"), 400},
        {"space before the colon", with("X-A : 1\r\n"), 400},
        {"length with a space before the colon", "POST /echo HTTP/1.1\r\n" + host + "Content-Length : 2\r\n\r\nhi", 400},
        {"no colon", with("X-A\r\n"), 400},
        {"no name", with(": 1\r\n"), 400},
        {"bracketed name", with("X(A): 1\r\n"), 400},
        {"too many fields", with(many), 431},
        {"a field of 17 KiB", with("X-A: " + QByteArray(17 * 1024, 'a') + "\r\n"), 431},
        {"a target of 17 KiB", "GET /" + QByteArray(17 * 1024, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 431},
        {"an unknown expectation", with("Expect: 200-ok\r\n"), 417},
    };
}

std::vector<Row> lengths(const QByteArray &host)
{
    const auto with = [&host](const QByteArray &lines) { return "POST /echo HTTP/1.1\r\n" + host + lines + "\r\nhi"; };
    return {
        {"length and chunked", with("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"), 400},
        {"chunked and length", with("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n"), 400},
        {"two equal lengths", with("Content-Length: 2\r\nContent-Length: 2\r\n"), 400},
        {"two unlike lengths", with("Content-Length: 2\r\nContent-Length: 3\r\n"), 400},
        {"list of lengths", with("Content-Length: 2, 2\r\n"), 400},
        {"negative length", with("Content-Length: -1\r\n"), 400},
        {"signed length", with("Content-Length: +2\r\n"), 400},
        {"hexadecimal length", with("Content-Length: 0x2\r\n"), 400},
        {"empty length", with("Content-Length:\r\n"), 400},
        {"length beyond 64 bits", with("Content-Length: 18446744073709551618\r\n"), 400},
        {"length with a word", with("Content-Length: 2 bytes\r\n"), 400},
        {"length over the route's", with("Content-Length: 1025\r\n"), 413},
        {"length of terabytes", with("Content-Length: 999999999999999\r\n"), 413},
        {"gzip", with("Transfer-Encoding: gzip\r\n"), 400},
        {"gzip, chunked", with("Transfer-Encoding: gzip, chunked\r\n"), 400},
        {"chunked twice", with("Transfer-Encoding: chunked, chunked\r\n"), 400},
        {"chunked in two fields", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
        {"xchunked", with("Transfer-Encoding: xchunked\r\n"), 400},
        {"identity", with("Transfer-Encoding: identity\r\n"), 400},
        {"chunked in HTTP/1.0", "POST /echo HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"chunk size is a word", chunked(host, "zz\r\n"), 400},
        {"chunk size is negative", chunked(host, "-1\r\n"), 400},
        {"chunk size is missing", chunked(host, "\r\n"), 400},
        {"chunk size with a space", chunked(host, "2 \r\nhi\r\n0\r\n\r\n"), 400},
        {"chunk size of nine digits", chunked(host, "000000002\r\nhi\r\n0\r\n\r\n"), 400},
        {"chunk size ends with a line feed", chunked(host, "2\nhi\r\n0\r\n\r\n"), 400},
        {"chunk longer than its size", chunked(host, "2\r\nhi!\r\n0\r\n\r\n"), 400},
        {"long chunk extension", chunked(host, "2;a=" + QByteArray(300, 'x') + "\r\nhi\r\n0\r\n\r\n"), 400},
        {"endless trailers", chunked(host, "0\r\n" + QByteArray("X: 1\r\n").repeated(1000)), 400},
        {"one chunk over the limit", chunked(host, "401\r\n"), 413},
        {"many chunks over the limit", chunked(host, QByteArray("100\r\n" + QByteArray(256, 'a') + "\r\n").repeated(5)), 413},
    };
}

void checkAll(const ListenerFixture &at, const std::vector<Row> &rows)
{
    for (const Row &row : rows) {
        INFO(row.what);
        RawClient client(at.url);
        client.send(row.bytes);
        const auto reply = client.read();
        REQUIRE(reply);
        CHECK(reply->status == row.status);
        CHECK_FALSE(errorCode(*reply).isEmpty());
        CHECK_FALSE(reply->headers.value("x-request-id").isEmpty());
        if (row.status != 404 && row.status != 405) {
            CHECK(reply->headers.value("connection") == "close");
            CHECK(client.rest().isEmpty());
            client.finishSending();
            CHECK(client.closedWithin(3000));
        }
    }
    // And the listener is as well as before.
    CHECK(statusOf(ask(at.url, at.get("/ping"))) == 200);
}

} // namespace

TEST_CASE("Request lines that are no request of ours", "[http]")
{
    ListenerFixture at;
    at.start();
    checkAll(at, requestLines(hostLine(at.url)));
}

TEST_CASE("Header fields that could be read in two ways or are too many", "[http]")
{
    ListenerFixture at;
    at.start();
    checkAll(at, fields(hostLine(at.url)));
}

TEST_CASE("Body lengths that could be read in two ways or are too long", "[http]")
{
    ListenerFixture at;
    at.start();
    checkAll(at, lengths(hostLine(at.url)));
}

TEST_CASE("What follows a refused request on the same connection is never run", "[http]")
{
    ListenerFixture at;
    std::atomic<int> runs = 0;
    at.router.add("GET", QStringLiteral("/smuggled"), [&runs](const Request &) -> Result<Reply> {
        ++runs;
        return Reply::empty();
    });
    at.start();
    for (const QByteArray &first :
         {"POST /echo HTTP/1.1\r\n" + hostLine(at.url) + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "POST /nothing HTTP/1.1\r\n" + hostLine(at.url) + "Content-Length: 60\r\n\r\n",
          "POST /echo HTTP/1.1\r\n" + hostLine(at.url) + "Content-Length: 5000\r\n\r\n"}) {
        RawClient client(at.url);
        client.send(first + at.get("/smuggled"));
        const auto reply = client.read();
        REQUIRE(reply);
        CHECK(reply->status >= 400);
        CHECK(client.rest().isEmpty());
        client.finishSending();
        CHECK(client.closedWithin(3000));
    }
    CHECK(runs == 0);
}
