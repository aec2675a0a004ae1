#include "base/ids.h"
#include "crypto/digest.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QImage>

using namespace mj;
using api::GenerationState;

namespace
{

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

struct Studio {
    explicit Studio(int paceMs = 0, int runners = 2) : server(configured(paceMs, runners)), member(join(server)) {}

    static server::Config configured(int paceMs, int runners)
    {
        server::Config config;
        config.demoPace = std::chrono::milliseconds(paceMs);
        config.runners = runners;
        return config;
    }
    void grantTo(const Member &who, qint64 points) { grant(server.folder() + text("/server"), who.session.account.id, points); }
    api::Generation ended(const QString &id)
    {
        REQUIRE(eventually([&] { return !member.client.generation(id).isOpen(); }));
        return member.client.generation(id);
    }
    Answer cancel(const QString &id) { return member.client.cancel(id); }

    RealServer server;
    Member member;
};

} // namespace

TEST_CASE("a quote states the price and holds nothing")
{
    Studio studio;
    studio.grantTo(studio.member, 100);
    const Answer answer = studio.member.client.post(text("/v1/generations/quotes"), quoteForm(recipeForm(3)));
    REQUIRE(answer.status == 200);
    const auto quote = api::Quote::fromJson(answer.json());
    REQUIRE(quote);
    CHECK(quote->points == Points(36));
    CHECK(quote->balance == api::Balance{Points(100), Points(0)});
    CHECK(quote->expiresAt > QDateTime::currentDateTimeUtc());
    CHECK(studio.member.client.balance() == api::Balance{Points(100), Points(0)});
}

TEST_CASE("a generation holds its points, makes its pictures, and settles")
{
    Studio studio;
    studio.grantTo(studio.member, 100);
    const api::Generation job = studio.member.client.generate(2);
    CHECK(job.state == GenerationState::Queued);
    CHECK(job.reserved == Points(24));
    CHECK(job.recipe.seed.has_value());
    CHECK_FALSE(job.generativeAi); // drawn by formula, and said so
    const api::Generation done = studio.ended(job.id);
    CHECK(done.state == GenerationState::Succeeded);
    CHECK(done.charged == Points(24));
    CHECK(done.progress == 1);
    CHECK(done.partialId.isEmpty());
    CHECK(done.finishedAt.isValid());
    CHECK(done.recipe.prompt == text("a red fox in the snow"));
    REQUIRE(done.pictures.size() == 2);
    for (int i = 0; i < 2; ++i) {
        const api::PictureRef &picture = done.pictures.at(i);
        const Answer file = studio.member.client.get(text("/v1/pictures/") + picture.id);
        CHECK(file.status == 200);
        CHECK(file.header("content-type") == "image/png");
        CHECK(file.body.size() == picture.bytes);
        CHECK(QString::fromLatin1(sha256(file.body).toHex()) == picture.sha256);
        CHECK(QImage::fromData(file.body, "png").size() == QSize(512, 512));
        CHECK(picture.size == QSize(512, 512));
        CHECK(picture.seed == *done.recipe.seed + i);
    }
    CHECK(done.pictures.at(0).sha256 != done.pictures.at(1).sha256);
    CHECK(studio.member.client.balance() == api::Balance{Points(76), Points(0)});
    QStringList kinds;
    for (const api::PointEntry &entry : studio.member.client.entries())
        kinds.append(entry.kind);
    CHECK(kinds == QStringList{text("settle"), text("reserve"), text("top_up")});
}

TEST_CASE("while it runs unfinished pictures appear, and are gone afterwards")
{
    Studio studio(200);
    studio.grantTo(studio.member, 100);
    const api::Generation job = studio.member.client.generate(1);
    CHECK(studio.member.client.balance() == api::Balance{Points(88), Points(12)});
    QStringList partials;
    double last = 0;
    bool backwards = false;
    REQUIRE(eventually([&] {
        const api::Generation now = studio.member.client.generation(job.id);
        backwards = backwards || now.progress < last;
        last = now.progress;
        if (!now.partialId.isEmpty() && !partials.contains(now.partialId)) {
            const Answer file = studio.member.client.get(text("/v1/pictures/") + now.partialId);
            if (file.status == 200 && !QImage::fromData(file.body, "png").isNull())
                partials.append(now.partialId);
        }
        return !now.isOpen();
    }));
    CHECK_FALSE(backwards);
    CHECK(partials.size() == 3);
    for (const QString &id : partials)
        CHECK(studio.member.client.get(text("/v1/pictures/") + id).status == 404);
}

TEST_CASE("the same seed paints the same picture")
{
    Studio studio;
    studio.grantTo(studio.member, 100);
    QJsonObject form = recipeForm();
    form.insert(text("seed"), 4242);
    QStringList hashes;
    for (int i = 0; i < 2; ++i) {
        const Answer made = studio.member.client.make(form);
        REQUIRE(made.status == 201);
        hashes.append(studio.ended(firstOf(made).value(text("id")).toString()).pictures.value(0).sha256);
    }
    CHECK(hashes.at(0) == hashes.at(1));
}

TEST_CASE("each refusal of a generation names its reason and its field, and holds nothing")
{
    Studio studio;
    studio.grantTo(studio.member, 30);
    const auto with = [](const char *field, const QJsonValue &value) {
        QJsonObject form = recipeForm();
        form.insert(text(field), value);
        return form;
    };
    struct Row {
        QJsonObject form;
        int status;
        const char *code;
        const char *field;
    };
    const QList<Row> rows{
        {with("model", text("dall-e-9")), 422, "invalid_field", "model"},
        {with("prompt", text("   ")), 422, "invalid_field", "prompt"},
        {with("prompt", QString(32'001, QLatin1Char('a'))), 422, "invalid_field", "prompt"},
        {with("size", text("1x1")), 422, "invalid_field", "size"},
        {with("size", text("big")), 422, "invalid_field", "size"},
        {with("count", 0), 422, "invalid_field", "count"},
        {with("count", 5), 422, "invalid_field", "count"},
        {with("count", -1), 422, "invalid_field", "count"},
        {with("count", 1.5), 422, "invalid_field", "count"},
        {with("seed", -1), 422, "invalid_field", "seed"},
        {with("seed", 4294967296.0), 422, "invalid_field", "seed"},
        {with("style", text("oil")), 422, "invalid_field", "style"},
        {with("quality", text("high")), 422, "invalid_field", "quality"},
        {with("negativePrompt", text("fog")), 422, "invalid_field", "negativePrompt"},
        {with("task", text("edit")), 422, "invalid_field", "references"}, // starts from a picture
        {with("task", text("upscale")), 422, "invalid_field", "task"},
        {with("task", text("paint")), 422, "invalid_field", "task"},
        {with("references", QJsonArray{newId(QLatin1String("ref"))}), 422, "invalid_field", "references"},
        {with("mask", newId(QLatin1String("ref"))), 422, "invalid_field", "mask"},
        {with("scale", 2), 422, "invalid_field", "scale"},
        {with("size", QJsonValue()), 422, "invalid_field", "size"},
        {recipeForm(3), 402, "insufficient_points", ""},
    };
    for (const Row &row : rows) {
        // Refused when it is priced, and again by who orders without asking.
        const QString token = studio.member.client.quote(recipeForm(row.status == 402 ? 3 : 1));
        for (const Answer &answer : {studio.member.client.make(row.form),
                                     studio.member.client.post(text("/v1/generations"), generationForm(row.form, token), newIdempotencyKey().toLatin1())}) {
            INFO(row.code << ' ' << row.field);
            CHECK(answer.status == row.status);
            CHECK(answer.code() == text(row.code));
            CHECK(answer.field() == text(row.field));
        }
    }
    CHECK(studio.member.client.post(text("/v1/generations"), generationForm(recipeForm(), text("x"))).field() == text("Idempotency-Key"));
    CHECK(studio.member.client.balance() == api::Balance{Points(30), Points(0)});
    CHECK(studio.member.client.get(text("/v1/generations")).json().value(text("items")).toArray().isEmpty());
}

TEST_CASE("a queued job is canceled at once and costs nothing")
{
    Studio studio(3000, 1);
    studio.grantTo(studio.member, 100);
    const api::Generation first = studio.member.client.generate(1);
    REQUIRE(eventually([&] { return studio.member.client.generation(first.id).state == GenerationState::Running; }));
    const api::Generation second = studio.member.client.generate(4);
    CHECK(studio.member.client.balance() == api::Balance{Points(40), Points(60)});
    const Answer canceled = studio.cancel(second.id);
    CHECK(canceled.status == 200);
    CHECK(canceled.json().value(text("state")) == text("canceled"));
    CHECK(canceled.json().value(text("charged")) == 0);
    CHECK(second.cancelCost == Points(0));
    CHECK(studio.member.client.balance() == api::Balance{Points(88), Points(12)});
    CHECK(studio.cancel(second.id).json() == canceled.json()); // again: as it stands
    CHECK(studio.cancel(first.id).status == 200);
    const api::Generation stopped = studio.ended(first.id);
    CHECK(stopped.state == GenerationState::Canceled);
    CHECK(stopped.charged == Points(0));
    CHECK(studio.member.client.balance() == api::Balance{Points(100), Points(0)});
}

TEST_CASE("a running job that is canceled costs the pictures it has finished")
{
    Studio studio(250);
    studio.grantTo(studio.member, 100);
    const api::Generation job = studio.member.client.generate(4);
    REQUIRE(eventually([&] { return studio.member.client.generation(job.id).pictures.size() == 1; }));
    inParallel(8, [&](int) { studio.cancel(job.id); });
    const api::Generation done = studio.ended(job.id);
    CHECK(done.state == GenerationState::Canceled);
    const qint64 cost = 12 * done.pictures.size();
    CHECK(done.pictures.size() >= 1);
    CHECK(done.pictures.size() < 4);
    CHECK(done.charged == Points(cost));
    CHECK(studio.member.client.balance() == api::Balance{Points(100 - cost), Points(0)});
    CHECK(studio.member.client.get(text("/v1/pictures/") + done.pictures.first().id).status == 200);
    // Nothing unfinished stays behind.
    const QJsonArray holdings = studio.member.client.get(text("/v1/privacy/holdings")).json().value(text("items")).toArray();
    for (const QJsonValue &holding : holdings) {
        if (holding[text("item")] == text("pictures"))
            CHECK(holding[text("count")].toInteger() == done.pictures.size());
    }
}

TEST_CASE("jobs and pictures of somebody else are not there, on any route")
{
    Studio studio;
    studio.grantTo(studio.member, 100);
    const api::Generation job = studio.ended(studio.member.client.generate(1).id);
    const QString picture = job.pictures.value(0).id;
    const Member other = join(studio.server);
    const ServiceClient nobody(studio.server.url());
    for (const QString &path : {text("/v1/generations/") + job.id, text("/v1/pictures/") + picture}) {
        CHECK(studio.member.client.get(path).status == 200);
        CHECK(other.client.get(path).status == 404);
        CHECK(nobody.get(path).status == 401);
    }
    CHECK(other.client.cancel(job.id).status == 404);
    CHECK(nobody.cancel(job.id).status == 401);
    CHECK(other.client.get(text("/v1/generations")).json().value(text("items")).toArray().isEmpty());
    CHECK(other.client.get(text("/v1/generations?after=0")).json().value(text("items")).toArray().isEmpty());
    for (const QString &strange : {newId(QLatin1String("gen")), text("x"), text("..%2F..%2Fserver.key"), text("%00"), picture}) {
        CHECK(studio.member.client.get(text("/v1/generations/") + strange).status >= 400);
        CHECK(studio.member.client.get(text("/v1/generations/") + strange).status < 500);
    }
    for (const QString &strange : {newId(QLatin1String("pic")), text("x"), text("..%2F..%2Fserver.key"), job.id}) {
        const Answer answer = studio.member.client.get(text("/v1/pictures/") + strange);
        CHECK(answer.status >= 400);
        CHECK(answer.status < 500);
    }
}

TEST_CASE("jobs are listed newest first, page by page, and survive a restart")
{
    Studio studio;
    studio.grantTo(studio.member, 100);
    QStringList made;
    for (int i = 0; i < 3; ++i) {
        made.prepend(studio.member.client.generate(1).id);
        studio.ended(made.first());
    }
    studio.server.restart();
    const Answer first = studio.member.client.get(text("/v1/generations?limit=2"));
    const QString cursor = QString::fromLatin1(QUrl::toPercentEncoding(first.json().value(text("nextCursor")).toString()));
    const Answer rest = studio.member.client.get(text("/v1/generations?limit=2&cursor=") + cursor);
    QStringList listed;
    for (const Answer &page : {first, rest}) {
        for (const QJsonValue &item : page.json().value(text("items")).toArray())
            listed.append(item[text("id")].toString());
    }
    CHECK(listed == made);
    CHECK(rest.json().value(text("nextCursor")).toString().isEmpty());
}
