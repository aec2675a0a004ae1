#include "store/database.h"
#include "support/catch.h"
#include <QFile>
#include <QTemporaryDir>
#include <thread>
#include <vector>

using namespace mj;

namespace {

void writeStep(const QTemporaryDir &dir, const char *name, const char *sql)
{
    QFile file(dir.filePath(QString::fromLatin1(name)));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(sql);
}

bool hasTable(Database &database, const char *name)
{
    return database.connection().execAndGet(std::string("SELECT count(*) FROM sqlite_master WHERE name = '") + name + "'").getInt() == 1;
}

} // namespace

TEST_CASE("steps run once, in order, and later ones are added")
{
    const QTemporaryDir dir;
    const QTemporaryDir steps;
    writeStep(steps, "001_first.sql", "CREATE TABLE one (x); INSERT INTO one VALUES (1);");
    writeStep(steps, "002_second.sql", "-- a comment\nINSERT INTO one VALUES (2); CREATE TABLE two (x);");
    auto database = Database::open(dir.filePath(QStringLiteral("state.db")));
    REQUIRE(database);
    REQUIRE((*database)->migrate(steps.path()));
    REQUIRE((*database)->migrate(steps.path()));
    CHECK(*(*database)->schemaVersion() == 2);
    CHECK((*database)->connection().execAndGet("SELECT count(*) FROM one").getInt() == 2);
    writeStep(steps, "003_third.sql", "CREATE TABLE three (x);");
    REQUIRE((*database)->migrate(steps.path()));
    CHECK(*(*database)->schemaVersion() == 3);
    CHECK(hasTable(**database, "three"));
}

TEST_CASE("a failing step leaves nothing of itself and keeps the ones before")
{
    const QTemporaryDir dir;
    const QTemporaryDir steps;
    writeStep(steps, "001_first.sql", "CREATE TABLE one (x);");
    writeStep(steps, "002_bad.sql", "CREATE TABLE two (x); INSERT INTO one VALUES (1); INSERT INTO nowhere VALUES (1);");
    auto database = Database::open(dir.filePath(QStringLiteral("state.db")));
    REQUIRE(database);
    CHECK((*database)->migrate(steps.path()).error().code == Code::Storage);
    CHECK(*(*database)->schemaVersion() == 1);
    CHECK_FALSE(hasTable(**database, "two"));
    CHECK((*database)->connection().execAndGet("SELECT count(*) FROM one").getInt() == 0);
    writeStep(steps, "002_bad.sql", "CREATE TABLE two (x);");
    CHECK((*database)->migrate(steps.path()));
    CHECK(hasTable(**database, "two"));
}

TEST_CASE("a file written by a newer program is refused and not touched")
{
    const QTemporaryDir dir;
    const QTemporaryDir steps;
    writeStep(steps, "001_first.sql", "CREATE TABLE one (x);");
    auto database = Database::open(dir.filePath(QStringLiteral("state.db")));
    REQUIRE(database);
    (*database)->connection().exec("PRAGMA user_version = 7");
    CHECK((*database)->migrate(steps.path()).error().code == Code::NewerData);
    CHECK_FALSE(hasTable(**database, "one"));
}

TEST_CASE("a gap in the numbers or an empty folder is refused before anything runs")
{
    const QTemporaryDir dir;
    const QTemporaryDir steps;
    auto database = Database::open(dir.filePath(QStringLiteral("state.db")));
    REQUIRE(database);
    CHECK((*database)->migrate(steps.path()).error().code == Code::Internal);
    writeStep(steps, "001_first.sql", "CREATE TABLE one (x);");
    writeStep(steps, "003_third.sql", "CREATE TABLE three (x);");
    CHECK((*database)->migrate(steps.path()).error().code == Code::Internal);
    CHECK_FALSE(hasTable(**database, "one"));
}

TEST_CASE("two processes that start together take each step once")
{
    const QTemporaryDir dir;
    const QTemporaryDir steps;
    writeStep(steps, "001_first.sql", "CREATE TABLE one (x);");
    writeStep(steps, "002_second.sql", "INSERT INTO one VALUES (1);");
    const QString file = dir.filePath(QStringLiteral("state.db"));
    std::vector<std::thread> starters;
    std::atomic<int> fine = 0;
    REQUIRE(Database::open(file));
    for (int i = 0; i < 6; ++i) {
        starters.emplace_back([&] {
            auto database = Database::open(file);
            if (database && (*database)->migrate(steps.path()))
                ++fine;
        });
    }
    for (std::thread &starter : starters)
        starter.join();
    CHECK(fine == 6);
    auto database = Database::open(file);
    REQUIRE(database);
    CHECK((*database)->connection().execAndGet("SELECT count(*) FROM one").getInt() == 1);
}
