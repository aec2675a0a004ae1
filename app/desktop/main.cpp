#include "desktop.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <csignal>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

static void initResources()
{
    Q_INIT_RESOURCE(mj_resources);
}

namespace {

// A core file or another process of the same user must not get at the tokens in memory, and files are for their owner alone.
void closeDoors()
{
#ifdef Q_OS_UNIX
    umask(077);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    std::signal(SIGPIPE, SIG_IGN);
#endif
#ifdef Q_OS_LINUX
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

QString profileFolder(const QCommandLineParser &parser)
{
    if (parser.isSet(QStringLiteral("profile")))
        return QDir(parser.value(QStringLiteral("profile"))).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

} // namespace

int main(int argc, char **argv)
{
    closeDoors();
    initResources();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("MJ Studio"));
    QApplication::setOrganizationDomain(QStringLiteral("imagefactory.co.kr"));
    QApplication::setApplicationVersion(QStringLiteral(MJ_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("mjstudio"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Pictures from words. MJ_SERVICE_URL chooses the service; without it the studio runs on this computer."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({QStringLiteral("profile"), QStringLiteral("Keep settings, gallery and the local studio in this folder."), QStringLiteral("folder")});
    parser.process(app);

    const QString profile = profileFolder(parser);
    if (!QDir().mkpath(profile)) {
        std::fprintf(stderr, "mjstudio: the profile folder cannot be made; choose another with --profile.\n");
        return 2;
    }
    mj::Desktop desktop(profile);
    return desktop.start() ? QApplication::exec() : 0;
}
