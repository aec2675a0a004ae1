#include "server/providers/openai_provider.h"
#include "server/providers/openai_stand_in.h"
#include "server/providers/trial.h"
#include "support/catch.h"
#include <QBuffer>
#include <QJsonDocument>

using namespace mj;
using namespace mj::test;
using namespace mj::server;
using namespace Qt::StringLiterals;

namespace {

PictureOrder order()
{
    PictureOrder order;
    order.model = u"gpt-image-2.5-flare"_s;
    order.prompt = canary;
    order.size = {512, 256};
    order.quality = u"high"_s;
    order.memberTag = u"m-0123456789abcdef"_s;
    order.options = {{u"rates"_s, QJsonObject{{u"text_in"_s, 5}, {u"image_in"_s, 8}, {u"image_out"_s, 30}}}};
    return order;
}

Attachment picture(const QSize &size = {96, 64})
{
    return {paint(size), "image/png"};
}

QByteArray clearMask(const QSize &size)
{
    QImage mask(size, QImage::Format_ARGB32);
    mask.fill(Qt::transparent);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    mask.save(&buffer, "PNG");
    return bytes;
}

QJsonObject bodyOf(const VendorRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
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

} // namespace

TEST_CASE("OpenAI: pictures from words, their cost by the usage told, and every part that leaves told before", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s));
    Trial trial;
    PictureOrder two = order();
    two.count = 2;
    const auto made = provider.create(two, trial.work());
    REQUIRE(made);
    REQUIRE(made->pictures.size() == 2);
    CHECK(pictureOf(made, 0).size() == QSize(512, 256));
    CHECK(made->pictures[0].bytes != made->pictures[1].bytes);
    CHECK(made->costMicros == 12 * 5 + 2 * 1756 * 30);

    const QJsonObject body = bodyOf(vendor.requests().first());
    CHECK(body.keys() == QStringList{u"model"_s, u"n"_s, u"prompt"_s, u"quality"_s, u"safety_identifier"_s, u"size"_s});
    CHECK(trial.told().size() == 3);
    CHECK(trial.hasTold(u"prompt"_s, body[u"prompt"_s].toString().toUtf8()));
    CHECK(trial.hasTold(u"member_tag"_s, body[u"safety_identifier"_s].toString().toUtf8()));
    CHECK(trial.hasTold(u"parameters"_s, R"({"n":2,"quality":"high","size":"512x256"})"));
    CHECK(trial.disclosures.first().processor == u"Stand-in"_s);
    CHECK(trial.accepted.isEmpty());
}

TEST_CASE("OpenAI: fixed settings of a model are sent as they are, and come back as JPEG and WebP", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s));
    Trial trial;
    PictureOrder jpeg = order();
    jpeg.size = {};
    jpeg.options = {{u"output_format"_s, u"jpeg"_s},
                    {u"output_compression"_s, 80},
                    {u"moderation"_s, u"low"_s},
                    {u"background"_s, u"opaque"_s},
                    {u"price"_s, QJsonObject{{u"high"_s, 0.053}, {u"high 1024x1536"_s, 0.2}}}};
    const auto made = provider.create(jpeg, trial.work());
    REQUIRE(made);
    CHECK(made->pictures[0].bytes.startsWith("\xff\xd8"));
    CHECK(made->costMicros == 53'000); // without rates the list counts
    const QJsonObject body = bodyOf(vendor.requests().first());
    CHECK(body[u"size"_s] == u"auto"_s);
    CHECK(body[u"output_compression"_s] == 80);
    CHECK(body[u"moderation"_s] == u"low"_s);
}

TEST_CASE("OpenAI: an edit is a form with its pictures and mask under names of ours", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s));
    Trial trial;
    PictureOrder edit = order();
    edit.task = api::Task::Edit;
    edit.references = {picture(), picture({32, 32})};
    edit.mask = clearMask({96, 64});
    const auto made = provider.create(edit, trial.work());
    REQUIRE(made);
    CHECK(made->costMicros == 12 * 5 + 2 * 340 * 8 + 1756 * 30);
    const VendorRequest request = vendor.requests().first();
    CHECK(request.target == "/v1/images/edits");
    CHECK(partOf(request, "prompt") == canary.toUtf8());
    CHECK(partOf(request, "mask") == edit.mask);
    CHECK(trial.told().filter(u"reference:"_s).size() == 2);
    CHECK(trial.hasTold(u"reference"_s, partOf(request, "image[]")));
    CHECK(trial.hasTold(u"mask"_s, partOf(request, "mask")));
    CHECK(trial.hasTold(u"prompt"_s, partOf(request, "prompt")));
}

TEST_CASE("OpenAI: a variation and a cut-out are edits with words of ours, which are no part of what the member sends", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s));
    Trial trial;
    PictureOrder asked = order();
    asked.prompt.clear();
    asked.references = {picture()};
    asked.task = api::Task::Variation;
    REQUIRE(provider.create(asked, trial.work()));
    asked.task = api::Task::RemoveBackground;
    const auto refused = provider.create(asked, trial.work());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::InvalidField);
    CHECK(refused.error().field == u"task"_s);
    asked.options = {{u"transparent"_s, true}, {u"output_format"_s, u"jpeg"_s}, {u"output_compression"_s, 70}};
    const auto cut = provider.create(asked, trial.work());
    REQUIRE(cut);
    const QList<VendorRequest> requests = vendor.requests();
    REQUIRE(requests.size() == 2);
    CHECK_FALSE(partOf(requests[0], "prompt").isEmpty());
    CHECK(partOf(requests[1], "background") == "transparent");
    CHECK(partOf(requests[1], "output_format") == "png");
    CHECK(partOf(requests[1], "output_compression").isEmpty());
    CHECK(trial.told().filter(u"prompt:"_s).isEmpty());
}

TEST_CASE("OpenAI: a stream shows unfinished pictures, then the finished one", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s));
    PictureOrder streamed = order();
    streamed.options[u"stream"_s] = true;
    streamed.options[u"partial_images"_s] = 2;
    CHECK(provider.atOnce(streamed) == 1);
    CHECK(provider.atOnce(order()) == 10);
    for (const bool isEdit : {false, true}) {
        Trial trial;
        streamed.references = isEdit ? QList<Attachment>{picture()} : QList<Attachment>();
        const auto made = provider.create(streamed, trial.work());
        REQUIRE(made);
        CHECK(pictureOf(made).size() == QSize(512, 256));
        CHECK(made->costMicros == 12 * 5 + (isEdit ? 340 * 8 : 0) + (1756 + 200) * 30);
        REQUIRE(trial.progress.size() == 2);
        CHECK(QImage::fromData(trial.progress[0].partial).size() == QSize(256, 256));
        CHECK(trial.progress[0].fraction == Approx(1.0 / 3));
        CHECK(trial.progress[1].fraction == Approx(2.0 / 3));
    }
    streamed.count = 2;
    Trial trial;
    const auto refused = provider.create(streamed, trial.work());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().field == u"count"_s);
    CHECK(trial.disclosures.isEmpty());
}

TEST_CASE("OpenAI: what it cannot take is refused before anything leaves", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s));
    const auto refusedField = [&](const std::function<void(PictureOrder &)> &spoil) {
        PictureOrder asked = order();
        spoil(asked);
        Trial trial;
        const auto made = provider.create(asked, trial.work());
        CHECK(trial.disclosures.isEmpty());
        return made ? u"nothing"_s : made.error().code == Code::InvalidField ? made.error().field : u"another code"_s;
    };
    CHECK(refusedField([](PictureOrder &o) { o.prompt.clear(); }) == u"prompt"_s);
    CHECK(refusedField([](PictureOrder &o) { o.prompt = QString(32'001, u'a'); }) == u"prompt"_s);
    CHECK(refusedField([](PictureOrder &o) { o.size = {1000, 1000}; }) == u"size"_s);
    CHECK(refusedField([](PictureOrder &o) { o.size = {256, 1024}; }) == u"size"_s);
    CHECK(refusedField([](PictureOrder &o) { o.count = 11; }) == u"count"_s);
    CHECK(refusedField([](PictureOrder &o) { o.negativePrompt = u"no"_s; }) == u"negativePrompt"_s);
    CHECK(refusedField([](PictureOrder &o) { o.style = u"ink"_s; }) == u"style"_s);
    CHECK(refusedField([](PictureOrder &o) { o.task = api::Task::Edit; }) == u"references"_s);
    CHECK(refusedField([](PictureOrder &o) { o.references = QList<Attachment>(17, {"x", "image/png"}); }) == u"references"_s);
    CHECK(refusedField([](PictureOrder &o) { o.mask = "x"; }) == u"mask"_s);
    CHECK(refusedField([](PictureOrder &o) { o.task = api::Task::Upscale; }) == u"task"_s);
    CHECK(vendor.requests().isEmpty());
}

TEST_CASE("A compatible service: its own sizes, seed and negative prompt, no usage, and what it does not know is left out", "[openai]")
{
    OpenAiStandIn vendor(OpenAiStandIn::Manner::Compatible);
    ProviderConfig config = configFor(vendor, u"openai_compatible"_s);
    OpenAiProvider provider(config);
    Trial trial;
    PictureOrder asked = order();
    asked.model = u"sd-cpp-local"_s;
    asked.size = {500, 300};
    asked.negativePrompt = u"no people"_s;
    asked.seed = 4'000'000'000;
    asked.options = {{u"accepts"_s, QJsonArray{u"seed"_s, u"negative_prompt"_s}}, {u"omit"_s, QJsonArray{u"quality"_s}}};
    const auto made = provider.create(asked, trial.work());
    REQUIRE(made);
    CHECK(pictureOf(made).size() == QSize(500, 300));
    CHECK_FALSE(made->costMicros);
    const QJsonObject body = bodyOf(vendor.requests().first());
    CHECK(body.keys() == QStringList{u"model"_s, u"n"_s, u"negative_prompt"_s, u"prompt"_s, u"seed"_s, u"size"_s});
    CHECK(trial.hasTold(u"negative_prompt"_s, "no people"));
    CHECK(trial.hasTold(u"parameters"_s, R"({"n":1,"seed":4000000000,"size":"500x300"})"));
    CHECK_FALSE(provider.isRepeatable());
    config.country = u"local"_s;
    CHECK(OpenAiProvider(config).isRepeatable());
    CHECK_FALSE(OpenAiProvider(configFor(vendor, u"openai"_s)).isRepeatable());
}

TEST_CASE("A compatible service may answer with an address, which is fetched from its own hosts only", "[openai]")
{
    OpenAiStandIn vendor(OpenAiStandIn::Manner::WithUrls);
    ProviderConfig config = configFor(vendor, u"openai_compatible"_s);
    Trial trial;
    PictureOrder asked = order();
    asked.options = {};
    const auto made = OpenAiProvider(config).create(asked, trial.work());
    INFO((made ? QString() : made.error().detail));
    REQUIRE(made);
    CHECK(pictureOf(made).size() == QSize(512, 256));
    CHECK(vendor.count("GET") == 1);
    OpenAiStandIn another;
    another.start();
    vendor.files = another.url().resolved(QUrl(u"/"_s)).adjusted(QUrl::RemovePath);
    const auto refused = OpenAiProvider(config).create(asked, trial.work());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::ProviderFailed);
    CHECK(another.requests().isEmpty());
    CHECK(vendor.count("GET") == 1);
}
