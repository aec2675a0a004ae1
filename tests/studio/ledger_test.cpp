#include "lossy_line.h"
#include "paid_desk.h"
#include "studio/ledger.h"
#include "studio/ledger_csv.h"
#include "studio/ledger_group.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

namespace {

void load(Desk &desk)
{
    desk.ledger.load();
    REQUIRE(waitFor([&] { return !desk.ledger.isLoading() && desk.ledger.hasLots() && desk.ledger.limits(); }));
    REQUIRE_FALSE(desk.ledger.failure());
}

// Orders pictures without waiting for them.
void orderPictures(Desk &desk, int orders)
{
    int answered = 0;
    const api::Recipe recipe = smallRecipe(QStringLiteral("one of many"));
    desk.api.send(api::CreateQuote{{recipe}}, &desk.session, [&](const Result<api::Quote> &price) {
        REQUIRE(price);
        for (int i = 0; i < orders; ++i) {
            const api::CreateGenerations call{{recipe}, price->token, false, false, newIdempotencyKey().toLatin1()};
            desk.api.send(call, &desk.session, [&answered](const Result<api::Listing<api::Generation>> &made) { answered += made ? 1 : 0; });
        }
    });
    REQUIRE(waitFor([&] { return answered == orders; }, 60'000));
}

api::PointEntry entry(const char *kind, const QString &reference, const QString &model = {})
{
    api::PointEntry made;
    made.kind = QLatin1String(kind);
    made.reference = reference;
    made.model = model;
    made.available = Points(-48);
    made.after.available = Points(1002);
    made.at = QDateTime(QDate(2026, 11, 24), QTime(1, 2, 3, 4), Qt::UTC);
    return made;
}

QStringList linesOf(const QByteArray &csv)
{
    return QString::fromUtf8(csv.mid(3)).split(QStringLiteral("\r\n"));
}

} // namespace

TEST_CASE("the book says what was bought, given and used, and is closed at sign-out")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("booked@example.com"));
    load(desk);
    CHECK(desk.ledger.bought() == Points(1000));
    CHECK(desk.ledger.given() == Points(50));
    CHECK(desk.ledger.month() == desk.ledger.thisMonth());
    CHECK(desk.ledger.firstMonth() == desk.ledger.thisMonth());
    REQUIRE(desk.ledger.entries().size() == 1);
    CHECK(groupOf(desk.ledger.entries().first()) == LedgerGroup::Bought);
    CHECK(desk.ledger.uses().isEmpty());
    CHECK(desk.ledger.limits()->spentToday == Points(0));

    // Nobody asks again: the book follows the balance.
    make(desk, smallRecipe(QStringLiteral("booked"), 2));
    REQUIRE(waitFor([&] { return desk.ledger.uses() == QList<PointLedger::Use>{{QStringLiteral("demo-painter-1"), Points(24)}}; }));
    REQUIRE(waitFor([&] { return desk.ledger.bought() == Points(976); }));
    REQUIRE(waitFor([&] { return desk.ledger.limits()->spentToday == Points(24) && desk.ledger.limits()->spentThisMonth == Points(24); }));
    CHECK(desk.ledger.entries().size() == 3);
    CHECK_FALSE(generationOf(desk.ledger.entries().first()).isEmpty());
    CHECK(orderOf(desk.ledger.entries().last()) == desk.topUp.orders().first().id);

    desk.session.signOut(false);
    REQUIRE(waitFor([&] { return !desk.isSignedIn(); }));
    CHECK(desk.ledger.entries().isEmpty());
    CHECK(desk.ledger.lots().isEmpty());
    CHECK_FALSE(desk.ledger.limits());
    CHECK_FALSE(desk.ledger.hasLots());
    CHECK_FALSE(desk.ledger.isLoading());
}

TEST_CASE("a month comes with all its pages, all time page by page")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("pages@example.com"));
    orderPictures(desk, 55);
    const api::Balance allMade{Points(1050 - 55 * 12), Points(0)};
    QTimer asking;
    QObject::connect(&asking, &QTimer::timeout, &desk.session, &Session::refreshBalance);
    asking.start(200);
    REQUIRE(waitFor([&] { return desk.session.balance() == allMade; }, 60'000));
    asking.stop();
    load(desk);
    CHECK(desk.ledger.entries().size() == 111);
    CHECK_FALSE(desk.ledger.hasMore());
    CHECK(desk.ledger.uses().first().points == Points(55 * 12));

    desk.ledger.showMonth({});
    CHECK(desk.ledger.entries().isEmpty());
    REQUIRE(waitFor([&] { return !desk.ledger.isLoading(); }));
    CHECK(desk.ledger.entries().size() == 50);
    REQUIRE(desk.ledger.hasMore());
    desk.ledger.loadMore();
    desk.ledger.loadMore(); // a double click
    REQUIRE(waitFor([&] { return !desk.ledger.isLoading(); }));
    CHECK(desk.ledger.entries().size() == 100);
    desk.ledger.load(); // keeps what is shown
    REQUIRE(waitFor([&] { return !desk.ledger.isLoading(); }));
    CHECK(desk.ledger.entries().size() == 100);
    desk.ledger.loadMore();
    REQUIRE(waitFor([&] { return !desk.ledger.isLoading(); }));
    CHECK(desk.ledger.entries().size() == 111);
    CHECK_FALSE(desk.ledger.hasMore());
    QStringList ids;
    for (const api::PointEntry &each : desk.ledger.entries())
        ids.append(each.id);
    CHECK(ids.removeDuplicates() == 0);

    desk.ledger.showMonth(QStringLiteral("2020-01"));
    REQUIRE(waitFor([&] { return !desk.ledger.isLoading(); }));
    CHECK(desk.ledger.entries().isEmpty());
    std::optional<qsizetype> collected;
    desk.ledger.collect({}, &desk.session, [&](const Result<QList<api::PointEntry>> &all) { collected = all ? all->size() : -1; });
    REQUIRE(waitFor([&] { return collected.has_value(); }));
    CHECK(*collected == 111);
}

TEST_CASE("the month that was chosen last is the one that is shown, however the answers come")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("quick@example.com"));
    load(desk);
    desk.ledger.showMonth(QStringLiteral("2020-01"));
    desk.ledger.showMonth({});
    desk.ledger.showMonth(QStringLiteral("2020-02"));
    desk.ledger.showMonth(desk.ledger.thisMonth());
    REQUIRE(waitFor([&] { return !desk.ledger.isLoading(); }));
    CHECK(desk.ledger.entries().size() == 1);
}

TEST_CASE("own limits are saved, and refused ones leave the old ones")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinProved(desk, service, QStringLiteral("limits@example.com"));
    REQUIRE(waitFor([&] { return desk.ledger.limits().has_value(); })); // known before the book is opened
    int saved = 0;
    QList<Error> refused;
    QObject::connect(&desk.ledger, &PointLedger::limitsSaved, [&] { ++saved; });
    QObject::connect(&desk.ledger, &PointLedger::saveFailed, [&](const Error &error) { refused.append(error); });
    desk.ledger.saveLimits(Points(100), Points(2000), Points(20));
    desk.ledger.saveLimits(Points(7), Points(7), Points(7)); // a double click
    CHECK(desk.ledger.isSaving());
    REQUIRE(waitFor([&] { return !desk.ledger.isSaving(); }));
    CHECK(saved == 1);
    CHECK(desk.ledger.limits()->perDay == Points(100));
    CHECK(desk.ledger.limits()->perMonth == Points(2000));
    CHECK(desk.ledger.limits()->askAbove == Points(20));
    desk.ledger.saveLimits(Points(100'000'001), Points(0), Points(0));
    REQUIRE(waitFor([&] { return refused.size() == 1; }));
    CHECK(refused.first().code == Code::InvalidField);
    CHECK(refused.first().field == QLatin1String("perDay"));
    CHECK(desk.ledger.limits()->perDay == Points(100));
}

TEST_CASE("without the service the reason is kept, and the book opens when it is back")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("outage@example.com"));
    load(desk);
    service.stop();
    desk.ledger.load();
    REQUIRE(waitFor([&] { return desk.ledger.failure().has_value(); }, 30'000));
    CHECK(desk.ledger.failure()->code == Code::Offline);
    CHECK_FALSE(desk.ledger.isLoading());
    CHECK(desk.ledger.entries().size() == 1); // what was read stays readable
    service.restart();
    load(desk);
    CHECK(desk.ledger.entries().size() == 1);
}

TEST_CASE("points that end soon are told by day")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("ending@example.com"));
    load(desk);
    CHECK(desk.ledger.endings(30).isEmpty());
    QDateTime first = desk.ledger.lots().first().expiresAt;
    for (const api::PointLot &lot : desk.ledger.lots())
        first = std::min(first, lot.expiresAt);
    PointLedger later(desk.api, desk.session, [first] { return first.addDays(-29); });
    later.load();
    REQUIRE(waitFor([&] { return later.hasLots() && !later.isLoading(); }));
    REQUIRE(later.endings(30).size() == 1);
    CHECK(later.endings(30).first() == PointLedger::Ending{first.toLocalTime().date(), Points(50)});
    CHECK(later.endings(28).isEmpty());
}

TEST_CASE("the table is one for spreadsheets, and none of its texts is a formula")
{
    QStringList heads;
    for (int i = 0; i < ledgerColumns; ++i)
        heads.append(QStringLiteral("head %1").arg(i));
    const auto kind = [](const api::PointEntry &each) { return each.kind == QLatin1String("settle") ? QStringLiteral("그림, \"두 장\"") : each.kind; };
    const QByteArray csv = ledgerCsv({entry("settle", QStringLiteral("gen_1"), QStringLiteral("=HYPERLINK(\"x\")")),
                                      entry("top_up", QStringLiteral("@order"), QStringLiteral("line\nfeed"))},
                                     heads, kind);
    CHECK(csv.startsWith("\xEF\xBB\xBF"));
    const QStringList lines = linesOf(csv);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].count(QLatin1Char(',')) == ledgerColumns - 1);
    CHECK(lines[1] == QStringLiteral("2026-11-24T01:02:03.004Z,\"그림, \"\"두 장\"\"\",-48,0,1002,\"'=HYPERLINK(\"\"x\"\")\",gen_1,"));
    CHECK(lines[2] == QStringLiteral("2026-11-24T01:02:03.004Z,top_up,-48,0,1002,\"line\nfeed\",,'@order"));
    CHECK(lines[3].isEmpty());
    for (const char *start : {"+1", "-1", "\tx", "\rx", "＝1"})
        CHECK(ledgerCsv({entry("settle", QString::fromUtf8(start))}, heads, kind).contains("'" + QByteArray(start)));
}

TEST_CASE("a table is written whole or not at all")
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("points.csv"));
    REQUIRE(writeWhole(file, "first"));
    REQUIRE(writeWhole(file, "second"));
    QFile read(file);
    REQUIRE(read.open(QIODevice::ReadOnly));
    CHECK(read.readAll() == "second");
    const Result<void> refused = writeWhole(folder.filePath(QStringLiteral("nowhere/points.csv")), "third");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Storage);
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{QStringLiteral("points.csv")});
}

TEST_CASE("every kind of movement stands in one group, and leads where it belongs")
{
    CHECK(groupOf(entry("reverse", QString())) == LedgerGroup::Bought);
    CHECK(groupOf(entry("reserve", QString())) == LedgerGroup::Held);
    CHECK(groupOf(entry("release", QString())) == LedgerGroup::Returned);
    CHECK(groupOf(entry("refund", QString())) == LedgerGroup::Refunded);
    CHECK(groupOf(entry("refund_return", QString())) == LedgerGroup::Refunded);
    CHECK(groupOf(entry("expire", QString())) == LedgerGroup::Expired);
    CHECK(isIn(LedgerGroup::All, entry("of tomorrow", QString())));
    CHECK_FALSE(isIn(LedgerGroup::Used, entry("of tomorrow", QString())));
    api::PointEntry refund = entry("refund", QStringLiteral("ref_1"));
    refund.orderId = QStringLiteral("ord_1");
    CHECK(orderOf(refund) == QStringLiteral("ord_1"));
    CHECK(generationOf(refund).isEmpty());
    CHECK(orderOf(entry("expire", QStringLiteral("points"))).isEmpty());
}
