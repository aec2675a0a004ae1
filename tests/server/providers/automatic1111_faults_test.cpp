#include "server/providers/automatic1111_provider.h"
#include "server/providers/automatic1111_stand_in.h"
#include "server/providers/watched_work.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::server;
using mj::test::Automatic1111StandIn;
using mj::test::WatchedWork;
using Fault = Automatic1111StandIn::Fault;

namespace
{

struct Room {
    Automatic1111StandIn engine;
    std::unique_ptr<Automatic1111Provider> provider;

    explicit Room(Fault fault)
    {
        engine.start();
        engine.fault = fault;
        ProviderConfig config;
        config.base = engine.url();
        provider = std::make_unique<Automatic1111Provider>(config, Automatic1111Provider::Pace{5, 60'000});
    }
};

PictureOrder orderOf()
{
    PictureOrder order;
    order.prompt = QStringLiteral("Zwölfkerze");
    order.size = QSize(64, 64);
    return order;
}

struct Row {
    Fault fault;
    const char *name;
    Code code;
    const char *detail;
};

} // namespace

TEST_CASE("each fault of the engine has its meaning, and nothing is sent twice", "[automatic1111]")
{
    const Row row = GENERATE(Row{Fault::OutOfMemory, "out of memory", Code::ProviderFailed, "OutOfMemoryError"},
                             Row{Fault::FailsPlain, "fails", Code::OutcomeUnknown, "http_500"}, Row{Fault::Busy, "busy", Code::Offline, "http_503"},
                             Row{Fault::Cut, "cut", Code::OutcomeUnknown, ""}, Row{Fault::Garbage, "garbage", Code::ProviderFailed, "unreadable"},
                             Row{Fault::NoOutput, "no output", Code::ProviderFailed, "no_output"},
                             Row{Fault::NotAPicture, "not a picture", Code::ProviderFailed, "not a picture"},
                             Row{Fault::ApiOff, "no API", Code::ModelUnavailable, "http_404"});
    CAPTURE(row.name);
    Room room(row.fault);
    WatchedWork watched;
    const auto made = watched.run(*room.provider, orderOf());
    REQUIRE_FALSE(made);
    CHECK(made.error().code == row.code);
    CHECK(made.error().detail == QLatin1String(row.detail));
    CHECK(room.engine.posts() == 1);
    CHECK(watched.disclosedOnce(QStringLiteral("prompt"), orderOf().prompt.toUtf8()));
}

TEST_CASE("the engine refuses a size, and the order's name for it is told", "[automatic1111]")
{
    Room room(Fault::InvalidSize);
    WatchedWork watched;
    const Error refused = watched.run(*room.provider, orderOf()).error();
    CHECK(refused.code == Code::InvalidField);
    CHECK(refused.field == QLatin1String("size"));
}

TEST_CASE("pictures come although nothing is told of progress", "[automatic1111]")
{
    Room room(Fault::ProgressDown);
    WatchedWork watched;
    CHECK(watched.run(*room.provider, orderOf()));
    CHECK(watched.progress.isEmpty());
}

TEST_CASE("what it cannot do is refused unsent", "[automatic1111]")
{
    Room room(Fault::None);
    PictureOrder order = orderOf();
    QString field;
    SECTION("background") { order.task = api::Task::RemoveBackground, field = QStringLiteral("task"); }
    SECTION("style") { order.style = field = QStringLiteral("style"); }
    SECTION("quality") { order.quality = field = QStringLiteral("quality"); }
    SECTION("nothing to edit") { order.task = api::Task::Edit, field = QStringLiteral("references"); }
    SECTION("two pictures") { order.references = {{"a", "image/png"}, {"b", "image/png"}}, field = QStringLiteral("references"); }
    SECTION("a mask of nothing") { order.mask = "m", field = QStringLiteral("mask"); }
    WatchedWork watched;
    const auto made = watched.run(*room.provider, order);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::InvalidField);
    CHECK(made.error().field == field);
    CHECK(room.engine.requests().isEmpty());
    CHECK(watched.disclosures.isEmpty());
}

TEST_CASE("canceled, the engine is interrupted within a second", "[automatic1111]")
{
    Room room(Fault::Slow);
    WatchedWork watched;
    Result<MadePictures> made = fail(Code::Internal);
    const int took = watched.cancelOnce(*room.provider, orderOf(), [&] { return room.engine.posts() == 1; }, made);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(room.engine.interrupts() == 1);
    CHECK(took < 1'500); // the engine answers once it is interrupted
}

TEST_CASE("canceled while another order works, nothing is interrupted", "[automatic1111]")
{
    Room room(Fault::Slow);
    WatchedWork first;
    WatchedWork second;
    auto working = std::async(std::launch::async, [&] { return first.run(*room.provider, orderOf()); });
    while (room.engine.posts() == 0) {
    }
    Result<MadePictures> made = fail(Code::Internal);
    second.cancelOnce(*room.provider, orderOf(), [] { return true; }, made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(room.engine.interrupts() == 0);
    CHECK(room.engine.posts() == 1);
    first.canceled = true;
    CHECK(working.get().error().code == Code::Canceled);
}
