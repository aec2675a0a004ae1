#include "server/generations/runner_bench.h"

using namespace mj;
using namespace mj::test;
using api::GenerationState;

TEST_CASE("a provider that fails at the second of three pictures costs one; the rest is given back")
{
    Bench bench;
    ScriptedProvider provider;
    provider.failAt = 1;
    const QString id = bench.submit(3);
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(64), Points(36)});
    const auto runner = bench.runner(provider);
    REQUIRE(bench.ends(id));
    const api::Generation job = bench.job(id);
    CHECK(job.state == GenerationState::Failed);
    CHECK(job.failureCode == text("provider_failed"));
    CHECK(job.pictures.size() == 1);
    CHECK(job.charged == Points(12));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(88), Points(0)});
    CHECK(bench.ledger.entries(bench.owner, {}, {}, 10)->items.size() == 4); // top_up, reserve, settle, release
    CHECK(bench.documentsIn("jobs") == 0);
    CHECK(eventually([&] { return bench.files() == 1 && bench.documentsIn("pictures") == 1; })); // nothing unfinished stays
}

TEST_CASE("what was refused costs nothing and says why")
{
    Bench bench;
    ScriptedProvider provider;
    provider.failAt = 0;
    provider.failure = error(Code::PromptRefused);
    const QString id = bench.submit(2);
    const auto runner = bench.runner(provider);
    REQUIRE(bench.ends(id));
    CHECK(bench.job(id).failureCode == text("prompt_refused"));
    CHECK(bench.job(id).charged == Points(0));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(100), Points(0)});
    CHECK(eventually([&] { return bench.files() == 0; }));
}

TEST_CASE("a model without a provider fails and gives everything back")
{
    Bench bench;
    const QString id = bench.submit(2);
    Runner runner(bench.parts(), {});
    runner.start(1);
    REQUIRE(bench.ends(id));
    CHECK(bench.job(id).failureCode == text("model_unavailable"));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(100), Points(0)});
}

TEST_CASE("the job of a dead runner is taken over when its lease has run out, behind the pictures it has")
{
    Bench bench;
    ScriptedProvider dying;
    dying.hangAt = 1;
    dying.obedient = false; // comes back from the dead with a picture
    const QString id = bench.submit(3);
    auto first = bench.runner(dying);
    dying.awaitHang();
    CHECK(bench.job(id).pictures.size() == 1);

    ScriptedProvider heir;
    CHECK_FALSE(bench.jobs.lease(text("run_early")).value().has_value());
    bench.clock.advance(JobQueue::leaseSeconds + 1);
    auto second = bench.runner(heir);
    REQUIRE(bench.ends(id));
    CHECK(heir.asked == std::vector<int>{1, 2});
    CHECK(heir.seeds == std::set<quint64>{8, 9});

    dying.release();
    first->stop();
    second->stop();
    const api::Generation job = bench.job(id);
    CHECK(job.state == GenerationState::Succeeded);
    CHECK(job.pictures.size() == 3);
    CHECK(job.charged == Points(36));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(64), Points(0)});
    CHECK(bench.files() == 3);
    CHECK(bench.documentsIn("pictures") == 3);
}

TEST_CASE("a runner that lost its job neither adds to it nor ends it while another works")
{
    Bench bench;
    ScriptedProvider stale;
    stale.hangAt = 0;
    stale.obedient = false;
    SECTION("with a picture")
    {
        stale.failsAfterHang = false;
    }
    SECTION("with a failure")
    {
        stale.failsAfterHang = true;
    }
    const QString id = bench.submit(2);
    auto first = bench.runner(stale);
    stale.awaitHang();
    bench.clock.advance(JobQueue::leaseSeconds + 1);
    ScriptedProvider heir;
    heir.hangAt = 1;
    auto second = bench.runner(heir);
    heir.awaitHang();
    REQUIRE(bench.job(id).pictures.size() == 1);
    const QString kept = bench.job(id).pictures.first().id;
    stale.release();
    first->stop();
    CHECK(bench.job(id).isOpen());
    CHECK(bench.job(id).pictures.size() == 1);
    CHECK(bench.job(id).pictures.first().id == kept);
    heir.release();
    REQUIRE(bench.ends(id));
    CHECK(bench.job(id).state == GenerationState::Succeeded);
    CHECK(bench.job(id).pictures.size() == 2);
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(76), Points(0)});
}

TEST_CASE("a stopped runner gives its job back at once, and the next one goes on without a lease running out")
{
    Bench bench;
    ScriptedProvider provider;
    provider.hangAt = 1;
    provider.awaitsCancel = true; // stopping takes a moment to reach the provider
    const QString id = bench.submit(2);
    auto first = bench.runner(provider);
    provider.awaitHang();
    std::thread stopping([&] { first->stop(); });
    provider.release();
    stopping.join();
    CHECK(bench.job(id).isOpen());
    ScriptedProvider next;
    const auto second = bench.runner(next);
    REQUIRE(bench.ends(id));
    CHECK(bench.job(id).state == GenerationState::Succeeded);
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(76), Points(0)});
}
