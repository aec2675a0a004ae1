#include "support/service_client.h"
#include "ui/generation/rich_member.h"
#include "ui/top_up/points_page.h"
#include <QComboBox>

using namespace mj;
using namespace mj::ui;

namespace {

// A member at the real service and the real sandbox, before their points page.
struct Counter {
    RealServer server;
    StudioDesk desk{server.url()};
    std::unique_ptr<PointsPage> page;

    Counter() { joinAs(desk, server, QStringLiteral("back@example.com")); }
    void open(int tab)
    {
        if (!page) {
            PointsDoors doors;
            doors.pluginFolders = {desk.folder.path()};
            doors.openInBrowser = [](const QUrl &) { return true; };
            page = std::make_unique<PointsPage>(desk.features(), nullptr, doors);
            page->resize(1100, 900);
            page->show();
            page->activate();
        }
        named<QTabBar>(*page, "points_tabs")->setCurrentIndex(tab);
    }
    void openRefund(const QString &orderId)
    {
        open(1);
        const QString name = QStringLiteral("order_refund_") + orderId;
        REQUIRE(until([&] { return page->findChild<QAbstractButton *>(name) && page->findChild<QAbstractButton *>(name)->isVisible(); }));
        press(*page, name);
        REQUIRE(until([&] { return isShown(*page, "refund_confirm") && named<QAbstractButton>(*page, "refund_confirm")->isEnabled(); }));
    }
    qint64 kept(const QString &orderId) { return server.sandbox().paymentByOrder(orderId).value(QLatin1String("balanceAmount")).toInteger(); }
};

// What a customer does at the payment page who wants to transfer the money later.
bool payByDeposit(RealServer &server, const QString &orderId, qint64 won)
{
    const auto address = [&](const char *name) { return server.url().toString() + QStringLiteral("/checkout/%1/%2").arg(orderId, QLatin1String(name)); };
    const Result<QUrl> redirect = server.sandbox().authenticate({{QStringLiteral("clientKey"), server.clientKey()},
                                                                 {QStringLiteral("customerKey"), QStringLiteral("0c3f6d70-0000-4000-8000-5f0b8a3c9d11")},
                                                                 {QStringLiteral("method"), QStringLiteral("VIRTUAL_ACCOUNT")},
                                                                 {QStringLiteral("amount"), QJsonObject{{QStringLiteral("currency"), QStringLiteral("KRW")}, {QStringLiteral("value"), won}}},
                                                                 {QStringLiteral("orderId"), orderId},
                                                                 {QStringLiteral("orderName"), QStringLiteral("points")},
                                                                 {QStringLiteral("successUrl"), address("success")},
                                                                 {QStringLiteral("failUrl"), address("fail")}});
    return redirect && ServiceClient(server.url()).get(QString::fromLatin1(redirect->toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority))).status == 302;
}

} // namespace

TEST_CASE("points that were not used become money again, by click, at the real service", "[ui]")
{
    Counter here;
    REQUIRE(buyPoints(here.desk, here.server));
    REQUIRE(makePictures(here.desk, 2, QStringLiteral("a lake"))); // 24 P
    const QString order = here.desk.topUp.orders().first().id;
    here.openRefund(order);
    here.desk.speak(QStringLiteral("en"));
    CHECK(named<QAbstractButton>(*here.page, "refund_confirm")->text() == QStringLiteral("Refund ₩9,760 for 976 P"));
    CHECK(here.kept(order) == 10'000);
    press(*here.page, "refund_confirm");
    REQUIRE(until([&] { return here.desk.refund.state() == studio::Refund::State::Done; }));
    CHECK(here.kept(order) == 240);
    CHECK(until([&] { return here.desk.session.balance().available == Points(0); }));
    CHECK(firstCut(here.desk, *here.page) == QString());
    press(*here.page, "refund_back");
    here.open(1);
    CHECK(until([&] { return here.desk.topUp.orders().first().state == api::TopUpState::PartlyRefunded; }));
    CHECK(tells(*here.page, words("TopUpWords", "Partly refunded")));
}

TEST_CASE("a deposit is waited for, arrives by itself on the open page, and goes back to the account that is typed", "[ui]")
{
    Counter here;
    here.open(0);
    here.desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("en"));
    REQUIRE(until([&] { return here.desk.topUp.state() == studio::TopUp::State::Paying; }));
    const QString order = here.desk.topUp.current()->id;
    REQUIRE(payByDeposit(here.server, order, 10'000));
    here.desk.topUp.finish();
    REQUIRE(until([&] { return isShown(*here.page, "outcome_deposit"); }));
    CHECK(here.desk.session.balance().available == Points(0));
    CHECK(firstCut(here.desk, *here.page) == QString());
    REQUIRE(here.server.sandbox().deposit(order));
    REQUIRE(until([&] { return here.desk.topUp.state() == studio::TopUp::State::Done; }, 30'000)); // nobody presses anything
    CHECK(until([&] { return here.desk.session.balance().available == Points(1050); }));
    press(*here.page, "outcome_dismiss");
    here.openRefund(order);
    press(*here.page, "refund_confirm"); // without an account
    CHECK(here.kept(order) == 10'000);
    auto *bank = named<QComboBox>(*here.page, "refund_bank");
    bank->setCurrentIndex(bank->findData(QStringLiteral("88")));
    fillIn(*here.page, "refund_number", QStringLiteral("110123456789"));
    fillIn(*here.page, "refund_holder", QStringLiteral("Minji"));
    press(*here.page, "refund_confirm");
    REQUIRE(until([&] { return here.desk.refund.state() == studio::Refund::State::Done; }));
    CHECK(here.kept(order) == 0);
    CHECK(until([&] { return here.desk.session.balance().available == Points(0); }));
}
