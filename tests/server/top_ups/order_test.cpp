#include "base/ids.h"
#include "server/top_ups/customer.h"
#include "support/catch.h"

#include <QSet>
#include <mutex>

using namespace mj;
using api::TopUpState;
using mj::test::Customer;

namespace
{

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

QJsonObject form(const char *package)
{
    return {{text("packageId"), text(package)}, {text("language"), text("ko")}};
}

} // namespace

TEST_CASE("order, pay, points: once, with a line in the ledger")
{
    RealServer server;
    const Member member = join(server);
    CHECK(member.client.balance() == api::Balance{});
    const api::TopUp order = member.client.order(text("p10000"));
    CHECK(order.state == TopUpState::Created);
    CHECK(order.price == Krw(10'000));
    CHECK(order.points == Points(1050));
    CHECK(order.checkoutUrl.toString() == server.url().toString() + text("/checkout/%1/pay").arg(order.id));
    CHECK(order.returnUrl.toString() == server.url().toString() + text("/checkout/%1/return").arg(order.id));

    const Answer page = Customer(server, order).comeBackWith(text("pay"), {});
    CHECK(page.status == 200);
    CHECK(page.body.contains(order.id.toLatin1()));
    CHECK_FALSE(page.body.contains(member.session.account.email.toUtf8()));
    CHECK_FALSE(page.body.contains(member.session.account.id.toUtf8()));
    CHECK_FALSE(page.body.contains("test_sk_"));

    const Answer back = Customer(server, order).pay();
    CHECK(back.status == 302);
    CHECK(back.header("location") == order.returnUrl.toEncoded());
    const api::TopUp paid = member.client.topUp(order.id);
    CHECK(paid.state == TopUpState::Paid);
    CHECK(paid.settledAt.isValid());
    CHECK(paid.checkoutUrl.isEmpty());
    CHECK(member.client.balance() == api::Balance{Points(1050), Points(0)});
    const QList<api::PointEntry> entries = member.client.entries();
    REQUIRE(entries.size() == 1);
    CHECK(entries.first().kind == text("top_up"));
    CHECK(entries.first().reference == order.id);
    CHECK(entries.first().available == Points(1050));
    // A paid order's page sells nothing more.
    CHECK(Customer(server, order).comeBackWith(text("pay"), {}).status == 302);
}

TEST_CASE("the same order call makes one order; another body with its key is refused")
{
    RealServer server;
    const Member member = join(server);
    const QByteArray key = newIdempotencyKey().toLatin1();
    const Answer first = member.client.post(text("/v1/top-ups"), form("p5000"), key);
    REQUIRE(first.status == 201);
    CHECK(member.client.post(text("/v1/top-ups"), form("p5000"), key).body == first.body);
    const Answer other = member.client.post(text("/v1/top-ups"), form("p10000"), key);
    CHECK(other.status == 422);
    CHECK(other.code() == text("idempotency_mismatch"));
    const Member second = join(server);
    const Answer theirs = second.client.post(text("/v1/top-ups"), form("p5000"), key); // a key is its member's own
    CHECK(theirs.status == 201);
    CHECK(theirs.json().value(text("id")) != first.json().value(text("id")));

    const QByteArray shared = newIdempotencyKey().toLatin1();
    std::mutex mutex;
    QSet<QString> ids;
    int refused = 0;
    inParallel(50, [&](int) {
        const Answer answer = member.client.post(text("/v1/top-ups"), form("p5000"), shared);
        const std::lock_guard lock(mutex);
        ids.insert(answer.json().value(text("id")).toString());
        refused += answer.status == 201 ? 0 : 1;
    });
    CHECK(ids.size() == 1);
    CHECK(refused == 0);
    CHECK(member.client.get(text("/v1/top-ups")).json().value(text("items")).toArray().size() == 2);
}

TEST_CASE("an order needs a known package, a key and a member")
{
    RealServer server;
    const Member member = join(server);
    const Answer unknown = member.client.post(text("/v1/top-ups"), form("p1"), newIdempotencyKey().toLatin1());
    CHECK(unknown.status == 422);
    CHECK(unknown.field() == text("packageId"));
    CHECK(member.client.post(text("/v1/top-ups"), form("p5000")).field() == text("Idempotency-Key"));
    CHECK(ServiceClient(server.url()).post(text("/v1/top-ups"), form("p5000"), newIdempotencyKey().toLatin1()).status == 401);
    QJsonObject priced = form("p5000");
    priced.insert(text("price"), 1);
    priced.insert(text("points"), 1'000'000);
    const Answer wishful = member.client.post(text("/v1/top-ups"), priced, newIdempotencyKey().toLatin1());
    CHECK(wishful.json().value(text("price")) == 5000);
    CHECK(wishful.json().value(text("points")) == 500);
}

TEST_CASE("somebody else's order is not there")
{
    RealServer server;
    const Member owner = join(server);
    const Member other = join(server);
    const api::TopUp order = owner.client.order();
    const Answer foreign = other.client.get(text("/v1/top-ups/") + order.id);
    const Answer none = other.client.get(text("/v1/top-ups/") + newId(QLatin1String("ord")));
    CHECK(foreign.status == 404);
    CHECK(none.status == 404);
    CHECK(foreign.code() == none.code());
    CHECK(other.client.get(text("/v1/top-ups")).json().value(text("items")).toArray().isEmpty());
    for (const char *page : {"pay", "success", "fail", "return"}) {
        CHECK(other.client.get(text("/checkout/%1/%2").arg(newId(QLatin1String("ord")), text(page))).status == 404);
        CHECK(other.client.get(text("/checkout/..%2Faccounts/") + text(page)).status >= 400);
    }
}

TEST_CASE("orders are listed newest first, page by page")
{
    RealServer server;
    const Member member = join(server);
    QStringList made;
    for (int i = 0; i < 7; ++i) {
        made.prepend(member.client.order().id);
        REQUIRE(eventually([start = QDateTime::currentMSecsSinceEpoch()] { return QDateTime::currentMSecsSinceEpoch() > start; }));
    }
    QStringList listed;
    QString cursor;
    do {
        const QString query = cursor.isEmpty() ? QString() : text("&cursor=") + QString::fromLatin1(QUrl::toPercentEncoding(cursor));
        const QJsonObject page = member.client.get(text("/v1/top-ups?limit=3") + query).json();
        for (const QJsonValue &item : page.value(text("items")).toArray())
            listed.append(item[text("id")].toString());
        cursor = page.value(text("nextCursor")).toString();
    } while (!cursor.isEmpty());
    CHECK(listed == made);
    CHECK(member.client.get(text("/v1/top-ups?limit=0")).field() == text("limit"));
    CHECK(member.client.get(text("/v1/top-ups?cursor=nonsense")).status == 422);
}

TEST_CASE("declined and canceled checkouts close the order and credit nothing")
{
    RealServer server;
    const Member member = join(server);
    struct Row {
        const char *code;
        TopUpState state;
        const char *failure;
    };
    for (const Row &row : {Row{"REJECT_CARD_COMPANY", TopUpState::Failed, "payment_declined"},
                           Row{"PAY_PROCESS_CANCELED", TopUpState::Canceled, "payment_canceled"},
                           Row{"USER_CANCEL", TopUpState::Canceled, "payment_canceled"}}) {
        const api::TopUp order = member.client.order();
        CHECK(Customer(server, order).comeBackWith(text("fail"), {{text("code"), text(row.code)}, {text("message"), text("<b>")}}).status ==
              302);
        const api::TopUp after = member.client.topUp(order.id);
        CHECK(after.state == row.state);
        CHECK(after.failureCode == text(row.failure));
        CHECK(Customer(server, order).pay().status == 302); // too late: nobody confirms it
        CHECK(member.client.topUp(order.id).state == row.state);
        CHECK(server.sandbox().paymentByOrder(order.id).value(text("status")) == text("IN_PROGRESS")); // no money moved
    }
    const api::TopUp refused = member.client.order();
    const Customer customer(server, refused);
    CHECK(customer.follow(customer.approve(text("REJECT_CARD_COMPANY"))).status == 302);
    CHECK(member.client.topUp(refused.id).state == TopUpState::Failed);
    CHECK(member.client.balance() == api::Balance{});
    CHECK(member.client.entries().isEmpty());
}

TEST_CASE("a paid order is not undone by a later redirect")
{
    RealServer server;
    const Member member = join(server);
    const api::TopUp order = member.client.order();
    const Customer customer(server, order);
    const QUrl redirect = customer.approve();
    CHECK(customer.follow(redirect).status == 302);
    CHECK(customer.comeBackWith(text("fail"), {{text("code"), text("PAY_PROCESS_CANCELED")}}).status == 302);
    CHECK(customer.follow(redirect).status == 302);
    CHECK(member.client.topUp(order.id).state == TopUpState::Paid);
    CHECK(member.client.balance().available == Points(500));
}
