#include "server/providers/model_input.h"
#include "server/providers/open_mask.h"
#include "server/providers/peer_server.h"
#include "server/providers/vendor_reply.h"
#include "support/catch.h"

#include <QJsonDocument>

using namespace mj;
using namespace mj::server;

namespace
{

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

PictureOrder words()
{
    PictureOrder order;
    order.prompt = QStringLiteral("p");
    return order;
}

} // namespace

TEST_CASE("a part that is not in the map is refused by its name", "[model_input]")
{
    const ModelInput input(object(R"({"map":{"prompt":"text"}})"));
    PictureOrder order = words();
    CHECK(input.of(order, {}).value() == object(R"({"text":"p"})"));
    QString field;
    SECTION("negative") { order.negativePrompt = field = QStringLiteral("negative_prompt"); }
    SECTION("size") { order.size = QSize(64, 64), field = QStringLiteral("size"); }
    SECTION("seed") { order.seed = 1, field = QStringLiteral("seed"); }
    SECTION("quality") { order.quality = field = QStringLiteral("quality"); }
    SECTION("style") { order.style = field = QStringLiteral("style"); }
    SECTION("scale") { order.scale = 2, field = QStringLiteral("scale"); }
    SECTION("count") { order.count = 2, field = QStringLiteral("count"); }
    SECTION("mask") { order.mask = "m", field = QStringLiteral("mask"); }
    SECTION("references") { order.references = {{"r", "image/png"}}, field = QStringLiteral("references"); }
    SECTION("no picture to edit") { order.task = api::Task::Edit, field = QStringLiteral("references"); }
    const auto refused = input.of(order, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::InvalidField);
    CHECK(refused.error().field == field);
}

TEST_CASE("two pictures need a name for several", "[model_input]")
{
    PictureOrder order = words();
    order.references = {{"a", "image/png"}, {"b", "image/png"}};
    const auto refused = ModelInput(object(R"({"map":{"prompt":"prompt","reference":"image"}})")).of(order, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().field == QLatin1String("references"));
}

TEST_CASE("a size is written the way its name asks for", "[model_input]")
{
    PictureOrder order = words();
    order.size = QSize(768, 1344);
    const auto sent = [&order](const char *map) { return ModelInput(object(map)).of(order, {}).value(); };
    CHECK(sent(R"({"map":{"prompt":"p","size":"aspect_ratio"}})").value(QLatin1String("aspect_ratio")).toString() == QLatin1String("9:16"));
    CHECK(sent(R"({"map":{"prompt":"p","size":"width, height"}})") == object(R"({"p":"p","width":768,"height":1344})"));
    CHECK(sent(R"({"map":{"prompt":"p","size":"image_size"}})") == object(R"({"p":"p","image_size":{"width":768,"height":1344}})"));
    CHECK(sent(R"({"map":{"prompt":"p","size":"size"}})") == object(R"({"p":"p","size":"768x1344"})"));
}

TEST_CASE("a shape nobody has is refused rather than bent", "[model_input]")
{
    PictureOrder order = words();
    order.size = QSize(1000, 300);
    const auto refused = ModelInput(object(R"({"map":{"prompt":"p","size":"aspect_ratio"}})")).of(order, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().field == QLatin1String("size"));
    CHECK(ModelInput(object(R"({"ratios":["10:3"],"map":{"prompt":"p","size":"aspect_ratio"}})")).of(order, {}));
}

TEST_CASE("the catalogue's values stand for our words", "[model_input]")
{
    PictureOrder order = words();
    order.quality = QStringLiteral("high");
    order.seed = 9'007'199'254'740'993ULL; // more than a double holds
    const ModelInput input(object(R"({"map":{"prompt":"p","quality":"steps","seed":"seed"},"values":{"quality":{"high":28}}})"));
    const QJsonObject sent = input.of(order, {}).value();
    CHECK(sent.value(QLatin1String("steps")).toInt() == 28);
    CHECK(QJsonDocument(sent).toJson(QJsonDocument::Compact).contains("\"seed\":9007199254740993"));
    CHECK(input.partOf(QStringLiteral("steps")) == QLatin1String("quality"));
    CHECK(input.partOf(QStringLiteral("guidance")).isEmpty());
}

TEST_CASE("a mask is turned into white and black", "[model_input]")
{
    CHECK(whiteWhereOpen("no picture").error().field == QLatin1String("mask"));
    CHECK(whiteWhereOpen(test::paintedPicture(QSize(8, 8))).error().code == Code::InvalidField); // nothing is open in it
    PictureOrder order = words();
    order.mask = "as it is";
    CHECK(ModelInput(object(R"({"maskAs":"alpha"})")).maskOf(order).value() == "as it is");
}

TEST_CASE("prose does not pass for a code", "[model_input]")
{
    CHECK(plainCode(QStringLiteral("value_not_in_list")) == QLatin1String("value_not_in_list"));
    CHECK(plainCode(QStringLiteral("torch.cuda.OutOfMemoryError")) == QLatin1String("torch.cuda.OutOfMemoryError"));
    CHECK(plainCode(QStringLiteral("You have no credit")).isEmpty());
    CHECK(plainCode(QString(60, QLatin1Char('a'))).isEmpty());
    CHECK(plainCode(QStringLiteral("고양이")).isEmpty());
}

TEST_CASE("the last bar of a log counts", "[model_input]")
{
    CHECK(fractionOfLog(QStringLiteral("loading\n 10%|#   | 1/10\r 40%|####| 4/10 [00:01<00:02]\nsaving")) == Approx(0.4));
    CHECK(fractionOfLog(QStringLiteral("40% of the way")) == 0);
    CHECK(fractionOfLog({}) == 0);
    CHECK(secondsIn(QStringLiteral("Your rate limit resets in ~30s.")) == 30);
    CHECK(secondsIn(QStringLiteral("soon")) == 0);
}
