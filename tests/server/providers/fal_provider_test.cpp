#include "server/providers/fal_provider.h"

#include "imaging/picture_header.h"
#include "server/providers/fal_stand_in.h"
#include "server/providers/watched_work.h"
#include "support/catch.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace mj;
using namespace mj::server;
using mj::test::FalStandIn;
using mj::test::PeerRequest;
using mj::test::WatchedWork;

namespace
{

const QString canary = QStringLiteral("a heron named Zwölfkerze");

struct Room {
    FalStandIn vendor;
    std::unique_ptr<FalProvider> provider;

    Room()
    {
        vendor.start();
        ProviderConfig config;
        config.base = vendor.url();
        config.key = FalStandIn::key();
        config.resultHosts = QStringList{vendor.resultHost()};
        provider = std::make_unique<FalProvider>(config, WatchPace{{1, 2, 5}, 60'000, 5});
    }
    PeerRequest submitSeen() const
    {
        for (const PeerRequest &request : vendor.requests())
            if (request.method == "POST")
                return request;
        return {};
    }
};

PictureOrder schnell(int count = 1)
{
    PictureOrder order;
    order.model = QStringLiteral("fal-ai/flux/schnell");
    order.prompt = canary;
    order.size = QSize(96, 64);
    order.count = count;
    order.seed = 5;
    order.memberTag = QStringLiteral("tag-of-a-member");
    order.options = QJsonDocument::fromJson(R"({"input":{"num_inference_steps":4},"atOnce":4,
        "map":{"prompt":"prompt","size":"image_size","seed":"seed","count":"num_images"}})").object();
    return order;
}

} // namespace

TEST_CASE("an order goes through the queue of fal and its pictures are copied at once", "[fal]")
{
    Room room;
    WatchedWork watched;
    const auto made = watched.run(*room.provider, schnell(2));
    REQUIRE(made);
    REQUIRE(made->pictures.size() == 2);
    CHECK(readPictureHeader(made->pictures[1].bytes)->size == QSize(96, 64));
    CHECK(made->pictures.first().seed == FalStandIn::seed); // it says which it was
    CHECK(room.submitSeen().path == "/fal-ai/flux/schnell");
    QJsonObject input = QJsonDocument::fromJson(R"({"num_inference_steps":4,"image_size":{"width":96,"height":64},"seed":5,"num_images":2})").object();
    input.insert(QStringLiteral("prompt"), canary);
    CHECK(room.submitSeen().json() == input);
    CHECK(room.submitSeen().headers.value("x-fal-object-lifecycle-preference") == "{\"expiration_duration_seconds\":3600}");
    CHECK(room.vendor.submits() == 1);
    CHECK(watched.accepted.size() == 1);
    REQUIRE(watched.progress.size() == 1);
    CHECK(watched.progress.first().fraction == Approx(0.5));
    CHECK(watched.disclosedNames() == QStringList{QStringLiteral("parameters"), QStringLiteral("prompt")});
    CHECK(watched.disclosedOnce(QStringLiteral("prompt"), canary.toUtf8()));
    for (const PeerRequest &request : room.vendor.requests()) {
        CHECK_FALSE((request.body + request.path).contains("tag-of-a-member"));
        if (request.method == "GET" && request.path.contains("/requests/"))
            CHECK(request.path.startsWith("/fal-ai/flux/requests/")); // the sub-path was for the submit
    }
}

TEST_CASE("pictures go to fal inside the call", "[fal]")
{
    Room room;
    WatchedWork watched;
    PictureOrder order;
    order.model = QStringLiteral("fal-ai/nano-banana-2/edit");
    order.task = api::Task::Edit;
    order.prompt = canary;
    order.references = {{test::paintedPicture(QSize(40, 40)), "image/png"}, {test::paintedPicture(QSize(50, 40), "JPG"), "image/jpeg"}};
    order.options = QJsonDocument::fromJson(R"({"map":{"prompt":"prompt","references":"image_urls"},"headers":{"X-Fal-Store-IO":"0"}})").object();
    room.vendor.embeds = true;
    REQUIRE(watched.run(*room.provider, order));
    const QJsonArray sent = room.submitSeen().json().value(QLatin1String("image_urls")).toArray();
    REQUIRE(sent.size() == 2);
    for (int i = 0; i < 2; ++i) {
        CHECK(test::embeddedIn(sent[i].toString()) == std::pair(order.references[i].type, order.references[i].bytes));
        CHECK(watched.disclosedOnce(QStringLiteral("reference"), order.references[i].bytes));
    }
    CHECK(room.submitSeen().headers.value("x-fal-store-io") == "0");
}

TEST_CASE("an upscaler of fal answers one picture", "[fal]")
{
    Room room;
    WatchedWork watched;
    PictureOrder order;
    order.model = QStringLiteral("fal-ai/clarity-upscaler");
    order.task = api::Task::Upscale;
    order.scale = 2;
    order.references = {{test::paintedPicture(QSize(40, 40)), "image/png"}};
    order.options = QJsonDocument::fromJson(R"({"map":{"reference":"image_url","scale":"upscale_factor"}})").object();
    CHECK(watched.run(*room.provider, order).value().pictures.size() == 1);
}

TEST_CASE("after a restart a request of fal is found again", "[fal]")
{
    Room room;
    room.vendor.fault = FalStandIn::Fault::NeverStarts;
    WatchedWork before;
    before.leaving = true;
    Result<MadePictures> made = fail(Code::Internal);
    before.cancelOnce(*room.provider, schnell(), [&] { return room.vendor.requests().size() > 3; }, made);
    CHECK(room.vendor.cancels() == 0);
    room.vendor.fault = FalStandIn::Fault::None;
    WatchedWork after;
    PictureOrder order = schnell();
    order.remoteId = before.accepted.first();
    REQUIRE(after.run(*room.provider, order));
    CHECK(room.vendor.submits() == 1);
    CHECK(after.disclosures.isEmpty());
}
