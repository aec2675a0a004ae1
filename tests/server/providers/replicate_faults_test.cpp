#include "server/providers/replicate_provider.h"
#include "server/providers/replicate_stand_in.h"
#include "server/providers/watched_work.h"
#include "support/catch.h"

#include <QJsonDocument>

using namespace mj;
using namespace mj::server;
using mj::test::ReplicateStandIn;
using mj::test::WatchedWork;
using Fault = ReplicateStandIn::Fault;

namespace
{

const QString canary = QStringLiteral("Zwölfkerze");

PictureOrder orderOf(int count = 1)
{
    PictureOrder order;
    order.model = QStringLiteral("black-forest-labs/flux-schnell");
    order.prompt = canary;
    order.count = count;
    order.size = QSize(512, 512);
    order.options = QJsonDocument::fromJson(R"({"input":{"output_format":"png"},"atOnce":4,
        "map":{"prompt":"prompt","size":"aspect_ratio","count":"num_outputs"}})").object();
    return order;
}

ProviderConfig configOf(const ReplicateStandIn &vendor)
{
    ProviderConfig config;
    config.base = vendor.url();
    config.key = ReplicateStandIn::key();
    config.resultHosts = QStringList{vendor.resultHost()};
    return config;
}

const ReplicateProvider::Settings quick{{{1, 2, 5}, 30'000, 4}, {}};

struct Row {
    Fault fault;
    const char *name;
    Code code;
    const char *detail;
    int accepted; // ids told
};

} // namespace

TEST_CASE("each fault of Replicate has its meaning, and no create is repeated", "[replicate]")
{
    const Row row = GENERATE(
        Row{Fault::Flagged, "flagged", Code::PromptRefused, "E005", 1}, Row{Fault::Nsfw, "nsfw", Code::PromptRefused, "failed", 1},
        Row{Fault::OutOfMemory, "out of memory", Code::ProviderFailed, "E1001", 1}, Row{Fault::NoCredit, "no credit", Code::Forbidden, "http_402", 0},
        Row{Fault::Throttled, "throttled", Code::TooManyRequests, "http_429", 0},
        Row{Fault::ThrottledInWords, "throttled in words", Code::TooManyRequests, "http_429", 0},
        Row{Fault::FailsBefore, "fails before", Code::OutcomeUnknown, "http_500", 0}, Row{Fault::FailsAfter, "fails after", Code::OutcomeUnknown, "http_500", 0},
        Row{Fault::Busy, "busy", Code::Offline, "http_503", 0}, Row{Fault::CutCreate, "cut create", Code::OutcomeUnknown, "", 0},
        Row{Fault::GarbageCreate, "garbage create", Code::OutcomeUnknown, "unreadable", 0}, Row{Fault::LooksDown, "looks down", Code::OutcomeUnknown, "no_answer", 1},
        Row{Fault::GarbageLook, "garbage look", Code::OutcomeUnknown, "no_answer", 1}, Row{Fault::NoOutput, "no output", Code::ProviderFailed, "no_output", 1},
        Row{Fault::DataRemoved, "data removed", Code::ProviderFailed, "data_removed", 1}, Row{Fault::Gone, "gone", Code::OutcomeUnknown, "gone", 1},
        Row{Fault::InvalidFixed, "invalid fixed", Code::ProviderFailed, "http_422", 0}, Row{Fault::InvalidVersion, "invalid version", Code::ModelUnavailable, "http_422", 0},
        Row{Fault::ModelGone, "model gone", Code::ModelUnavailable, "http_404", 0}, Row{Fault::Aborted, "aborted", Code::Offline, "aborted", 1},
        Row{Fault::Deadline, "deadline", Code::ProviderFailed, "canceled", 1});
    CAPTURE(row.name);
    ReplicateStandIn vendor;
    vendor.start();
    vendor.fault = row.fault;
    ReplicateProvider provider(configOf(vendor), quick);
    WatchedWork watched;
    const auto made = watched.run(provider, orderOf());
    REQUIRE_FALSE(made);
    CHECK(made.error().code == row.code);
    CHECK(made.error().detail == QLatin1String(row.detail));
    CHECK(vendor.creates() == 1);
    CHECK(watched.accepted.size() == row.accepted);
    CHECK(watched.disclosedOnce(QStringLiteral("prompt"), canary.toUtf8())); // it left, whatever became of it
}

TEST_CASE("pictures at Replicate that cannot be taken", "[replicate]")
{
    const Fault fault = GENERATE(Fault::NotAPicture, Fault::Oversized, Fault::ForeignPicture);
    ReplicateStandIn vendor;
    vendor.start();
    vendor.fault = fault;
    ReplicateProvider provider(configOf(vendor), quick);
    WatchedWork watched;
    const auto made = watched.run(provider, orderOf());
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::ProviderFailed);
    CHECK(vendor.creates() == 1);
}

TEST_CASE("a picture under a wrong type, and one look that is cut, change nothing", "[replicate]")
{
    const Fault fault = GENERATE(Fault::LyingType, Fault::CutLookOnce);
    ReplicateStandIn vendor;
    vendor.start();
    vendor.fault = fault;
    ReplicateProvider provider(configOf(vendor), quick);
    WatchedWork watched;
    CHECK(watched.run(provider, orderOf(2)).value().pictures.size() == 2);
    CHECK(vendor.creates() == 1);
}

TEST_CASE("Replicate says how long to wait, by a header or in words", "[replicate]")
{
    const auto [fault, seconds] = GENERATE(std::pair(Fault::Throttled, 7), std::pair(Fault::ThrottledInWords, 30), std::pair(Fault::Busy, 3));
    ReplicateStandIn vendor;
    vendor.start();
    vendor.fault = fault;
    ReplicateProvider provider(configOf(vendor), quick);
    WatchedWork watched;
    CHECK(watched.run(provider, orderOf()).error().retryAfterSeconds == seconds);
}

TEST_CASE("a refused parameter is named as the order names it", "[replicate]")
{
    ReplicateStandIn vendor;
    vendor.start();
    vendor.fault = Fault::InvalidShape;
    ReplicateProvider provider(configOf(vendor), quick);
    WatchedWork watched;
    const Error refused = watched.run(provider, orderOf()).error();
    CHECK(refused.code == Code::InvalidField);
    CHECK(refused.field == QLatin1String("size"));
}

TEST_CASE("a wrong key, a name that is none and a model that nobody has", "[replicate]")
{
    ReplicateStandIn vendor;
    vendor.start();
    ProviderConfig config = configOf(vendor);
    PictureOrder order = orderOf();
    Code expected = Code::Forbidden;
    SECTION("key") { config.key = "r8_wrong"; }
    SECTION("name")
    {
        order.model = QStringLiteral("../../account");
        expected = Code::ModelUnavailable;
    }
    SECTION("unknown")
    {
        order.model = QStringLiteral("nobody/nothing");
        expected = Code::ModelUnavailable;
    }
    ReplicateProvider provider(config, quick);
    WatchedWork watched;
    const auto made = watched.run(provider, order);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == expected);
    CHECK_FALSE(made.error().detail.contains(QLatin1String("r8_")));
}

TEST_CASE("a vendor that is not there was surely not asked", "[replicate]")
{
    ProviderConfig config;
    {
        ReplicateStandIn vendor;
        vendor.start();
        config = configOf(vendor);
    }
    ReplicateProvider provider(config, quick);
    WatchedWork watched;
    CHECK(watched.run(provider, orderOf()).error().code == Code::Offline);
}

TEST_CASE("canceled, the prediction is canceled too, within a second", "[replicate]")
{
    ReplicateStandIn vendor;
    vendor.start();
    vendor.fault = Fault::NeverEnds;
    ReplicateProvider provider(configOf(vendor), {{{1, 60'000}, 120'000, 4}, {}});
    WatchedWork watched;
    Result<MadePictures> made = fail(Code::Internal);
    const int took = watched.cancelOnce(provider, orderOf(), [&] { return vendor.requests().size() > 1; }, made);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(took < 1'000);
    CHECK(vendor.cancels() == 1);
    CHECK(vendor.canceledJobs() == 1);
}

TEST_CASE("canceled while the create has no answer, it returns all the same", "[replicate]")
{
    ReplicateStandIn vendor;
    vendor.start();
    vendor.fault = Fault::HangsCreate;
    ReplicateProvider provider(configOf(vendor), quick);
    WatchedWork watched;
    Result<MadePictures> made = fail(Code::Internal);
    const int took = watched.cancelOnce(provider, orderOf(), [&] { return vendor.creates() == 1; }, made);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(took < 1'500);
}

TEST_CASE("canceled while a picture drips", "[replicate]")
{
    ReplicateStandIn vendor;
    vendor.start();
    vendor.fault = Fault::DripsPicture;
    ReplicateProvider provider(configOf(vendor), quick);
    WatchedWork watched;
    Result<MadePictures> made = fail(Code::Internal);
    const int took = watched.cancelOnce(provider, orderOf(), [&] { return !vendor.requests().isEmpty() && vendor.requests().last().path.startsWith("/delivery/"); }, made);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(took < 1'500);
}

TEST_CASE("a prediction that never ends is given up and canceled", "[replicate]")
{
    ReplicateStandIn vendor;
    vendor.start();
    vendor.fault = Fault::NeverEnds;
    ReplicateProvider provider(configOf(vendor), {{{5}, 50, 4}, {}});
    WatchedWork watched;
    const Error ended = watched.run(provider, orderOf()).error();
    CHECK(ended.code == Code::OutcomeUnknown);
    CHECK(ended.detail == QLatin1String("no_end"));
    CHECK(vendor.canceledJobs() == 1);
}

TEST_CASE("an id that could not be stored stops the prediction", "[replicate]")
{
    ReplicateStandIn vendor;
    vendor.start();
    ReplicateProvider provider(configOf(vendor), quick);
    WatchedWork watched;
    watched.refuseAccepted = true;
    CHECK(watched.run(provider, orderOf()).error().code == Code::Storage);
    CHECK(vendor.canceledJobs() == 1);
}

TEST_CASE("a file that could not be sent ahead may be sent again", "[replicate]")
{
    ReplicateStandIn vendor;
    vendor.start();
    vendor.fault = Fault::FilesDown;
    ReplicateProvider provider(configOf(vendor), quick);
    WatchedWork watched;
    PictureOrder order = orderOf();
    order.model = QStringLiteral("nightmareai/real-esrgan");
    order.task = api::Task::Upscale;
    order.prompt.clear();
    order.size = QSize();
    order.references = {{test::paintedPicture(QSize(1600, 1200)), "image/png"}};
    order.options = QJsonDocument::fromJson(R"({"map":{"reference":"image"}})").object();
    CHECK(watched.run(provider, order).error().code == Code::Offline);
    CHECK(vendor.creates() == 0);
}
