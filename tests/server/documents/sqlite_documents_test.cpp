#include "server/documents/sqlite_documents.h"
#include "store/database.h"
#include "support/catch.h"
#include <QTemporaryDir>
#include <atomic>
#include <thread>
#include <vector>

using namespace mj;
using namespace mj::server;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

std::unique_ptr<SqliteDocuments> openIn(const QTemporaryDir &dir)
{
    auto documents = SqliteDocuments::open(dir.filePath(text("state.db")));
    REQUIRE(documents);
    return std::move(*documents);
}

QStringList sqlOf(Database &database, const std::string &index)
{
    QStringList lines;
    SQLite::Statement statement(database.connection(), "SELECT sql FROM sqlite_master WHERE name = ?");
    statement.bind(1, index);
    while (statement.executeStep())
        lines.append(textAt(statement, 0));
    return lines;
}

Query byOwner(const char *owner)
{
    return {text("generations"), {{text("owner"), Filter::Op::Equal, text(owner)}}, text("changed"), true, 10, {}};
}

} // namespace

TEST_CASE("documents outlive the process, and two stores share one file")
{
    const QTemporaryDir dir;
    {
        const auto first = openIn(dir);
        REQUIRE(first->commit({Write::create(text("a/1"), {{text("x"), 1}})}));
    }
    const auto one = openIn(dir);
    const auto two = openIn(dir);
    REQUIRE(two->commit({Write::update(**one->read(text("a/1")), {{text("x"), 2}})}));
    CHECK((**one->read(text("a/1"))).fields.value(text("x")).toInt() == 2);
    CHECK(one->check());
    CHECK(one->emptyLog());
}

TEST_CASE("an index is made by the first question and found by the next start and by the other process")
{
    const QTemporaryDir dir;
    const auto other = openIn(dir);
    CHECK(other->read(text("generations/g1"))); // its schema is loaded before the index exists
    const auto documents = openIn(dir);
    REQUIRE(documents->commit({Write::create(text("generations/g1"), {{text("owner"), text("a")}, {text("changed"), 1}}),
                               Write::create(text("generations/g2"), {{text("owner"), text("a")}, {text("changed"), 2}})}));
    auto file = Database::open(dir.filePath(text("state.db")));
    REQUIRE(file);
    CHECK(sqlOf(**file, "generations(owner>changed)").isEmpty());
    CHECK(documents->query(byOwner("a"))->documents.size() == 2);
    REQUIRE(sqlOf(**file, "generations(owner>changed)").size() == 1);
    CHECK(other->query(byOwner("a"))->documents.size() == 2);
    CHECK(openIn(dir)->query(byOwner("a"))->documents.first().id() == text("g2"));
}

TEST_CASE("all accounts share one index of their entries")
{
    const QTemporaryDir dir;
    const auto documents = openIn(dir);
    for (const char *account : {"acc_1", "acc_2", "acc_3"}) {
        const QString entries = text("points/%1/entries").arg(text(account));
        REQUIRE(documents->commit({Write::create(entries + text("/e1"), {{text("at"), text("2026")}})}));
        CHECK(documents->query({entries, {}, text("at"), true, 5, {}})->documents.size() == 1);
    }
    auto file = Database::open(dir.filePath(text("state.db")));
    REQUIRE(file);
    CHECK((*file)->connection().execAndGet("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").getInt() == 1);
}

TEST_CASE("readers beside a writer see each commit whole")
{
    const QTemporaryDir dir;
    const auto documents = openIn(dir);
    REQUIRE(documents->commit({Write::put(text("pairs/a"), {{text("n"), 0}}), Write::put(text("pairs/b"), {{text("n"), 0}})}));
    std::atomic<bool> writing = true;
    std::atomic<int> torn = 0;
    std::atomic<int> seen = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            while (writing || seen < 10) {
                const auto page = documents->query({text("pairs"), {}, {}, false, 10, {}});
                const bool whole = page && page->documents.size() == 2 && page->documents.at(0).fields == page->documents.at(1).fields;
                torn += whole ? 0 : 1;
                ++seen;
            }
        });
    }
    int failed = 0;
    for (int n = 1; n <= 500; ++n)
        failed += documents->commit({Write::put(text("pairs/a"), {{text("n"), n}}), Write::put(text("pairs/b"), {{text("n"), n}})}) ? 0 : 1;
    writing = false;
    for (std::thread &reader : readers)
        reader.join();
    CHECK(failed == 0);
    CHECK(torn == 0);
}

TEST_CASE("a file of a newer program, a damaged one and no folder are told apart")
{
    const QTemporaryDir dir;
    {
        auto database = Database::open(dir.filePath(text("newer.db")));
        REQUIRE(database);
        (*database)->connection().exec("PRAGMA user_version = 99");
    }
    CHECK(SqliteDocuments::open(dir.filePath(text("newer.db"))).error().code == Code::NewerData);
    CHECK(SqliteDocuments::open(text("/dev/null/state.db")).error().code == Code::Storage);
}

TEST_CASE("a document removed and made again never has a version from before")
{
    const QTemporaryDir dir;
    qint64 last = 0;
    for (int start = 0; start < 3; ++start) {
        const auto documents = openIn(dir);
        for (int i = 0; i < 20; ++i) {
            REQUIRE(documents->commit({Write::create(text("a/1"), {})}));
            const auto read = documents->read(text("a/1"));
            CHECK((**read).version > last);
            last = (**read).version;
            REQUIRE(documents->commit({Write::remove(**read)}));
        }
    }
}
