#include "server/generations/provider_floor.h"
#include "server/generations/provider_rows.h"
#include "server/providers/openai_stand_in.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::test;

namespace {

// 1756 tokens out, 12 in; two partial pictures are 200 more. At 196 points a dollar, rounded up.
constexpr qint64 wholeCost = 11;
constexpr qint64 streamCost = 12;

struct Room {
    explicit Room(Fault fault = Fault::None, int times = -1)
    {
        vendor.start();
        vendor.fault = fault;
        vendor.times = times;
    }
    server::ProviderConfig config(int patienceMs = 20'000) const
    {
        server::ProviderConfig config = providerAt(QStringLiteral("openai"), vendor.url(), vendor.key);
        config.patience = std::chrono::milliseconds(patienceMs);
        return config;
    }
    std::function<int()> orders() const
    {
        return [this] { return vendor.count("POST"); };
    }

    OpenAiStandIn vendor;
};

QJsonObject whole(int count = 1)
{
    return recipeFor(QStringLiteral("whole"), QStringLiteral("256x256"), floorPrompt, count);
}

QJsonObject streamed(int count = 1)
{
    return recipeFor(QStringLiteral("streamed"), QStringLiteral("256x256"), floorPrompt, count);
}

struct Case {
    Fault fault;
    Outcome outcome;
    int times = -1;
    int patienceMs = 20'000;
};

void check(const Case &one, const QByteArray &row, const QJsonObject &recipe)
{
    INFO("fault " << static_cast<int>(one.fault));
    Room room(one.fault, one.times);
    ProviderFloor floor({room.config(one.patienceMs)}, {row});
    checkOrder(floor, recipe, one.outcome, room.orders());
}

} // namespace

TEST_CASE("OpenAI, whole answers: each ends as it should, costs what it should and is asked once")
{
    const Case one = GENERATE(
        Case{Fault::None, {"", wholeCost}}, Case{Fault::LyingType, {"", wholeCost}}, Case{Fault::Moderation, {"prompt_refused"}},
        Case{Fault::ModerationOld, {"prompt_refused"}}, Case{Fault::Billing, {"provider_failed"}}, Case{Fault::QuotaUsedUp, {"provider_failed"}},
        Case{Fault::RateLimited, {"", wholeCost, 2}, 1}, Case{Fault::Busy, {"", wholeCost, 2}, 1}, Case{Fault::ServerError, {"provider_failed"}},
        Case{Fault::Gateway, {"outcome_unknown"}}, Case{Fault::ModelGone, {"model_unavailable"}}, Case{Fault::BadSize, {"invalid_field", 0, 1, "size"}},
        Case{Fault::Garbage, {"provider_failed"}}, Case{Fault::NotAPicture, {"provider_failed"}}, Case{Fault::EmptyData, {"provider_failed"}},
        Case{Fault::CutBeforeAnswer, {"outcome_unknown"}}, Case{Fault::CutInAnswer, {"outcome_unknown"}}, Case{Fault::Oversized, {"outcome_unknown"}},
        Case{Fault::NeverAnswers, {"outcome_unknown"}, -1, 600}, Case{Fault::SlowDrip, {"outcome_unknown"}, -1, 600});
    check(one, rows::openAi, whole());
}

TEST_CASE("OpenAI, streams: what ends without its last event is a failure and costs nothing")
{
    const Case one = GENERATE(Case{Fault::None, {"", streamCost}}, Case{Fault::NoStream, {"", streamCost}}, Case{Fault::CutStream, {"outcome_unknown"}},
                              Case{Fault::CutInAnswer, {"outcome_unknown"}}, Case{Fault::StallStream, {"outcome_unknown"}, -1, 600},
                              Case{Fault::ErrorInStream, {"provider_failed"}}, Case{Fault::ModerationLate, {"prompt_refused"}});
    check(one, rows::openAiStream, streamed());
}

TEST_CASE("OpenAI, several pictures: one call where whole, one each where streamed; never above the quote")
{
    Room room;
    ProviderFloor floor({room.config()}, {rows::openAi, rows::openAiStream});
    SECTION("whole") { checkOrder(floor, whole(3), {"", 31, 1}, room.orders()); } // 3 * 0.05268 + 0.00006 dollars
    SECTION("streamed") { checkOrder(floor, streamed(3), {"", 35, 3}, room.orders()); }
    SECTION("dearer than quoted")
    {
        ProviderFloor cheap({room.config()}, {QByteArray(rows::openAi).replace("\"pointsPerPicture\":20", "\"pointsPerPicture\":5")});
        checkOrder(cheap, whole(), {"", 5, 1}, room.orders());
    }
}

TEST_CASE("a follower sees the unfinished pictures of a stream, and they are gone at its end")
{
    Room room;
    room.vendor.pauseMs = 250;
    ProviderFloor floor({room.config()}, {rows::openAiStream});
    const QString id = floor.submit(streamed());
    CHECK(floor.partials(id).size() == 2);
    const api::Generation job = floor.ended(id);
    CHECK(job.state == api::GenerationState::Succeeded);
    CHECK(job.partialId.isEmpty());
    CHECK(floor.isSettled(id, streamCost));
}

TEST_CASE("what is canceled at OpenAI costs what was told, for it is billed there")
{
    const bool isStream = GENERATE(false, true);
    Room room(isStream ? Fault::StallStream : Fault::NeverAnswers);
    ProviderFloor floor({room.config()}, {rows::openAi, rows::openAiStream});
    checkCancel(floor, isStream ? streamed() : whole(), 20, [&] { return room.vendor.count("POST") == 1; }, room.orders());
}

TEST_CASE("a restart in the middle of a call nobody can ask after: not asked again, and free")
{
    Room room(Fault::NeverAnswers);
    ProviderFloor floor({room.config()}, {rows::openAi});
    checkRestart(floor, whole(), {"outcome_unknown"}, [&] { return room.vendor.count("POST") == 1; }, [&] { room.vendor.fault = Fault::None; }, room.orders());
}

TEST_CASE("a key that is refused pauses its models until somebody has looked, and no customer reads why")
{
    Room room(Fault::Billing);
    ProviderFloor floor({room.config()}, {rows::openAi});
    const QString id = floor.submit(whole());
    CHECK(floor.ended(id).failureCode == QStringLiteral("provider_failed"));
    CHECK(floor.stateOf(QStringLiteral("whole")) == QStringLiteral("paused"));
    CHECK(floor.member.client.make(whole()).code() == QStringLiteral("model_unavailable"));
    const QByteArray all = floor.member.client.get(QStringLiteral("/v1/generations/") + id).body + floor.member.client.get(QStringLiteral("/v1/models")).body;
    for (const char *word : {"illing", "credit", "limit_reached", "stand-in-key"})
        CHECK_FALSE(all.contains(word));
    CHECK(room.vendor.count("POST") == 1);
}

TEST_CASE("a service that speaks like OpenAI on this computer: base64 or addresses, an empty list is a refusal")
{
    const auto manner = GENERATE(OpenAiStandIn::Manner::Compatible, OpenAiStandIn::Manner::WithUrls);
    OpenAiStandIn vendor(manner);
    vendor.start();
    server::ProviderConfig config = providerAt(QStringLiteral("openai_compatible"), vendor.url(), vendor.key);
    ProviderFloor floor({config}, {rows::compatible});
    const auto orders = [&] { return vendor.count("POST"); };
    const QJsonObject recipe = recipeFor(QStringLiteral("alike"), QStringLiteral("64x64"), floorPrompt);
    SECTION("pictures") { checkOrder(floor, recipe, {"", 3, 1}, orders); }
    SECTION("refused")
    {
        vendor.fault = Fault::EmptyData;
        checkOrder(floor, recipe, {"prompt_refused", 0, 1}, orders);
    }
}
