#include "server/providers/automatic1111_provider.h"

#include "imaging/picture_header.h"
#include "server/providers/automatic1111_stand_in.h"
#include "server/providers/watched_work.h"
#include "support/catch.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>

using namespace mj;
using namespace mj::server;
using mj::test::Automatic1111StandIn;
using mj::test::PeerRequest;
using mj::test::WatchedWork;

namespace
{

const QString canary = QStringLiteral("Zwölfkerze");

struct Room {
    Automatic1111StandIn engine;
    std::unique_ptr<Automatic1111Provider> provider;

    explicit Room(const QByteArray &key = {})
    {
        engine.start();
        ProviderConfig config;
        config.base = engine.url();
        config.key = key;
        provider = std::make_unique<Automatic1111Provider>(config, Automatic1111Provider::Pace{5, 60'000});
    }
    PeerRequest seen(const QByteArray &ending) const
    {
        for (const PeerRequest &request : engine.requests())
            if (request.path.endsWith(ending))
                return request;
        return {};
    }
};

PictureOrder orderOf(int count = 1)
{
    PictureOrder order;
    order.model = QStringLiteral("sd_xl_base_1.0");
    order.prompt = canary;
    order.negativePrompt = QStringLiteral("Regenschirm");
    order.size = QSize(64, 48);
    order.seed = 12;
    order.count = count;
    order.memberTag = QStringLiteral("tag-of-a-member");
    order.options = QJsonDocument::fromJson(R"({"input":{"steps":20,"cfg_scale":7,"sampler_name":"Euler a"},"atOnce":4})").object();
    return order;
}

} // namespace

TEST_CASE("words become pictures with their seeds, and unfinished ones on the way", "[automatic1111]")
{
    Room room;
    WatchedWork watched;
    const auto made = watched.run(*room.provider, orderOf(3));
    REQUIRE(made);
    REQUIRE(made->pictures.size() == 3); // and no sheet of all
    for (int i = 0; i < 3; ++i) {
        CHECK(readPictureHeader(made->pictures[i].bytes)->size == QSize(64, 48));
        CHECK(made->pictures[i].seed == quint64(12 + i));
    }
    CHECK(room.provider->isRepeatable());
    CHECK(room.provider->atOnce(orderOf()) == 4);
    REQUIRE_FALSE(watched.progress.isEmpty());
    CHECK(watched.progress.last().fraction > 0);
    CHECK(readPictureHeader(watched.progress.last().partial)->size == QSize(16, 16));
    CHECK(watched.strangers == 0);
    const QJsonObject body = room.seen("/txt2img").json();
    CHECK(body.value(QLatin1String("steps")).toInt() == 20);
    CHECK(body.value(QLatin1String("override_settings")).toObject().value(QLatin1String("sd_model_checkpoint")).toString() == QLatin1String("sd_xl_base_1.0"));
    CHECK(body.value(QLatin1String("save_images")).toBool(true) == false);
    CHECK_FALSE(room.seen("/txt2img").body.contains("tag-of-a-member"));
}

TEST_CASE("what an engine of ours is told is disclosed too", "[automatic1111]")
{
    Room room;
    WatchedWork watched;
    REQUIRE(watched.run(*room.provider, orderOf()));
    CHECK(watched.disclosures.size() == 1);
    CHECK(watched.disclosedNames() == QStringList{QStringLiteral("negative_prompt"), QStringLiteral("parameters"), QStringLiteral("prompt")});
    CHECK(watched.disclosedOnce(QStringLiteral("prompt"), canary.toUtf8()));
    CHECK(watched.disclosedOnce(QStringLiteral("parameters"), R"({"batch_size":1,"height":48,"seed":12,"width":64})"));
}

TEST_CASE("a picture is changed where the mask is open", "[automatic1111]")
{
    Room room;
    WatchedWork watched;
    PictureOrder order = orderOf();
    order.task = api::Task::Edit;
    order.references = {{test::paintedPicture(QSize(64, 48)), "image/png"}};
    QImage mask(64, 48, QImage::Format_ARGB32);
    mask.fill(Qt::black);
    mask.setPixel(3, 4, 0);
    QBuffer buffer(&order.mask);
    buffer.open(QIODevice::WriteOnly);
    mask.save(&buffer, "PNG");
    REQUIRE(watched.run(*room.provider, order));
    const QJsonObject body = room.seen("/img2img").json();
    CHECK(QByteArray::fromBase64(body.value(QLatin1String("init_images")).toArray().first().toString().toLatin1()) == order.references.first().bytes);
    const QByteArray sent = QByteArray::fromBase64(body.value(QLatin1String("mask")).toString().toLatin1());
    CHECK(qRed(QImage::fromData(sent).pixel(3, 4)) == 255);
    CHECK(qRed(QImage::fromData(sent).pixel(4, 4)) == 0);
    CHECK(watched.disclosedOnce(QStringLiteral("mask"), sent));
    CHECK(watched.disclosedOnce(QStringLiteral("reference"), order.references.first().bytes));
}

TEST_CASE("a picture is enlarged", "[automatic1111]")
{
    Room room;
    WatchedWork watched;
    PictureOrder order;
    order.task = api::Task::Upscale;
    order.scale = 2;
    order.references = {{test::paintedPicture(QSize(40, 30)), "image/png"}};
    const auto made = watched.run(*room.provider, order);
    REQUIRE(made);
    CHECK(readPictureHeader(made->pictures.first().bytes)->size == QSize(80, 60));
    CHECK(watched.disclosedNames() == QStringList{QStringLiteral("parameters"), QStringLiteral("reference")});
}

TEST_CASE("an engine behind a password", "[automatic1111]")
{
    Room room(GENERATE(QByteArray("me:secret"), QByteArray("me:wrong"), QByteArray()));
    room.engine.password = "me:secret";
    WatchedWork watched;
    const auto made = watched.run(*room.provider, orderOf());
    const bool right = room.engine.requests().first().headers.value("authorization") == "Basic " + QByteArray("me:secret").toBase64();
    CHECK(made.has_value() == right);
    CHECK((right || made.error().code == Code::Forbidden));
}

TEST_CASE("two orders wait for each other", "[automatic1111]")
{
    Room room;
    WatchedWork one;
    WatchedWork two;
    auto first = std::async(std::launch::async, [&] { return one.run(*room.provider, orderOf()); });
    const auto second = two.run(*room.provider, orderOf());
    CHECK(second);
    CHECK(first.get());
    CHECK(room.engine.mostAtOnce() == 1);
}
