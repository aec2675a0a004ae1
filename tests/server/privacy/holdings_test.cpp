#include "server/top_ups/customer.h"
#include "support/catch.h"

#include <QHash>

using namespace mj;
using mj::test::Customer;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

QHash<QString, api::Holding> holdingsOf(const ServiceClient &client)
{
    QHash<QString, api::Holding> byItem;
    const Answer answer = client.get(text("/v1/privacy/holdings"));
    REQUIRE(answer.status == 200);
    for (const QJsonValue &item : answer.json().value(text("items")).toArray()) {
        const auto holding = api::Holding::fromJson(item.toObject());
        REQUIRE(holding);
        CHECK_FALSE(byItem.contains(holding->item));
        byItem.insert(holding->item, *holding);
    }
    return byItem;
}

} // namespace

TEST_CASE("the list of holdings counts what was done, and shows it")
{
    RealServer server;
    const Member member = join(server);
    const QString password = joinForm({}).value(text("password")).toString();
    for (int i = 0; i < 24; ++i) {
        REQUIRE(ServiceClient(server.url())
                    .post(text("/v1/sessions"), {{text("email"), member.session.account.email}, {text("password"), password}, {text("deviceName"), text("laptop %1").arg(i)}})
                    .status == 201);
    }
    const api::TopUp paid = member.client.order();
    Customer(server, paid).pay();
    member.client.order(text("p10000"));
    for (const char *prompt : {"a lighthouse at dusk", "a sleeping dog"}) {
        const api::Generation job = member.client.generate(2, text(prompt));
        REQUIRE(eventually([&] { return !member.client.generation(job.id).isOpen(); }));
    }
    const auto held = holdingsOf(member.client);
    CHECK(held.value(text("email")).values == QStringList{member.session.account.email});
    CHECK(held.value(text("name")).values == QStringList{member.session.account.name});
    CHECK(held.value(text("password")).count == 1);
    CHECK(held.value(text("password")).values.isEmpty());
    CHECK(held.value(text("photo")).count == 0);
    CHECK(held.value(text("cookies")).count == 0);
    CHECK(held.value(text("ip_address")).count == 50);
    CHECK(held.value(text("ip_address")).values == QStringList{text("127.0.0.1")});
    CHECK(held.value(text("access_logs")).count == 50);
    CHECK(held.value(text("access_logs")).values.size() == 20);
    CHECK(held.value(text("usage_records")).count == 2);
    CHECK(held.value(text("prompts")).count == 2);
    CHECK(held.value(text("prompts")).values == QStringList{text("a sleeping dog"), text("a lighthouse at dusk")});
    CHECK(held.value(text("pictures")).count == 4);
    CHECK(held.value(text("points")).count == 5); // top_up, and reserve and settle of two jobs
    CHECK(held.value(text("orders")).count == 2);
    CHECK(held.value(text("consents")).count == 3);
    CHECK(held.value(text("deliveries")).count == 0);
    CHECK(held.size() == 14);
    for (const api::Holding &holding : held) {
        CHECK_FALSE(holding.purpose.isEmpty());
        CHECK_FALSE(holding.period.isEmpty());
        CHECK_FALSE(holding.basis.isEmpty());
        CHECK(holding.values.size() <= 20);
    }
}

TEST_CASE("the list holds nothing of another member, and needs a member")
{
    RealServer server;
    const Member member = join(server);
    const Member other = join(server);
    grant(server.folder() + text("/server"), other.session.account.id, 100);
    const api::Generation job = other.client.generate(1, text("a secret garden"));
    const api::TopUp order = other.client.order();
    REQUIRE(eventually([&] { return !other.client.generation(job.id).isOpen(); }));
    const Answer mine = member.client.get(text("/v1/privacy/holdings"));
    const QString picture = other.client.generation(job.id).pictures.value(0).id;
    for (const QString &theirs : {other.session.account.email, other.session.account.id, other.session.id, text("secret garden"), job.id, order.id, picture})
        CHECK_FALSE(mine.body.contains(theirs.toUtf8()));
    const auto held = holdingsOf(member.client);
    for (const char *none : {"prompts", "pictures", "points", "orders", "usage_records"})
        CHECK(held.value(text(none)).count == 0);
    CHECK(other.client.get(text("/v1/privacy/holdings")).body.contains("secret garden"));
    CHECK(ServiceClient(server.url()).get(text("/v1/privacy/holdings")).status == 401);
}
