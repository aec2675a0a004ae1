#include "checkout/ways_to_go.h"

#include <QDesktopServices>
#include <QPushButton>

using namespace mj;

namespace {

// Stands between the web view and the programs of this computer: hears every address of these schemes that is handed out.
class Programs : public QObject
{
    Q_OBJECT
public:
    explicit Programs(const QStringList &schemes) : m_schemes(schemes)
    {
        for (const QString &scheme : schemes)
            QDesktopServices::setUrlHandler(scheme, this, "open");
    }
    ~Programs() override
    {
        for (const QString &scheme : m_schemes)
            QDesktopServices::unsetUrlHandler(scheme);
    }
    QStringList opened;

public slots:
    void open(const QUrl &url) { opened.append(url.toString(QUrl::FullyEncoded)); }

private:
    QStringList m_schemes;
};

const auto kPhone = QStringLiteral("app on a phone");
const auto kOffer = QStringLiteral("open a payment app");

} // namespace

TEST_CASE("twenty schemes of other programs: none is opened, each is explained")
{
    const QStringList schemes{QStringLiteral("mjstudio"), QStringLiteral("market"), QStringLiteral("itms-apps"), QStringLiteral("ms-settings"), QStringLiteral("ms-msdt"),
                              QStringLiteral("search-ms"), QStringLiteral("steam"), QStringLiteral("ssh"), QStringLiteral("telnet"), QStringLiteral("vnc"),
                              QStringLiteral("smb"), QStringLiteral("mailto"), QStringLiteral("tel"), QStringLiteral("sms"), QStringLiteral("vscode"),
                              QStringLiteral("skype"), QStringLiteral("zoommtg"), QStringLiteral("slack"), QStringLiteral("intent"), QStringLiteral("supertossx")};
    REQUIRE(schemes.size() == 20);
    Programs programs(schemes);
    Shop shop;
    shop.openShop();
    for (qsizetype i = 0; i < schemes.size(); ++i) {
        const QString address = schemes.at(i) == QLatin1String("intent") ? QStringLiteral("intent://pay#Intent;scheme=mailto;end") : schemes.at(i) + QStringLiteral("://pay");
        INFO(address);
        // By the page, by a click on a link, by a redirect, in a window, in a frame.
        goBy(shop, std::array{Way::Href, Way::Anchor, Way::Redirect, Way::Window, Way::Frame}[size_t(i % 5)], address);
        CHECK(waitFor([&] { return shop.checkout.notice().contains(kPhone); }));
        CHECK(waitFor([&] { return !shop.checkout.popup(); }));
        shop.staysOpen();
        shop.checkout.run(QStringLiteral("location.reload(); true")); // takes the sentence away
        REQUIRE(waitFor([&] { return shop.checkout.notice().isEmpty(); }));
        REQUIRE(shop.checkout.shows(QStringLiteral("#here")));
    }
    CHECK(programs.opened == QStringList());
}

TEST_CASE("a card company's app is opened when the person says so, once and with its own address")
{
    Programs programs({QStringLiteral("supertoss"), QStringLiteral("kb-acp"), QStringLiteral("intent")});
    Shop shop;
    shop.openShop();
    Way way = Way::Href;
    QString address = QStringLiteral("supertoss://pay?x=1");
    QString expected = address;
    SECTION("asked by the page") {}
    SECTION("by a frame") { way = Way::Frame; }
    SECTION("by a link") { way = Way::Anchor; }
    SECTION("by a redirect") { way = Way::Redirect; }
    SECTION("by a window, which does not stay empty") { way = Way::Window; }
    SECTION("in Android's words")
    {
        address = QStringLiteral("intent://pay?srCode=1#Intent;scheme=kb-acp;package=com.kbcard.kbkookmincard;S.browser_fallback_url=https%3A%2F%2Fevil.example;end");
        expected = QStringLiteral("kb-acp://pay?srCode=1");
    }
    goBy(shop, way, address);
    REQUIRE(waitFor([&] { return shop.checkout.notice().contains(kOffer); }));
    CHECK(waitFor([&] { return !shop.checkout.popup(); }));
    goBy(shop, Way::Href, QStringLiteral("market://details?id=x")); // as pages do a second later
    letPass(300);
    CHECK(shop.checkout.notice().contains(kOffer));
    CHECK(programs.opened == QStringList());
    shop.checkout.press(QStringLiteral("checkout_notice_action"));
    CHECK(programs.opened == QStringList{expected});
    CHECK(shop.checkout.notice() == QString());
    shop.checkout.press(QStringLiteral("checkout_notice_action"));
    letPass(100);
    CHECK(programs.opened == QStringList{expected});
    shop.staysOpen();
}

TEST_CASE("an app that the person does not want is not opened")
{
    Programs programs({QStringLiteral("supertoss")});
    Shop shop;
    shop.openShop();
    goBy(shop, Way::Href, QStringLiteral("supertoss://pay"));
    REQUIRE(waitFor([&] { return shop.checkout.notice().contains(kOffer); }));
    shop.checkout.press(QStringLiteral("checkout_notice_second"));
    CHECK(shop.checkout.notice() == QString());
    letPass(100);
    CHECK(programs.opened == QStringList());
    shop.staysOpen();
}

TEST_CASE("a bank's window that shows something asks for its app itself")
{
    Programs programs({QStringLiteral("ispmobile")});
    Shop shop;
    shop.openShop();
    shop.site.put(QStringLiteral("/isp"), "<p id=isp>isp</p><script>setTimeout(function () { location.href = 'ispmobile://pay'; }, 300);</script>");
    shop.checkout.run(QStringLiteral("window.open('/isp'); true"));
    REQUIRE(waitFor([&] { return shop.checkout.popup() != nullptr; }));
    auto *bar = shop.checkout.popup()->findChild<QWidget *>(QStringLiteral("checkout_notice"));
    REQUIRE(waitFor([&] { return bar->isVisible(); }));
    CHECK(bar->accessibleName().contains(kOffer));
    CHECK(shop.checkout.notice() == QString());
    bar->findChild<QPushButton *>(QStringLiteral("checkout_notice_action"))->click();
    CHECK(programs.opened == QStringList{QStringLiteral("ispmobile://pay")});
    CHECK(shop.checkout.popup());
    shop.staysOpen();
}

#include "app_scheme_test.moc"
