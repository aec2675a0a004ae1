#include "support/catch.h"
#include "ui/checkout/bank_app.h"

using mj::ui::BankApp;

namespace {

QString opened(const char *address)
{
    const std::optional<BankApp> app = BankApp::of(QUrl(QString::fromUtf8(address)));
    return app ? app->address().toString(QUrl::FullyEncoded) : QString();
}

} // namespace

TEST_CASE("the app of a card company or bank is known by its scheme")
{
    for (const char *address : {"supertoss://pay?x=1", "kb-acp://pay", "mpocket.online.ansimclick://x", "com.wooricard.wcard://x", "kftc-bankpay://eftpay?y=%20z",
                                "shinhan-sr-ansimclick://a", "kakaotalk:inappbrowser"}) {
        INFO(address);
        CHECK(opened(address) == QString::fromLatin1(address));
    }
    CHECK(opened("SUPERTOSS://pay") == QStringLiteral("supertoss://pay"));
    CHECK(BankApp::of(QUrl(QStringLiteral("kb-acp://pay")))->scheme() == QStringLiteral("kb-acp"));
}

TEST_CASE("an Android address names the app it is for")
{
    CHECK(opened("intent://pay?srCode=1#Intent;scheme=kb-acp;package=com.kbcard.kbkookmincard;end") == QStringLiteral("kb-acp://pay?srCode=1"));
    CHECK(opened("intent://pay#Intent;package=x;scheme=SuperToss;end;") == QStringLiteral("supertoss://pay"));
    CHECK(opened("intent:pay#Intent;scheme=payco;end") == QStringLiteral("payco:pay"));
}

TEST_CASE("everything else opens nothing")
{
    for (const char *address :
         {"", "mjstudio://x", "market://details?id=com.kbcard", "itms-apps://x", "mailto:a@b", "tel:1", "ms-settings:x", "search-ms:query", "vscode://x", "http://supertoss/",
          "https://kb-acp/", "file:///kb-acp", "javascript:kb-acp", "kb-acp.evil://x", "xkb-acp://x", "intent://pay#Intent;scheme=https;end",
          "intent://pay#Intent;scheme=file;end", "intent://pay#Intent;scheme=javascript;end", "intent://pay#Intent;scheme=intent;end",
          "intent://pay#Intent;scheme=kb-acp", "intent://pay#scheme=kb-acp;end", "intent://pay", "intent://pay#Intent;end",
          "intent://pay#Intent;scheme=kb-acp;scheme=mailto;end", "intent://pay#Intent;S.browser_fallback_url=https%3A%2F%2Fevil.example;end"}) {
        INFO(address);
        CHECK(opened(address) == QString());
    }
    CHECK_FALSE(BankApp::of(QUrl(QStringLiteral("kb-acp://") + QString(5000, QLatin1Char('a')))));
}
