#include "server/providers/stability_provider.h"
#include "server/providers/stability_stand_in.h"
#include "server/providers/trial.h"
#include "support/catch.h"
#include <QBuffer>

using namespace mj;
using namespace mj::test;
using namespace mj::server;
using namespace Qt::StringLiterals;

namespace {

PictureOrder order(const QString &model = u"core"_s)
{
    PictureOrder order;
    order.model = model;
    order.prompt = canary;
    order.size = {1024, 1536};
    order.memberTag = u"m-0123456789"_s;
    order.options = {{u"price"_s, 0.03}};
    return order;
}

PictureOrder from(const QString &model, api::Task task, const QSize &size = {64, 64})
{
    PictureOrder asked = order(model);
    asked.task = task;
    asked.size = {};
    asked.references = {{paint(size), "image/png"}};
    return asked;
}

QByteArray partOf(const VendorRequest &request, const char *name)
{
    const QList<FormPart> parts = formParts(request);
    for (const FormPart &part : parts) {
        if (part.name == name)
            return part.body;
    }
    return {};
}

StabilityProvider::Pace quick()
{
    return {5'000, 5, 3'000};
}

} // namespace

TEST_CASE("Stability: a picture in the nearest ratio with the seed the service says, and every part that leaves told before", "[stability]")
{
    StabilityStandIn vendor;
    StabilityProvider provider(configFor(vendor, u"stability"_s), quick());
    Trial trial;
    PictureOrder asked = order();
    asked.negativePrompt = u"no people"_s;
    asked.style = u"anime"_s;
    asked.seed = 77;
    const auto made = provider.create(asked, trial.work());
    REQUIRE(made);
    CHECK(pictureOf(made).size() == QSize(128, 192));
    CHECK(made->pictures[0].seed == StabilityStandIn::seed);
    CHECK(made->costMicros == 30'000);
    const VendorRequest request = vendor.requests().first();
    CHECK(request.target == "/v2beta/stable-image/generate/core");
    CHECK(request.header("stability-client-user-id") == "m-0123456789");
    CHECK(trial.told().size() == 4);
    CHECK(trial.hasTold(u"prompt"_s, partOf(request, "prompt")));
    CHECK(trial.hasTold(u"negative_prompt"_s, partOf(request, "negative_prompt")));
    CHECK(trial.hasTold(u"member_tag"_s, request.header("stability-client-user-id")));
    CHECK(trial.hasTold(u"parameters"_s, R"({"aspect_ratio":"2:3","seed":"77","style_preset":"anime"})"));
}

TEST_CASE("Stability: a form even without a file, and every service gets the fields it takes", "[stability]")
{
    StabilityStandIn vendor;
    StabilityProvider provider(configFor(vendor, u"stability"_s), quick());
    for (const PictureOrder &asked :
         {order(u"ultra"_s), order(u"sd3.5-flash"_s), from(u"ultra"_s, api::Task::Variation), from(u"sd3"_s, api::Task::Edit),
          from(u"remove-background"_s, api::Task::RemoveBackground), from(u"fast"_s, api::Task::Upscale),
          from(u"conservative"_s, api::Task::Upscale), from(u"inpaint"_s, api::Task::Edit)}) {
        Trial trial;
        INFO(asked.model);
        const auto made = provider.create(asked, trial.work());
        CHECK(made);
        CHECK(vendor.requests().last().header("content-type").startsWith("multipart/form-data"));
        CHECK(trial.hasTold(u"reference"_s, partOf(vendor.requests().last(), "image")) == !asked.references.isEmpty());
    }
    CHECK(partOf(vendor.requests().at(1), "model") == "sd3.5-flash");
    CHECK(partOf(vendor.requests().at(3), "mode") == "image-to-image");
    CHECK(partOf(vendor.requests().at(2), "strength") == "0.6");
}

TEST_CASE("Stability: what is transparent in our mask is white in the one it gets", "[stability]")
{
    StabilityStandIn vendor;
    StabilityProvider provider(configFor(vendor, u"stability"_s), quick());
    Trial trial;
    PictureOrder asked = from(u"inpaint"_s, api::Task::Edit);
    QImage mask(64, 64, QImage::Format_ARGB32);
    mask.fill(Qt::black);
    mask.setPixel(10, 20, 0);
    QBuffer buffer(&asked.mask);
    mask.save(&buffer, "PNG");
    REQUIRE(provider.create(asked, trial.work()));
    const QByteArray sent = partOf(vendor.requests().first(), "mask");
    const QImage white = QImage::fromData(sent);
    CHECK(white.pixelColor(10, 20) == QColor(Qt::white));
    CHECK(white.pixelColor(11, 20) == QColor(Qt::black));
    CHECK(trial.hasTold(u"mask"_s, sent));
}

TEST_CASE("Stability: a slow enlargement is asked for until it is there, and taken up again after a restart", "[stability]")
{
    StabilityStandIn vendor;
    StabilityProvider provider(configFor(vendor, u"stability"_s), quick());
    Trial trial;
    PictureOrder asked = from(u"creative"_s, api::Task::Upscale);
    const auto made = provider.create(asked, trial.work());
    REQUIRE(made);
    CHECK(pictureOf(made).size() == QSize(1024, 1024));
    REQUIRE(trial.accepted.size() == 1);
    CHECK(vendor.count("POST") == 1);
    CHECK(vendor.count("GET") == 3);
    CHECK(trial.disclosures.size() == 1); // asking sends nothing of the member's

    Trial later;
    asked.remoteId = trial.accepted.first();
    const auto again = provider.create(asked, later.work());
    REQUIRE(again);
    CHECK(vendor.count("POST") == 1); // nothing was ordered
    CHECK(later.disclosures.isEmpty());
}

TEST_CASE("Stability: an id that could not be stored stops the work", "[stability]")
{
    StabilityStandIn vendor;
    StabilityProvider provider(configFor(vendor, u"stability"_s), quick());
    Trial trial;
    ProviderWork work = trial.work();
    work.accepted = [](const QString &) -> Result<void> { return fail(Code::Storage); };
    const auto made = provider.create(from(u"creative"_s, api::Task::Upscale), work);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Storage);
    CHECK(vendor.count("GET") == 0);
}

TEST_CASE("Stability: what it cannot take is refused before anything leaves", "[stability]")
{
    StabilityStandIn vendor;
    StabilityProvider provider(configFor(vendor, u"stability"_s), quick());
    const auto refusedField = [&](PictureOrder asked, const std::function<void(PictureOrder &)> &spoil) {
        spoil(asked);
        Trial trial;
        const auto made = provider.create(asked, trial.work());
        CHECK(trial.disclosures.isEmpty());
        return made ? u"nothing"_s : made.error().field;
    };
    CHECK(refusedField(order(), [](PictureOrder &o) { o.prompt.clear(); }) == u"prompt"_s);
    CHECK(refusedField(order(), [](PictureOrder &o) { o.prompt = QString(10'001, u'a'); }) == u"prompt"_s);
    CHECK(refusedField(order(), [](PictureOrder &o) { o.size = {300, 1500}; }) == u"size"_s);
    CHECK(refusedField(order(), [](PictureOrder &o) { o.count = 2; }) == u"count"_s);
    CHECK(refusedField(order(), [](PictureOrder &o) { o.references = {{paint({9, 9}), "image/png"}}; }) == u"references"_s);
    CHECK(refusedField(from(u"creative"_s, api::Task::Upscale, {2000, 1000}), [](PictureOrder &) {}) == u"references"_s);
    CHECK(refusedField(from(u"fast"_s, api::Task::Upscale), [](PictureOrder &o) { o.style = u"anime"_s; }) == u"style"_s);
    CHECK(refusedField(from(u"ultra"_s, api::Task::Variation), [](PictureOrder &o) { o.mask = "x"; }) == u"mask"_s);
    CHECK(refusedField(from(u"inpaint"_s, api::Task::Edit), [](PictureOrder &o) { o.mask = "x"; }) == u"mask"_s);
    CHECK(refusedField(from(u"core"_s, api::Task::Upscale), [](PictureOrder &) {}) == u"task"_s);
    Trial trial;
    const auto made = provider.create(order(u"stable-diffusion-xl"_s), trial.work());
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::ModelUnavailable);
    CHECK(vendor.requests().isEmpty());
}
