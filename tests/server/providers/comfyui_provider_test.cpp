#include "server/providers/comfyui_provider.h"

#include "imaging/picture_header.h"
#include "server/providers/comfyui_stand_in.h"
#include "server/providers/watched_work.h"
#include "support/catch.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace mj;
using namespace mj::server;
using mj::test::ComfyuiStandIn;
using mj::test::PeerRequest;
using mj::test::WatchedWork;
using Fault = ComfyuiStandIn::Fault;

namespace
{

const QString canary = QStringLiteral("Zwölfkerze {{seed}} \"quoted\"");

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

const char *const graph = R"({"workflow":{
    "3":{"class_type":"KSampler","inputs":{"seed":"{{seed}}","steps":20,"model":["4",0],"positive":["6",0],"latent_image":["5",0]}},
    "4":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":"{{model}}"}},
    "5":{"class_type":"EmptyLatentImage","inputs":{"width":"{{width}}","height":"{{height}}","batch_size":"{{count}}"}},
    "6":{"class_type":"CLIPTextEncode","inputs":{"text":"masterpiece, {{prompt}}, {{width}} wide","clip":["4",1]}},
    "7":{"class_type":"CLIPTextEncode","inputs":{"text":"{{negative}}","clip":["4",1]}},
    "8":{"class_type":"SaveImage","inputs":{"filename_prefix":"MJ","images":["3",0]}}},"atOnce":4})";

struct Room {
    ComfyuiStandIn engine;
    std::unique_ptr<ComfyuiProvider> provider;

    explicit Room(Fault fault = Fault::None, WatchPace pace = {{5}, 60'000, 4})
    {
        engine.start();
        engine.fault = fault;
        ProviderConfig config;
        config.base = engine.url();
        provider = std::make_unique<ComfyuiProvider>(config, std::move(pace));
    }
};

PictureOrder orderOf(int count = 1)
{
    PictureOrder order;
    order.model = QStringLiteral("sd_xl_base_1.0.safetensors");
    order.prompt = canary;
    order.negativePrompt = QStringLiteral("Regenschirm");
    order.size = QSize(64, 48);
    order.seed = 12;
    order.count = count;
    order.memberTag = QStringLiteral("tag-of-a-member");
    order.options = object(graph);
    return order;
}

PictureOrder editOf()
{
    PictureOrder order = orderOf();
    QJsonObject workflow = order.options.value(QLatin1String("workflow")).toObject();
    workflow.insert(QStringLiteral("9"), object(R"({"class_type":"LoadImage","inputs":{"image":"{{image}}"}})"));
    order.options.insert(QStringLiteral("workflows"), QJsonObject{{QStringLiteral("edit"), workflow}});
    order.task = api::Task::Edit;
    order.references = {{test::paintedPicture(QSize(40, 40)), "image/png"}};
    return order;
}

struct Row {
    Fault fault;
    const char *name;
    Code code;
    const char *detail;
    int accepted;
};

} // namespace

TEST_CASE("a graph is filled, run and its pictures are fetched", "[comfyui]")
{
    Room room;
    WatchedWork watched;
    const auto made = watched.run(*room.provider, orderOf(2));
    REQUIRE(made);
    REQUIRE(made->pictures.size() == 2);
    CHECK(readPictureHeader(made->pictures[1].bytes)->size == QSize(64, 48));
    CHECK(made->pictures.first().seed == quint64(12));
    CHECK(room.provider->isRepeatable());
    CHECK(room.provider->atOnce(orderOf()) == 4);
    const QJsonObject sent = room.engine.lastGraph();
    const auto input = [&sent](const char *node, const char *name) {
        return sent.value(QLatin1String(node)).toObject().value(QLatin1String("inputs")).toObject().value(QLatin1String(name));
    };
    CHECK(input("3", "seed") == QJsonValue(12)); // a number, not its text
    CHECK(input("6", "text").toString() == QStringLiteral("masterpiece, %1, 64 wide").arg(canary)); // what is filled in is not filled again
    CHECK(input("7", "text").toString() == QLatin1String("Regenschirm"));
    CHECK(input("3", "model") == QJsonValue(QJsonArray{QStringLiteral("4"), 0}));
    CHECK(room.engine.prompts() == 1);
    CHECK(watched.accepted.size() == 1);
    CHECK_FALSE(room.engine.remembers()); // the words are out of its history
    CHECK(watched.disclosedNames() == QStringList{QStringLiteral("negative_prompt"), QStringLiteral("parameters"), QStringLiteral("prompt")});
    CHECK(watched.disclosedOnce(QStringLiteral("prompt"), canary.toUtf8()));
    for (const PeerRequest &request : room.engine.requests())
        CHECK_FALSE((request.body + request.query.toString().toUtf8()).contains("tag-of-a-member"));
}

TEST_CASE("progress and previews come by the socket", "[comfyui]")
{
    Room room(Fault::None, {{5'000}, 60'000, 4}); // the socket tells of the end: nobody waits five seconds for it
    WatchedWork watched;
    REQUIRE(watched.run(*room.provider, orderOf()));
    CHECK(watched.milliseconds < 4'000);
    double last = 0;
    int previews = 0;
    for (const PictureProgress &now : watched.progress) {
        CHECK(now.fraction >= last);
        last = now.fraction;
        previews += now.partial.isEmpty() ? 0 : 1;
        CHECK((now.partial.isEmpty() || readPictureHeader(now.partial)->format == PictureFormat::Jpeg));
    }
    CHECK(last == Approx(1.0));
    CHECK(previews > 0);
    CHECK(watched.strangers == 0);
}

TEST_CASE("without the socket the history is enough", "[comfyui]")
{
    Room room(GENERATE(Fault::NoSocket, Fault::SocketDrops));
    WatchedWork watched;
    CHECK(watched.run(*room.provider, orderOf()));
    CHECK(room.engine.prompts() == 1);
}

TEST_CASE("a picture is sent ahead and named in the graph", "[comfyui]")
{
    Room room;
    WatchedWork watched;
    const PictureOrder order = editOf();
    REQUIRE(watched.run(*room.provider, order));
    const QString name = room.engine.lastGraph().value(QLatin1String("9")).toObject().value(QLatin1String("inputs")).toObject().value(QLatin1String("image")).toString();
    CHECK(name.endsWith(QLatin1String(".png [temp]")));
    CHECK(room.engine.uploaded(name.chopped(7)) == order.references.first().bytes);
    CHECK(watched.disclosedOnce(QStringLiteral("reference"), order.references.first().bytes));
}

TEST_CASE("a seed is chosen when the order has none", "[comfyui]")
{
    Room room;
    WatchedWork watched;
    PictureOrder order = orderOf();
    order.seed.reset();
    const auto made = watched.run(*room.provider, order);
    REQUIRE(made);
    const QJsonValue sent = room.engine.lastGraph().value(QLatin1String("3")).toObject().value(QLatin1String("inputs")).toObject().value(QLatin1String("seed"));
    CHECK(made->pictures.first().seed == quint64(sent.toInteger()));
}

TEST_CASE("after a restart a prompt is found again", "[comfyui]")
{
    Room room(Fault::Slow);
    WatchedWork before;
    before.leaving = true;
    Result<MadePictures> made = fail(Code::Internal);
    before.cancelOnce(*room.provider, orderOf(), [&] { return before.reports > 1; }, made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(room.engine.interrupts() == 0);
    room.engine.fault = Fault::None;
    WatchedWork after;
    PictureOrder order = orderOf();
    order.remoteId = before.accepted.first();
    REQUIRE(after.run(*room.provider, order));
    CHECK(room.engine.prompts() == 1);
}

TEST_CASE("what the graph does not take, or wants and does not get, is refused unsent", "[comfyui]")
{
    Room room;
    PictureOrder order = orderOf();
    QString field;
    SECTION("style") { order.style = field = QStringLiteral("style"); }
    SECTION("mask") { order.mask = "m", field = QStringLiteral("mask"); }
    SECTION("picture") { order.references = {{"a", "image/png"}}, field = QStringLiteral("references"); }
    SECTION("no size") { order.size = QSize(), field = QStringLiteral("size"); }
    SECTION("no picture")
    {
        order = editOf();
        order.references.clear();
        field = QStringLiteral("references");
    }
    WatchedWork watched;
    const auto made = watched.run(*room.provider, order);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::InvalidField);
    CHECK(made.error().field == field);
    CHECK(room.engine.requests().isEmpty());
}

TEST_CASE("each fault of ComfyUI has its meaning, and no prompt is repeated", "[comfyui]")
{
    const Row row = GENERATE(
        Row{Fault::ExecutionError, "execution error", Code::ProviderFailed, "torch.cuda.OutOfMemoryError", 1},
        Row{Fault::Interrupted, "interrupted", Code::ProviderFailed, "interrupted", 1},
        Row{Fault::WeightsMissing, "weights missing", Code::ModelUnavailable, "value_not_in_list", 0},
        Row{Fault::SizeRefused, "size refused", Code::InvalidField, "value_bigger_than_max", 0},
        Row{Fault::GraphWrong, "graph wrong", Code::ProviderFailed, "return_type_mismatch", 0},
        Row{Fault::FailsPrompt, "fails", Code::OutcomeUnknown, "http_500", 0}, Row{Fault::CutPrompt, "cut", Code::OutcomeUnknown, "", 0},
        Row{Fault::GarbagePrompt, "garbage", Code::OutcomeUnknown, "unreadable", 0}, Row{Fault::Forgets, "forgets", Code::OutcomeUnknown, "gone", 1},
        Row{Fault::HistoryDown, "history down", Code::OutcomeUnknown, "no_answer", 1}, Row{Fault::NoOutput, "no output", Code::ProviderFailed, "no_output", 1},
        Row{Fault::NotAPicture, "not a picture", Code::ProviderFailed, "not a picture", 1});
    CAPTURE(row.name);
    Room room(row.fault);
    WatchedWork watched;
    const auto made = watched.run(*room.provider, orderOf());
    REQUIRE_FALSE(made);
    CHECK(made.error().code == row.code);
    CHECK(made.error().detail == QLatin1String(row.detail));
    CHECK(made.error().field == (row.fault == Fault::SizeRefused ? QStringLiteral("size") : QString()));
    CHECK(room.engine.prompts() == 1);
    CHECK(watched.accepted.size() == row.accepted);
    CHECK(watched.disclosedOnce(QStringLiteral("prompt"), canary.toUtf8()));
}

TEST_CASE("an upload that is refused ends the order", "[comfyui]")
{
    Room room(Fault::UploadRefused);
    WatchedWork watched;
    CHECK(watched.run(*room.provider, editOf()).error().code == Code::ProviderFailed);
    CHECK(room.engine.prompts() == 0);
}

TEST_CASE("canceled, what runs is interrupted within a second", "[comfyui]")
{
    Room room(Fault::Slow, {{60'000}, 120'000, 4});
    WatchedWork watched;
    Result<MadePictures> made = fail(Code::Internal);
    const int took = watched.cancelOnce(*room.provider, orderOf(), [&] { return watched.reports > 1; }, made);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(took < 1'000);
    CHECK(room.engine.interrupts() == 1);
}

TEST_CASE("canceled in the queue, somebody else's prompt goes on", "[comfyui]")
{
    Room room;
    room.engine.startOther();
    WatchedWork watched;
    Result<MadePictures> made = fail(Code::Internal);
    watched.cancelOnce(*room.provider, orderOf(), [&] { return room.engine.prompts() == 1 && room.engine.requests().last().path == "/queue"; }, made);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(room.engine.interrupts() == 0);
    CHECK(room.engine.otherRuns());
}

TEST_CASE("canceled without an answer to the prompt", "[comfyui]")
{
    Room room(Fault::HangsPrompt);
    WatchedWork watched;
    Result<MadePictures> made = fail(Code::Internal);
    const int took = watched.cancelOnce(*room.provider, orderOf(), [&] { return room.engine.prompts() == 1; }, made);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(took < 1'500);
}
