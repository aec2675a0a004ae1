#include "base/ids.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QHash>
#include <algorithm>
#include <chrono>
#include <thread>
#include <vector>

using namespace mj;
using std::chrono::steady_clock;

namespace
{

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

Answer follow(const ServiceClient &client, const QString &after, int wait)
{
    return client.get(text("/v1/generations?after=%1&wait=%2").arg(after).arg(wait));
}

QString cursorNow(const ServiceClient &client)
{
    return client.get(text("/v1/generations?wait=25")).json().value(text("nextCursor")).toString();
}

} // namespace

TEST_CASE("a held request is answered soon after each change")
{
    server::Config config;
    config.runners = 0; // nothing else happens
    RealServer server(config);
    const Member member = join(server);
    grant(server.folder() + text("/server"), member.session.account.id, 500);
    QString cursor = cursorNow(member.client);
    std::vector<qint64> delays;
    for (int i = 0; i < 10; ++i) {
        steady_clock::time_point answered;
        Answer news;
        std::thread follower([&] {
            news = follow(member.client, cursor, 25);
            answered = steady_clock::now();
        });
        // Nothing tells from outside that a request is parked; one that comes too late is answered at once and is just as good.
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        const api::Generation job = member.client.generate(1);
        const auto changed = steady_clock::now();
        follower.join();
        delays.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(answered - changed).count());
        REQUIRE(news.json().value(text("items")).toArray().size() == 1);
        CHECK(news.json().value(text("items"))[0][text("id")] == job.id);
        cursor = news.json().value(text("nextCursor")).toString();
    }
    CHECK(*std::max_element(delays.begin(), delays.end()) < 300);
}

TEST_CASE("a held request without news ends with an empty list and the same cursor")
{
    RealServer server;
    const Member member = join(server);
    const Member busy = join(server);
    grant(server.folder() + text("/server"), busy.session.account.id, 100);
    const QString cursor = cursorNow(member.client);
    const auto since = steady_clock::now();
    std::thread other([&] { busy.client.generate(1); }); // somebody else's change is no news
    const Answer quiet = follow(member.client, cursor, 2);
    const auto took = steady_clock::now() - since;
    other.join();
    CHECK(quiet.status == 200);
    CHECK(quiet.json().value(text("items")).toArray().isEmpty());
    CHECK(quiet.json().value(text("nextCursor")) == cursor);
    CHECK(took >= std::chrono::milliseconds(1900));
    CHECK(took < std::chrono::milliseconds(4000));
    for (const char *query : {"after=x", "after=-1", "after=0&wait=31", "after=0&wait=-1", "after=0&wait=x"})
        CHECK(member.client.get(text("/v1/generations?") + text(query)).status == 422);
}

TEST_CASE("a follower misses nothing of parallel jobs: every job's end and every picture reach it, in order")
{
    RealServer server;
    const Member member = join(server);
    grant(server.folder() + text("/server"), member.session.account.id, 500);
    QString cursor = cursorNow(member.client);
    constexpr int jobs = 8;
    std::thread maker([&] { inParallel(jobs, [&](int i) { member.client.generate(1 + i % 2); }); });

    QHash<QString, api::Generation> seen;
    QHash<QString, double> progress;
    int backwards = 0;
    qint64 last = cursor.toLongLong();
    const auto allEnded = [&] {
        return seen.size() == jobs && std::none_of(seen.cbegin(), seen.cend(), [](const api::Generation &job) { return job.isOpen(); });
    };
    const auto end = steady_clock::now() + std::chrono::seconds(30);
    while (!allEnded() && steady_clock::now() < end) {
        const QJsonObject page = follow(member.client, cursor, 5).json();
        for (const QJsonValue &item : page.value(text("items")).toArray()) {
            const auto job = api::Generation::fromJson(item.toObject());
            REQUIRE(job);
            backwards += job->progress < progress.value(job->id) ? 1 : 0;
            progress.insert(job->id, job->progress);
            seen.insert(job->id, *job);
        }
        cursor = page.value(text("nextCursor")).toString();
        CHECK(cursor.toLongLong() >= last);
        last = cursor.toLongLong();
    }
    maker.join();
    CHECK(allEnded());
    CHECK(backwards == 0);
    // What was followed is what is there.
    for (const api::Generation &job : seen)
        CHECK(member.client.get(text("/v1/generations/") + job.id).json() == job.toJson());
    CHECK(follow(member.client, cursor, 0).json().value(text("items")).toArray().isEmpty());
    // A follower from the beginning finds the same end state.
    CHECK(follow(member.client, text("0"), 0).json().value(text("items")).toArray().size() == jobs);
}
