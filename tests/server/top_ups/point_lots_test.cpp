#include "server/top_ups/balance_sheet.h"
#include "support/catch.h"

#include <QRandomGenerator>

using namespace mj;
using namespace mj::server;

namespace
{

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

const QDateTime begin(QDate(2026, 11, 24), QTime(3, 0), Qt::UTC); // noon in Korea

api::PointLot lot(const char *order, const char *kind, qint64 left, int day = 0, int months = 12)
{
    const QDateTime at = begin.addDays(day);
    return {text(order), text(kind), Points(left), Points(left), at, at.addMonths(months)};
}

Movement bought(const char *order, qint64 paid, qint64 bonus, int day = 0, int months = 12)
{
    Movement movement{text("top_up"), text(order), Points(paid + bonus), Points(0)};
    movement.lots = {lot(order, "paid", paid, day, months), lot(order, "bonus", bonus, day, months)};
    return movement;
}

Movement reserved(const char *job, qint64 points)
{
    return {text("reserve"), text(job), Points(-points), Points(points), text("model-1")};
}

Movement released(const char *job, qint64 points)
{
    return {text("release"), text(job), Points(points), Points(-points), text("model-1")};
}

// The sheet as the ledger would find it again.
BalanceSheet reopened(const BalanceSheet &sheet, const QDateTime &now)
{
    return BalanceSheet(sheet.fields(), now);
}

} // namespace

TEST_CASE("the oldest order is spent first, and in it the bought points before the given ones")
{
    BalanceSheet sheet({}, begin.addDays(3));
    REQUIRE(sheet.apply(bought("ord_b", 100, 10, 2)));
    REQUIRE(sheet.apply(bought("ord_a", 100, 10, 1)));
    REQUIRE(sheet.apply(reserved("gen_1", 105)));
    CHECK(sheet.lots().leftOf(text("ord_a"), text("paid")) == Points(0));
    CHECK(sheet.lots().leftOf(text("ord_a"), text("bonus")) == Points(5));
    CHECK(sheet.lots().leftOf(text("ord_b"), text("paid")) == Points(100));
    REQUIRE(sheet.apply(reserved("gen_2", 6)));
    CHECK(sheet.lots().leftOf(text("ord_a"), text("bonus")) == Points(0));
    CHECK(sheet.lots().leftOf(text("ord_b"), text("paid")) == Points(99));
    CHECK(sheet.lots().left() == sheet.balance().available);
    CHECK(sheet.balance().held == Points(111));
}

TEST_CASE("what was not used goes back to the lots that were taken last")
{
    BalanceSheet sheet({}, begin);
    REQUIRE(sheet.apply(bought("ord_a", 10, 5)));
    REQUIRE(sheet.apply(bought("ord_b", 10, 0, 1)));
    const auto entry = sheet.apply(reserved("gen_1", 18)); // 10 paid, 5 bonus, 3 paid of b
    REQUIRE(entry);
    REQUIRE(sheet.apply({text("settle"), text("gen_1"), Points(0), Points(-12)}));
    REQUIRE(sheet.apply(released("gen_1", 6), *entry));
    CHECK(sheet.lots().leftOf(text("ord_a"), text("paid")) == Points(0));
    CHECK(sheet.lots().leftOf(text("ord_a"), text("bonus")) == Points(3));
    CHECK(sheet.lots().leftOf(text("ord_b"), text("paid")) == Points(10));
    CHECK(sheet.balance().held == Points(0));
}

TEST_CASE("points expire at their time, those that come back later are good for a month more")
{
    BalanceSheet sheet({}, begin);
    REQUIRE(sheet.apply(bought("ord_a", 100, 0, 0, 1)));
    const auto entry = sheet.apply(reserved("gen_1", 40));
    REQUIRE(entry);
    BalanceSheet before = reopened(sheet, begin.addMonths(1).addMSecs(-1));
    CHECK(before.expire().isEmpty());
    BalanceSheet late = reopened(sheet, begin.addMonths(1));
    const QList<QJsonObject> gone = late.expire();
    REQUIRE(gone.size() == 1);
    CHECK(gone.first().value(QLatin1String("available")).toInteger() == -60);
    CHECK(late.balance() == api::Balance{Points(0), Points(40)});
    REQUIRE(late.apply(released("gen_1", 40), *entry));
    CHECK(late.lots().nextExpiry() == begin.addMonths(1).addDays(30));
    BalanceSheet end = reopened(late, begin.addMonths(3));
    const QList<QJsonObject> again = end.expire();
    REQUIRE(again.size() == 1);
    CHECK(again.first().value(QLatin1String("id")) != gone.first().value(QLatin1String("id")));
    CHECK(end.balance() == api::Balance());
}

TEST_CASE("points from before lots were kept are spent first and can be spent at all")
{
    BalanceSheet sheet({{text("available"), 70}, {text("held"), 0}, {text("sequence"), 3}}, begin);
    CHECK(sheet.lots().left() == Points(70));
    REQUIRE(sheet.apply(bought("ord_a", 10, 0)));
    REQUIRE(sheet.apply(reserved("gen_1", 75)));
    CHECK(sheet.lots().leftOf(text("ord_a"), text("paid")) == Points(5));
}

TEST_CASE("a refund takes exactly its own lots or nothing")
{
    BalanceSheet sheet({}, begin);
    REQUIRE(sheet.apply(bought("ord_a", 100, 10)));
    REQUIRE(sheet.apply(bought("ord_b", 100, 0, 1)));
    Movement refund{text("refund"), text("ref_1"), Points(-110), Points(0)};
    refund.orderId = text("ord_a");
    refund.lots = {lot("ord_a", "paid", 100), lot("ord_a", "bonus", 10)};
    REQUIRE(sheet.apply(reserved("gen_1", 1)));
    const auto refused = sheet.apply(refund);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::RefundImpossible);
    BalanceSheet other({}, begin);
    REQUIRE(other.apply(bought("ord_a", 100, 10)));
    const auto entry = other.apply(refund);
    REQUIRE(entry);
    CHECK(other.balance() == api::Balance());
    REQUIRE(other.apply({text("refund_return"), text("ref_1"), Points(110), Points(0)}, *entry));
    CHECK(other.lots().leftOf(text("ord_a"), text("paid")) == Points(100));
    CHECK(other.lots().leftOf(text("ord_a"), text("bonus")) == Points(10));
}

TEST_CASE("own limits count what was spent today and this month in Korea, and what came back does not count")
{
    // One minute before midnight in Korea, at the end of a month.
    const QDateTime late(QDate(2026, 11, 30), QTime(14, 59), Qt::UTC);
    BalanceSheet sheet({}, late);
    REQUIRE(sheet.apply(bought("ord_a", 1000, 0)));
    sheet.setLimits({Points(100), Points(150), Points(0)});
    const auto entry = sheet.apply(reserved("gen_1", 90));
    REQUIRE(entry);
    const auto day = sheet.apply(reserved("gen_2", 11));
    REQUIRE_FALSE(day);
    CHECK(day.error().code == Code::SpendingLimit);
    CHECK(day.error().field == text("perDay"));
    REQUIRE(sheet.apply(released("gen_1", 50), *entry));
    CHECK(sheet.limits().spentToday == Points(40));
    REQUIRE(sheet.apply(reserved("gen_3", 60)));
    BalanceSheet tomorrow = reopened(sheet, late.addSecs(60));
    CHECK(tomorrow.limits().spentToday == Points(0));
    CHECK(tomorrow.limits().spentThisMonth == Points(0)); // and a new month
    BalanceSheet sameMonth = reopened(sheet, late.addSecs(1));
    CHECK(sameMonth.limits().spentThisMonth == Points(100));
    BalanceSheet monthly({}, begin);
    REQUIRE(monthly.apply(bought("ord_a", 1000, 0)));
    monthly.setLimits({Points(0), Points(150), Points(0)});
    REQUIRE(monthly.apply(reserved("gen_1", 100)));
    BalanceSheet nextDay = reopened(monthly, begin.addDays(1));
    const auto month = nextDay.apply(reserved("gen_2", 51));
    REQUIRE_FALSE(month);
    CHECK(month.error().field == text("perMonth"));
    CHECK(nextDay.apply(reserved("gen_3", 50)));
}

TEST_CASE("whatever happens, lots and balance are the same and nothing goes below zero")
{
    QRandomGenerator random(20261127);
    for (int round = 0; round < 40; ++round) {
        QDateTime now = begin;
        QJsonObject fields;
        QHash<QString, QJsonObject> open;
        qint64 sum = 0;
        for (int step = 0; step < 250; ++step) {
            now = now.addSecs(random.bounded(86'400));
            BalanceSheet sheet(fields, now);
            for (const QJsonObject &entry : sheet.expire())
                sum += entry.value(QLatin1String("available")).toInteger();
            const QString id = QStringLiteral("x_%1").arg(step);
            const int choice = random.bounded(10);
            if (choice < 3) {
                const qint64 paid = random.bounded(1, 200);
                const qint64 bonus = random.bounded(0, 30);
                Movement movement = bought(qPrintable(id), paid, bonus);
                for (api::PointLot &each : movement.lots) {
                    each.boughtAt = now;
                    each.expiresAt = now.addDays(random.bounded(1, 90));
                }
                REQUIRE(sheet.apply(movement));
                sum += paid + bonus;
            } else if (choice < 7) {
                const qint64 points = random.bounded(1, 150);
                const bool enough = sheet.balance().available >= Points(points);
                const auto entry = sheet.apply(reserved(qPrintable(id), points));
                CHECK(bool(entry) == enough);
                if (entry) {
                    open.insert(id, *entry);
                    sum -= points;
                }
            } else if (!open.isEmpty()) {
                const QString job = open.keys().at(random.bounded(int(open.size())));
                const QJsonObject entry = open.take(job);
                const qint64 held = entry.value(QLatin1String("held")).toInteger();
                const qint64 back = random.bounded(int(held) + 1);
                if (back < held)
                    REQUIRE(sheet.apply({text("settle"), job, Points(0), Points(back - held)}));
                if (back > 0)
                    REQUIRE(sheet.apply(released(qPrintable(job), back), entry));
                sum += back;
            }
            REQUIRE(sheet.lots().left() == sheet.balance().available);
            REQUIRE(sheet.balance().available == Points(sum));
            REQUIRE(sheet.balance().held >= Points(0));
            fields = sheet.fields();
        }
    }
}
