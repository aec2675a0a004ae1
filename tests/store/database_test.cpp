#include "store/database.h"
#include "support/catch.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace mj;

namespace {

QString pragma(Database &database, const char *name)
{
    return QString::fromStdString(database.connection().execAndGet(std::string("PRAGMA ") + name).getString());
}

} // namespace

TEST_CASE("a database opens as promised")
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("a/b/state.db"));
    auto database = Database::open(file);
    REQUIRE(database);
    CHECK(pragma(**database, "journal_mode") == QStringLiteral("wal"));
    CHECK(pragma(**database, "synchronous") == QStringLiteral("2"));
    CHECK(pragma(**database, "foreign_keys") == QStringLiteral("1"));
    CHECK(pragma(**database, "secure_delete") == QStringLiteral("1"));
    CHECK((*database)->check());
    auto fast = Database::open(file, DatabaseOptions{.durability = DatabaseOptions::Durability::Normal, .secureDelete = false});
    REQUIRE(fast);
    CHECK(pragma(**fast, "synchronous") == QStringLiteral("1"));
    CHECK(pragma(**fast, "secure_delete") == QStringLiteral("0"));
}

#ifndef Q_OS_WIN
TEST_CASE("only the owner can read the files and the folder that were made")
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("data/state.db"));
    auto database = Database::open(file);
    REQUIRE(database);
    (*database)->connection().exec("CREATE TABLE t (x); INSERT INTO t VALUES (1)");
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    for (const char *name : {"data", "data/state.db", "data/state.db-wal", "data/state.db-shm"}) {
        const QFileInfo info(dir.filePath(QString::fromLatin1(name)));
        INFO(name);
        REQUIRE(info.exists());
        CHECK((info.permissions() & others) == QFileDevice::Permissions());
    }
}

TEST_CASE("a file that stood open to others is made private")
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("state.db"));
    QFile made(file);
    REQUIRE(made.open(QIODevice::WriteOnly));
    made.close();
    REQUIRE(made.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
    REQUIRE(Database::open(file));
    CHECK_FALSE(QFile::permissions(file).testFlag(QFileDevice::ReadOther));
}
#endif

TEST_CASE("what is no database is Corrupt, what cannot be made is Storage")
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("text.db"));
    QFile text(file);
    REQUIRE(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(8192, 'x'));
    text.close();
    CHECK(Database::open(file).error().code == Code::Corrupt);
    CHECK(Database::open(file + QStringLiteral("/under/a/file.db")).error().code == Code::Storage);
    CHECK(Database::open(dir.filePath(QStringLiteral("none.db")), DatabaseOptions{.readOnly = true}).error().code == Code::Storage);
    CHECK_FALSE(QFile::exists(dir.filePath(QStringLiteral("none.db"))));
}

TEST_CASE("a read-only connection sees commits and refuses writes")
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("state.db"));
    auto writer = Database::open(file);
    REQUIRE(writer);
    (*writer)->connection().exec("CREATE TABLE t (x)");
    auto reader = Database::open(file, DatabaseOptions{.readOnly = true});
    REQUIRE(reader);
    (*writer)->connection().exec("INSERT INTO t VALUES (7)");
    CHECK((*reader)->connection().execAndGet("SELECT x FROM t").getInt() == 7);
    CHECK(guarded([&] { (*reader)->connection().exec("DELETE FROM t"); }).error().code == Code::Storage);
}

TEST_CASE("a damaged page is found by check")
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("state.db"));
    {
        auto database = Database::open(file);
        REQUIRE(database);
        (*database)->connection().exec("CREATE TABLE t (x); CREATE INDEX i ON t (x);"
                                       "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < 5000) INSERT INTO t SELECT hex(randomblob(40)) FROM n");
        REQUIRE((*database)->emptyLog());
    }
    QFile bytes(file);
    REQUIRE(bytes.open(QIODevice::ReadWrite));
    REQUIRE(bytes.seek(4096 * 20));
    bytes.write(QByteArray(4096, '\x5a'));
    bytes.close();
    auto database = Database::open(file);
    REQUIRE(database);
    CHECK((*database)->check().error().code == Code::Corrupt);
}

TEST_CASE("what was deleted is on no part of the disk once the log is emptied")
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("state.db"));
    auto database = Database::open(file);
    REQUIRE(database);
    (*database)->connection().exec("CREATE TABLE t (x); INSERT INTO t VALUES ('a very private sentence')");
    REQUIRE((*database)->emptyLog());
    const auto holds = [&](const char *suffix) {
        QFile part(file + QLatin1String(suffix));
        return part.open(QIODevice::ReadOnly) && part.readAll().contains("a very private sentence");
    };
    CHECK(holds(""));
    (*database)->connection().exec("DELETE FROM t");
    REQUIRE((*database)->emptyLog());
    CHECK_FALSE(holds(""));
    CHECK_FALSE(holds("-wal"));
}

TEST_CASE("text and bytes come back as they went in")
{
    const QTemporaryDir dir;
    auto database = Database::open(dir.filePath(QStringLiteral("state.db")));
    REQUIRE(database);
    (*database)->connection().exec("CREATE TABLE t (a TEXT, b BLOB)");
    const QString text = QStringLiteral("고양이 🐈 ") + QChar(u'\0') + QStringLiteral("end");
    const QByteArray bytes("\0\xff\0x", 4);
    {
        StatementScope insert((*database)->prepared("INSERT INTO t VALUES (?, ?)"));
        bindText(*insert, 1, text);
        bindBytes(*insert, 2, bytes);
        insert->exec();
    }
    StatementScope select((*database)->prepared("SELECT a, b, typeof(a), typeof(b) FROM t"));
    REQUIRE(select->executeStep());
    CHECK(textAt(*select, 0) == text);
    CHECK(bytesAt(*select, 1) == bytes);
    CHECK(textAt(*select, 2) == QStringLiteral("text"));
    CHECK(textAt(*select, 3) == QStringLiteral("blob"));
    CHECK(&(*database)->prepared("SELECT 1") == &(*database)->prepared("SELECT 1"));
}
