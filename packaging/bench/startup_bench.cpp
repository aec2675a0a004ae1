// How long from exec until the window is painted and answers, and how much memory it holds when idle: the studio with a fresh
// profile (embedded backend, page to join) and a bare window, by turns, through the same probe. One JSON line a figure.
#include "figure.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

constexpr int paintTimeoutMs = 30'000;
constexpr int pollMs = 2; // the moment itself is written by the probe

struct Run {
    double paintMs = 0;
    qint64 residentKiB = 0;
    bool webEngine = false;
};

qint64 monotonicNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

[[noreturn]] void give(const QString &sentence)
{
    std::fprintf(stderr, "startup_bench: %s\n", qPrintable(sentence));
    std::exit(1);
}

// The rest of the first whole line that begins with `word`, once the probe has written it.
QByteArray awaitLine(QFile &report, const QByteArray &word, QProcess &process)
{
    const qint64 end = monotonicNs() + paintTimeoutMs * 1'000'000LL;
    while (monotonicNs() < end && process.state() == QProcess::Running) {
        report.seek(0);
        for (const QByteArray &line : report.readAll().split('\n')) {
            if (line.startsWith(word + ' '))
                return line.mid(word.size() + 1);
        }
        QThread::msleep(pollMs);
        process.waitForFinished(0);
    }
    give(QStringLiteral("%1 did not get to \"%2\" (is there a display?): %3")
             .arg(process.program(), QString::fromLatin1(word), QString::fromLocal8Bit(process.readAllStandardError().right(400))));
}

Run start(const QString &program, bool takesProfile, const QString &probe, bool settle)
{
    const QTemporaryDir folder;
    QFile report(folder.filePath(QStringLiteral("report")));
    if (!report.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        give(QStringLiteral("the report cannot be made"));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("mjpaintprobe"));
    environment.insert(QStringLiteral("QT_PLUGIN_PATH"), probe);
    environment.insert(QStringLiteral("MJ_PAINT_PROBE"), report.fileName());
    process.setProcessEnvironment(environment);
    const qint64 begun = monotonicNs();
    process.start(program, takesProfile ? QStringList{QStringLiteral("--profile"), folder.filePath(QStringLiteral("profile"))} : QStringList());
    if (!process.waitForStarted())
        give(program + QStringLiteral(" does not start"));
    Run run;
    run.paintMs = static_cast<double>(awaitLine(report, "painted", process).toLongLong() - begun) / 1e6;
    if (settle) {
        const QList<QByteArray> facts = awaitLine(report, "settled", process).split(' ');
        run.residentKiB = facts.value(0).toLongLong();
        run.webEngine = facts.value(1) == "1";
    }
    process.terminate();
    if (!process.waitForFinished(5000)) {
        process.kill();
        process.waitForFinished();
    }
    return run;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.size() % 2 == 1 ? values[values.size() / 2] : (values[values.size() / 2 - 1] + values[values.size() / 2]) / 2;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int runs = arguments.size() > 3 ? arguments.at(3).toInt() : 11;
    if (arguments.size() < 3 || runs < 1 || !QFileInfo(arguments.at(1)).isExecutable() || !QFileInfo(arguments.at(2)).isExecutable())
        give(QStringLiteral("usage: startup_bench <mjstudio> <bare_window> [runs]"));
    const QString probe = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("probe"));

    // The first of each is not counted: it reads the programs and libraries from disk.
    const Run studio = start(arguments.at(1), true, probe, true);
    const Run bare = start(arguments.at(2), false, probe, true);
    std::vector<double> studioMs;
    std::vector<double> bareMs;
    for (int run = 0; run < runs; ++run) {
        studioMs.push_back(start(arguments.at(1), true, probe, false).paintMs);
        bareMs.push_back(start(arguments.at(2), false, probe, false).paintMs);
    }
    using mj::printFigure;
    printFigure("startup", "first_paint_app", median(studioMs), "ms");
    printFigure("startup", "first_paint_bare_window", median(bareMs), "ms");
    printFigure("startup", "first_paint_ratio", median(studioMs) / median(bareMs), "ratio");
    printFigure("startup", "resident_app", static_cast<double>(studio.residentKiB) / 1024, "MiB");
    printFigure("startup", "resident_bare_window", static_cast<double>(bare.residentKiB) / 1024, "MiB");
    printFigure("startup", "webengine_mapped", studio.webEngine ? 1 : 0, "bool");
    return 0;
}
