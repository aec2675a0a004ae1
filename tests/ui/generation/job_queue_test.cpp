#include "support/catch.h"
#include "ui/generation/batch_view.h"
#include "ui/generation/create_scene.h"
#include "ui/generation/job_card.h"
#include <QJsonDocument>
#include <QLabel>

using namespace mj;
using namespace mj::ui;
using api::GenerationState;

namespace {

// The demo painter, slow enough to queue behind, and a row whose size it does not paint: each of its jobs fails.
QByteArray models()
{
    const auto row = [](const char *id, const char *size) {
        return QJsonObject{{QStringLiteral("id"), QLatin1String(id)}, {QStringLiteral("name"), QLatin1String(id)}, {QStringLiteral("provider"), QStringLiteral("MJ Studio")},
                           {QStringLiteral("country"), QStringLiteral("local")}, {QStringLiteral("via"), QStringLiteral("demo")}, {QStringLiteral("generativeAi"), false},
                           {QStringLiteral("sizes"), QJsonArray{QLatin1String(size)}}, {QStringLiteral("maxCount"), 4}, {QStringLiteral("seed"), true},
                           {QStringLiteral("pointsPerPicture"), 12}};
    };
    return QJsonDocument(QJsonObject{{QStringLiteral("models"), QJsonArray{row("painter", "256x256"), row("second", "256x256"), row("broken", "200x200")}}}).toJson();
}

struct Queue {
    explicit Queue(int paceMs) : server(config(paceMs)), desk(server.url()), page(desk.features())
    {
        joinAs(desk, server, QStringLiteral("waiting@example.com"));
        REQUIRE(buyPoints(desk, server));
        page.resize(1180, 720);
        page.show();
        page.activate();
        REQUIRE(until([&] { return !desk.generation.models().isEmpty(); }));
    }
    static server::Config config(int paceMs)
    {
        server::Config config;
        config.models = models();
        config.runners = 1;
        config.demoPace = std::chrono::milliseconds(paceMs);
        return config;
    }
    api::Recipe recipe(const char *model, const QString &prompt) const
    {
        api::Recipe recipe;
        recipe.model = QLatin1String(model);
        recipe.prompt = prompt;
        recipe.size = desk.generation.model(recipe.model)->sizes.first();
        return recipe;
    }
    // In one batch; their ids in the order asked.
    QStringList order(const QList<api::Recipe> &recipes)
    {
        QStringList ids;
        const auto seen = QObject::connect(&desk.generation, &studio::Generation::submitted, [&](const QString &id) { ids.append(id); });
        desk.generation.setRecipes(recipes.first(), recipes);
        REQUIRE(until([&] { return desk.generation.quote().has_value(); }));
        desk.generation.submit();
        REQUIRE(until([&] { return ids.size() == recipes.size(); }));
        QObject::disconnect(seen);
        return ids;
    }
    const api::Generation &job(const QString &id) const
    {
        const QList<api::Generation> &all = desk.generation.jobs();
        return *std::find_if(all.begin(), all.end(), [&](const api::Generation &one) { return one.id == id; });
    }
    bool ends(const QString &id) const
    {
        return until([&] { return !job(id).isOpen(); }, 30'000);
    }
    QAbstractButton *button(const char *what, const QString &id) const { return named<QAbstractButton>(page, qPrintable(QStringLiteral("job_%1_%2").arg(QLatin1String(what), id))); }
    bool says(const QString &id, const QString &words) const
    {
        return until([&] {
            for (const QLabel *label : named<JobCard>(page, qPrintable(QStringLiteral("job_") + id))->findChildren<QLabel *>()) {
                if ((label->text() + label->accessibleName()).contains(words))
                    return true;
            }
            return false;
        }, 15'000);
    }

    RealServer server;
    StudioDesk desk;
    CreatePage page;
};

} // namespace

TEST_CASE("a waiting job says its place and the price of canceling, moves among one's own, and is canceled alone")
{
    Queue queue(4000);
    const QStringList ids = queue.order({queue.recipe("painter", QStringLiteral("first")), queue.recipe("painter", QStringLiteral("second")),
                                         queue.recipe("painter", QStringLiteral("third"))});
    CHECK(queue.says(ids[1], QStringLiteral("Next in line")));
    CHECK(queue.says(ids[2], QStringLiteral("Number 2 in line")));
    CHECK(queue.says(ids[2], QStringLiteral("Canceling now costs nothing.")));
    CHECK(queue.button("cancel", ids[2])->text() == QStringLiteral("Cancel · 0 P"));
    CHECK_FALSE(queue.button("up", ids[1])->isEnabled());
    CHECK_FALSE(queue.button("down", ids[2])->isEnabled());
    QTest::mouseClick(queue.button("up", ids[2]), Qt::LeftButton);
    CHECK(queue.says(ids[2], QStringLiteral("Next in line")));
    CHECK(queue.says(ids[1], QStringLiteral("Number 2 in line")));
    QTest::mouseClick(queue.button("down", ids[2]), Qt::LeftButton);
    CHECK(queue.says(ids[1], QStringLiteral("Next in line")));
    QTest::mouseClick(queue.button("cancel", ids[1]), Qt::LeftButton);
    REQUIRE(queue.ends(ids[1]));
    CHECK(queue.job(ids[1]).state == GenerationState::Canceled);
    CHECK(queue.job(ids[0]).isOpen());
    CHECK(queue.job(ids[2]).isOpen());
    CHECK(until([&] { return queue.desk.session.balance() == api::Balance{Points(1050 - 24), Points(24)}; }));
    CHECK(firstCut(queue.desk, queue.page) == QString());
}

TEST_CASE("what failed says why and what came back; again, edited, or all together at a told price")
{
    Queue queue(0);
    const QStringList ids = queue.order({queue.recipe("broken", QStringLiteral("one that fails")), queue.recipe("broken", QStringLiteral("another"))});
    REQUIRE(queue.ends(ids[0]));
    REQUIRE(queue.ends(ids[1]));
    CHECK(queue.job(ids[0]).failureField == QStringLiteral("size"));
    CHECK(queue.says(ids[0], QStringLiteral("12 P returned")));
    CHECK(queue.button("retry", ids[0])->text() == QStringLiteral("Try again · 12 P"));
    CHECK(queue.button("cancel", ids[0])->isHidden());

    QTest::mouseClick(queue.button("edit", ids[1]), Qt::LeftButton);
    CHECK(until([&] { return named<PromptBox>(queue.page, "create_prompt")->toPlainText() == QStringLiteral("another"); }));

    QTest::mouseClick(queue.button("retry", ids[0]), Qt::LeftButton);
    REQUIRE(until([&] { return queue.desk.generation.jobs().size() == 3; }));
    REQUIRE(queue.ends(queue.desk.generation.jobs().first().id));
    auto *all = named<QAbstractButton>(queue.page, "create_retry_all");
    REQUIRE(until([&] { return all->isVisible() && all->text() == QStringLiteral("Try 3 failed again · 36 P"); }));
    QTest::mouseClick(all, Qt::LeftButton);
    REQUIRE(until([&] { return queue.desk.generation.jobs().size() == 6; }));
    CHECK(until([&] { return queue.desk.session.balance() == api::Balance{Points(1050), Points(0)}; }, 20'000));
    CHECK(firstCut(queue.desk, queue.page) == QString());
}

TEST_CASE("a retry that has become dearer is a question, not a deed")
{
    Queue queue(0);
    const QString id = queue.order({queue.recipe("painter", QStringLiteral("a lake"))}).first();
    REQUIRE(queue.ends(id));
    queue.desk.generation.retry({id}, Points(5)); // was shown another price
    REQUIRE(until([&] { return named<QWidget>(queue.page, "create_dearer")->isVisible(); }));
    CHECK(queue.desk.generation.jobs().size() == 1);
    CHECK(named<QAbstractButton>(queue.page, "create_dearer_deed")->text() == QStringLiteral("Try again · 12 P"));
    REQUIRE(clickOn(queue.page, QStringLiteral("create_dearer_deed")));
    CHECK(until([&] { return queue.desk.generation.jobs().size() == 2; }));
}

TEST_CASE("what several models made of one request is seen side by side")
{
    Queue queue(0);
    const QStringList ids = queue.order({queue.recipe("painter", QStringLiteral("the same lake")), queue.recipe("second", QStringLiteral("the same lake"))});
    REQUIRE(queue.ends(ids[0]));
    REQUIRE(queue.ends(ids[1]));
    const QString alone = queue.order({queue.recipe("painter", QStringLiteral("another lake"))}).first();
    REQUIRE(queue.ends(alone));
    CHECK(queue.button("compare", alone)->isHidden());
    REQUIRE(until([&] { return queue.button("compare", ids[1])->isVisible() && queue.button("compare", ids[0])->isVisible(); }));
    QTest::mouseClick(queue.button("compare", ids[0]), Qt::LeftButton);
    auto *batch = named<BatchView>(queue.page, "create_batch");
    REQUIRE(batch->isVisible());
    CHECK(named<QAbstractButton>(*batch, qPrintable(QStringLiteral("batch_open_") + ids[0])) != nullptr);
    CHECK(named<QAbstractButton>(*batch, qPrintable(QStringLiteral("batch_open_") + ids[1])) != nullptr);
    CHECK(batch->accessibleName() == QStringLiteral("One request, 2 results side by side"));
    QSignalSpy opened(&queue.page, &Page::placeRequested);
    REQUIRE(clickOn(*batch, QStringLiteral("batch_open_") + ids[1]));
    CHECK(opened.size() == 1);
    QTest::keyClick(batch, Qt::Key_Escape);
    CHECK(batch->isHidden());
    CHECK(queue.button("compare", ids[0])->isVisible());
    CHECK(firstCut(queue.desk, queue.page) == QString());
}
