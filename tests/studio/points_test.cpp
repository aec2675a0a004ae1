#include "desk.h"
#include "scripted_shop.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

namespace {

struct Scene {
    ScriptedShop shop;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk{profile.path(), keychain, shop.url()};

    void begin() { desk.join(shop.account.email); }
    bool isLedgerThere() { return waitFor([&] { return desk.ledger.isComplete() && !desk.ledger.isLoading(); }); }
};

LedgerWords plainWords()
{
    LedgerWords words;
    words.headings = {QStringLiteral("Time"), QStringLiteral("What, for")};
    words.kind = [](const api::PointEntry &entry) { return entry.kind; };
    return words;
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

constexpr qint64 aMonth = 32LL * 24 * 3600;

} // namespace

TEST_CASE("a month of the ledger is loaded whole, all time page by page, and new movements join at the top")
{
    Scene scene;
    scene.shop.pageSize = 4;
    for (int i = 0; i < 10; ++i)
        scene.shop.addEntry("settle", 0, -12, i);
    scene.shop.addEntry("top_up", 1050, 0, aMonth);
    scene.begin();
    Ledger &ledger = scene.desk.ledger;
    CHECK(ledger.month() == Ledger::monthOf(QDateTime::currentDateTimeUtc()));
    CHECK(scene.shop.seen("GET /v1/points/entries") == 0); // nobody has looked at it
    ledger.load();
    REQUIRE(scene.isLedgerThere());
    CHECK(ledger.entries().size() == 10);

    ledger.setMonth({});
    CHECK(ledger.entries().isEmpty());
    REQUIRE(waitFor([&] { return ledger.entries().size() == 4 && !ledger.isLoading(); }));
    CHECK_FALSE(ledger.isComplete());
    ledger.loadMore();
    REQUIRE(waitFor([&] { return ledger.entries().size() == 8; }));
    api::PointEntry fresh = scene.shop.entries.first();
    fresh.id = QStringLiteral("ent_fresh");
    scene.shop.entries.prepend(fresh);
    scene.shop.balance.available = Points(7);
    scene.desk.session.refreshBalance(); // points moved: the ledger looks by itself
    REQUIRE(waitFor([&] { return ledger.entries().size() == 9; }));
    CHECK(ledger.entries().first().id == QStringLiteral("ent_fresh"));
    ledger.loadMore();
    REQUIRE(waitFor([&] { return ledger.isComplete() && !ledger.isLoading(); }));
    CHECK(ledger.entries().last().kind == QStringLiteral("top_up"));
}

TEST_CASE("months are those of Korea, from this one back to when the member joined")
{
    CHECK(Ledger::monthOf(QDateTime(QDate(2026, 10, 31), QTime(15, 0), Qt::UTC)) == QStringLiteral("2026-11"));
    CHECK(Ledger::monthOf(QDateTime(QDate(2026, 10, 31), QTime(14, 59, 59), Qt::UTC)) == QStringLiteral("2026-10"));
    Scene scene;
    scene.begin();
    const QStringList months = scene.desk.ledger.months();
    CHECK(months.first() == Ledger::monthOf(QDateTime::currentDateTimeUtc()));
    CHECK(months.last() == Ledger::monthOf(scene.shop.account.createdAt));
    CHECK(months.size() >= 3);
}

TEST_CASE("a ledger that cannot be loaded says why, and signing out forgets it")
{
    Scene scene;
    scene.begin();
    scene.shop.instead["GET /v1/points/entries"] = BrokenServer::error(403, "forbidden");
    scene.desk.ledger.load();
    REQUIRE(waitFor([&] { return scene.desk.ledger.failure().has_value(); }));
    CHECK(scene.desk.ledger.failure()->code == Code::Forbidden);
    scene.shop.instead.clear();
    scene.shop.addEntry("expire", -5, 0);
    scene.desk.ledger.load();
    REQUIRE(scene.isLedgerThere());
    CHECK_FALSE(scene.desk.ledger.failure());
    CHECK(scene.desk.ledger.entries().size() == 1);
    scene.desk.session.signOut(false);
    REQUIRE(waitFor([&] { return !scene.desk.isSignedIn(); }));
    CHECK(scene.desk.ledger.entries().isEmpty());
}

TEST_CASE("lots and limits follow the balance; limits are saved and refused by the service")
{
    Scene scene;
    scene.shop.limits.perDay = Points(100);
    scene.shop.limits.spentToday = Points(30);
    scene.begin();
    PointsBook &points = scene.desk.points;
    points.load();
    REQUIRE(waitFor([&] { return points.limits() && points.areLotsKnown(); }));
    CHECK(points.lots().isEmpty());
    CHECK(points.limits()->spentToday == Points(30));

    api::PointLot lot;
    lot.kind = QStringLiteral("paid");
    lot.left = lot.bought = Points(1000);
    lot.boughtAt = QDateTime::currentDateTimeUtc();
    lot.expiresAt = lot.boughtAt.addYears(5);
    scene.shop.lots.append(lot);
    scene.shop.balance.available = Points(1000);
    scene.desk.session.refreshBalance();
    REQUIRE(waitFor([&] { return points.lots().size() == 1; }));

    bool isSaved = false;
    std::optional<Code> refused;
    QObject::connect(&points, &PointsBook::limitsSaved, [&] { isSaved = true; });
    QObject::connect(&points, &PointsBook::limitsRefused, [&](const Error &why) { refused = why.code; });
    points.saveLimits(Points(200), Points(3000), Points(40));
    CHECK(points.isSaving());
    REQUIRE(waitFor([&] { return isSaved; }));
    CHECK(points.limits()->askAbove == Points(40));
    CHECK(scene.shop.limits.perMonth == Points(3000));
    scene.shop.instead["PATCH /v1/points/limits"] = BrokenServer::error(422, "invalid_field");
    points.saveLimits(Points(1), Points(1), Points(1));
    REQUIRE(waitFor([&] { return refused.has_value(); }));
    CHECK(*refused == Code::InvalidField);
    CHECK(points.limits()->askAbove == Points(40));
    const int asked = scene.shop.seen("GET /v1/points/limits");
    points.freshenLimits(); // of this minute
    CHECK(scene.shop.seen("GET /v1/points/limits") == asked);
    scene.desk.session.signOut(false);
    REQUIRE(waitFor([&] { return !scene.desk.isSignedIn(); }));
    CHECK_FALSE(points.limits());
    CHECK(points.lots().isEmpty());
}

TEST_CASE("a table has a byte order mark, quotes what needs it, writes times of Korea and disarms formulas")
{
    api::PointEntry entry;
    entry.id = QStringLiteral("ent_1");
    entry.kind = QStringLiteral("say \"hi\", then go");
    entry.reference = QStringLiteral("=HYPERLINK(1)");
    entry.model = QStringLiteral("+cmd");
    entry.orderId = QStringLiteral("two\nlines");
    entry.available = Points(-48);
    entry.held = Points(48);
    entry.after = {Points(1002), Points(48)};
    entry.at = QDateTime(QDate(2026, 11, 24), QTime(15, 30), Qt::UTC);
    const QByteArray table = ledgerCsv({entry}, plainWords());
    CHECK(table
          == QByteArray("\xEF\xBB\xBFTime,\"What, for\"\r\n2026-11-25T00:30:00+09:00,\"say \"\"hi\"\", then go\",-48,48,1002,48,'+cmd,\"two\nlines\","
                        "'=HYPERLINK(1)\r\n"));
}

TEST_CASE("a table is written when every page has come, and leaves no half file otherwise")
{
    Scene scene;
    scene.shop.pageSize = 3;
    for (int i = 0; i < 8; ++i)
        scene.shop.addEntry("settle", 0, -12, i);
    scene.shop.addEntry("top_up", 1050, 0, aMonth);
    scene.begin();
    LedgerExport &table = scene.desk.ledgerExport;
    std::optional<int> saved;
    std::optional<Code> failed;
    QObject::connect(&table, &LedgerExport::saved, [&](const QString &, int movements) { saved = movements; });
    QObject::connect(&table, &LedgerExport::failed, [&](const Error &why) { failed = why.code; });
    const QString file = scene.profile.filePath(QStringLiteral("points.csv"));
    table.save({}, file, plainWords());
    REQUIRE(waitFor([&] { return saved.has_value(); }));
    CHECK(*saved == 9);
    CHECK(contentOf(file).count("\r\n") == 10);
    saved.reset();
    table.save(Ledger::monthOf(QDateTime::currentDateTimeUtc()), file, plainWords());
    REQUIRE(waitFor([&] { return saved.has_value(); }));
    CHECK(*saved == 8);

    const QByteArray before = contentOf(file);
    scene.shop.instead["GET /v1/points/entries"] = BrokenServer::error(403, "forbidden");
    table.save({}, file, plainWords());
    REQUIRE(waitFor([&] { return failed.has_value(); }));
    CHECK(*failed == Code::Forbidden);
    CHECK(contentOf(file) == before); // the former table is whole
    scene.shop.instead.clear();
    failed.reset();
    table.save({}, scene.profile.filePath(QStringLiteral("no/such/folder.csv")), plainWords());
    REQUIRE(waitFor([&] { return failed.has_value(); }));
    CHECK(*failed == Code::Storage);
    failed.reset();
    const QString never = scene.profile.filePath(QStringLiteral("never.csv"));
    table.save({}, never, plainWords());
    table.cancel();
    CHECK(*failed == Code::Canceled);
    CHECK_FALSE(table.isRunning());
    QTest::qWait(200);
    CHECK_FALSE(QFile::exists(never));
    CHECK(QDir(scene.profile.path()).entryList({QStringLiteral("*.csv*")}) == QStringList{QStringLiteral("points.csv")});
}
