#include "server/documents/sqlite_documents.h"
#include "support/catch.h"
#include <QCoreApplication>
#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

using namespace mj;
using namespace mj::server;

namespace {

constexpr int writers = 3;
constexpr char childFile[] = "MJ_CRASH_CHILD_FILE";

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

// One writer of the child: an entry and its balance in one commit, then the acknowledged id on a line.
void writeUntilKilled(SqliteDocuments &documents, int writer, int round, std::mutex &output)
{
    const QString account = text("points/w%1").arg(writer);
    for (int n = 0;; ++n) {
        const auto read = documents.read(account);
        const int balance = read && *read ? (**read).fields.value(text("balance")).toInt() : 0;
        const QString entry = account + text("/entries/r%1_%2").arg(round).arg(n);
        const QJsonObject fields{{text("balance"), balance + 1}};
        const Write next = read && *read ? Write::update(**read, fields) : Write::create(account, fields);
        if (!documents.commit({Write::create(entry, {{text("at"), n}}), next}))
            return;
        const std::lock_guard lock(output);
        std::puts(qPrintable(entry));
        std::fflush(stdout);
    }
}

// Starts the child, reads `acknowledgements` lines and kills it in the middle of its work.
void runAndKill(const QString &file, int round, int acknowledgements, QSet<QString> &acknowledged)
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(childFile), file);
    environment.insert(text("MJ_CRASH_CHILD_ROUND"), QString::number(round));
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {text("crash child: commits until it is killed")});
    REQUIRE(child.waitForStarted());
    QByteArray output;
    while (output.count("/entries/") < acknowledgements) {
        REQUIRE(child.waitForReadyRead(20'000));
        output += child.readAllStandardOutput();
    }
    child.kill();
    REQUIRE(child.waitForFinished());
    CHECK(child.exitStatus() == QProcess::CrashExit);
    output += child.readAllStandardOutput();
    output.truncate(output.lastIndexOf('\n') + 1); // half a line is no acknowledgement
    for (const QByteArray &line : output.split('\n')) {
        if (line.startsWith("points/"))
            acknowledged.insert(QString::fromLatin1(line.trimmed()));
    }
}

QSet<QString> entriesOf(SqliteDocuments &documents, int writer)
{
    QSet<QString> paths;
    Query query{text("points/w%1/entries").arg(writer), {}, text("at"), false, 1000, {}};
    do {
        const auto page = documents.query(query);
        REQUIRE(page);
        for (const Document &entry : page->documents)
            paths.insert(entry.path);
        query.cursor = page->nextCursor;
    } while (!query.cursor.isEmpty());
    return paths;
}

} // namespace

TEST_CASE("crash child: commits until it is killed", "[.]")
{
    if (!qEnvironmentVariableIsSet(childFile)) {
        SUCCEED("runs as the child of the next case alone");
        return;
    }
    const auto documents = SqliteDocuments::open(qEnvironmentVariable(childFile));
    REQUIRE(documents);
    std::mutex output;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([&, writer] { writeUntilKilled(**documents, writer, qEnvironmentVariableIntValue("MJ_CRASH_CHILD_ROUND"), output); });
    for (std::thread &thread : threads)
        thread.join();
}

TEST_CASE("killed twenty times in the middle of its commits, the store keeps all it acknowledged and stays whole")
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(text("state.db"));
    QSet<QString> acknowledged;
    for (int round = 0; round < 20; ++round) {
        runAndKill(file, round, QRandomGenerator::global()->bounded(1, 150), acknowledged);
        const auto documents = SqliteDocuments::open(file);
        REQUIRE(documents);
        REQUIRE((*documents)->check());
        QSet<QString> found;
        for (int writer = 0; writer < writers; ++writer) {
            const QSet<QString> entries = entriesOf(**documents, writer);
            const auto balance = (*documents)->read(text("points/w%1").arg(writer));
            REQUIRE(balance);
            const int stands = *balance ? (**balance).fields.value(text("balance")).toInt() : 0;
            CHECK(stands == entries.size()); // an entry and its balance, or neither
            found += entries;
        }
        INFO("round " << round << ", acknowledged " << acknowledged.size() << ", found " << found.size());
        CHECK((acknowledged - found).isEmpty());
        CHECK(found.size() - acknowledged.size() <= writers * (round + 1)); // at most what was under way
    }
    CHECK(acknowledged.size() > 100);
}
