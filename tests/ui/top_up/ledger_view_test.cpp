#include "shop_steps.h"
#include "ui/generation/rich_member.h"
#include "ui/top_up/usage_chart.h"
#include <QFile>

using namespace mj;
using namespace mj::ui;

namespace {

constexpr qint64 aMonth = 32LL * 24 * 3600; // seconds

void choose(QComboBox *box, const QString &text)
{
    const int index = box->findText(text);
    INFO(text.toStdString());
    REQUIRE(index >= 0);
    box->setCurrentIndex(index);
    emit box->activated(index);
}

struct LedgerScene : ShopScene {
    void openLedger()
    {
        begin();
        open(Movements);
        REQUIRE(until([&] { return desk->ledger.isComplete() && !desk->generation.models().isEmpty(); }));
    }
    QComboBox *month() const { return named<QComboBox>(*page, "ledger_month"); }
    QComboBox *kind() const { return named<QComboBox>(*page, "ledger_kind"); }
    void use(const char *model, qint64 points, qint64 secondsAgo = 60, const QString &generation = QStringLiteral("gen_1"))
    {
        shop.addEntry("settle", 0, -points, secondsAgo, generation);
        shop.entries.last().model = QLatin1String(model);
    }
};

api::PointEntry used(const QString &model, qint64 points)
{
    api::PointEntry entry;
    entry.kind = QStringLiteral("settle");
    entry.model = model;
    entry.held = Points(-points);
    return entry;
}

QString same(const QString &id)
{
    return id;
}

} // namespace

TEST_CASE("Every kind of movement has its words in both languages, and a filter")
{
    LedgerScene scene;
    const QStringList kinds{QStringLiteral("top_up"), QStringLiteral("reserve"), QStringLiteral("settle"), QStringLiteral("release"),
                            QStringLiteral("refund"), QStringLiteral("refund_return"), QStringLiteral("expire"), QStringLiteral("reverse")};
    for (const QString &kind : kinds)
        scene.shop.addEntry(kind.toLatin1().constData(), 5, 0);
    scene.openLedger();
    const QList<std::pair<const char *, const char *>> words{{"Points bought", "포인트 충전"}, {"Held for pictures", "그림에 예약"},
        {"Used for pictures", "그림에 사용"}, {"Returned", "반환"}, {"Refunded for money", "환불"}, {"Back from a failed refund", "환불 실패로 돌아옴"},
        {"Points expired", "포인트 소멸"}, {"Deposit taken back by the bank", "은행의 입금 취소"}};
    for (const auto &[english, korean] : words)
        CHECK(sight(*scene.page).contains(QLatin1String(english)));
    CHECK(scene.cut().isEmpty());
    scene.desk->speak(QStringLiteral("ko"));
    for (const QString &kind : kinds)
        CHECK_FALSE(sight(*scene.page).contains(kind)); // no code shows through
    CHECK(sight(*scene.page).contains(QStringLiteral("환불 실패로 돌아옴")));
    scene.desk->speak(QStringLiteral("en"));

    choose(scene.kind(), QStringLiteral("Bought"));
    CHECK(sight(*scene.page).contains(QStringLiteral("Points bought")));
    CHECK_FALSE(sight(*scene.page).contains(QStringLiteral("Refunded for money")));
    choose(scene.kind(), QStringLiteral("Refunded"));
    CHECK(sight(*scene.page).contains(QStringLiteral("Refunded for money")));
    CHECK_FALSE(sight(*scene.page).contains(QStringLiteral("Points bought")));
    scene.shop.entries.clear();
}

TEST_CASE("A month shows what each model used, for eyes and for screen readers")
{
    LedgerScene scene;
    scene.use("demo-painter-1", 48);
    scene.use("demo-painter-1", 12);
    scene.use("openai-x", 30);
    scene.use("old-model", 99, aMonth);
    scene.openLedger();
    auto *chart = named<UsageChart>(*scene.page, "usage_chart");
    REQUIRE(chart->isVisible());
    CHECK(chart->accessibleDescription() == QStringLiteral("Demo painter: 60 P, openai-x: 30 P"));
    CHECK(chart->height() == chart->sizeHint().height());
    scene.desk->theme.setMode(Theme::Mode::Dark);
    const QImage dark = chart->grab().toImage();
    scene.desk->theme.setMode(Theme::Mode::Light);
    CHECK(dark != chart->grab().toImage());

    choose(scene.month(), scene.month()->itemText(1)); // the month before, or the one before that
    REQUIRE(until([&] { return scene.desk->ledger.isComplete(); }));
    choose(scene.month(), QStringLiteral("All time"));
    REQUIRE(until([&] { return scene.desk->ledger.entries().size() == 4; }));
    CHECK_FALSE(chart->isVisible());
    scene.desk->speak(QStringLiteral("ko"));
    CHECK(scene.month()->itemText(0).contains(QStringLiteral("년")));
    scene.desk->speak(QStringLiteral("en"));
}

TEST_CASE("The chart has at most twelve bars; the rest is one")
{
    QList<api::PointEntry> entries{used(QString(), 1)};
    for (int i = 1; i <= 14; ++i)
        entries.append(used(QStringLiteral("model %1").arg(i, 2, 10, QLatin1Char('0')), 100 * i));
    api::PointEntry partly = used(QStringLiteral("model 14"), 48);
    partly.available = Points(12); // some of it came back
    entries.append(partly);
    entries.append(used(QStringLiteral("nothing"), 0));
    const QList<UsageChart::Bar> bars = UsageChart::barsOf(entries, same);
    REQUIRE(bars.size() == UsageChart::mostBars);
    CHECK(bars.first() == UsageChart::Bar{QStringLiteral("model 14"), Points(1436)});
    CHECK(bars.last().points == Points(100 + 200 + 300 + 1));
    CHECK(UsageChart::barsOf(entries.mid(1, 12), same).size() == 12);
    CHECK(UsageChart::barsOf({}, same).isEmpty());
}

TEST_CASE("Lines lead to their order and to their picture")
{
    LedgerScene scene;
    scene.shop.add(QStringLiteral("ord_1"), api::TopUpState::Paid);
    scene.shop.addEntry("top_up", 1050, 0, 30, QStringLiteral("ord_1"));
    scene.shop.addEntry("refund", -1000, 0, 20, QStringLiteral("ref_1"));
    scene.shop.entries.last().orderId = QStringLiteral("ord_1");
    scene.use("demo-painter-1", 12);
    scene.openLedger();
    QSignalSpy places(scene.page.get(), &Page::placeRequested);
    QSignalSpy notices(scene.page.get(), &Page::noticeRequested);
    press(*scene.page, "entry_ent_2"); // its picture is neither in the gallery nor in the queue
    CHECK(places.isEmpty());
    REQUIRE(notices.size() == 1);
    CHECK(notices[0][0].toString() == QStringLiteral("The picture of this movement is not on this computer."));
    press(*scene.page, "entry_ent_1");
    CHECK(isShown(*scene.page, "order_ord_1"));
    scene.open(ShopScene::Movements);
    press(*scene.page, "entry_ent_0");
    CHECK(isShown(*scene.page, "order_ord_1"));

    api::Recipe recipe;
    recipe.model = QStringLiteral("demo-painter-1");
    recipe.prompt = QStringLiteral("a lake at dusk");
    recipe.size = QSize(512, 512);
    scene.desk->generation.setRecipe(recipe);
    REQUIRE(until([&] { return scene.desk->generation.quote().has_value(); }));
    scene.desk->generation.submit();
    REQUIRE(until([&] { return !scene.desk->generation.jobs().isEmpty(); }));
    scene.open(ShopScene::Movements);
    press(*scene.page, "entry_ent_2");
    REQUIRE(places.size() == 1);
    CHECK(places[0][0].value<Place>() == Place::Create);
    CHECK(places[0][1].toString() == QStringLiteral("gen_1"));
}

TEST_CASE("The line of a picture that is here opens it in the gallery")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("pages@example.com"));
    REQUIRE(buyPoints(desk, server));
    REQUIRE(makePictures(desk, 1, QStringLiteral("a lake at dusk")));
    PointsPage page(desk.features());
    page.resize(ShopScene::smallest());
    page.show();
    page.activate();
    REQUIRE(until([&] { return desk.topUp.areOrdersKnown() && !desk.topUp.isLoading(); }));
    auto *tabs = named<QTabBar>(page, "points_tabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(ShopScene::Movements).center());
    REQUIRE(until([&] { return desk.ledger.isComplete() && desk.ledger.entries().first().kind == QStringLiteral("settle"); }));
    CHECK(tells(page, QStringLiteral("12 P used")));
    QSignalSpy places(&page, &Page::placeRequested);
    press(page, QStringLiteral("entry_") + desk.ledger.entries().first().id);
    REQUIRE(places.size() == 1);
    CHECK(places[0][0].value<Place>() == Place::Gallery);
    CHECK(places[0][1].toString() == desk.gallery.at(0).id);
}

TEST_CASE("Empty, failing and long ledgers say what they are")
{
    LedgerScene scene;
    scene.openLedger();
    CHECK(scene.reads(QStringLiteral("No points moved in this month.")));
    CHECK(scene.reads(QStringLiteral("No points were used in this month.")));
    CHECK(scene.cut().isEmpty());
    choose(scene.month(), QStringLiteral("All time"));
    CHECK(scene.reads(QStringLiteral("No points have moved yet.")));
    scene.shop.instead["GET /v1/points/entries"] = BrokenServer::error(403, "forbidden");
    scene.desk->ledger.load();
    CHECK(scene.reads(QStringLiteral("This account may not do that.")));
    CHECK(scene.cut().isEmpty());
    scene.shop.instead.clear();
    for (int i = 0; i < 130; ++i)
        scene.use("demo-painter-1", 1, i);
    press(*scene.page, "ledger_retry");
    REQUIRE(until([&] { return scene.desk->ledger.entries().size() == 100; }));
    const auto rows = [&] {
        int count = 0;
        for (const QAbstractButton *link : scene.page->findChildren<QAbstractButton *>())
            count += link->objectName().startsWith(QStringLiteral("entry_")) ? 1 : 0;
        return count;
    };
    REQUIRE(until([&] { return rows() == 50; }));
    press(*scene.page, "ledger_more");
    REQUIRE(until([&] { return rows() == 100; }));
    press(*scene.page, "ledger_more");
    REQUIRE(until([&] { return rows() == 130; }));
    CHECK_FALSE(isShown(*scene.page, "ledger_more"));
}

TEST_CASE("The month and everything are saved as tables; a failure leaves no file")
{
    LedgerScene scene;
    scene.use("demo-painter-1", 12);
    scene.shop.addEntry("top_up", 1050, 0, 3 * aMonth);
    scene.openLedger();
    scene.savesTo = scene.desk->folder.filePath(QStringLiteral("points.csv"));
    press(*scene.page, "table_month");
    CHECK(scene.reads(QStringLiteral("Saved, with 1 movement.")));
    CHECK(scene.suggested.last() == QStringLiteral("mjstudio-points-%1.csv").arg(scene.desk->ledger.month()));
    CHECK(scene.cut().isEmpty());
    press(*scene.page, "table_all");
    CHECK(scene.reads(QStringLiteral("Saved, with 2 movements.")));
    QFile file(scene.savesTo);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray table = file.readAll();
    CHECK(table.startsWith("\xEF\xBB\xBFTime,What for,Points,Held,"));
    CHECK(table.contains("+09:00,Used for pictures,0,-12,"));
    scene.shop.instead["GET /v1/points/entries"] = BrokenServer::error(403, "forbidden");
    scene.savesTo = scene.desk->folder.filePath(QStringLiteral("never.csv"));
    press(*scene.page, "table_all");
    CHECK(scene.reads(QStringLiteral("This account may not do that.")));
    CHECK_FALSE(QFile::exists(scene.savesTo));
    CHECK(named<QAbstractButton>(*scene.page, "table_all")->isEnabled());
}
