#include "server/documents/sqlite_documents.h"
#include "server/top_ups/ledger.h"
#include "support/catch.h"

#include <QCoreApplication>
#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

using namespace mj;
using namespace mj::server;

namespace
{

constexpr int accounts = 10;
constexpr int threads = 6;
constexpr int rounds = 20;
constexpr int operations = 10'000;
constexpr char childFile[] = "MJ_LEDGER_CHILD_FILE";

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

QString account(int number)
{
    return text("acc%1").arg(number);
}

// One thread of the child: random movements of accounts that all threads share; an acknowledged one is printed.
class Spender
{
public:
    Spender(Ledger &ledger, QString name, std::mutex &output) : m_ledger(ledger), m_name(std::move(name)), m_output(output) {}

    void workUntilKilled()
    {
        for (int n = 0;; ++n) {
            const int who = m_random.bounded(accounts);
            const qint64 points = m_random.bounded(1, 200);
            const QString reference = m_name + text("_%1").arg(n);
            const int kind = m_random.bounded(10);
            if (kind < 3) {
                book(who, {text("top_up"), reference, Points(points), Points(0)});
            } else if (kind < 7) {
                if (book(who, {text("reserve"), reference, Points(-points), Points(points)}))
                    m_held.push_back({who, reference, points});
            } else if (!m_held.empty()) {
                const Held held = m_held.back();
                m_held.pop_back();
                if (kind < 9)
                    book(held.who, {text("settle"), held.reference, Points(0), Points(-held.points)});
                else
                    book(held.who, {text("release"), held.reference, Points(held.points), Points(-held.points)});
            }
        }
    }

private:
    struct Held {
        int who = 0;
        QString reference;
        qint64 points = 0;
    };

    bool book(int who, const Movement &movement)
    {
        const auto booked = m_ledger.book(account(who), {movement});
        if (!booked || *booked != Ledger::Booking::Booked)
            return false;
        const std::lock_guard lock(m_output);
        std::printf("%s %s.%s %lld\n", qPrintable(account(who)), qPrintable(movement.kind), qPrintable(movement.reference),
                    static_cast<long long>(movement.available.value()));
        std::fflush(stdout);
        return true;
    }

    Ledger &m_ledger;
    QString m_name;
    std::mutex &m_output;
    QRandomGenerator m_random = QRandomGenerator::securelySeeded();
    std::vector<Held> m_held;
};

// Reads `count` acknowledgements of a child and kills it in the middle of its work.
void runAndKill(const QString &file, int round, int count, QHash<QString, qint64> &acknowledged)
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(childFile), file);
    environment.insert(text("MJ_LEDGER_CHILD_ROUND"), QString::number(round));
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {text("ledger child: books until it is killed")});
    REQUIRE(child.waitForStarted());
    QByteArray output;
    while (output.count("acc") < count) {
        REQUIRE(child.waitForReadyRead(20'000));
        output += child.readAllStandardOutput();
    }
    child.kill();
    REQUIRE(child.waitForFinished());
    CHECK(child.exitStatus() == QProcess::CrashExit);
    output += child.readAllStandardOutput();
    output.truncate(output.lastIndexOf('\n') + 1); // half a line is no acknowledgement
    for (const QByteArray &line : output.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 3 && line.startsWith("acc"))
            acknowledged.insert(QString::fromLatin1(words.at(0) + ' ' + words.at(1)), words.at(2).toLongLong());
    }
}

// The whole ledger of an account, checked line by line against its balance; its entries are added to `found`.
void checkAccount(Ledger &ledger, const QString &who, QHash<QString, qint64> &found)
{
    QList<api::PointEntry> entries;
    QString cursor;
    do {
        const auto page = ledger.entries(who, {}, cursor, 1000);
        REQUIRE(page);
        entries += page->items;
        cursor = page->nextCursor;
    } while (!cursor.isEmpty());
    api::Balance sum;
    int wrong = 0;
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
        sum.available += entry->available;
        sum.held += entry->held;
        wrong += sum == entry->after && sum.available >= Points(0) && sum.held >= Points(0) ? 0 : 1;
        found.insert(who + QLatin1Char(' ') + entry->kind + QLatin1Char('.') + entry->reference, entry->available.value());
    }
    const auto balance = ledger.balance(who);
    REQUIRE(balance);
    CHECK(wrong == 0);
    CHECK(sum == *balance);
}

} // namespace

TEST_CASE("ledger child: books until it is killed", "[.]")
{
    if (!qEnvironmentVariableIsSet(childFile)) {
        SUCCEED("runs as the child of the next case alone");
        return;
    }
    const auto documents = SqliteDocuments::open(qEnvironmentVariable(childFile));
    REQUIRE(documents);
    const SystemClock clock;
    Ledger ledger(**documents, clock);
    std::mutex output;
    std::vector<std::unique_ptr<Spender>> spenders;
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i) {
        spenders.push_back(
            std::make_unique<Spender>(ledger, text("r%1_t%2").arg(qEnvironmentVariable("MJ_LEDGER_CHILD_ROUND")).arg(i), output));
        running.emplace_back([spender = spenders.back().get()] { spender->workUntilKilled(); });
    }
    for (std::thread &thread : running)
        thread.join();
}

TEST_CASE("ten thousand movements, killed twenty times: the entries add up, no balance goes below zero, nothing acknowledged is lost")
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(text("ledger.db"));
    QHash<QString, qint64> acknowledged;
    for (int round = 0; round < rounds; ++round) {
        runAndKill(file, round, operations / rounds, acknowledged);
        const auto documents = SqliteDocuments::open(file);
        REQUIRE(documents);
        const SystemClock clock;
        Ledger ledger(**documents, clock);
        QHash<QString, qint64> found;
        for (int i = 0; i < accounts; ++i)
            checkAccount(ledger, account(i), found);
        int lost = 0;
        for (auto it = acknowledged.cbegin(); it != acknowledged.cend(); ++it)
            lost += found.value(it.key(), -1'000'000) == it.value() ? 0 : 1;
        INFO("round " << round << ", acknowledged " << acknowledged.size() << ", found " << found.size());
        CHECK(lost == 0);
        CHECK(found.size() - acknowledged.size() <= threads * (round + 1)); // at most what was under way
    }
    CHECK(acknowledged.size() >= operations);
}
