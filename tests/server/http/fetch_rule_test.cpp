#include "server/http/fetch_rule.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::server::http;

namespace {

const QStringList cdn = {QStringLiteral("replicate.delivery"), QStringLiteral("*.replicate.delivery"), QStringLiteral("xn--hq1bm8jm9l.example")};

Resolver answering(const QStringList &addresses)
{
    return [addresses](const QString &) -> Result<QStringList> { return addresses; };
}

Result<FetchTarget> aim(const QString &text, const QStringList &addresses = {QStringLiteral("8.8.8.8")})
{
    return FetchRule({QStringLiteral("127.0.0.1:8188"), QStringLiteral("[::1]:7860"), QStringLiteral("localhost:7860")}, answering(addresses)).aim(text, cdn);
}

} // namespace

TEST_CASE("A file of a listed host is fetched from the addresses that were judged", "[http]")
{
    for (const char *text : {"https://replicate.delivery/x/out.png", "https://REPLICATE.delivery/x", "HTTPS://replicate.delivery/x", "https://replicate.delivery:443/x",
                             "https://replicate.delivery:/x", "https://replicate.delivery", "https://a.replicate.delivery/x", "https://a.b.replicate.delivery/x?e=1&s=%2F@",
                             "https://replicate.delivery/a@b", "https://xn--hq1bm8jm9l.example/x"}) {
        INFO(text);
        const auto target = aim(QString::fromLatin1(text), {QStringLiteral("8.8.8.8"), QStringLiteral("2606:4700::1")});
        REQUIRE(target);
        CHECK(target->addresses == QStringList{QStringLiteral("8.8.8.8"), QStringLiteral("2606:4700::1")});
        CHECK(target->url.host(QUrl::FullyEncoded).contains(QLatin1Char('.')));
    }
    CHECK(aim(QStringLiteral("https://replicate.delivery/x#part"))->url.hasFragment() == false);
}

TEST_CASE("An address that could be read in two ways, or leads elsewhere, is refused", "[http]")
{
    const std::pair<const char *, Code> table[] = {
        // not written as a URL is
        {"", Code::InvalidField},
        {"replicate.delivery/x", Code::InvalidField},
        {"/x", Code::InvalidField},
        {"//replicate.delivery/x", Code::InvalidField},
        {"https:replicate.delivery/x", Code::InvalidField},
        {"https:///replicate.delivery/x", Code::InvalidField},
        {"https://", Code::InvalidField},
        {"https:///x", Code::InvalidField},
        {" https://replicate.delivery/x", Code::InvalidField},
        {"https://replicate.delivery/x y", Code::InvalidField},
        {"https://replicate.delivery/x\r\nHost: y", Code::InvalidField},
        {"https://replicate.delivery\\@127.0.0.1/", Code::InvalidField},
        {"https:\\\\replicate.delivery\\x", Code::InvalidField},
        {"https://127.0.0.1\t.replicate.delivery/", Code::InvalidField},
        {"https://replicate.delivery:99999/x", Code::InvalidField},
        {"https://replicate.delivery:44 3/x", Code::InvalidField},
        {"https://replicate.delivery:https/x", Code::InvalidField},
        {"https://[::1/x", Code::InvalidField},
        {"https://[fe80::1%25eth0]/x", Code::Forbidden},
        {"https://%72eplicate.delivery/x", Code::InvalidField},
        {"https://replicate.delivery%2eevil.example/x", Code::InvalidField},
        {"https://.replicate.delivery/x", Code::InvalidField},
        // another scheme
        {"http://replicate.delivery/x", Code::InsecureUrl},
        {"http://replicate.delivery:443/x", Code::InsecureUrl},
        {"ftp://replicate.delivery/x", Code::InsecureUrl},
        {"gopher://replicate.delivery/x", Code::InsecureUrl},
        {"ws://replicate.delivery/x", Code::InsecureUrl},
        {"httpss://replicate.delivery/x", Code::InsecureUrl},
        {"file://replicate.delivery/etc/passwd", Code::InsecureUrl},
        {"file:///etc/passwd", Code::InvalidField},
        {"data:image/png;base64,AAAA", Code::InvalidField},
        {"javascript:alert(1)", Code::InvalidField},
        // credentials
        {"https://user:pass@replicate.delivery/x", Code::Forbidden},
        {"https://user@replicate.delivery/x", Code::Forbidden},
        {"https://@replicate.delivery/x", Code::Forbidden},
        {"https://:@replicate.delivery/x", Code::Forbidden},
        {"https://replicate.delivery@127.0.0.1/x", Code::Forbidden},
        {"https://replicate.delivery:443@127.0.0.1/x", Code::Forbidden},
        {"https://127.0.0.1%2F@replicate.delivery/x", Code::Forbidden},
        // another port
        {"https://replicate.delivery:80/x", Code::Forbidden},
        {"https://replicate.delivery:22/x", Code::Forbidden},
        {"https://replicate.delivery:0/x", Code::Forbidden},
        // a host that is not on the list
        {"https://replicate.com/x", Code::Forbidden},
        {"https://evilreplicate.delivery/x", Code::Forbidden},
        {"https://replicate.delivery.evil.example/x", Code::Forbidden},
        {"https://replicate.delivery./x", Code::Forbidden},
        {"https://replicate.delivery%00.evil.example/x", Code::InvalidField},
        {"https://xn--rplicate-c1a.delivery/x", Code::Forbidden},
        {"https://localhost/x", Code::Forbidden},
        {"https://localhost:7860/x", Code::Forbidden},
        {"https://metadata.google.internal/computeMetadata/v1/", Code::Forbidden},
        // numeric hosts
        {"https://8.8.8.8/x", Code::Forbidden},
        {"https://127.0.0.1/x", Code::Forbidden},
        {"https://127.1/x", Code::Forbidden},
        {"https://2130706433/x", Code::Forbidden},
        {"https://0x7f000001/x", Code::Forbidden},
        {"https://0x7f.0.0.1/x", Code::Forbidden},
        {"https://0177.0.0.1/x", Code::Forbidden},
        {"https://017700000001/x", Code::Forbidden},
        {"https://127.0.0.1./x", Code::Forbidden},
        {"https://169.254.169.254/latest/meta-data/", Code::Forbidden},
        {"https://[::1]/x", Code::Forbidden},
        {"https://[v1.x]/x", Code::Forbidden},
        {"https://[::ffff:127.0.0.1]/x", Code::Forbidden},
        {"https://[64:ff9b::7f00:1]/x", Code::Forbidden},
        {"https://[2002:7f00:1::]/x", Code::Forbidden},
        {"https://0/x", Code::Forbidden},
        // http to a peer on this computer that is not listed
        {"http://127.0.0.1/x", Code::InsecureUrl},
        {"http://127.0.0.1:8189/x", Code::InsecureUrl},
        {"http://127.0.0.2:8188/x", Code::InsecureUrl},
        {"http://localhost:8188/x", Code::InsecureUrl},
        {"http://[::1]:8188/x", Code::InsecureUrl},
        {"http://10.0.0.1:8188/x", Code::InsecureUrl},
        // a listed one, but not for this provider
        {"http://127.0.0.1:8188/view", Code::Forbidden},
        {"http://localhost:7860/x", Code::Forbidden},
    };
    for (const auto &[text, wanted] : table) {
        INFO(text);
        const auto target = aim(QString::fromLatin1(text));
        REQUIRE_FALSE(target);
        CHECK(static_cast<int>(target.error().code) == static_cast<int>(wanted));
        CHECK(target.error().field == QStringLiteral("url"));
    }
    const QString tooLong = QStringLiteral("https://replicate.delivery/") + QString(9000, QLatin1Char('x'));
    for (const QString &text : {QStringLiteral("https://replicate.delivery/고양이"), QStringLiteral("https://replicate。delivery/x"),
                                QStringLiteral("https://replicate.delivery\u00AD/x"), QStringLiteral("https://①②⑦.⓪.⓪.①/"), tooLong}) {
        INFO(text);
        const auto target = aim(text);
        REQUIRE_FALSE(target);
        CHECK(target.error().code == Code::InvalidField);
    }
}

TEST_CASE("One address that is not public closes a host, whatever the others are", "[http]")
{
    const QString url = QStringLiteral("https://replicate.delivery/x");
    for (const char *address : {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254", "::ffff:10.0.0.1", "2002:7f00:1::", "0.0.0.0", "fe80::1%2", "junk", ""}) {
        INFO(address);
        for (const QStringList &addresses : {QStringList{QString::fromLatin1(address)}, QStringList{QStringLiteral("8.8.8.8"), QString::fromLatin1(address)},
                                             QStringList{QString::fromLatin1(address), QStringLiteral("8.8.8.8")}}) {
            const auto target = aim(url, addresses);
            REQUIRE_FALSE(target);
            CHECK(target.error().code == Code::Forbidden);
        }
    }
    const auto nowhere = aim(url, {});
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == Code::Offline);
    const auto lost = FetchRule({}, [](const QString &) { return fail(Code::Offline); }).aim(url, cdn);
    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == Code::Offline);
    CHECK(lost.error().field == QStringLiteral("url"));
}

TEST_CASE("A name is looked up once, so that a second answer changes nothing", "[http]")
{
    int asked = 0;
    const FetchRule rule({}, [&asked](const QString &) -> Result<QStringList> {
        return QStringList{++asked % 2 == 1 ? QStringLiteral("8.8.8.8") : QStringLiteral("127.0.0.1")};
    });
    const auto first = rule.aim(QStringLiteral("https://replicate.delivery/x"), cdn);
    REQUIRE(first);
    CHECK(asked == 1);
    CHECK(first->addresses == QStringList{QStringLiteral("8.8.8.8")});
    CHECK_FALSE(rule.aim(QStringLiteral("/y"), cdn, first->url)); // the next hop asks anew
    CHECK(asked == 2);
}

TEST_CASE("A redirect is judged as if it were the first", "[http]")
{
    const QUrl base(QStringLiteral("https://replicate.delivery/x/y"));
    const FetchRule rule({QStringLiteral("127.0.0.1:8188")}, answering({QStringLiteral("8.8.8.8")}));
    const QStringList hosts = cdn + QStringList{QStringLiteral("127.0.0.1")};
    CHECK(rule.aim(QStringLiteral("z.png"), hosts, base)->url == QUrl(QStringLiteral("https://replicate.delivery/x/z.png")));
    CHECK(rule.aim(QStringLiteral("/z.png?a=b"), hosts, base)->url == QUrl(QStringLiteral("https://replicate.delivery/z.png?a=b")));
    CHECK(rule.aim(QStringLiteral("//a.replicate.delivery/z"), hosts, base)->url == QUrl(QStringLiteral("https://a.replicate.delivery/z")));
    for (const char *text : {"//evil.example/z", "https://evil.example/z", "http://replicate.delivery/z", "//user@replicate.delivery/z", "https://127.0.0.1/",
                             "//127.0.0.1:8188/z", "http://127.0.0.1:8188/z", "ftp:z", "//replicate.delivery:22/z", "\\\\evil.example\\z"}) {
        INFO(text);
        CHECK_FALSE(rule.aim(QString::fromLatin1(text), hosts, base));
    }
    // Between peers on this computer http stays allowed.
    CHECK(rule.aim(QStringLiteral("/view"), hosts, QUrl(QStringLiteral("http://127.0.0.1:8188/a"))));
}

TEST_CASE("A peer on this computer is reached by http when it is listed twice", "[http]")
{
    const auto reach = [](const char *peer, const char *url, const char *host) {
        int asked = 0;
        const FetchRule rule({QString::fromLatin1(peer)}, [&asked](const QString &) -> Result<QStringList> {
            ++asked;
            return QStringList{QStringLiteral("8.8.8.8")};
        });
        const auto target = rule.aim(QString::fromLatin1(url), {QString::fromLatin1(host)});
        CHECK(asked == 0);
        return target ? target->addresses : QStringList();
    };
    CHECK(reach("127.0.0.1:8188", "http://127.0.0.1:8188/view", "127.0.0.1") == QStringList{QStringLiteral("127.0.0.1")});
    CHECK(reach("[::1]:8188", "http://[::1]:8188/view", "::1") == QStringList{QStringLiteral("::1")});
    CHECK(reach("localhost:7860", "http://localhost:7860/", "localhost") == QStringList{QStringLiteral("127.0.0.1"), QStringLiteral("::1")});
    CHECK(reach("127.0.0.1:80", "http://127.0.0.1/", "127.0.0.1") == QStringList{QStringLiteral("127.0.0.1")});
    // Only this computer can be such a peer.
    CHECK(reach("10.0.0.1:8188", "http://10.0.0.1:8188/", "10.0.0.1").isEmpty());
    CHECK(reach("169.254.169.254:80", "http://169.254.169.254/", "169.254.169.254").isEmpty());
    CHECK(reach("engine.example:80", "http://engine.example/", "engine.example").isEmpty());
}
