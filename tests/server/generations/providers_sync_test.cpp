#include "server/generations/provider_floor.h"
#include "server/generations/provider_rows.h"
#include "server/providers/gemini_stand_in.h"
#include "server/providers/stability_stand_in.h"
#include "support/catch.h"

#include <QBuffer>
#include <QImage>

using namespace mj;
using namespace mj::test;

namespace {

struct Case {
    Fault fault;
    Outcome outcome;
    int times = -1;
    int patienceMs = 20'000;
};

server::ProviderConfig configFor(const char *kind, StandIn &vendor, int patienceMs)
{
    server::ProviderConfig config = providerAt(QLatin1String(kind), vendor.start(), vendor.key);
    config.patience = std::chrono::milliseconds(patienceMs);
    return config;
}

void check(const Case &one, StandIn &vendor, const server::ProviderConfig &config, const QByteArray &row, const QJsonObject &recipe)
{
    INFO("fault " << static_cast<int>(one.fault));
    vendor.fault = one.fault;
    vendor.times = one.times;
    ProviderFloor floor({config}, {row});
    checkOrder(floor, recipe, one.outcome, [&] { return vendor.count("POST"); });
}

QJsonObject gem(int count = 1)
{
    return recipeFor(QStringLiteral("gem"), QStringLiteral("512x512"), floorPrompt, count);
}

QJsonObject core(int count = 1)
{
    QJsonObject recipe = recipeFor(QStringLiteral("core"), QStringLiteral("1024x1024"), floorPrompt, count);
    recipe.insert(QStringLiteral("negativePrompt"), QStringLiteral("Regenschirm"));
    return recipe;
}

QString uploaded(const ProviderFloor &floor)
{
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QByteArray png;
    QBuffer buffer(&png);
    picture.save(&buffer, "PNG");
    const Answer kept = floor.member.client.post(QStringLiteral("/v1/references"), {{QStringLiteral("picture"), QString::fromLatin1(png.toBase64())}});
    return kept.json().value(QLatin1String("id")).toString();
}

QJsonObject enlargement(const QString &reference)
{
    return {{QStringLiteral("model"), QStringLiteral("creative")}, {QStringLiteral("task"), QStringLiteral("upscale")}, {QStringLiteral("scale"), 2},
            {QStringLiteral("prompt"), floorPrompt}, {QStringLiteral("count"), 1}, {QStringLiteral("references"), QJsonArray{reference}}};
}

} // namespace

TEST_CASE("Gemini: each end costs what it should and is asked once")
{
    const Case one = GENERATE(
        Case{Fault::None, {"", 14}}, Case{Fault::LyingType, {"", 14}}, Case{Fault::Moderation, {"prompt_refused"}}, Case{Fault::ModerationLate, {"prompt_refused"}},
        Case{Fault::WordsOnly, {"provider_failed"}}, Case{Fault::EmptyData, {"provider_failed"}}, Case{Fault::Billing, {"provider_failed"}},
        Case{Fault::QuotaUsedUp, {"provider_failed"}}, Case{Fault::RateLimited, {"", 14, 2}, 1}, Case{Fault::Busy, {"", 14, 2}, 1},
        Case{Fault::ServerError, {"provider_failed"}}, Case{Fault::Gateway, {"outcome_unknown"}}, Case{Fault::ModelGone, {"model_unavailable"}},
        Case{Fault::Garbage, {"provider_failed"}}, Case{Fault::NotAPicture, {"provider_failed"}}, Case{Fault::CutInAnswer, {"outcome_unknown"}},
        Case{Fault::CutBeforeAnswer, {"outcome_unknown"}}, Case{Fault::Oversized, {"outcome_unknown"}}, Case{Fault::NeverAnswers, {"outcome_unknown"}, -1, 600},
        Case{Fault::SlowDrip, {"outcome_unknown"}, -1, 600});
    GeminiStandIn vendor;
    check(one, vendor, configFor("gemini", vendor, one.patienceMs), rows::gemini, gem());
}

TEST_CASE("Stability: each end costs what it should and is asked once")
{
    const Case one = GENERATE(
        Case{Fault::None, {"", 6}}, Case{Fault::LyingType, {"", 6}}, Case{Fault::Moderation, {"prompt_refused"}}, Case{Fault::ModerationLate, {"prompt_refused"}},
        Case{Fault::Billing, {"provider_failed"}}, Case{Fault::RateLimited, {"", 6, 2}, 1}, Case{Fault::Busy, {"", 6, 2}, 1},
        Case{Fault::ServerError, {"provider_failed"}}, Case{Fault::Gateway, {"outcome_unknown"}}, Case{Fault::ModelGone, {"model_unavailable"}},
        Case{Fault::BadSize, {"invalid_field", 0, 1, "size"}}, Case{Fault::NotAPicture, {"provider_failed"}}, Case{Fault::EmptyData, {"provider_failed"}},
        Case{Fault::CutInAnswer, {"outcome_unknown"}}, Case{Fault::CutBeforeAnswer, {"outcome_unknown"}}, Case{Fault::Oversized, {"outcome_unknown"}},
        Case{Fault::NeverAnswers, {"outcome_unknown"}, -1, 600}, Case{Fault::SlowDrip, {"outcome_unknown"}, -1, 600});
    StabilityStandIn vendor;
    check(one, vendor, configFor("stability", vendor, one.patienceMs), rows::stability, core());
}

TEST_CASE("of two pictures that take a call each the one that was made is paid for")
{
    GeminiStandIn vendor;
    ProviderFloor floor({configFor("gemini", vendor, 20'000)}, {rows::gemini});
    SECTION("both") { checkOrder(floor, gem(2), {"", 28, 2}, [&] { return vendor.count("POST"); }); }
    SECTION("the first alone")
    {
        const QString id = floor.submit(gem(2));
        REQUIRE(eventually([&] { return vendor.count("POST") >= 1; }));
        vendor.fault = Fault::Moderation;
        const api::Generation job = floor.ended(id);
        const qint64 made = job.pictures.size(); // 1, or 2 when it was quicker
        CHECK(floor.isSettled(id, 14 * made));
        CHECK((job.state == api::GenerationState::Succeeded) == (made == 2));
    }
}

TEST_CASE("what is canceled at Gemini or Stability costs what was told")
{
    GeminiStandIn google;
    StabilityStandIn stability;
    google.fault = Fault::NeverAnswers;
    stability.fault = Fault::NeverAnswers;
    ProviderFloor floor({configFor("gemini", google, 20'000), configFor("stability", stability, 20'000)}, {rows::gemini, rows::stability});
    SECTION("Gemini") { checkCancel(floor, gem(), 14, [&] { return google.count("POST") == 1; }, [&] { return google.count("POST"); }); }
    SECTION("Stability") { checkCancel(floor, core(), 6, [&] { return stability.count("POST") == 1; }, [&] { return stability.count("POST"); }); }
}

TEST_CASE("a restart in the middle of a Gemini call: not asked again, and free")
{
    GeminiStandIn vendor;
    vendor.fault = Fault::NeverAnswers;
    ProviderFloor floor({configFor("gemini", vendor, 20'000)}, {rows::gemini});
    checkRestart(floor, gem(), {"outcome_unknown"}, [&] { return vendor.count("POST") == 1; }, [&] { vendor.fault = Fault::None; }, [&] { return vendor.count("POST"); });
}

TEST_CASE("an enlargement that takes its time is taken up again after a restart by its id")
{
    StabilityStandIn vendor;
    vendor.questions = 1'000'000;
    ProviderFloor floor({configFor("stability", vendor, 60'000)}, {rows::enlarger});
    const QJsonObject recipe = enlargement(uploaded(floor));
    const auto orders = [&] { return vendor.count("POST"); };
    SECTION("it goes on")
    {
        checkRestart(floor, recipe, {"", 50, 1}, [&] { return vendor.count("GET") >= 2; }, [&] { vendor.questions = 0; }, orders);
    }
    SECTION("it is not known there any more")
    {
        checkRestart(floor, recipe, {"outcome_unknown", 0, 1}, [&] { return vendor.count("GET") >= 2; }, [&] { vendor.fault = Fault::ResultGone; }, orders);
    }
}
