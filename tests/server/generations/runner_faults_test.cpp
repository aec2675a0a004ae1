#include "server/generations/runner_bench.h"

using namespace mj;
using namespace mj::test;
using api::GenerationState;

namespace {

// The runner looks at the clock of the test: moved on until the job has ended, however often it was put off.
bool endsLater(Bench &bench, const QString &id, Runner &runner)
{
    return eventually([&] {
        bench.clock.advance(5);
        runner.wake();
        return !bench.job(id).isOpen();
    }, 30'000);
}

Error waiting(int seconds)
{
    Error failure = error(Code::TooManyRequests);
    failure.retryAfterSeconds = seconds;
    return failure;
}

} // namespace

TEST_CASE("a provider that asks to wait is asked again when the time has come, and the member pays once")
{
    Bench bench;
    ScriptedProvider provider;
    provider.failAt = 1;
    provider.failure = waiting(40);
    provider.failures = 2;
    const QString id = bench.submit(2);
    const auto runner = bench.runner(provider);
    REQUIRE(eventually([&] { return bench.job(id).pictures.size() == 1 && bench.job(id).state == GenerationState::Queued; }));
    CHECK(bench.job(id).cancelCost == Points(12));
    const size_t asked = provider.asked.size();
    bench.clock.advance(30);
    runner->wake();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    CHECK(provider.asked.size() == asked); // not before its time
    REQUIRE(endsLater(bench, id, *runner));
    CHECK(bench.job(id).state == GenerationState::Succeeded);
    CHECK(provider.asked == std::vector<int>{0, 1, 1, 1});
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(76), Points(0)});
}

TEST_CASE("a job that is put off can be canceled at once, and costs what it has")
{
    Bench bench;
    ScriptedProvider provider;
    provider.failAt = 0;
    provider.failure = waiting(600);
    const QString id = bench.submit(2);
    const auto runner = bench.runner(provider);
    REQUIRE(eventually([&] { return !provider.asked.empty() && bench.job(id).state == GenerationState::Queued; }));
    CHECK(eventually([&] { return bench.service.cancel(bench.owner, id, Points(0)).value().state == GenerationState::Canceled; }));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(100), Points(0)});
    CHECK(bench.documentsIn("jobs") == 0);
}

TEST_CASE("a provider that never has time ends the job after some tries, and everything comes back")
{
    Bench bench;
    ScriptedProvider provider;
    provider.failAt = 0;
    provider.failure = error(Code::Offline);
    const QString id = bench.submit(1);
    const auto runner = bench.runner(provider);
    REQUIRE(endsLater(bench, id, *runner));
    CHECK(bench.job(id).state == GenerationState::Failed);
    CHECK(bench.job(id).failureCode == text("provider_failed"));
    CHECK(provider.asked.size() <= 6);
    CHECK(provider.asked.size() >= 2);
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(100), Points(0)});
}

TEST_CASE("an order with an unknown outcome is never given twice, whoever dies")
{
    Bench bench;
    ScriptedProvider dying;
    dying.repeatable = false;
    dying.hangAt = 1;
    dying.obedient = false;
    const QString id = bench.submit(3);
    auto first = bench.runner(dying);
    dying.awaitHang();
    bench.clock.advance(JobQueue::leaseSeconds + 1);
    ScriptedProvider heir;
    heir.repeatable = false;
    auto second = bench.runner(heir);
    REQUIRE(bench.ends(id));
    CHECK(heir.asked.empty());
    const api::Generation job = bench.job(id);
    CHECK(job.state == GenerationState::Failed);
    CHECK(job.failureCode == text("outcome_unknown"));
    CHECK(job.pictures.size() == 1);
    CHECK(job.charged == Points(12)); // the one that was delivered
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(88), Points(0)});
    dying.release();
    first->stop();
    CHECK(bench.job(id).pictures.size() == 1); // what came too late changes nothing
}

TEST_CASE("a job that its provider has accepted goes on there under the same name")
{
    Bench bench;
    ScriptedProvider dying;
    dying.repeatable = false;
    dying.remoteId = text("remote-1");
    dying.hangAt = 0;
    dying.obedient = false;
    const QString id = bench.submit(2);
    auto first = bench.runner(dying);
    dying.awaitHang();
    bench.clock.advance(JobQueue::leaseSeconds + 1);
    ScriptedProvider heir;
    heir.repeatable = false;
    auto second = bench.runner(heir);
    REQUIRE(bench.ends(id));
    CHECK(heir.remoteIds == std::vector<QString>{text("remote-1"), QString()});
    CHECK(bench.job(id).state == GenerationState::Succeeded);
    CHECK(bench.job(id).charged == Points(24));
    dying.release();
    first->stop();
    CHECK(bench.job(id).pictures.size() == 2);
}

TEST_CASE("pictures that are made together arrive together; what is no picture costs nothing")
{
    Bench bench;
    ScriptedProvider provider;
    provider.together = 3;
    const QString id = bench.submit(4);
    const auto runner = bench.runner(provider);
    REQUIRE(bench.ends(id));
    CHECK(provider.counts == std::vector<int>{3, 1});
    CHECK(bench.job(id).pictures.size() == 4);

    provider.garbage = true;
    const QString none = bench.submit(2);
    runner->wake();
    REQUIRE(bench.ends(none));
    CHECK(bench.job(none).failureCode == text("provider_failed"));
    CHECK(bench.job(none).charged == Points(0));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(52), Points(0)});
    CHECK(eventually([&] { return bench.files() == 4; }));
}

TEST_CASE("what the provider reckons is what is charged, and never more than the quote")
{
    for (const auto &[micros, charged] : {std::pair<qint64, qint64>(4'000, 8), {1, 2}, {900'000, 24}, {0, 24}}) {
        Bench bench({{text("pointsPerUsd"), 1000}});
        ScriptedProvider provider;
        provider.costMicros = micros; // a picture
        const QString id = bench.submit(2);
        const auto runner = bench.runner(provider);
        REQUIRE(bench.ends(id));
        CAPTURE(micros);
        CHECK(bench.job(id).reserved == Points(24));
        CHECK(bench.job(id).charged == Points(micros == 1 ? 1 : charged));
        CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(100) - bench.job(id).charged, Points(0)});
    }
}

TEST_CASE("a model whose provider bills what is stopped says so before, and charges no more than it said")
{
    Bench bench({{text("chargesCancel"), true}});
    ScriptedProvider provider;
    provider.hangAt = 0;
    provider.awaitsCancel = true;
    const QString id = bench.submit(3);
    const auto runner = bench.runner(provider);
    provider.awaitHang();
    CHECK(bench.job(id).cancelCost == Points(12));
    CHECK(bench.service.cancel(bench.owner, id, Points(0)).error().code == Code::QuoteExpired); // told an older price
    CHECK(bench.job(id).isOpen());
    REQUIRE(bench.service.cancel(bench.owner, id, Points(12)));
    provider.release();
    REQUIRE(bench.ends(id));
    CHECK(bench.job(id).state == GenerationState::Canceled);
    CHECK(bench.job(id).charged == Points(12));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(88), Points(0)});
}

TEST_CASE("a picture that comes while its job is being canceled is a present")
{
    Bench bench;
    ScriptedProvider provider;
    provider.hangAt = 0;
    provider.obedient = false;
    provider.awaitsCancel = true;
    const QString id = bench.submit(3);
    const auto runner = bench.runner(provider);
    provider.awaitHang();
    REQUIRE(bench.service.cancel(bench.owner, id, Points(0)));
    provider.release();
    REQUIRE(bench.ends(id));
    CHECK(bench.job(id).pictures.size() == 1);
    CHECK(bench.job(id).charged == Points(0));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(100), Points(0)});
}

TEST_CASE("a provider that refuses our key is left alone, its model is shown as paused, and the next job waits for it")
{
    Bench bench;
    ScriptedProvider provider;
    provider.failAt = 0;
    provider.failure = error(Code::Forbidden, text("insufficient_quota"));
    provider.failures = 1;
    const QString id = bench.submit(1);
    const auto runner = bench.runner(provider);
    REQUIRE(bench.ends(id));
    CHECK(bench.job(id).failureCode == text("provider_failed")); // its bills are not the member's business
    CHECK(bench.gate.isPaused(text("demo")));
    const QString next = bench.submit(1);
    runner->wake();
    REQUIRE(eventually([&] { return bench.job(next).state == GenerationState::Queued && bench.documentsIn("jobs") == 1; }));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    CHECK(provider.asked.size() == 1);
    REQUIRE(eventually([&] {
        bench.clock.advance(60);
        runner->wake();
        return !bench.job(next).isOpen();
    }));
    CHECK(bench.job(next).state == GenerationState::Succeeded);
    CHECK_FALSE(bench.gate.isPaused(text("demo")));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(88), Points(0)});
}

TEST_CASE("members take turns: one job is not behind somebody's fifty")
{
    Bench bench;
    const QString other = newId(QLatin1String("acc"));
    bench.grant(bench.owner, Points(1000));
    bench.grant(other, Points(12));
    for (int i = 0; i < 3; ++i)
        bench.submitAll(bench.owner, QList<api::Recipe>(15, bench.recipe(1)));
    bench.clock.advance(1); // behind them all
    const QString single = bench.submitAll(other, {bench.recipe(1)}).first();
    QStringList order;
    for (int i = 0; i < 4; ++i)
        order.append(bench.jobs.lease(QStringLiteral("run_%1").arg(i)).value().value());
    CHECK(order.indexOf(single) == 1);
}

TEST_CASE("an own order is kept, and trades places with nobody else's")
{
    Bench bench;
    const QString other = newId(QLatin1String("acc"));
    bench.grant(other, Points(100));
    const QStringList mine = bench.submitAll(bench.owner, QList<api::Recipe>(2, bench.recipe(1)));
    bench.clock.advance(1);
    const QString theirs = bench.submitAll(other, {bench.recipe(1)}).first();
    bench.clock.advance(1);
    const QString last = bench.submit(1);
    const auto places = [&] {
        QStringList ids;
        for (const JobQueue::Waiting &job : bench.jobs.waiting(true).value())
            ids.append(job.jobId);
        return ids;
    };
    CHECK(places() == QStringList{mine[0], mine[1], theirs, last});
    REQUIRE(bench.jobs.move(bench.owner, last, mine[0]));
    CHECK(places() == QStringList{last, mine[0], theirs, mine[1]});
    REQUIRE(bench.jobs.move(bench.owner, last, {}));
    CHECK(places() == QStringList{mine[0], mine[1], theirs, last});
    CHECK(bench.jobs.move(bench.owner, theirs, {}).error().code == Code::Conflict);
    CHECK(bench.jobs.move(bench.owner, last, theirs).error().code == Code::Conflict);
    CHECK(bench.jobs.move(bench.owner, last, last));
    CHECK(places() == QStringList{mine[0], mine[1], theirs, last});
}

TEST_CASE("a file stays until a device has confirmed it, then a week for the others")
{
    Bench bench;
    ScriptedProvider provider;
    const QString id = bench.submit(2);
    const auto runner = bench.runner(provider);
    REQUIRE(bench.ends(id));
    runner->stop();
    const api::Generation job = bench.job(id);
    bench.clock.advance(365 * 24 * 3600);
    bench.pictures.sweep();
    CHECK(bench.files() == 2);
    CHECK(bench.pictures.confirm(bench.owner, job.pictures[0].id, QString(64, QLatin1Char('0'))).error().code == Code::Conflict);
    CHECK(bench.pictures.confirm(newId(QLatin1String("acc")), job.pictures[0].id, job.pictures[0].sha256).error().code == Code::NotFound);
    REQUIRE(bench.pictures.confirm(bench.owner, job.pictures[0].id, job.pictures[0].sha256));
    REQUIRE(bench.pictures.confirm(bench.owner, job.pictures[0].id, job.pictures[0].sha256));
    bench.clock.advance(6 * 24 * 3600);
    bench.pictures.sweep();
    CHECK(bench.files() == 2);
    bench.clock.advance(2 * 24 * 3600);
    bench.pictures.sweep();
    CHECK(bench.files() == 1);
    CHECK(bench.pictures.read(bench.owner, job.pictures[0].id).error().code == Code::NotFound);
    CHECK(bench.pictures.read(bench.owner, job.pictures[1].id));
}

TEST_CASE("a price holds for five minutes, for its recipes and its member")
{
    Bench bench;
    const api::Recipe recipe = bench.recipe(2);
    const QString token = bench.service.quote(bench.owner, {recipe}).value().token;
    const auto order = [&](const QString &who, const QList<api::Recipe> &recipes, const QString &quote) {
        api::CreateGenerations request;
        request.recipes = recipes;
        request.quote = quote;
        return bench.service.create(who, request, newIdempotencyKey().toLatin1());
    };
    api::Recipe other = recipe;
    other.prompt += QLatin1Char('!');
    CHECK(order(bench.owner, {other}, token).error().code == Code::QuoteExpired);
    CHECK(order(bench.owner, {recipe, recipe}, token).error().code == Code::QuoteExpired);
    CHECK(order(newId(QLatin1String("acc")), {recipe}, token).error().code == Code::QuoteExpired);
    for (qsizetype i = 0; i < token.size(); ++i) {
        QString bent = token;
        bent[i] = bent[i] == QLatin1Char('1') ? QLatin1Char('2') : QLatin1Char('1');
        if (bent != token)
            CHECK(order(bench.owner, {recipe}, bent).error().code == Code::QuoteExpired);
    }
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(100), Points(0)});
    bench.clock.advance(299);
    CHECK(order(bench.owner, {recipe}, token));
    bench.clock.advance(1);
    CHECK(order(bench.owner, {recipe}, token).error().code == Code::QuoteExpired);
}
