#include "support/catch.h"
#include "ui/common/error_text.h"
#include "ui/generation/rich_member.h"
#include "ui/top_up/ledger_view.h"
#include "ui/top_up/model_chart.h"
#include "ui/top_up/points_page.h"
#include "ui/top_up/top_up_words.h"
#include <QDir>
#include <QFile>
#include <QTimer>

using namespace mj;
using namespace mj::ui;

namespace {

// A member with 1,050 points who made two pictures, at the Points page.
struct Book {
    RealServer server;
    StudioDesk desk{server.url()};
    std::unique_ptr<PointsPage> page;
    QString file; // what "where to" is answered with
    QString suggested;

    Book()
    {
        joinAs(desk, server, QStringLiteral("book@example.com"));
        REQUIRE(buyPoints(desk, server));
        REQUIRE(makePictures(desk, 2, QStringLiteral("booked")));
        PointsDoors doors;
        doors.pluginFolders = {desk.folder.path()};
        page = std::make_unique<PointsPage>(desk.features(), nullptr, doors);
        open(2);
        view()->setAskFile([this](const QString &name) {
            suggested = name;
            return file;
        });
        page->resize(960, 2400);
        page->show();
        page->activate();
        REQUIRE(until([&] { return links().size() == 3 && !desk.ledger.isLoading(); }));
    }
    void open(int tab) const { named<QTabBar>(*page, "points_tabs")->setCurrentIndex(tab); } // balance, orders, movements
    LedgerView *view() const { return named<LedgerView>(*page, "points_ledger"); }
    QList<QAbstractButton *> links() const
    {
        QList<QAbstractButton *> all;
        for (QAbstractButton *button : view()->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->objectName().startsWith(QLatin1String("ledger_link_")))
                all.append(button);
        }
        return all;
    }
    QAbstractButton *link(const QString &kind) const
    {
        for (QAbstractButton *button : links()) {
            if (button->objectName().startsWith(QStringLiteral("ledger_link_") + kind))
                return button;
        }
        return nullptr;
    }
    QString text(const char *name) const { return named<QLabel>(*page, name)->text(); }
    QByteArray saved() const
    {
        QFile read(file);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
};

} // namespace

TEST_CASE("the balance says what was bought and given, and the chart what each model cost, in both languages")
{
    Book here;
    here.open(0);
    CHECK(tells(*here.page, QStringLiteral("976 P bought · 50 P given")));
    here.open(2);
    auto *chart = named<ModelChart>(*here.page, "ledger_chart");
    REQUIRE(chart->isVisible());
    CHECK(chart->bars() == QList<ModelChart::Bar>{{QStringLiteral("Demo painter"), Points(24)}});
    CHECK(chart->accessibleDescription() == QStringLiteral("Demo painter: 24 P"));
    CHECK(here.text("ledger_month") == QLocale().toString(QDate::fromString(here.desk.ledger.thisMonth() + QStringLiteral("-01"), Qt::ISODate), QStringLiteral("MMMM yyyy")));
    CHECK(firstCut(here.desk, *here.page) == QString());
    here.desk.speak(QStringLiteral("ko"));
    here.open(0);
    CHECK(tells(*here.page, QStringLiteral("충전 976 P · 무료 지급 50 P")));
    here.open(2);
    CHECK(here.text("ledger_month").contains(QStringLiteral("년 ")));
    CHECK(named<QWidget>(*here.page, "ledger_chart_title")->isVisible());
    CHECK(here.text("ledger_chart_title").startsWith(QStringLiteral("모델별 사용 포인트")));
    CHECK(tells(*here.page, words("mj::ui::LedgerView", "Movements")));
    here.desk.speak(QStringLiteral("en"));
}

TEST_CASE("kinds leave only their own movements")
{
    Book here;
    press(*here.page, "ledger_kind_used");
    REQUIRE(until([&] { return here.links().size() == 1; }));
    CHECK(here.link(QStringLiteral("settle")));
    press(*here.page, "ledger_kind_bought");
    REQUIRE(until([&] { return here.links().size() == 1; }));
    CHECK(here.link(QStringLiteral("top_up")));
    press(*here.page, "ledger_kind_expired");
    CHECK(here.links().isEmpty());
    CHECK(here.text("ledger_line").contains(QStringLiteral("No movements of this kind")));
    CHECK(firstCut(here.desk, *here.page) == QString());
    press(*here.page, "ledger_kind_none");
    CHECK(until([&] { return here.links().size() == 3; }));
}

TEST_CASE("a line leads to its pictures or its order, by keyboard as well")
{
    Book here;
    QSignalSpy places(here.page.get(), &Page::placeRequested);
    QAbstractButton *pictures = here.link(QStringLiteral("settle"));
    REQUIRE(pictures);
    CHECK(pictures->focusPolicy() & Qt::TabFocus);
    CHECK(pictures->accessibleName().contains(QStringLiteral("Used for pictures · Demo painter")));
    QTest::keyClick(pictures, Qt::Key_Space);
    REQUIRE(places.count() == 1);
    CHECK(places[0][0].value<Place>() == Place::Gallery);
    CHECK(here.desk.gallery.contains(places[0][1].toString()));

    // Of pictures that this computer does not have, the queue knows more.
    while (here.desk.gallery.total() > 0)
        here.desk.gallery.remove(here.desk.gallery.at(0).id);
    QTest::mouseClick(here.link(QStringLiteral("reserve")), Qt::LeftButton);
    REQUIRE(places.count() == 2);
    CHECK(places[1][0].value<Place>() == Place::Create);
    CHECK(places[1][1].toString() == here.desk.generation.jobs().first().id);

    QSignalSpy orders(here.view(), &LedgerView::orderRequested);
    QTest::mouseClick(here.link(QStringLiteral("top_up")), Qt::LeftButton);
    REQUIRE(orders.count() == 1);
    CHECK(orders[0][0].toString() == here.desk.topUp.orders().first().id);
}

TEST_CASE("months go back to the joining and forward to now; all time has no chart")
{
    Book here;
    CHECK_FALSE(named<QWidget>(*here.page, "ledger_later_month")->isEnabled());
    CHECK_FALSE(named<QWidget>(*here.page, "ledger_earlier_month")->isEnabled()); // joined this month
    here.desk.ledger.showMonth(QStringLiteral("2020-01"));
    REQUIRE(tells(*here.page, QStringLiteral("No points moved in this time.")));
    CHECK(here.text("ledger_month") == QStringLiteral("January 2020"));
    CHECK_FALSE(named<QWidget>(*here.page, "ledger_chart")->isVisible());
    press(*here.page, "ledger_later_month");
    CHECK(here.desk.ledger.month() == QStringLiteral("2020-02"));
    press(*here.page, "ledger_all_time");
    REQUIRE(until([&] { return here.links().size() == 3; }));
    CHECK(here.desk.ledger.month().isEmpty());
    CHECK_FALSE(named<QWidget>(*here.page, "ledger_chart")->isVisible());
    CHECK(here.text("ledger_month") == QStringLiteral("All time"));
    CHECK(firstCut(here.desk, *here.page) == QString());
    press(*here.page, "ledger_all_time");
    CHECK(here.desk.ledger.month() == QStringLiteral("2020-02"));
}

TEST_CASE("what is chosen is saved as a table, and a failure leaves no half of one")
{
    Book here;
    press(*here.page, "ledger_export"); // nowhere
    CHECK(here.suggested == QStringLiteral("mjstudio-points-%1.csv").arg(here.desk.ledger.thisMonth()));
    CHECK_FALSE(named<QWidget>(*here.page, "ledger_export_result")->isVisible());

    here.file = here.desk.folder.filePath(QStringLiteral("points.csv"));
    press(*here.page, "ledger_kind_used");
    press(*here.page, "ledger_export");
    REQUIRE(tells(*here.page, QStringLiteral("Saved. Movements in the table: 1")));
    const QStringList lines = QString::fromUtf8(here.saved()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].endsWith(QStringLiteral("Model,Picture order,Order")));
    CHECK(lines[1].contains(QStringLiteral(",Used for pictures,0,-24,1026,demo-painter-1,") + here.desk.generation.jobs().first().id));
    CHECK(firstCut(here.desk, *here.page) == QString());

    here.desk.speak(QStringLiteral("ko"));
    press(*here.page, "ledger_export");
    REQUIRE(tells(*here.page, QStringLiteral("저장했습니다. 표에 담긴 내역: 1건")));
    CHECK(QString::fromUtf8(here.saved()).contains(QStringLiteral("그림 제작에 사용")));
    here.desk.speak(QStringLiteral("en"));

    const QByteArray before = here.saved();
    here.server.stop();
    press(*here.page, "ledger_export");
    REQUIRE(until([&] { return here.text("ledger_export_result").contains(errorText(error(Code::Offline)).sentence); }, 30'000));
    CHECK(here.saved() == before);
    here.server.restart();
    here.file = here.desk.folder.filePath(QStringLiteral("nowhere/points.csv"));
    press(*here.page, "ledger_export");
    REQUIRE(tells(*here.page, errorText(error(Code::Storage)).sentence));
    CHECK_FALSE(QFile::exists(here.file));
}

TEST_CASE("without the service the book says so and is read again on request")
{
    Book here;
    here.server.stop();
    here.desk.ledger.showMonth({});
    REQUIRE(until([&] { return isShown(*here.page, "ledger_retry"); }, 30'000));
    CHECK(here.text("ledger_line").contains(errorText(error(Code::Offline)).sentence));
    CHECK(firstCut(here.desk, *here.page) == QString());
    here.server.restart();
    press(*here.page, "ledger_retry");
    REQUIRE(until([&] { return here.links().size() == 3; }));
    CHECK_FALSE(isShown(*here.page, "ledger_retry"));
}

TEST_CASE("every kind of movement has its words in both languages")
{
    StudioDesk desk;
    for (const char *language : {"en", "ko"}) {
        desk.speak(QLatin1String(language));
        QStringList all;
        for (const char *kind : {"top_up", "reserve", "settle", "release", "refund", "refund_return", "expire", "reverse"}) {
            api::PointEntry entry;
            entry.kind = QLatin1String(kind);
            all.append(TopUpWords::kind(entry));
            CHECK(all.last() != entry.kind);
        }
        CHECK(all.removeDuplicates() == 0);
        CHECK((languageNow() == QLatin1String("ko")) == (all.first() == QStringLiteral("포인트 충전")));
    }
    desk.speak(QStringLiteral("en"));
}

TEST_CASE("a chart has at most twelve bars, the last for all others")
{
    StudioDesk desk;
    ModelChart chart;
    QList<ModelChart::Bar> bars;
    for (int i = 0; i < 15; ++i)
        bars.append({QStringLiteral("model %1").arg(i), Points(100 - i)});
    chart.setBars(bars.mid(0, 12));
    CHECK(chart.bars().size() == 12);
    CHECK(chart.bars().last().label == QStringLiteral("model 11"));
    chart.setBars(bars);
    REQUIRE(chart.bars().size() == 12);
    CHECK(chart.bars().last() == ModelChart::Bar{QStringLiteral("Others"), Points(89 + 88 + 87 + 86)});
    CHECK(chart.accessibleDescription().endsWith(QStringLiteral("Others: 350 P")));
    desk.speak(QStringLiteral("ko"));
    chart.setBars(bars);
    CHECK(chart.bars().last().label == QStringLiteral("기타"));
    chart.resize(600, chart.sizeHint().height());
    CHECK_FALSE(chart.grab().isNull());
    desk.speak(QStringLiteral("en"));
}

TEST_CASE("a long book is shown fifty lines at a time")
{
    Book here;
    int answered = 0;
    api::Recipe recipe = here.desk.generation.recipe();
    recipe.count = 1;
    here.desk.api.send(api::CreateQuote{{recipe}}, here.page.get(), [&](const Result<api::Quote> &price) {
        REQUIRE(price);
        for (int i = 0; i < 26; ++i) {
            const api::CreateGenerations call{{recipe}, price->token, false, false, QByteArrayLiteral("key-of-a-long-book-") + QByteArray::number(1000 + i)};
            here.desk.api.send(call, here.page.get(), [&answered](const Result<api::Listing<api::Generation>> &made) { answered += made ? 1 : 0; });
        }
    });
    REQUIRE(until([&] { return answered == 26; }, 60'000));
    const api::Balance allMade{Points(1050 - 24 - 26 * 12), Points(0)};
    QTimer asking;
    QObject::connect(&asking, &QTimer::timeout, &here.desk.session, &studio::Session::refreshBalance);
    asking.start(200);
    REQUIRE(until([&] { return here.desk.session.balance() == allMade; }, 60'000));
    asking.stop();
    for (const bool isAllTime : {false, true}) {
        if (isAllTime)
            press(*here.page, "ledger_all_time");
        REQUIRE(until([&] { return here.links().size() == 50 && !here.desk.ledger.isLoading(); }));
        named<QWidget>(*here.page, "ledger_more")->setFocus();
        QTest::keyClick(named<QWidget>(*here.page, "ledger_more"), Qt::Key_Space);
        REQUIRE(until([&] { return here.links().size() == 55; }));
        CHECK_FALSE(isShown(*here.page, "ledger_more"));
    }
    press(*here.page, "ledger_kind_used");
    CHECK(until([&] { return here.links().size() == 27; }));
}
