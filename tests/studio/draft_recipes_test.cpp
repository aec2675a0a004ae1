#include "server/generations/catalogue.h"
#include "studio/draft_recipes.h"
#include "support/catch.h"
#include "support/many_models.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace mj;
using namespace mj::studio;

namespace {

using Part = DraftDeparture::Part;

server::Catalogue catalogue()
{
    const Result<server::Catalogue> read = server::Catalogue::fromJson(manyModels());
    REQUIRE(read);
    return *read;
}

QList<api::Model> those(const QStringList &ids)
{
    const server::Catalogue all = catalogue();
    QList<api::Model> models;
    for (const QString &id : ids) {
        REQUIRE(all.offer(id));
        models.append(all.offer(id)->model);
    }
    return models;
}

api::Recipe draftOf(const QString &prompt)
{
    api::Recipe draft;
    draft.prompt = prompt;
    draft.size = QSize(768, 512);
    return draft;
}

} // namespace

TEST_CASE("each prompt goes to each model, in jobs as large as the model makes")
{
    api::Recipe draft = draftOf(QStringLiteral("a"));
    draft.count = 6;
    draft.seed = 0xfffffffeLL;
    const DraftRecipes made = recipesOf(draft, {QStringLiteral("a cat"), QStringLiteral("a dog")}, those({QStringLiteral("painter"), QStringLiteral("sketcher")}));
    REQUIRE(made.recipes.size() == 10);
    CHECK(made.pictures() == 24);
    CHECK(made.recipes[0].model == QStringLiteral("painter"));
    CHECK(made.recipes[0].count == 4);
    CHECK(made.recipes[1].count == 2);
    CHECK(*made.recipes[0].seed == 0xfffffffeLL);
    CHECK(*made.recipes[1].seed == 2); // counts on behind the largest seed
    CHECK(made.recipes[2].model == QStringLiteral("sketcher"));
    CHECK_FALSE(made.recipes[2].seed);
    CHECK(made.recipes[4].count == 2);
    CHECK(made.recipes[5].prompt == QStringLiteral("a dog"));
}

TEST_CASE("what one of the models does otherwise is told, what none of them takes is not")
{
    api::Recipe draft = draftOf(QStringLiteral("a"));
    draft.style = QStringLiteral("ink");
    draft.quality = QStringLiteral("high");
    draft.seed = 7;
    draft.negativePrompt = QStringLiteral("text");
    draft.references = {QStringLiteral("ref_a")};
    const QList<DraftDeparture> two = recipesOf(draft, {draft.prompt}, those({QStringLiteral("painter"), QStringLiteral("sketcher")})).departures;
    const QString painter = QStringLiteral("painter");
    const QString sketcher = QStringLiteral("sketcher");
    const QList<DraftDeparture> wanted{{Part::Size, sketcher, QStringLiteral("512x512")}, {Part::Quality, painter, {}}, {Part::Style, sketcher, {}},
                                       {Part::Seed, sketcher, {}},                        {Part::NegativePrompt, painter, {}}};
    CHECK(two == wanted);
    CHECK(recipesOf(draft, {draft.prompt}, those({painter})).departures.isEmpty());

    draft.references.append(QStringLiteral("ref_b"));
    const QList<DraftDeparture> pictures = recipesOf(draft, {draft.prompt}, those({QStringLiteral("retoucher"), painter})).departures;
    CHECK(pictures.contains({Part::References, painter, {}}));
    draft.task = api::Task::Edit;
    const QList<DraftDeparture> edits = recipesOf(draft, {draft.prompt}, those({QStringLiteral("retoucher"), QStringLiteral("mimic")})).departures;
    CHECK(edits.contains({Part::References, QStringLiteral("mimic"), QStringLiteral("1")}));
}

TEST_CASE("the nearest size keeps the shape before the area")
{
    const QList<QSize> sizes{QSize(1024, 1024), QSize(512, 768), QSize(1024, 1536), QSize(1536, 1024)};
    CHECK(nearestSize(sizes, QSize(1000, 1500)) == QSize(1024, 1536));
    CHECK(nearestSize(sizes, QSize(400, 600)) == QSize(512, 768));
    CHECK(nearestSize(sizes, QSize(2000, 1000)) == QSize(1536, 1024));
    CHECK(nearestSize(sizes, QSize()) == QSize(1024, 1024));
    CHECK_FALSE(nearestSize({}, QSize(8, 8)).isValid());
}

TEST_CASE("an enlargement is one picture of one picture, without a mask")
{
    api::Recipe draft = draftOf(QStringLiteral("left over"));
    draft.task = api::Task::Upscale;
    draft.count = 5;
    draft.scale = 3;
    draft.mask = QStringLiteral("ref_m");
    draft.references = {QStringLiteral("ref_a"), QStringLiteral("ref_b")};
    const DraftRecipes made = recipesOf(draft, {QString()}, those({QStringLiteral("enlarger")}));
    REQUIRE(made.recipes.size() == 1);
    CHECK(made.recipes[0].count == 1);
    CHECK(made.recipes[0].scale == 2);
    CHECK(made.recipes[0].mask.isEmpty());
    CHECK(made.recipes[0].references == QStringList{QStringLiteral("ref_a")});
    CHECK_FALSE(made.recipes[0].size.isValid());
}

TEST_CASE("whatever a draft says, the service takes what is made of it")
{
    const server::Catalogue all = catalogue();
    QRandomGenerator random(20261127);
    const auto oneOf = [&](const auto &list) { return list[random.bounded(int(list.size()))]; };
    int checked = 0;
    for (int round = 0; round < 5000; ++round) {
        api::Recipe draft;
        draft.prompt = QStringLiteral("a lake");
        draft.task = oneOf(QList<api::Task>{api::Task::Create, api::Task::Edit, api::Task::Variation, api::Task::Upscale, api::Task::RemoveBackground});
        draft.size = oneOf(QList<QSize>{QSize(), QSize(512, 512), QSize(33, 4000), QSize(768, 512)});
        draft.count = random.bounded(1, 11);
        draft.quality = oneOf(QStringList{QString(), QStringLiteral("high"), QStringLiteral("unheard")});
        draft.style = oneOf(QStringList{QString(), QStringLiteral("ink"), QStringLiteral("unheard")});
        draft.negativePrompt = oneOf(QStringList{QString(), QStringLiteral("text")});
        draft.scale = random.bounded(0, 9);
        if (random.bounded(2))
            draft.seed = random.generate();
        for (int i = random.bounded(draft.task == api::Task::Create ? 0 : 1, 6); i > 0; --i)
            draft.references.append(QStringLiteral("ref_%1").arg(i));
        if (random.bounded(2))
            draft.mask = QStringLiteral("ref_mask");
        QList<api::Model> able = all.models();
        able.removeIf([&](const api::Model &model) { return model.state != api::ModelState::Live || !model.can(draft.task); });
        const DraftRecipes made = recipesOf(draft, {draft.prompt}, able);
        for (const api::Recipe &recipe : made.recipes) {
            const Result<api::Model> taken = all.check(recipe);
            INFO((taken ? QString() : taken.error().field).toStdString() << " of " << recipe.model.toStdString());
            REQUIRE(taken);
            CHECK(server::Catalogue::price(*taken, recipe) == picturePrice(draft, *taken) * recipe.count);
            ++checked;
        }
    }
    CHECK(checked > 5000);
}
