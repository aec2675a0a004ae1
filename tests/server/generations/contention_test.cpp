#include "base/ids.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QSet>
#include <atomic>
#include <mutex>

using namespace mj;

namespace
{

constexpr int callers = 200; // at once; below what the service lets wait, so that none is told to come back later
constexpr int callsEach = 5;

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

server::Config still()
{
    server::Config config;
    config.runners = 0;
    return config;
}

} // namespace

TEST_CASE("a thousand times the same call makes one job")
{
    RealServer server(still());
    const Member member = join(server);
    grant(server.folder() + text("/server"), member.session.account.id, 12);
    const QByteArray key = newIdempotencyKey().toLatin1();
    const QJsonObject form = generationForm(recipeForm(), member.client.quote(recipeForm()));
    std::mutex mutex;
    QSet<QString> ids;
    QHash<int, int> statuses;
    inParallel(callers, [&](int) {
        for (int i = 0; i < callsEach; ++i) {
            const Answer answer = member.client.post(text("/v1/generations"), form, key);
            const std::lock_guard lock(mutex);
            ids.insert(firstOf(answer).value(text("id")).toString());
            ++statuses[answer.status];
        }
    });
    CHECK(ids.size() == 1);
    CHECK(statuses.value(201) == callers * callsEach);
    CHECK(statuses.size() == 1);
    CHECK(member.client.balance() == api::Balance{Points(0), Points(12)});
    CHECK(member.client.get(text("/v1/generations")).json().value(text("items")).toArray().size() == 1);
    CHECK(member.client.make(recipeForm(2), key).code() == text("idempotency_mismatch"));
}

TEST_CASE("a thousand calls of their own with points for one make one job; the others are told that points are missing")
{
    RealServer server(still());
    const Member member = join(server);
    grant(server.folder() + text("/server"), member.session.account.id, 12);
    const QJsonObject form = generationForm(recipeForm(), member.client.quote(recipeForm()));
    std::mutex mutex;
    QHash<int, int> statuses;
    std::atomic<int> otherCodes{0};
    inParallel(callers, [&](int) {
        for (int i = 0; i < callsEach; ++i) {
            const Answer answer = member.client.post(text("/v1/generations"), form, newIdempotencyKey().toLatin1());
            otherCodes += answer.status == 402 && answer.code() != text("insufficient_points") ? 1 : 0;
            const std::lock_guard lock(mutex);
            ++statuses[answer.status];
        }
    });
    CHECK(statuses.value(201) == 1);
    CHECK(statuses.value(402) == callers * callsEach - 1);
    CHECK(otherCodes == 0);
    CHECK(member.client.balance() == api::Balance{Points(0), Points(12)});
    CHECK(member.client.entries().size() == 2);
    CHECK(member.client.get(text("/v1/generations")).json().value(text("items")).toArray().size() == 1);
}

TEST_CASE("creations, cancels and looks of one member at once leave a ledger that adds up")
{
    RealServer server;
    const Member member = join(server);
    grant(server.folder() + text("/server"), member.session.account.id, 300);
    std::atomic<int> strange{0};
    inParallel(12, [&](int i) {
        const Answer made = member.client.make(recipeForm());
        strange += made.status == 201 ? 0 : 1;
        if (i % 2 == 0)
            strange += member.client.cancel(firstOf(made).value(text("id")).toString()).status == 200 ? 0 : 1;
    });
    CHECK(strange == 0);
    REQUIRE(eventually([&] { return member.client.balance().held == Points(0); }));
    api::Balance sum;
    for (const api::PointEntry &entry : member.client.entries()) {
        sum.available += entry.available;
        sum.held += entry.held;
    }
    qint64 charged = 0;
    for (const QJsonValue &item : member.client.get(text("/v1/generations")).json().value(text("items")).toArray()) {
        const auto job = api::Generation::fromJson(item.toObject());
        REQUIRE(job);
        CHECK_FALSE(job->isOpen());
        CHECK(job->charged.value() == 12 * job->pictures.size());
        charged += job->charged.value();
    }
    CHECK(sum == member.client.balance());
    CHECK(sum == api::Balance{Points(300 - charged), Points(0)});
}
