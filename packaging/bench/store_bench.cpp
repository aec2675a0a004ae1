// How near the document store comes to bare SQLite, in one run on one disk. Prints one JSON object a line.
//   store_bench [seconds per round, default 2] [documents for the queries, default 100000]
#include "bare_ledger.h"
#include "figure.h"
#include "server/documents/sqlite_documents.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

using namespace mj;
using namespace mj::server;

namespace {

void addEntry(DocumentStore &store, int account, int number, Document &balance)
{
    const QString path = QStringLiteral("points/acc_%1").arg(account);
    const QJsonObject entry{{QStringLiteral("at"), wireTime(number)}, {QStringLiteral("kind"), QStringLiteral("spend")},
                            {QStringLiteral("delta"), -30}, {QStringLiteral("after"), number}};
    const QJsonObject after{{QStringLiteral("balance"), number}};
    const bool committed = bool(store.commit({Write::create(QStringLiteral("%1/entries/e%2").arg(path).arg(number), entry),
                                              balance.path.isEmpty() ? Write::create(path, after) : Write::update(balance, after)}));
    demand(committed, "commit");
    const auto read = store.read(path); // what a ledger does before each movement
    demand(read && read->has_value(), "read");
    balance = **read;
}

double perSecond(double seconds, const std::function<void(int)> &work, int &number)
{
    QElapsedTimer timer;
    timer.start();
    const int before = number;
    while (timer.elapsed() < seconds * 1000)
        work(number++);
    return (number - before) * 1e9 / static_cast<double>(timer.nsecsElapsed());
}

void commitsOnOneThread(const QString &folder, double seconds)
{
    const auto store = std::move(SqliteDocuments::open(folder + QStringLiteral("/one.db")).value());
    demand(bool(store->query({QStringLiteral("points/acc_0/entries"), {}, QStringLiteral("at"), true, 1, {}})), "query"); // makes the index
    BareLedger bare(folder + QStringLiteral("/bare.db"));
    std::vector<Document> balances(100);
    int ours = 0;
    int theirs = 0;
    std::vector<double> ratios;
    for (int round = 0; round < 4; ++round) { // in turns: both see the same weather
        const double bareRate = perSecond(seconds, [&](int n) { bare.add(n % 100, n); }, theirs);
        const double ourRate = perSecond(seconds, [&](int n) { addEntry(*store, n % 100, n, balances[static_cast<size_t>(n) % 100]); }, ours);
        ratios.push_back(ourRate / bareRate);
        printFigure("store", "commits_1_thread", ourRate, "1/s");
        printFigure("store", "commits_bare_sqlite", bareRate, "1/s");
    }
    std::sort(ratios.begin(), ratios.end());
    printFigure("store", "commits_1_thread_ratio", (ratios[1] + ratios[2]) / 2, "ratio");
}

void commitsOnThreads(const QString &folder, double seconds, int count)
{
    const auto store = std::move(SqliteDocuments::open(folder + QStringLiteral("/many%1.db").arg(count)).value());
    std::atomic<int> commits = 0;
    std::vector<std::vector<double>> waits(static_cast<size_t>(count));
    std::vector<std::thread> threads;
    QElapsedTimer all;
    all.start();
    for (int t = 0; t < count; ++t) {
        threads.emplace_back([&, t] {
            Document balance;
            for (int n = 0; all.elapsed() < seconds * 1000; ++n) {
                QElapsedTimer one;
                one.start();
                addEntry(*store, t, n, balance);
                waits[static_cast<size_t>(t)].push_back(static_cast<double>(one.nsecsElapsed()) / 1e6);
                ++commits;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const double rate = commits * 1e9 / static_cast<double>(all.nsecsElapsed());
    std::vector<double> ms;
    for (const std::vector<double> &part : waits)
        ms.insert(ms.end(), part.begin(), part.end());
    std::sort(ms.begin(), ms.end());
    const QByteArray name = "commits_" + QByteArray::number(count) + "_threads";
    printFigure("store", name.constData(), rate, "1/s");
    printFigure("store", (name + "_p50").constData(), ms[ms.size() / 2], "ms");
    printFigure("store", (name + "_p99").constData(), ms[ms.size() * 99 / 100], "ms");
}

void fill(DocumentStore &store, int documents)
{
    QList<Write> writes;
    for (int i = 0; i < documents; ++i) {
        writes.append(Write::create(QStringLiteral("generations/gen_%1").arg((i * 7919LL) % documents, 9, 10, QLatin1Char('0')),
                                    {{QStringLiteral("owner"), QStringLiteral("acc_%1").arg(i % 1000)}, {QStringLiteral("changed"), wireTime(i)},
                                     {QStringLiteral("state"), i % 1000 == 7 ? QStringLiteral("queued") : QStringLiteral("succeeded")},
                                     {QStringLiteral("prompt"), QStringLiteral("고양이가 창가에 앉아 있는 수채화, 아침 햇살, 부드러운 색감")}, {QStringLiteral("points"), 30}}));
        if (writes.size() == 400 || i + 1 == documents) {
            demand(bool(store.commit(writes)), "fill");
            writes.clear();
        }
    }
}

void timeQuery(DocumentStore &store, const char *name, Query query)
{
    QElapsedTimer first;
    first.start();
    demand(bool(store.query(query)), name);
    const double firstMs = static_cast<double>(first.nsecsElapsed()) / 1e6;
    std::vector<double> ms;
    for (int i = 0; i < 500; ++i) {
        if (!query.filters.isEmpty() && query.filters[0].field == QLatin1String("owner"))
            query.filters[0].value = QStringLiteral("acc_%1").arg(i);
        QElapsedTimer one;
        one.start();
        const auto page = store.query(query);
        ms.push_back(static_cast<double>(one.nsecsElapsed()) / 1e6);
        demand(bool(page), name);
        if (i % 5 != 0)
            query.cursor.clear();
    }
    std::sort(ms.begin(), ms.end());
    QByteArray metric(name);
    metric.replace(' ', '_').replace(',', "");
    printFigure("store", (metric + "_with_index").constData(), firstMs, "ms");
    printFigure("store", (metric + "_p50").constData(), ms[250], "ms");
    printFigure("store", (metric + "_p99").constData(), ms[495], "ms");
}

void queries(const QString &folder, int documents)
{
    const auto store = std::move(SqliteDocuments::open(folder + QStringLiteral("/queries.db")).value());
    QElapsedTimer timer;
    timer.start();
    fill(*store, documents);
    printFigure("store", "fill", documents * 1e9 / static_cast<double>(timer.nsecsElapsed()), "1/s");
    const QString generations = QStringLiteral("generations");
    const QString changed = QStringLiteral("changed");
    const Filter owner{QStringLiteral("owner"), Filter::Op::Equal, QStringLiteral("acc_1")};
    const Filter queued{QStringLiteral("state"), Filter::Op::Equal, QStringLiteral("queued")};
    timeQuery(*store, "by owner, newest 50", {generations, {owner}, changed, true, 50, {}});
    timeQuery(*store, "by owner, changed since", {generations, {owner, {changed, Filter::Op::Greater, wireTime(documents - 2000)}}, changed, false, 50, {}});
    timeQuery(*store, "by state, oldest 10", {generations, {queued}, changed, false, 10, {}});
    timeQuery(*store, "by owner, no order", {generations, {owner}, {}, false, 50, {}});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const double seconds = arguments.size() > 1 ? arguments.at(1).toDouble() : 2;
    const int documents = arguments.size() > 2 ? arguments.at(2).toInt() : 100'000;
    demand(seconds > 0 && documents > 1000, "usage: store_bench [seconds per round] [documents, more than 1000]");
    const QTemporaryDir folder;
    commitsOnOneThread(folder.path(), seconds);
    commitsOnThreads(folder.path(), seconds, 4);
    commitsOnThreads(folder.path(), seconds, 16);
    queries(folder.path(), documents);
    return 0;
}
