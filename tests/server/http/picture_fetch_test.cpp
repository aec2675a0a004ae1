#include "server/http/picture_fetch.h"
#include "server/http/raw_server.h"
#include "support/catch.h"
#include <QBuffer>
#include <QElapsedTimer>
#include <chrono>
#include <thread>

using namespace mj;
using namespace mj::test;
using namespace mj::server::http;

namespace {

const QStringList here = {QStringLiteral("127.0.0.1")};

QByteArray picture(const char *format, QSize size = QSize(40, 30))
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, qRgb(x * 5, y * 7, x ^ y));
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data();
}

QByteArray replyWith(const QByteArray &body, const QByteArray &type = "image/png")
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

std::function<void(RawPeer &)> answering(const QByteArray &bytes)
{
    return [bytes](RawPeer &peer) {
        peer.readHead();
        peer.send(bytes);
    };
}

// A fetch that may reach these servers of the test and nothing else.
PictureFetch fetchFrom(const QList<const RawServer *> &servers, PictureFetch::Config config = {})
{
    QStringList peers;
    for (const RawServer *server : servers)
        peers.append(QStringLiteral("127.0.0.1:%1").arg(server->url().port()));
    config.rule = FetchRule(peers, [](const QString &) -> Result<QStringList> { return QStringList{QStringLiteral("127.0.0.1")}; });
    return PictureFetch(config);
}

Result<FetchedPicture> fetchOne(const QByteArray &reply, const PictureFetch::Config &config = {})
{
    const RawServer server(answering(reply));
    return fetchFrom({&server}, config).fetch(server.url(QStringLiteral("/out.png")).toString(), here);
}

Code codeOf(const Result<FetchedPicture> &fetched)
{
    REQUIRE_FALSE(fetched);
    return fetched.error().code;
}

QByteArray redirectTo(const QUrl &url, const QByteArray &status = "302 Found")
{
    return "HTTP/1.1 " + status + "\r\nLocation: " + url.toEncoded() + "\r\nContent-Length: 0\r\n\r\n";
}

} // namespace

TEST_CASE("A picture arrives whole, known by its bytes", "[http]")
{
    const std::pair<const char *, PictureFormat> formats[] = {{"png", PictureFormat::Png}, {"jpeg", PictureFormat::Jpeg}, {"webp", PictureFormat::WebP}};
    for (const auto &[name, format] : formats) {
        INFO(name);
        const QByteArray bytes = picture(name);
        if (bytes.isEmpty()) {
            WARN("this Qt writes no " << name);
            continue;
        }
        for (const QByteArray type : {"image/png", "text/html", "application/octet-stream", "image/svg+xml"}) {
            const auto fetched = fetchOne(replyWith(bytes, type));
            REQUIRE(fetched);
            CHECK(fetched->bytes == bytes);
            CHECK(fetched->format == format);
            CHECK(fetched->size == QSize(40, 30));
        }
    }
}

TEST_CASE("Nothing secret goes along", "[http]")
{
    QByteArray head;
    const RawServer server([&head](RawPeer &peer) {
        head = peer.readHead();
        peer.send(replyWith(picture("png")));
    });
    REQUIRE(fetchFrom({&server}).fetch(server.url(QStringLiteral("/a/b.png")).toString() + QStringLiteral("?s=%2F#part"), here));
    CHECK(head.startsWith("GET /a/b.png?s=%2F HTTP/1.1\r\n"));
    CHECK(head.contains("Accept: image/png, image/jpeg, image/webp\r\n"));
    for (const char *name : {"Authorization", "Cookie", "Referer", "Accept-Encoding"})
        CHECK_FALSE(head.contains(name));
}

TEST_CASE("What follows a picture is cut off", "[http]")
{
    const QByteArray bytes = picture("png");
    const auto fetched = fetchOne(replyWith(bytes + "<script>alert(1)</script>"));
    REQUIRE(fetched);
    CHECK(fetched->bytes == bytes);
}

TEST_CASE("What is no picture is refused whatever it calls itself", "[http]")
{
    for (const char *body : {"<html>not here</html>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a\1\0\1\0", "{\"error\":\"x\"}", "%PDF-1.7", "\x1f\x8b\x08", ""}) {
        INFO(body);
        const Code code = codeOf(fetchOne(replyWith(body)));
        CHECK((code == Code::UnsupportedMediaType || code == Code::Corrupt));
    }
    QByteArray damaged = picture("png", QSize(200, 200));
    SECTION("cut in the middle, and honest about it")
    {
        CHECK(codeOf(fetchOne(replyWith(damaged.left(damaged.size() / 2)))) == Code::Corrupt);
        const QByteArray jpeg = picture("jpeg", QSize(200, 200));
        CHECK(codeOf(fetchOne(replyWith(jpeg.left(jpeg.size() / 2)))) == Code::Corrupt);
    }
    SECTION("damaged inside")
    {
        damaged.replace(damaged.size() / 2, 40, QByteArray(40, '\x55'));
        CHECK(codeOf(fetchOne(replyWith(damaged))) == Code::Corrupt);
    }
    SECTION("cut on the way")
    {
        const QByteArray reply = replyWith(damaged);
        CHECK(codeOf(fetchOne(reply.chopped(10))) == Code::Offline);
    }
}

TEST_CASE("A picture larger than it may be is not taken in", "[http]")
{
    PictureFetch::Config config;
    SECTION("more bytes than the limit, announced")
    {
        config.limits.maxBytes = 1000;
        CHECK(codeOf(fetchOne("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", config)) == Code::PayloadTooLarge);
    }
    SECTION("the limit by itself is 25 MiB")
    {
        CHECK(codeOf(fetchOne("HTTP/1.1 200 OK\r\nContent-Length: 26214401\r\n\r\n")) == Code::PayloadTooLarge);
    }
    SECTION("more bytes than the limit, without a word about it")
    {
        config.limits.maxBytes = 1000;
        const RawServer endless([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (peer.send("100\r\n" + QByteArray(256, 'x') + "\r\n")) {
            }
        });
        CHECK(codeOf(fetchFrom({&endless}, config).fetch(endless.url().toString(), here)) == Code::PayloadTooLarge);
        const RawServer bare([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(2000, 'x'));
        });
        CHECK(codeOf(fetchFrom({&bare}, config).fetch(bare.url().toString(), here)) == Code::PayloadTooLarge);
    }
    SECTION("few bytes, many pixels")
    {
        config.limits.maxPixels = 10'000;
        QImage flat(QSize(400, 400), QImage::Format_Mono);
        flat.fill(0);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        flat.save(&buffer, "png");
        REQUIRE(buffer.size() < 1000);
        CHECK(codeOf(fetchOne(replyWith(buffer.data()), config)) == Code::PayloadTooLarge);
    }
    SECTION("a side no picture has")
    {
        QByteArray bomb = picture("png");
        bomb.replace(16, 8, QByteArray("\0\0\xc3\x50\0\0\xc3\x50", 8)); // 50,000 x 50,000
        CHECK(codeOf(fetchOne(replyWith(bomb))) == Code::PayloadTooLarge);
    }
}

TEST_CASE("A file that comes too slowly is given up", "[http]")
{
    PictureFetch::Config config;
    QElapsedTimer timer;
    timer.start();
    SECTION("dripping, never silent")
    {
        config.timeoutMs = 500;
        const RawServer server([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (peer.send("a"))
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
        });
        CHECK(codeOf(fetchFrom({&server}, config).fetch(server.url().toString(), here)) == Code::Timeout);
    }
    SECTION("silent")
    {
        config.stallMs = 300;
        const RawServer server([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf");
            peer.awaitLeave();
        });
        CHECK(codeOf(fetchFrom({&server}, config).fetch(server.url().toString(), here)) == Code::Timeout);
    }
    SECTION("given up by somebody else")
    {
        const RawServer server([](RawPeer &peer) { peer.awaitLeave(); });
        std::atomic<bool> cancel = false;
        std::thread other([&cancel] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            cancel = true;
        });
        CHECK(codeOf(fetchFrom({&server}, config).fetch(server.url().toString(), here, &cancel)) == Code::Canceled);
        other.join();
    }
    SECTION("over redirects, each quick enough by itself")
    {
        config.timeoutMs = 700;
        QUrl self;
        const RawServer server([&self](RawPeer &peer) {
            peer.readHead();
            std::this_thread::sleep_for(std::chrono::milliseconds(400));
            peer.send(redirectTo(self));
        });
        self = server.url();
        CHECK(codeOf(fetchFrom({&server}, config).fetch(self.toString(), here)) == Code::Timeout);
    }
    CHECK(timer.elapsed() < 3000);
}

TEST_CASE("A status that is no file says what to do next", "[http]")
{
    const std::pair<const char *, Code> table[] = {{"404 Not Found", Code::NotFound},     {"410 Gone", Code::NotFound},
                                                   {"429 Too Many", Code::Unavailable},   {"408 Timeout", Code::Unavailable},
                                                   {"500 Error", Code::Unavailable},      {"503 Busy", Code::Unavailable},
                                                   {"401 Unauthorized", Code::BadReply},  {"403 Forbidden", Code::BadReply},
                                                   {"204 No Content", Code::BadReply},    {"206 Partial Content", Code::BadReply},
                                                   {"304 Not Modified", Code::BadReply},  {"300 Multiple Choices", Code::BadReply},
                                                   {"302 Found", Code::BadReply}}; // to nowhere
    for (const auto &[status, wanted] : table) {
        INFO(status);
        CHECK(codeOf(fetchOne("HTTP/1.1 " + QByteArray(status) + "\r\nContent-Length: 0\r\n\r\n")) == wanted);
    }
}

TEST_CASE("Two redirects are followed, a third is not", "[http]")
{
    const RawServer last(answering(replyWith(picture("png"))));
    const RawServer third(answering(redirectTo(last.url(), "307 Temporary Redirect")));
    const RawServer second(answering(redirectTo(third.url(), "301 Moved Permanently")));
    const RawServer first(answering(redirectTo(second.url())));
    const PictureFetch fetch = fetchFrom({&first, &second, &third, &last});
    CHECK(codeOf(fetch.fetch(first.url().toString(), here)) == Code::BadReply);
    CHECK(last.connections() == 0);
    CHECK(fetch.fetch(second.url().toString(), here));
    CHECK(last.connections() == 1);
}

TEST_CASE("No connection is made to what is refused", "[http]")
{
    const RawServer inside(answering(replyWith(picture("png"))));
    const QString port = QString::number(inside.url().port());
    const QStringList hosts = {QStringLiteral("*.replicate.delivery"), QStringLiteral("127.0.0.1"), QStringLiteral("localhost"), QStringLiteral("::1")};
    const RawServer listed(answering({}));
    SECTION("asked for at once")
    {
        const PictureFetch fetch = fetchFrom({&listed});
        for (const char *form : {"http://127.0.0.1:%1/", "https://127.0.0.1:%1/", "http://localhost:%1/", "https://localhost:%1/", "http://2130706433:%1/", "http://0x7f.1:%1/",
                                 "http://0177.0.0.1:%1/", "http://127.1:%1/", "http://[::ffff:127.0.0.1]:%1/", "http://[::1]:%1/", "http://a.replicate.delivery:%1/",
                                 "https://a.replicate.delivery:%1/", "http://u:p@127.0.0.1:%1/", "http://a.replicate.delivery@127.0.0.1:%1/", "http://0:%1/",
                                 "http://127.0.0.1.:%1/", "ftp://127.0.0.1:%1/", "gopher://127.0.0.1:%1/_GET", "ws://127.0.0.1:%1/", "http://0.0.0.0:%1/"}) {
            INFO(form);
            CHECK_FALSE(fetch.fetch(QString::fromLatin1(form).replace(QLatin1String("%1"), port), hosts));
        }
    }
    SECTION("as the target of a redirect")
    {
        for (const char *form : {"http://127.0.0.1:%1/", "//127.0.0.1:%1/", "https://127.0.0.1:%1/", "http://localhost:%1/", "http://[::1]:%1/", "http://2130706433:%1/",
                                 "//a.replicate.delivery:%1/", "http://u@127.0.0.1:%1/", "ftp://127.0.0.1:%1/", "file:///etc/hosts", "//127.0.0.1:%1\\@x/"}) {
            INFO(form);
            const RawServer first(answering("HTTP/1.1 302 Found\r\nLocation: " + QString::fromLatin1(form).replace(QLatin1String("%1"), port).toLatin1() + "\r\nContent-Length: 0\r\n\r\n"));
            CHECK_FALSE(fetchFrom({&first}).fetch(first.url().toString(), hosts));
            CHECK(first.connections() == 1);
        }
    }
    SECTION("by a redirect that says two things")
    {
        const RawServer first(answering("HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"));
        CHECK(codeOf(fetchFrom({&first}).fetch(first.url().toString(), hosts)) == Code::BadReply);
        CHECK(first.connections() == 1);
    }
    SECTION("by a name that leads inside")
    {
        CHECK(codeOf(fetchFrom({&listed}).fetch(QStringLiteral("https://a.replicate.delivery/x"), hosts)) == Code::Forbidden);
    }
    CHECK(inside.connections() == 0);
    CHECK(listed.connections() == 0);
}

TEST_CASE("The system resolves names, and says when it cannot", "[http]")
{
    const auto local = resolveHost(QStringLiteral("localhost"));
    REQUIRE(local);
    CHECK((local->contains(QStringLiteral("127.0.0.1")) || local->contains(QStringLiteral("::1"))));
    const auto nowhere = resolveHost(QStringLiteral("no-such-host.invalid"));
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == Code::Offline);
}
