#include "server/providers/replicate_provider.h"

#include "imaging/picture_header.h"
#include "server/providers/replicate_stand_in.h"
#include "server/providers/watched_work.h"
#include "support/catch.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>

using namespace mj;
using namespace mj::server;
using mj::test::PeerRequest;
using mj::test::ReplicateStandIn;
using mj::test::WatchedWork;

namespace
{

const QString canary = QStringLiteral("a heron named Zwölfkerze");

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

struct Room {
    ReplicateStandIn vendor;
    std::unique_ptr<ReplicateProvider> provider;

    explicit Room(ReplicateProvider::Settings settings = {{{1, 2, 5}, 60'000, 5}, {}})
    {
        vendor.start();
        ProviderConfig config;
        config.base = vendor.url();
        config.key = ReplicateStandIn::key();
        config.country = QStringLiteral("US");
        config.retention = QStringLiteral("1h");
        config.resultHosts = QStringList{vendor.resultHost()};
        provider = std::make_unique<ReplicateProvider>(config, settings);
    }
    PeerRequest createSeen() const
    {
        for (const PeerRequest &request : vendor.requests())
            if (request.method == "POST" && request.path.endsWith("/predictions"))
                return request;
        return {};
    }
};

PictureOrder schnell(int count = 1)
{
    PictureOrder order;
    order.model = QStringLiteral("black-forest-labs/flux-schnell");
    order.prompt = canary;
    order.size = QSize(1344, 768);
    order.count = count;
    order.seed = 42;
    order.memberTag = QStringLiteral("tag-of-a-member");
    order.options = object(R"({"input":{"output_format":"png","go_fast":true},"atOnce":4,
        "map":{"prompt":"prompt","size":"aspect_ratio","seed":"seed","count":"num_outputs"}})");
    return order;
}

PictureOrder sdxl(const QByteArray &reference)
{
    PictureOrder order;
    order.model = QStringLiteral("stability-ai/sdxl:") + ReplicateStandIn::sdxlVersion();
    order.task = api::Task::Edit;
    order.prompt = canary;
    order.negativePrompt = QStringLiteral("no Regenschirm");
    order.size = QSize(64, 96);
    order.references = {{reference, "image/png"}};
    order.options = object(R"({"map":{"prompt":"prompt","negative_prompt":"negative_prompt","size":"width,height","reference":"image","mask":"mask"}})");
    return order;
}

QByteArray holedMask(const QSize &size)
{
    QImage mask(size, QImage::Format_ARGB32);
    mask.fill(Qt::black);
    for (int y = 0; y < size.height() / 2; ++y)
        for (int x = 0; x < size.width(); ++x)
            mask.setPixel(x, y, 0);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    mask.save(&buffer, "PNG");
    return png;
}

} // namespace

TEST_CASE("an official model is asked by its name and its pictures are copied at once", "[replicate]")
{
    Room room;
    WatchedWork watched;
    const auto made = watched.run(*room.provider, schnell(3));
    REQUIRE(made);
    REQUIRE(made->pictures.size() == 3);
    for (const MadePicture &picture : made->pictures)
        CHECK(readPictureHeader(picture.bytes)->size == QSize(16 * 32, 9 * 32));
    CHECK(made->pictures[0].bytes != made->pictures[1].bytes);
    CHECK(made->pictures.first().seed == 42U);
    CHECK(room.provider->atOnce(schnell()) == 4);
    CHECK_FALSE(room.provider->isRepeatable());

    const PeerRequest create = room.createSeen();
    CHECK(create.path == "/v1/models/black-forest-labs/flux-schnell/predictions");
    CHECK(create.headers.value("cancel-after") == "30m");
    CHECK_FALSE(create.headers.contains("prefer"));
    QJsonObject input = object(R"({"output_format":"png","go_fast":true,"aspect_ratio":"16:9","seed":42,"num_outputs":3})");
    input.insert(QStringLiteral("prompt"), canary);
    CHECK(create.json() == QJsonObject{{QStringLiteral("input"), input}});
    CHECK(watched.accepted == QStringList{room.vendor.lastId()});
    CHECK(room.vendor.creates() == 1);
    CHECK(watched.strangers == 0);
}

TEST_CASE("what left is disclosed, once, and nothing else left", "[replicate]")
{
    Room room;
    WatchedWork watched;
    REQUIRE(watched.run(*room.provider, schnell()));
    CHECK(watched.disclosedNames() == QStringList{QStringLiteral("parameters"), QStringLiteral("prompt")});
    CHECK(watched.disclosedOnce(QStringLiteral("prompt"), canary.toUtf8()));
    CHECK(watched.disclosedOnce(QStringLiteral("parameters"), R"({"aspect_ratio":"16:9","num_outputs":1,"seed":42})"));
    CHECK(watched.disclosures.first().purpose == QLatin1String("generate"));
    CHECK(watched.disclosures.first().processor == QLatin1String("Replicate"));
    CHECK(watched.disclosures.first().country == QLatin1String("US"));
    for (const PeerRequest &request : room.vendor.requests())
        CHECK_FALSE((request.body + request.path + request.query.toString().toUtf8()).contains("tag-of-a-member"));
}

TEST_CASE("progress comes from the last bar of the log", "[replicate]")
{
    Room room;
    WatchedWork watched;
    REQUIRE(watched.run(*room.provider, schnell()));
    REQUIRE(watched.progress.size() == 2);
    CHECK(watched.progress[0].fraction == Approx(0.2));
    CHECK(watched.progress[1].fraction == Approx(0.4));
}

TEST_CASE("a create that waits is answered with the pictures, without a look", "[replicate]")
{
    Room room;
    WatchedWork watched;
    PictureOrder order = schnell();
    order.seed.reset();
    order.options.insert(QStringLiteral("wait"), 5);
    order.options.insert(QStringLiteral("microsPerSecond"), 975);
    const auto made = watched.run(*room.provider, order);
    REQUIRE(made);
    CHECK(room.createSeen().headers.value("prefer") == "wait=5");
    CHECK(made->pictures.first().seed == ReplicateStandIn::seed);
    CHECK(made->costMicros == 2438); // 2.5 s
    int looks = 0;
    for (const PeerRequest &request : room.vendor.requests())
        looks += request.method == "GET" && request.path.startsWith("/v1/predictions/") ? 1 : 0;
    CHECK(looks == 0);
    CHECK(watched.accepted.size() == 1);
}

TEST_CASE("a community model is asked by its version, with picture and mask inside the call", "[replicate]")
{
    Room room;
    WatchedWork watched;
    const QByteArray reference = test::paintedPicture(QSize(64, 96));
    PictureOrder order = sdxl(reference);
    order.mask = holedMask(QSize(64, 96));
    const auto made = watched.run(*room.provider, order);
    REQUIRE(made);
    CHECK(readPictureHeader(made->pictures.first().bytes)->size == QSize(64, 96));
    const PeerRequest create = room.createSeen();
    CHECK(create.path == "/v1/predictions");
    CHECK(create.json().value(QLatin1String("version")).toString() == ReplicateStandIn::sdxlVersion());
    const QJsonObject input = create.json().value(QLatin1String("input")).toObject();
    const auto [type, sent] = test::embeddedIn(input.value(QLatin1String("image")).toString());
    CHECK(type == "image/png");
    CHECK(sent == reference);
    const QByteArray mask = test::embeddedIn(input.value(QLatin1String("mask")).toString()).second;
    const QImage shape = QImage::fromData(mask);
    CHECK(qRed(shape.pixel(10, 10)) == 255); // open above
    CHECK(qRed(shape.pixel(10, 90)) == 0);
    CHECK(watched.disclosedOnce(QStringLiteral("reference"), reference));
    CHECK(watched.disclosedOnce(QStringLiteral("mask"), mask));
    CHECK(watched.disclosedOnce(QStringLiteral("negative_prompt"), order.negativePrompt.toUtf8()));
}

TEST_CASE("a large picture goes ahead as a file and is taken back", "[replicate]")
{
    Room room;
    WatchedWork watched;
    const QByteArray reference = test::paintedPicture(QSize(1600, 1200));
    REQUIRE(reference.size() > ReplicateProvider::largestEmbedded);
    REQUIRE(watched.run(*room.provider, sdxl(reference)));
    const QList<PeerRequest> requests = room.vendor.requests();
    CHECK(requests.first().path == "/v1/files");
    CHECK(test::formPartsOf(requests.first()).value("content").body == reference);
    CHECK(test::formPartsOf(requests.first()).value("content").fileName == "reference.png");
    CHECK(room.createSeen().json().value(QLatin1String("input")).toObject().value(QLatin1String("image")).toString().endsWith(QLatin1String("/v1/files/zmq0")));
    CHECK(watched.disclosedOnce(QStringLiteral("reference"), reference));
    CHECK(requests.last().method == "DELETE");
    CHECK(room.vendor.filesKept() == 0);
}

TEST_CASE("several pictures go into a list, and one text is as good as a list of one", "[replicate]")
{
    Room room;
    WatchedWork watched;
    PictureOrder order;
    order.model = QStringLiteral("google/nano-banana-2");
    order.task = api::Task::Edit;
    order.prompt = canary;
    order.references = {{test::paintedPicture(QSize(40, 40)), "image/png"}, {test::paintedPicture(QSize(50, 40), "JPG"), "image/jpeg"}};
    order.options = object(R"({"map":{"prompt":"prompt","references":"image_input"}})");
    room.vendor.embeds = true;
    const auto made = watched.run(*room.provider, order);
    REQUIRE(made);
    CHECK(made->pictures.size() == 1);
    const QJsonArray sent = room.createSeen().json().value(QLatin1String("input")).toObject().value(QLatin1String("image_input")).toArray();
    REQUIRE(sent.size() == 2);
    CHECK(test::embeddedIn(sent[1].toString()) == std::pair<QByteArray, QByteArray>("image/jpeg", order.references[1].bytes));
}

TEST_CASE("an upscaler gets picture and scale, not the words", "[replicate]")
{
    Room room;
    WatchedWork watched;
    PictureOrder order;
    order.model = QStringLiteral("nightmareai/real-esrgan");
    order.task = api::Task::Upscale;
    order.prompt = canary; // of the picture it starts from
    order.scale = 4;
    order.references = {{test::paintedPicture(QSize(40, 40)), "image/png"}};
    order.options = object(R"({"map":{"reference":"image","scale":"scale"}})");
    REQUIRE(watched.run(*room.provider, order));
    const QJsonObject input = room.createSeen().json().value(QLatin1String("input")).toObject();
    CHECK(input.keys() == QStringList{QStringLiteral("image"), QStringLiteral("scale")});
    CHECK(input.value(QLatin1String("scale")).toInt() == 4);
}

TEST_CASE("after a restart it goes on with the id it was given", "[replicate]")
{
    Room room;
    room.vendor.fault = ReplicateStandIn::Fault::NeverEnds;
    WatchedWork before;
    before.leaving = true;
    Result<MadePictures> made = fail(Code::Internal);
    before.cancelOnce(*room.provider, schnell(2), [&] { return room.vendor.requests().size() > 3; }, made);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(room.vendor.cancels() == 0); // the job is to go on

    room.vendor.fault = ReplicateStandIn::Fault::None;
    WatchedWork after;
    PictureOrder order = schnell(2);
    order.remoteId = before.accepted.first();
    made = after.run(*room.provider, order);
    REQUIRE(made);
    CHECK(made->pictures.size() == 2);
    CHECK(room.vendor.creates() == 1);
    CHECK(after.disclosures.isEmpty()); // nothing of the member's left again
}

TEST_CASE("a webhook makes it look now", "[replicate]")
{
    Room room({{{1, 60'000}, 120'000, 5}, QUrl(QStringLiteral("https://studio.example/v1/webhooks/replicate"))});
    WatchedWork watched;
    room.vendor.looksNeeded = 2; // the second look would come after a minute
    std::atomic<bool> ended = false;
    std::thread bell([&] {
        while (!ended) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            const QByteArray body = R"({"id":")" + room.vendor.lastId().toLatin1() + R"(","status":"succeeded","output":null})";
            room.provider->wake(ReplicateProvider::remoteIdOfWebhook(body));
        }
    });
    const auto made = watched.run(*room.provider, schnell());
    ended = true;
    bell.join();
    REQUIRE(made);
    CHECK(watched.milliseconds < 5'000);
    const QJsonObject body = room.createSeen().json();
    CHECK(body.value(QLatin1String("webhook")).toString() == QLatin1String("https://studio.example/v1/webhooks/replicate"));
    CHECK(body.value(QLatin1String("webhook_events_filter")).toArray() == QJsonArray{QStringLiteral("completed")});
    CHECK(ReplicateProvider::remoteIdOfWebhook("[]").isEmpty());
    CHECK(ReplicateProvider::remoteIdOfWebhook(R"({"id":"../../x","status":"succeeded"})").isEmpty());
}
