#include "server/providers/gemini_provider.h"
#include "server/providers/gemini_stand_in.h"
#include "server/providers/trial.h"
#include "support/catch.h"
#include <QJsonDocument>
#include <cmath>

using namespace mj;
using namespace mj::test;
using namespace mj::server;
using namespace Qt::StringLiterals;

namespace {

PictureOrder order()
{
    PictureOrder order;
    order.model = u"gemini-3.1-flash-image"_s;
    order.prompt = canary;
    order.size = {1280, 768};
    order.memberTag = u"m-0123"_s;
    order.options = {{u"image_sizes"_s, QJsonArray{u"512"_s, u"1K"_s}}, {u"price"_s, QJsonObject{{u"512"_s, 0.045}, {u"1K"_s, 0.067}}}};
    return order;
}

QJsonObject imageConfigOf(const VendorRequest &request)
{
    return QJsonDocument::fromJson(request.body).object()[u"generationConfig"_s].toObject()[u"imageConfig"_s].toObject();
}

} // namespace

TEST_CASE("Gemini: a picture in the nearest ratio and size, its price, and every part that leaves told before", "[gemini]")
{
    GeminiStandIn vendor;
    GeminiProvider provider(configFor(vendor, u"gemini"_s));
    Trial trial;
    const auto made = provider.create(order(), trial.work());
    REQUIRE(made);
    CHECK(pictureOf(made).size() == QSize(1024, 576));
    CHECK(made->costMicros == 67'000);
    const VendorRequest request = vendor.requests().first();
    CHECK(request.target == "/v1beta/models/gemini-3.1-flash-image:generateContent");
    CHECK(imageConfigOf(request) == QJsonObject{{u"aspectRatio"_s, u"16:9"_s}, {u"imageSize"_s, u"1K"_s}});
    CHECK_FALSE(request.body.contains("m-0123")); // it takes no pseudonym
    CHECK(trial.told().size() == 2);
    CHECK(trial.hasTold(u"prompt"_s, canary.toUtf8()));
    CHECK(trial.hasTold(u"parameters"_s, R"({"aspectRatio":"16:9","imageSize":"1K"})"));
    CHECK(provider.atOnce(order()) == 1);
}

TEST_CASE("Gemini: sizes and qualities come to the words it knows", "[gemini]")
{
    GeminiStandIn vendor;
    GeminiProvider provider(configFor(vendor, u"gemini"_s));
    const auto configFor = [&](const QSize &size, const QString &quality, const QJsonObject &options) {
        Trial trial;
        PictureOrder asked = order();
        asked.size = size;
        asked.quality = quality;
        asked.options = options;
        REQUIRE(provider.create(asked, trial.work()));
        const QJsonObject config = imageConfigOf(vendor.requests().last());
        return config[u"aspectRatio"_s].toString() + u' ' + config[u"imageSize"_s].toString();
    };
    CHECK(configFor({512, 512}, {}, {}) == u"1:1 512"_s);
    CHECK(configFor({1024, 1536}, {}, {}) == u"2:3 1K"_s);
    CHECK(configFor({1024, 1024}, u"2K"_s, {}) == u"1:1 2K"_s);
    CHECK(configFor({2048, 2048}, {}, {{u"image_sizes"_s, QJsonArray{u"1K"_s}}}) == u"1:1 1K"_s);
    CHECK(configFor({1024, 1024}, {}, {{u"image_sizes"_s, QJsonArray()}}) == u"1:1 "_s);
    CHECK(configFor({}, {}, {{u"image_sizes"_s, QJsonArray()}}) == u" "_s);
}

TEST_CASE("Gemini: an edit hands over the picture; sketches of its thinking are not the result; tokens make the cost", "[gemini]")
{
    GeminiStandIn vendor;
    vendor.thinks = true;
    GeminiProvider provider(configFor(vendor, u"gemini"_s));
    Trial trial;
    PictureOrder edit = order();
    edit.task = api::Task::Edit;
    edit.references = {{paint({80, 60}), "image/png"}, {paint({60, 80}, "jpeg"), "image/jpeg"}};
    edit.options = {{u"rates"_s, QJsonObject{{u"text_in"_s, 0.5}, {u"image_in"_s, 0.5}, {u"image_out"_s, 60}}}};
    const auto made = provider.create(edit, trial.work());
    REQUIRE(made);
    CHECK(pictureOf(made).width() == 1024);
    CHECK(made->costMicros == static_cast<qint64>(std::ceil(9 * 0.5 + 2 * 258 * 0.5 + 1290 * 60)));
    CHECK(trial.hasTold(u"reference"_s, edit.references[0].bytes));
    CHECK(trial.hasTold(u"reference"_s, edit.references[1].bytes));
    const QByteArray body = vendor.requests().first().body;
    CHECK(body.contains(edit.references[1].bytes.toBase64()));
}

TEST_CASE("Gemini: what it cannot take is refused before anything leaves", "[gemini]")
{
    GeminiStandIn vendor;
    GeminiProvider provider(configFor(vendor, u"gemini"_s));
    const auto refusedField = [&](const std::function<void(PictureOrder &)> &spoil) {
        PictureOrder asked = order();
        spoil(asked);
        Trial trial;
        const auto made = provider.create(asked, trial.work());
        CHECK(trial.disclosures.isEmpty());
        return made ? u"nothing"_s : made.error().field;
    };
    CHECK(refusedField([](PictureOrder &o) { o.prompt.clear(); }) == u"prompt"_s);
    CHECK(refusedField([](PictureOrder &o) { o.size = {300, 1500}; }) == u"size"_s);
    CHECK(refusedField([](PictureOrder &o) { o.count = 2; }) == u"count"_s);
    CHECK(refusedField([](PictureOrder &o) { o.mask = "x"; }) == u"mask"_s);
    CHECK(refusedField([](PictureOrder &o) { o.negativePrompt = u"x"_s; }) == u"negativePrompt"_s);
    CHECK(refusedField([](PictureOrder &o) { o.task = api::Task::RemoveBackground; }) == u"task"_s);
    CHECK(refusedField([](PictureOrder &o) { o.task = api::Task::Variation; }) == u"references"_s);
    Trial trial;
    PictureOrder sly = order();
    sly.model = u"../../v1/files?x"_s;
    const auto made = provider.create(sly, trial.work());
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::ModelUnavailable);
    CHECK(vendor.requests().isEmpty());
}
