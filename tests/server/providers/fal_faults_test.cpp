#include "server/providers/fal_provider.h"
#include "server/providers/fal_stand_in.h"
#include "server/providers/watched_work.h"
#include "support/catch.h"

#include <QJsonDocument>

using namespace mj;
using namespace mj::server;
using mj::test::FalStandIn;
using mj::test::WatchedWork;
using Fault = FalStandIn::Fault;

namespace
{

const QString canary = QStringLiteral("Zwölfkerze");

PictureOrder orderOf(int count = 1)
{
    PictureOrder order;
    order.model = QStringLiteral("fal-ai/flux/schnell");
    order.prompt = canary;
    order.count = count;
    order.size = QSize(64, 64);
    order.options = QJsonDocument::fromJson(R"({"input":{"num_inference_steps":4},"atOnce":4,
        "map":{"prompt":"prompt","size":"image_size","count":"num_images"}})").object();
    return order;
}

struct Room {
    FalStandIn vendor;
    ProviderConfig config;

    explicit Room(Fault fault)
    {
        vendor.start();
        vendor.fault = fault;
        config.base = vendor.url();
        config.key = FalStandIn::key();
        config.resultHosts = QStringList{vendor.resultHost()};
    }
};

const WatchPace quick{{1, 2, 5}, 30'000, 4};

struct Row {
    Fault fault;
    const char *name;
    Code code;
    const char *detail;
    int accepted;
};

} // namespace

TEST_CASE("each fault of fal has its meaning, and no submit is repeated", "[fal]")
{
    const Row row = GENERATE(
        Row{Fault::PolicyAtResult, "policy", Code::PromptRefused, "content_policy_violation", 1}, Row{Fault::Blanked, "blanked", Code::PromptRefused, "nsfw", 1},
        Row{Fault::FailsAtResult, "fails at result", Code::ProviderFailed, "http_500", 1}, Row{Fault::NoBalance, "no balance", Code::Forbidden, "http_403", 0},
        Row{Fault::Throttled, "throttled", Code::TooManyRequests, "http_429", 0}, Row{Fault::FailsBefore, "fails before", Code::OutcomeUnknown, "http_500", 0},
        Row{Fault::Busy, "busy", Code::Offline, "http_503", 0}, Row{Fault::CutSubmit, "cut submit", Code::OutcomeUnknown, "", 0},
        Row{Fault::GarbageSubmit, "garbage submit", Code::OutcomeUnknown, "unreadable", 0}, Row{Fault::LooksDown, "looks down", Code::OutcomeUnknown, "no_answer", 1},
        Row{Fault::GarbageLook, "garbage look", Code::OutcomeUnknown, "no_answer", 1}, Row{Fault::NoOutput, "no output", Code::ProviderFailed, "no_output", 1},
        Row{Fault::Gone, "gone", Code::OutcomeUnknown, "gone", 1}, Row{Fault::InvalidFixed, "invalid fixed", Code::ProviderFailed, "less_than_equal", 0},
        Row{Fault::AppGone, "app gone", Code::ModelUnavailable, "http_404", 0});
    CAPTURE(row.name);
    Room room(row.fault);
    FalProvider provider(room.config, quick);
    WatchedWork watched;
    const auto made = watched.run(provider, orderOf());
    REQUIRE_FALSE(made);
    CHECK(made.error().code == row.code);
    CHECK(made.error().detail == QLatin1String(row.detail));
    CHECK(room.vendor.submits() == 1);
    CHECK(watched.accepted.size() == row.accepted);
    CHECK(watched.disclosedOnce(QStringLiteral("prompt"), canary.toUtf8()));
}

TEST_CASE("fal refuses a size, and the order's name for it is told", "[fal]")
{
    Room room(Fault::InvalidSize);
    FalProvider provider(room.config, quick);
    WatchedWork watched;
    const Error refused = watched.run(provider, orderOf()).error();
    CHECK(refused.code == Code::InvalidField);
    CHECK(refused.field == QLatin1String("size"));
}

TEST_CASE("the pictures that were not blanked out are kept", "[fal]")
{
    Room room(Fault::OneBlanked);
    FalProvider provider(room.config, quick);
    WatchedWork watched;
    CHECK(watched.run(provider, orderOf(3)).value().pictures.size() == 2);
}

TEST_CASE("pictures at fal that cannot be taken", "[fal]")
{
    Room room(GENERATE(Fault::NotAPicture, Fault::Oversized, Fault::ForeignPicture));
    FalProvider provider(room.config, quick);
    WatchedWork watched;
    const auto made = watched.run(provider, orderOf());
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::ProviderFailed);
    CHECK(room.vendor.submits() == 1);
}

TEST_CASE("a lying type and one look that is cut change nothing at fal", "[fal]")
{
    Room room(GENERATE(Fault::LyingType, Fault::CutLookOnce));
    FalProvider provider(room.config, quick);
    WatchedWork watched;
    CHECK(watched.run(provider, orderOf()));
    CHECK(room.vendor.submits() == 1);
}

TEST_CASE("a wrong key at fal is the operator's business", "[fal]")
{
    Room room(Fault::None);
    room.config.key = "wrong";
    FalProvider provider(room.config, quick);
    WatchedWork watched;
    CHECK(watched.run(provider, orderOf()).error().code == Code::Forbidden);
}

TEST_CASE("names that could bend the address are refused unsent", "[fal]")
{
    Room room(Fault::None);
    FalProvider provider(room.config, quick);
    PictureOrder order = orderOf();
    order.model = QString::fromLatin1(GENERATE("fal-ai", "fal-ai/../admin", "fal-ai/x?y=1", "//evil.example/x", ""));
    WatchedWork watched;
    CHECK(watched.run(provider, order).error().code == Code::ModelUnavailable);
    CHECK(room.vendor.requests().isEmpty());
}

TEST_CASE("canceled, the request at fal is canceled within a second", "[fal]")
{
    Room room(Fault::NeverStarts);
    FalProvider provider(room.config, WatchPace{{1, 60'000}, 120'000, 4});
    WatchedWork watched;
    Result<MadePictures> made = fail(Code::Internal);
    const int took = watched.cancelOnce(provider, orderOf(), [&] { return room.vendor.requests().size() > 1; }, made);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(took < 1'000);
    CHECK(room.vendor.canceledJobs() == 1);
}

TEST_CASE("canceled without an answer, fal does not hold it up", "[fal]")
{
    const Fault fault = GENERATE(Fault::HangsSubmit, Fault::DripsPicture);
    Room room(fault);
    FalProvider provider(room.config, quick);
    WatchedWork watched;
    Result<MadePictures> made = fail(Code::Internal);
    const auto begun = [&] { return !room.vendor.requests().isEmpty() && (fault == Fault::HangsSubmit || room.vendor.requests().last().path.startsWith("/media/")); };
    const int took = watched.cancelOnce(provider, orderOf(), begun, made);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(took < 1'500);
}
