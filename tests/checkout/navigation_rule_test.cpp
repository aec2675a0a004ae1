#include "support/catch.h"
#include "ui/checkout/navigation_rule.h"

using mj::ui::NavigationRule;
using Verdict = mj::ui::NavigationRule::Verdict;
using Place = mj::ui::NavigationRule::Place;

namespace {

struct Row {
    const char *address;
    Verdict verdict;
};

void check(const NavigationRule &rule, Place place, const std::vector<Row> &rows)
{
    for (const Row &row : rows) {
        INFO(row.address);
        CHECK(rule.judge(QUrl(QString::fromUtf8(row.address)), place) == row.verdict);
    }
}

} // namespace

TEST_CASE("only the very address of the order ends a checkout")
{
    const NavigationRule rule(QUrl(QStringLiteral("http://127.0.0.1:8080/checkout/ord_1/pay")), QUrl(QStringLiteral("http://127.0.0.1:8080/checkout/ord_1/return")));
    check(rule, Place::Within, {{"http://127.0.0.1:8080/checkout/ord_1/return", Verdict::Return},
                                {"http://127.0.0.1:8080/checkout/ord_1/return?code=X&message=%3Cb%3E#part", Verdict::Return},
                                {"HTTP://127.0.0.1:8080/checkout/ord_1/return", Verdict::Return},
                                {"http://127.0.0.1:8080/checkout/ord_1/return/", Verdict::Allow},
                                {"http://127.0.0.1:8080/checkout/ord_1/retur", Verdict::Allow},
                                {"http://127.0.0.1:8080/checkout/ord_1%2Freturn", Verdict::Allow},
                                {"http://127.0.0.1:8080/checkout/ORD_1/return", Verdict::Allow},
                                {"http://127.0.0.1:8080/checkout/ord_2/return", Verdict::Allow},
                                {"http://127.0.0.1:8081/checkout/ord_1/return", Verdict::Allow},
                                {"http://localhost:8080/checkout/ord_1/return", Verdict::Allow},
                                {"https://127.0.0.1:8080/checkout/ord_1/return", Verdict::Allow},
                                {"http://127.0.0.1/checkout/ord_1/return", Verdict::Allow},
                                {"http://127.0.0.1:8080.evil/checkout/ord_1/return", Verdict::Refuse},
                                {"http://127.0.0.1.evil:8080/checkout/ord_1/return", Verdict::Refuse},
                                {"http://127.0.0.1:8080@evil.example/checkout/ord_1/return", Verdict::Refuse},
                                {"http://evil.example@127.0.0.1:8080/checkout/ord_1/return", Verdict::Refuse},
                                {"https://evil.example/http://127.0.0.1:8080/checkout/ord_1/return", Verdict::Allow},
                                {"https://evil.example/?u=http://127.0.0.1:8080/checkout/ord_1/return", Verdict::Allow},
                                {"mjstudio://127.0.0.1:8080/checkout/ord_1/return", Verdict::AppScheme}});
}

TEST_CASE("a checkout over the internet speaks https only, and its port may be the usual one")
{
    const NavigationRule rule(QUrl(QStringLiteral("https://studio.example/checkout/o/pay")), QUrl(QStringLiteral("https://studio.example/checkout/o/return")));
    check(rule, Place::Within, {{"https://studio.example/checkout/o/return", Verdict::Return},
                                {"https://studio.example:443/checkout/o/return", Verdict::Return},
                                {"https://STUDIO.example/checkout/o/return", Verdict::Return},
                                {"https://studio.example:444/checkout/o/return", Verdict::Allow},
                                {"http://studio.example/checkout/o/return", Verdict::Refuse},
                                {"http://studio.example:443/checkout/o/return", Verdict::Refuse},
                                {"https://studio.example.evil.example/checkout/o/return", Verdict::Allow},
                                {"https://pay.tosspayments.com/x", Verdict::Allow},
                                {"http://pay.tosspayments.com/x", Verdict::Refuse},
                                {"http://127.0.0.1:1/", Verdict::Refuse},
                                {"http://localhost/", Verdict::Refuse}});
}

TEST_CASE("what is no page of the web is refused, an app's address by name")
{
    const NavigationRule rule(QUrl(QStringLiteral("http://127.0.0.1:8080/checkout/o/pay")), QUrl(QStringLiteral("http://127.0.0.1:8080/checkout/o/return")));
    check(rule, Place::Within, {{"about:blank", Verdict::Allow},
                                {"about:srcdoc", Verdict::Allow},
                                {"about:config", Verdict::Refuse},
                                {"file:///etc/passwd", Verdict::Refuse},
                                {"FILE:///etc/passwd", Verdict::Refuse},
                                {"data:text/html,<b>x</b>", Verdict::Refuse},
                                {"javascript:alert(1)", Verdict::Refuse},
                                {"blob:http://127.0.0.1:8080/3e8a", Verdict::Refuse},
                                {"chrome://settings", Verdict::Refuse},
                                {"devtools://devtools", Verdict::Refuse},
                                {"view-source:http://127.0.0.1:8080/", Verdict::Refuse},
                                {"qrc:/icons/logo.svg", Verdict::Refuse},
                                {"ftp://127.0.0.1/x", Verdict::Refuse},
                                {"", Verdict::Refuse},
                                {"//127.0.0.1:8080/checkout/o/return", Verdict::Refuse},
                                {"http:///checkout/o/return", Verdict::Refuse},
                                {"http://[::1]:8080/checkout/o/return", Verdict::Allow},
                                {"http://[::2]:8080/checkout/o/return", Verdict::Refuse},
                                {"supertoss://pay?x=1", Verdict::AppScheme},
                                {"ispmobile://TID=1", Verdict::AppScheme},
                                {"intent://pay#Intent;scheme=kb-acp;package=com.kbcard.kbkookmincard;end", Verdict::AppScheme},
                                {"kakaotalk://x", Verdict::AppScheme}});
}

TEST_CASE("the page itself goes to our service and to Toss over https, and nowhere else")
{
    const NavigationRule rule(QUrl(QStringLiteral("https://studio.example/checkout/o/pay")), QUrl(QStringLiteral("https://studio.example/checkout/o/return")));
    check(rule, Place::Page, {{"https://studio.example/checkout/o/return?x=1", Verdict::Return},
                              {"https://studio.example/checkout/o/success?paymentKey=1", Verdict::Allow},
                              {"https://studio.example:443/", Verdict::Allow},
                              {"https://studio.example:8443/", Verdict::Refuse},
                              {"http://studio.example/", Verdict::Refuse},
                              {"https://www.studio.example/", Verdict::Refuse},
                              {"https://payment-gateway.tosspayments.com/x", Verdict::Allow},
                              {"https://PAY.TOSSPAYMENTS.COM:443/x", Verdict::Allow},
                              {"https://pay.toss.im/", Verdict::Allow},
                              {"https://pay.tosspayments.com:444/", Verdict::Refuse},
                              {"http://pay.tosspayments.com/", Verdict::Refuse},
                              {"http://pay.tosspayments.com:443/", Verdict::Refuse},
                              {"https://tosspayments.com/", Verdict::Refuse},
                              {"https://toss.im/", Verdict::Refuse},
                              {"https://pay.tosspayments.com./", Verdict::Refuse},
                              {"https://eviltosspayments.com/", Verdict::Refuse},
                              {"https://evil-toss.im/", Verdict::Refuse},
                              {"https://pay.tosspayments.com.evil.example/", Verdict::Refuse},
                              {"https://evil.example/.tosspayments.com", Verdict::Refuse},
                              {"https://evil.example/?.tosspayments.com", Verdict::Refuse},
                              {"https://evil.example#.tosspayments.com", Verdict::Refuse},
                              {"https://pay.tosspayments.com@evil.example/", Verdict::Refuse},
                              {"https://evil.example@pay.tosspayments.com/", Verdict::Refuse},
                              {"https://pay.tossрayments.com/", Verdict::Refuse}, // a Cyrillic letter
                              {"https://xn--pay.tosspayments.com.evil.example/", Verdict::Refuse},
                              {"https://evil.example%2F.tosspayments.com/", Verdict::Refuse},
                              {"about:blank", Verdict::Refuse},
                              {"file:///etc/passwd", Verdict::Refuse},
                              {"supertoss://pay", Verdict::AppScheme},
                              {"http://127.0.0.1/", Verdict::Refuse}});
}

TEST_CASE("on this computer the page also goes where it took the payment script from")
{
    const QUrl page(QStringLiteral("http://127.0.0.1:8080/checkout/o/pay"));
    const QUrl sandbox(QStringLiteral("http://localhost:9090/v2/standard"));
    NavigationRule rule(page, QUrl(QStringLiteral("http://127.0.0.1:8080/checkout/o/return")));
    const QUrl there(QStringLiteral("http://localhost:9090/checkout/1"));
    CHECK(rule.judge(there, Place::Page) == Verdict::Refuse);
    SECTION("asked by our page")
    {
        rule.trustScriptOf(page, sandbox);
        CHECK(rule.judge(there, Place::Page) == Verdict::Allow);
        CHECK(rule.judge(QUrl(QStringLiteral("http://localhost:9091/checkout/1")), Place::Page) == Verdict::Refuse);
        CHECK(rule.judge(QUrl(QStringLiteral("http://127.0.0.1:9090/checkout/1")), Place::Page) == Verdict::Refuse);
        rule.trustScriptOf(page, QUrl(QStringLiteral("http://localhost:9091/other.js"))); // only the first
        CHECK(rule.judge(QUrl(QStringLiteral("http://localhost:9091/checkout/1")), Place::Page) == Verdict::Refuse);
    }
    SECTION("not when another page asked")
    {
        rule.trustScriptOf(QUrl(QStringLiteral("http://127.0.0.1:8081/")), sandbox);
        CHECK(rule.judge(there, Place::Page) == Verdict::Refuse);
    }
    SECTION("not when the script comes from the internet")
    {
        rule.trustScriptOf(page, QUrl(QStringLiteral("https://cdn.example/x.js")));
        CHECK(rule.judge(QUrl(QStringLiteral("https://cdn.example/")), Place::Page) == Verdict::Refuse);
    }
    SECTION("not when the service is on the internet")
    {
        const QUrl far(QStringLiteral("https://studio.example/checkout/o/pay"));
        NavigationRule remote(far, QUrl(QStringLiteral("https://studio.example/checkout/o/return")));
        remote.trustScriptOf(far, sandbox);
        CHECK(remote.judge(there, Place::Page) == Verdict::Refuse);
    }
}
