#include "base/ids.h"
#include "server/documents/sqlite_documents.h"
#include "server/top_ups/ledger_audit.h"
#include "server/top_ups/refund_service.h"
#include "server/top_ups/settlement.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QTemporaryDir>

using namespace mj;
using namespace mj::server;
using api::RefundState;
using api::TopUpState;

namespace
{

// A payment service that holds one paid order and answers a cancel as it is told.
class Gateway final : public PaymentGateway
{
public:
    Result<Payment> confirm(const QString &, const QString &, Krw, const QString &) override { return payment; }
    Result<Payment> findByOrder(const QString &) override { return silent ? Result<Payment>(fail(Code::PaymentUnknown)) : payment; }
    Result<Payment> cancel(const QString &, const Cancellation &cancellation, const QString &key) override
    {
        ++asked;
        keys.append(key);
        last = cancellation;
        if (refusal)
            return fail(*refusal);
        payment.balance = payment.balance - cancellation.won;
        return payment;
    }

    Payment payment;
    std::optional<Code> refusal;
    bool silent = false;
    int asked = 0;
    QStringList keys;
    Cancellation last;
};

struct Shop {
    QTemporaryDir folder;
    std::unique_ptr<SqliteDocuments> documents = std::move(SqliteDocuments::open(folder.filePath(QStringLiteral("db"))).value());
    FakeClock clock;
    Gateway gateway;
    PriceList prices = PriceList::builtIn();
    PersonalData personal = std::move(PersonalData::open(folder.filePath(QStringLiteral("key"))).value());
    OrderBook orders{*documents, clock};
    Ledger ledger{*documents, clock};
    Settlement settlement{orders, ledger, gateway, prices, clock};
    RefundService refunds{*documents, orders, ledger, gateway, prices, personal, clock};
    const QString account = newId(QLatin1String("acc"));
    const QString id = newId(QLatin1String("ord"));

    explicit Shop(const QString &method = QStringLiteral("card"))
    {
        REQUIRE(documents->commit({Write::create(OrderBook::pathOf(id), {{QStringLiteral("account"), account},
                                                                          {QStringLiteral("state"), QStringLiteral("created")},
                                                                          {QStringLiteral("price"), 10'000},
                                                                          {QStringLiteral("points"), 1050},
                                                                          {QStringLiteral("bonus"), 50},
                                                                          {QStringLiteral("createdAt"), toWire(clock.now())},
                                                                          {QStringLiteral("confirmKey"), QStringLiteral("k")}})}));
        gateway.payment = {QStringLiteral("pk"), id, Krw(10'000), Krw(10'000), QStringLiteral("KRW"), Payment::State::Done, method, {}, {}, {}, {}, {}, false};
        REQUIRE(settlement.confirm(id, id, QStringLiteral("10000"), QStringLiteral("pk")));
        REQUIRE(state() == TopUpState::Paid);
    }
    TopUpState state() { return OrderBook::stateOf(orders.read(id).value()); }
    Points points() { return ledger.balance(account).value().available; }
    Result<api::Refund> refund(const QByteArray &key = "a-refund-0001")
    {
        api::CreateRefund request;
        request.orderId = id;
        request.points = Points(1000);
        request.won = Krw(10'000);
        if (gateway.payment.method == QLatin1String("virtual_account"))
            request.account = {QStringLiteral("88"), QStringLiteral("110123456789"), QStringLiteral("x")};
        return refunds.create(account, request, key);
    }
    QStringList audit() { return LedgerAudit(*documents, orders, gateway).run().value().differences; }
};

} // namespace

TEST_CASE("a refund that is refused for good gives the points back to their lots, and can be asked for again")
{
    Shop shop;
    const QDateTime expiry = shop.ledger.lots(shop.account).value().first().expiresAt;
    shop.gateway.refusal = Code::RefundImpossible;
    const auto refund = shop.refund();
    REQUIRE(refund);
    CHECK(refund->state == RefundState::Failed);
    CHECK(refund->failureCode == QStringLiteral("refund_impossible"));
    CHECK(shop.points() == Points(1050));
    CHECK(shop.state() == TopUpState::Paid);
    const QList<api::PointLot> lots = shop.ledger.lots(shop.account).value();
    REQUIRE(lots.size() == 2);
    CHECK(lots.first().left == Points(1000));
    CHECK(lots.first().expiresAt == expiry);
    CHECK(shop.audit().isEmpty());
    CHECK(shop.refund()->id == refund->id); // the same call: the same answer
    shop.gateway.refusal.reset();
    const auto again = shop.refund("a-refund-0002");
    REQUIRE(again);
    CHECK(again->state == RefundState::Done);
    CHECK(shop.points() == Points(0));
    CHECK(shop.state() == TopUpState::Refunded);
    CHECK(shop.audit().isEmpty());
}

TEST_CASE("a bank account that is refused is named, and nothing of it is kept")
{
    Shop shop(QStringLiteral("virtual_account"));
    shop.gateway.refusal = Code::InvalidField;
    const auto refund = shop.refund();
    REQUIRE(refund);
    CHECK(refund->state == RefundState::Failed);
    CHECK(refund->failureCode == QStringLiteral("invalid_field"));
    CHECK(shop.gateway.last.accountNumber == QStringLiteral("110123456789"));
    CHECK(shop.points() == Points(1050));
    for (const QJsonValue kept : shop.orders.read(shop.id)->fields.value(QLatin1String("refunds")).toArray())
        CHECK_FALSE(kept.toObject().contains(QLatin1String("account")));
}

TEST_CASE("while nothing is known the points stay taken; asking goes on with a new key each time and ends when it is known")
{
    Shop shop;
    shop.gateway.refusal = Code::PaymentUnknown;
    CHECK(shop.refund()->state == RefundState::Checking);
    for (int turn = 0; turn < 5; ++turn) {
        shop.clock.advance(60);
        shop.refunds.resumeAll();
        CHECK(shop.state() == TopUpState::Refunding);
        CHECK(shop.points() == Points(0));
    }
    CHECK(shop.gateway.asked == 6);
    CHECK(QSet<QString>(shop.gateway.keys.begin(), shop.gateway.keys.end()).size() == 6);
    CHECK(shop.gateway.last.expectedBalance == Krw(10'000)); // lets one of them through at most
    SECTION("it goes through at last")
    {
        shop.gateway.refusal.reset();
        shop.clock.advance(60);
        shop.refunds.resumeAll();
        CHECK(shop.state() == TopUpState::Refunded);
        CHECK(shop.points() == Points(0));
    }
    SECTION("an earlier one had gone through, its answer was lost")
    {
        shop.gateway.payment.balance = Krw(0);
        shop.clock.advance(60);
        shop.refunds.resumeAll();
        CHECK(shop.gateway.asked == 6); // nothing is asked for once the money is there
        CHECK(shop.state() == TopUpState::Refunded);
    }
    SECTION("it is refused in the end")
    {
        shop.gateway.refusal = Code::RefundImpossible;
        shop.clock.advance(60);
        shop.refunds.resumeAll();
        CHECK(shop.state() == TopUpState::Paid);
        CHECK(shop.points() == Points(1050));
    }
    CHECK(shop.audit().isEmpty());
}
