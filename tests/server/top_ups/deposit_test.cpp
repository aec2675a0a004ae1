#include "server/top_ups/customer.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::test;
using api::TopUpState;

namespace
{

// A member who chose to pay by deposit, and the account number that was given out.
struct Depositing {
    explicit Depositing(const QString &package = QStringLiteral("p10000")) : order(member.client.order(package))
    {
        REQUIRE(Customer(*server, order, QStringLiteral("VIRTUAL_ACCOUNT")).pay().status == 302);
    }
    api::TopUp now() const { return member.client.topUp(order.id); }
    qint64 points() const { return member.client.balance().available.value(); }
    // Without anybody asking: the message of the payment service is what brings it.
    bool comes(TopUpState state) const
    {
        return eventually([&] {
            const Answer page = member.client.get(QStringLiteral("/v1/top-ups?limit=1"));
            return page.json().value(QLatin1String("items"))[0][QLatin1String("state")].toString() == api::wireName(state);
        });
    }

    FakeClock clock{QDateTime::currentDateTimeUtc()};
    std::unique_ptr<RealServer> server = [this] {
        server::Config config;
        config.clock = &clock;
        return std::make_unique<RealServer>(config);
    }();
    Member member = join(*server);
    api::TopUp order;
};

} // namespace

TEST_CASE("an account number is no payment: points come with the deposit, once, by the message alone")
{
    Depositing shop;
    const api::TopUp waiting = shop.now();
    CHECK(waiting.state == TopUpState::WaitingDeposit);
    CHECK(waiting.method == QStringLiteral("virtual_account"));
    CHECK_FALSE(waiting.deposit.account.isEmpty());
    CHECK(waiting.deposit.bank.size() == 2);
    CHECK(waiting.deposit.dueAt > shop.clock.now());
    CHECK(waiting.checkoutUrl.isEmpty());
    CHECK(shop.points() == 0);
    REQUIRE(shop.server->sandbox().deposit(shop.order.id));
    CHECK(shop.comes(TopUpState::Paid));
    CHECK(shop.points() == 1050);
    CHECK(shop.now().deposit.isEmpty());
    CHECK(shop.now().receiptUrl.isValid());
    CHECK(shop.member.client.entries().size() == 1);
}

TEST_CASE("a deposit whose message never arrives is found by asking")
{
    Depositing shop;
    shop.server->sandbox().setWebhookTarget(QUrl());
    REQUIRE(shop.server->sandbox().deposit(shop.order.id));
    CHECK(shop.now().state == TopUpState::Paid);
    CHECK(shop.points() == 1050);
}

TEST_CASE("an account that runs out ends the order silently, and one that is deposited to after all is credited")
{
    Depositing shop;
    SECTION("the payment service says that it has expired")
    {
        REQUIRE(shop.server->sandbox().expireDeposit(shop.order.id));
        CHECK(shop.now().state == TopUpState::Expired);
        CHECK(shop.now().failureCode == QStringLiteral("payment_expired"));
    }
    SECTION("time passes")
    {
        shop.clock.advance(72 * 3600 + 100 * 3600);
        Member again = join(*shop.server); // a token of this hour
        shop.server->restart();            // the look at the start
        CHECK(eventually([&] {
            const ServiceClient page(shop.server->url());
            return page.get(QStringLiteral("/checkout/%1/return").arg(shop.order.id)).body.contains("\"state\":\"expired\"");
        }));
    }
}

TEST_CASE("a reversed deposit takes the points back, and the next one gives them again")
{
    Depositing shop;
    REQUIRE(shop.server->sandbox().deposit(shop.order.id));
    REQUIRE(shop.comes(TopUpState::Paid));
    REQUIRE(shop.server->sandbox().revertDeposit(shop.order.id));
    REQUIRE(shop.comes(TopUpState::WaitingDeposit));
    CHECK(shop.points() == 0);
    CHECK_FALSE(shop.now().deposit.isEmpty());
    REQUIRE(shop.server->sandbox().deposit(shop.order.id));
    REQUIRE(shop.comes(TopUpState::Paid));
    CHECK(shop.points() == 1050);
    CHECK(shop.member.client.entries().size() == 3);
}

TEST_CASE("points that are spent already cannot be taken back; the balance stays at zero and they are not given twice")
{
    Depositing shop;
    REQUIRE(shop.server->sandbox().deposit(shop.order.id));
    REQUIRE(shop.comes(TopUpState::Paid));
    for (int i = 0; i < 21; ++i)
        shop.member.client.generate(4); // 48 P each
    REQUIRE(eventually([&] { return shop.member.client.balance().held == Points(0); }));
    const qint64 left = shop.points();
    REQUIRE(left < 1050);
    REQUIRE(shop.server->sandbox().revertDeposit(shop.order.id));
    REQUIRE(shop.comes(TopUpState::WaitingDeposit));
    CHECK(shop.points() == 0);
    REQUIRE(shop.server->sandbox().deposit(shop.order.id));
    REQUIRE(shop.comes(TopUpState::Paid));
    CHECK(shop.points() == left);
}
