#include "server/generations/provider_floor.h"
#include "server/generations/provider_rows.h"
#include "server/providers/automatic1111_stand_in.h"
#include "server/providers/comfyui_stand_in.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::test;

namespace {

QJsonObject orderFor(const char *model, int count = 1)
{
    QJsonObject recipe = recipeFor(QLatin1String(model), QStringLiteral("64x48"), floorPrompt, count);
    recipe.insert(QStringLiteral("negativePrompt"), QStringLiteral("Regenschirm"));
    return recipe;
}

} // namespace

TEST_CASE("AUTOMATIC1111: each end costs what it should and is asked once")
{
    using Fault = Automatic1111StandIn::Fault;
    struct Case {
        Fault fault;
        Outcome outcome;
        int count = 1;
    };
    const Case one = GENERATE(Case{Fault::None, {"", 12}, 3}, Case{Fault::ProgressDown, {"", 4}}, Case{Fault::OutOfMemory, {"provider_failed"}},
                              Case{Fault::FailsPlain, {"outcome_unknown"}}, Case{Fault::Cut, {"outcome_unknown"}}, Case{Fault::Garbage, {"provider_failed"}},
                              Case{Fault::NoOutput, {"provider_failed"}}, Case{Fault::NotAPicture, {"provider_failed"}}, Case{Fault::ApiOff, {"model_unavailable"}});
    INFO("fault " << static_cast<int>(one.fault));
    Automatic1111StandIn engine;
    engine.start();
    engine.fault = one.fault;
    ProviderFloor floor({providerAt(QStringLiteral("automatic1111"), engine.url(), {})}, {rows::automatic1111});
    checkOrder(floor, orderFor("forge", one.count), one.outcome, [&] { return engine.posts(); });
}

TEST_CASE("ComfyUI: each end costs what it should and is asked once")
{
    using Fault = ComfyuiStandIn::Fault;
    struct Case {
        Fault fault;
        Outcome outcome;
        int count = 1;
    };
    const Case one = GENERATE(Case{Fault::None, {"", 12}, 3}, Case{Fault::NoSocket, {"", 4}}, Case{Fault::SocketDrops, {"", 4}},
                              Case{Fault::ExecutionError, {"provider_failed"}}, Case{Fault::WeightsMissing, {"model_unavailable"}},
                              Case{Fault::SizeRefused, {"invalid_field", 0, 1, "size"}}, Case{Fault::FailsPrompt, {"outcome_unknown"}},
                              Case{Fault::GarbagePrompt, {"outcome_unknown"}}, Case{Fault::NoOutput, {"provider_failed"}}, Case{Fault::NotAPicture, {"provider_failed"}});
    INFO("fault " << static_cast<int>(one.fault));
    ComfyuiStandIn engine;
    engine.start();
    engine.fault = one.fault;
    ProviderFloor floor({providerAt(QStringLiteral("comfyui"), engine.url(), {})}, {rows::comfyui});
    checkOrder(floor, orderFor("graph", one.count), one.outcome, [&] { return engine.prompts(); });
}

TEST_CASE("what an engine of ours is stopped in the middle of costs nothing")
{
    Automatic1111StandIn forge;
    ComfyuiStandIn graph;
    forge.start();
    graph.start();
    forge.fault = Automatic1111StandIn::Fault::Slow;
    graph.fault = ComfyuiStandIn::Fault::Slow;
    ProviderFloor floor({providerAt(QStringLiteral("automatic1111"), forge.url(), {}), providerAt(QStringLiteral("comfyui"), graph.url(), {})},
                        {rows::automatic1111, rows::comfyui});
    SECTION("AUTOMATIC1111")
    {
        checkCancel(floor, orderFor("forge"), 0, [&] { return forge.posts() == 1; }, [&] { return forge.posts(); });
        CHECK(forge.interrupts() >= 1);
    }
    SECTION("ComfyUI")
    {
        checkCancel(floor, orderFor("graph"), 0, [&] { return graph.prompts() == 1; }, [&] { return graph.prompts(); });
        CHECK(graph.interrupts() >= 1);
    }
}

TEST_CASE("after a restart an engine of ours is asked for its picture again where it keeps no account, and after it where it does")
{
    Automatic1111StandIn forge;
    ComfyuiStandIn graph;
    forge.start();
    graph.start();
    forge.fault = Automatic1111StandIn::Fault::Slow;
    graph.stepMs = 400;
    ProviderFloor floor({providerAt(QStringLiteral("automatic1111"), forge.url(), {}), providerAt(QStringLiteral("comfyui"), graph.url(), {})},
                        {rows::automatic1111, rows::comfyui});
    SECTION("AUTOMATIC1111")
    {
        checkRestart(floor, orderFor("forge"), {"", 4, 2}, [&] { return forge.posts() == 1; }, [&] { forge.fault = Automatic1111StandIn::Fault::None; },
                     [&] { return forge.posts(); });
    }
    SECTION("ComfyUI")
    {
        checkRestart(floor, orderFor("graph"), {"", 4, 1}, [&] { return graph.prompts() == 1; }, [&] { graph.stepMs = 5; }, [&] { return graph.prompts(); });
        CHECK_FALSE(graph.remembers()); // the words do not stay there
    }
}
