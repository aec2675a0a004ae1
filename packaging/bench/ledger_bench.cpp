// Credits and spends through the real ledger, beside a bare SQLite loop that does the same commits on the same disk in the same run.
//   ledger_bench [seconds per round, default 3]
#include "bare_ledger.h"
#include "figure.h"
#include "server/documents/sqlite_documents.h"
#include "server/top_ups/ledger.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <algorithm>
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

using namespace mj;
using namespace mj::server;

namespace {

struct Round {
    double perSecond = 0;
    double p50 = 0; // ms
    double p99 = 0;
};

// Every thread does `work(running number)` for that long.
Round measure(int threads, double seconds, const std::function<void(int)> &work)
{
    std::atomic<int> next = 0;
    std::vector<std::vector<double>> times(static_cast<size_t>(threads));
    std::vector<std::thread> workers;
    QElapsedTimer clock;
    clock.start();
    for (int thread = 0; thread < threads; ++thread) {
        workers.emplace_back([&, thread] {
            while (double(clock.nsecsElapsed()) < seconds * 1e9) {
                const qint64 begin = clock.nsecsElapsed();
                work(next++);
                times[static_cast<size_t>(thread)].push_back(double(clock.nsecsElapsed() - begin) / 1e6);
            }
        });
    }
    for (std::thread &worker : workers)
        worker.join();
    const double took = double(clock.nsecsElapsed()) / 1e9;
    std::vector<double> all;
    for (const auto &some : times)
        all.insert(all.end(), some.begin(), some.end());
    std::sort(all.begin(), all.end());
    demand(!all.empty(), "nothing was done");
    return {double(all.size()) / took, all[all.size() / 2], all[all.size() * 99 / 100]};
}

void tell(const std::string &what, const Round &round, const Round &bare)
{
    printFigure("ledger", (what + "_per_second").c_str(), round.perSecond, "1/s");
    printFigure("ledger", (what + "_p50").c_str(), round.p50, "ms");
    printFigure("ledger", (what + "_p99").c_str(), round.p99, "ms");
    printFigure("ledger", (what + "_to_bare_sqlite").c_str(), round.perSecond / bare.perSecond, "x");
}

Movement credit(int number)
{
    return {QStringLiteral("top_up"), QStringLiteral("ord_%1").arg(number), Points(1000), Points(0)};
}

Movement spend(int number)
{
    return {QStringLiteral("reserve"), QStringLiteral("gen_%1").arg(number), Points(-1), Points(1), QStringLiteral("model")};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const double seconds = argc > 1 ? QByteArray(argv[1]).toDouble() : 3;
    const QTemporaryDir folder;
    const SystemClock clock;

    BareLedger bareLedger(folder.filePath(QStringLiteral("bare.sqlite")));
    const Round bare = measure(1, seconds, [&](int number) { bareLedger.add(number % 1000, number); });
    printFigure("ledger", "bare_sqlite_per_second", bare.perSecond, "1/s");

    const auto documents = SqliteDocuments::open(folder.filePath(QStringLiteral("documents.sqlite")));
    demand(bool(documents), "the store does not open");
    Ledger ledger(**documents, clock);
    int base = 0;
    const auto book = [&](const QString &account, const Movement &movement) {
        demand(bool(ledger.book(account, {movement})), "a movement was refused");
    };
    for (const int threads : {1, 4}) {
        const std::string suffix = "_" + std::to_string(threads) + "_threads";
        tell("hot_credit" + suffix, measure(threads, seconds, [&](int n) { book(QStringLiteral("acc_hot%1").arg(threads), credit(base + n)); }), bare);
        base += 10'000'000;
        // One large lot: what a member who bought once and paints a lot looks like.
        const QString painter = QStringLiteral("acc_painter%1").arg(threads);
        book(painter, {QStringLiteral("top_up"), QStringLiteral("ord_first"), Points(100'000'000), Points(0)});
        tell("hot_spend" + suffix, measure(threads, seconds, [&](int n) { book(painter, spend(base + n)); }), bare);
        base += 10'000'000;
        tell("thousand_accounts_credit" + suffix, measure(threads, seconds, [&](int n) { book(QStringLiteral("acc_%1").arg(n % 1000), credit(base + n)); }), bare);
        base += 10'000'000;
        tell("thousand_accounts_spend" + suffix, measure(threads, seconds, [&](int n) {
                 const QString account = QStringLiteral("acc_spender%1_%2").arg(threads).arg(n % 1000);
                 if (n < 1000)
                     book(account, {QStringLiteral("top_up"), QStringLiteral("ord_first"), Points(1'000'000), Points(0)});
                 else
                     (void)ledger.book(account, {spend(base + n)}); // its credit may still be on the way in another thread
             }), bare);
        base += 10'000'000;
    }
    return 0;
}
