#include "server/generations/provider_floor.h"
#include "server/generations/provider_rows.h"
#include "server/providers/fal_stand_in.h"
#include "server/providers/replicate_stand_in.h"
#include "support/catch.h"

#include <algorithm>
#include <thread>

using namespace mj;
using namespace mj::test;

namespace {

server::ProviderConfig configFor(const ReplicateStandIn &vendor)
{
    server::ProviderConfig config = providerAt(QStringLiteral("replicate"), vendor.url(), ReplicateStandIn::key());
    config.resultHosts = QStringList{vendor.resultHost()};
    return config;
}

server::ProviderConfig configFor(const FalStandIn &vendor)
{
    server::ProviderConfig config = providerAt(QStringLiteral("fal"), vendor.url(), FalStandIn::key());
    config.resultHosts = QStringList{vendor.resultHost()};
    return config;
}

QJsonObject schnell(int count = 1)
{
    return recipeFor(QStringLiteral("schnell"), QStringLiteral("512x512"), floorPrompt, count);
}

QJsonObject queued(int count = 1)
{
    return recipeFor(QStringLiteral("queued"), QStringLiteral("96x64"), floorPrompt, count);
}

int looks(const QList<PeerRequest> &requests)
{
    return static_cast<int>(std::count_if(requests.begin(), requests.end(), [](const PeerRequest &request) { return request.method == "GET"; }));
}

template <class Fault>
struct Case {
    Fault fault;
    Outcome outcome;
    bool recovers = false; // once the first order was refused
};

// A wrong that passes: after its first order it does everything right.
template <class StandIn, class Fault>
void check(StandIn &vendor, const Case<Fault> &one, const server::ProviderConfig &config, const QByteArray &row, const QJsonObject &recipe,
           const std::function<int()> &orders)
{
    INFO("fault " << static_cast<int>(one.fault));
    vendor.fault = one.fault;
    ProviderFloor floor({config}, {row});
    std::thread nurse;
    if (one.recovers) {
        nurse = std::thread([&] {
            (void)eventually([&] { return orders() == 1; });
            std::this_thread::sleep_for(std::chrono::milliseconds(300)); // it is being answered; the next comes later
            vendor.fault = Fault::None;
        });
    }
    checkOrder(floor, recipe, one.outcome, orders);
    if (nurse.joinable())
        nurse.join();
}

} // namespace

TEST_CASE("Replicate: each end costs what it should and is ordered once")
{
    using Fault = ReplicateStandIn::Fault;
    using Row = Case<Fault>;
    const Row one = GENERATE(
        Row{Fault::None, {"", 2}}, Row{Fault::LyingType, {"", 2}}, Row{Fault::CutLookOnce, {"", 2}}, Row{Fault::Flagged, {"prompt_refused"}},
        Row{Fault::Nsfw, {"prompt_refused"}}, Row{Fault::OutOfMemory, {"provider_failed"}}, Row{Fault::NoCredit, {"provider_failed"}},
        Row{Fault::Throttled, {"", 2, 2}, true}, Row{Fault::Busy, {"", 2, 2}, true}, Row{Fault::FailsBefore, {"outcome_unknown"}},
        Row{Fault::FailsAfter, {"outcome_unknown"}}, Row{Fault::CutCreate, {"outcome_unknown"}}, Row{Fault::GarbageCreate, {"outcome_unknown"}},
        Row{Fault::LooksDown, {"outcome_unknown"}}, Row{Fault::NoOutput, {"provider_failed"}}, Row{Fault::DataRemoved, {"provider_failed"}},
        Row{Fault::Gone, {"outcome_unknown"}}, Row{Fault::InvalidShape, {"invalid_field", 0, 1, "size"}}, Row{Fault::ModelGone, {"model_unavailable"}},
        Row{Fault::NotAPicture, {"provider_failed"}}, Row{Fault::Oversized, {"provider_failed"}}, Row{Fault::ForeignPicture, {"provider_failed"}});
    ReplicateStandIn vendor;
    vendor.start();
    check(vendor, one, configFor(vendor), rows::replicate, schnell(), [&] { return vendor.creates(); });
}

TEST_CASE("fal: each end costs what it should and is ordered once")
{
    using Fault = FalStandIn::Fault;
    using Row = Case<Fault>;
    const Row one = GENERATE(
        Row{Fault::None, {"", 2}}, Row{Fault::LyingType, {"", 2}}, Row{Fault::CutLookOnce, {"", 2}}, Row{Fault::PolicyAtResult, {"prompt_refused"}},
        Row{Fault::Blanked, {"prompt_refused"}}, Row{Fault::FailsAtResult, {"provider_failed"}}, Row{Fault::NoBalance, {"provider_failed"}},
        Row{Fault::Throttled, {"", 2, 2}, true}, Row{Fault::Busy, {"", 2, 2}, true}, Row{Fault::FailsBefore, {"outcome_unknown"}},
        Row{Fault::CutSubmit, {"outcome_unknown"}}, Row{Fault::GarbageSubmit, {"outcome_unknown"}}, Row{Fault::LooksDown, {"outcome_unknown"}},
        Row{Fault::NoOutput, {"provider_failed"}}, Row{Fault::Gone, {"outcome_unknown"}}, Row{Fault::InvalidSize, {"invalid_field", 0, 1, "size"}},
        Row{Fault::AppGone, {"model_unavailable"}}, Row{Fault::NotAPicture, {"provider_failed"}}, Row{Fault::Oversized, {"provider_failed"}},
        Row{Fault::ForeignPicture, {"provider_failed"}});
    FalStandIn vendor;
    vendor.start();
    check(vendor, one, configFor(vendor), rows::fal, queued(), [&] { return vendor.submits(); });
}

TEST_CASE("four pictures of one order come from one prediction")
{
    ReplicateStandIn replicate;
    FalStandIn fal;
    replicate.start();
    fal.start();
    replicate.embeds = GENERATE(false, true);
    ProviderFloor floor({configFor(replicate), configFor(fal)}, {rows::replicate, rows::fal});
    SECTION("Replicate") { checkOrder(floor, schnell(4), {"", 8, 1}, [&] { return replicate.creates(); }); }
    SECTION("fal") { checkOrder(floor, queued(4), {"", 8, 1}, [&] { return fal.submits(); }); }
}

TEST_CASE("what is canceled while it runs elsewhere is stopped there and costs what was told")
{
    ReplicateStandIn replicate;
    FalStandIn fal;
    replicate.start();
    fal.start();
    replicate.fault = ReplicateStandIn::Fault::NeverEnds;
    fal.fault = FalStandIn::Fault::NeverStarts;
    ProviderFloor floor({configFor(replicate), configFor(fal)}, {rows::replicate, rows::fal});
    SECTION("Replicate")
    {
        checkCancel(floor, schnell(2), 4, [&] { return looks(replicate.requests()) >= 2; }, [&] { return replicate.creates(); });
        CHECK(replicate.canceledJobs() == 1);
    }
    SECTION("fal")
    {
        checkCancel(floor, queued(2), 4, [&] { return looks(fal.requests()) >= 2; }, [&] { return fal.submits(); });
        CHECK(fal.canceledJobs() == 1);
    }
}

TEST_CASE("a restart leaves what runs elsewhere alone and goes on with it, ordering nothing")
{
    ReplicateStandIn replicate;
    FalStandIn fal;
    replicate.start();
    fal.start();
    replicate.fault = ReplicateStandIn::Fault::NeverEnds;
    fal.fault = FalStandIn::Fault::NeverStarts;
    ProviderFloor floor({configFor(replicate), configFor(fal)}, {rows::replicate, rows::fal});
    SECTION("Replicate")
    {
        checkRestart(floor, schnell(2), {"", 4, 1}, [&] { return looks(replicate.requests()) >= 2; }, [&] { replicate.fault = ReplicateStandIn::Fault::None; },
                     [&] { return replicate.creates(); });
        CHECK(replicate.canceledJobs() == 0);
    }
    SECTION("fal")
    {
        checkRestart(floor, queued(2), {"", 4, 1}, [&] { return looks(fal.requests()) >= 2; }, [&] { fal.fault = FalStandIn::Fault::None; },
                     [&] { return fal.submits(); });
        CHECK(fal.canceledJobs() == 0);
    }
    SECTION("Replicate has forgotten it")
    {
        checkRestart(floor, schnell(), {"outcome_unknown", 0, 1}, [&] { return looks(replicate.requests()) >= 2; }, [&] { replicate.fault = ReplicateStandIn::Fault::Gone; },
                     [&] { return replicate.creates(); });
    }
}

TEST_CASE("a create that is never answered can be canceled")
{
    ReplicateStandIn vendor;
    vendor.start();
    vendor.fault = ReplicateStandIn::Fault::HangsCreate;
    ProviderFloor floor({configFor(vendor)}, {rows::replicate});
    checkCancel(floor, schnell(), 2, [&] { return vendor.creates() == 1; }, [&] { return vendor.creates(); });
}
