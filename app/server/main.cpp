#include "base/log.h"
#include "sandbox/toss_sandbox.h"
#include "server/account_server.h"
#include "server_options.h"
#include "server_tasks.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <memory>
#include <sys/resource.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

int complain(const QString &sentence)
{
    std::fprintf(stderr, "mjstudio-server: %s\n", qPrintable(sentence));
    return 2;
}

QString sentenceFor(const mj::Error &error)
{
    return error.detail.isEmpty() ? QStringLiteral("could not start.") : error.detail + QLatin1Char('.');
}

// The listener takes half of the descriptors: the usual soft limit of 1,024 would turn people away long before the machine is busy.
void raiseFileLimit()
{
    constexpr rlim_t wanted = 8192;
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= wanted)
        return;
    files.rlim_cur = std::min(files.rlim_max, wanted);
    setrlimit(RLIMIT_NOFILE, &files);
}

// glibc would keep a freed block of 19 MiB for each thread that ever hashed a password: large blocks go back to the system instead.
void returnLargeBlocks()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
#endif
}

// Signals are waited for by the main thread alone: blocked before any other thread starts.
sigset_t blockStopSignals()
{
    sigset_t stopping;
    sigemptyset(&stopping);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&stopping, signal);
    pthread_sigmask(SIG_BLOCK, &stopping, nullptr);
    return stopping;
}

// The stand-in of the payment service, on its state file in the data folder. Moves the configuration's addresses to itself.
mj::Result<std::unique_ptr<mj::sandbox::TossSandbox>> startSandbox(const mj::ServerOptions &options, mj::server::Config &config)
{
    mj::sandbox::TossSandbox::Config sandboxConfig;
    sandboxConfig.clientKey = config.tossClientKey;
    sandboxConfig.secretKey = config.tossSecretKey;
    sandboxConfig.stateFile = options.sandboxStateFile();
    auto sandbox = std::make_unique<mj::sandbox::TossSandbox>(sandboxConfig);
    const auto urls = sandbox->start();
    if (!urls)
        return mj::fail(urls);
    config.tossSdkUrl = urls->sdkUrl;
    config.tossApiBase = urls->apiBase;
    return sandbox;
}

int runAudit(const mj::ServerOptions &options)
{
    mj::server::Config config = options.config;
    std::unique_ptr<mj::sandbox::TossSandbox> sandbox;
    if (options.sandbox) {
        auto started = startSandbox(options, config);
        if (!started)
            return complain(sentenceFor(started.error()));
        sandbox = std::move(*started);
    }
    const mj::Result<bool> isClean = mj::auditLedger(config);
    if (!isClean)
        return complain(sentenceFor(isClean.error()));
    return *isClean ? 0 : 1;
}

int runTask(const mj::ServerOptions &options)
{
    using Task = mj::ServerOptions::Task;
    if (options.task == Task::ShowHelp) {
        std::fputs(qPrintable(mj::ServerOptions::help()), stdout);
        return 0;
    }
    if (options.task == Task::Audit)
        return runAudit(options);
    const mj::Result<void> done = options.task == Task::RotateKey        ? mj::rotateKey(options.config)
                                  : options.task == Task::PrintMailState ? mj::printMailState(options.config)
                                                                         : mj::printMailbox(options.config);
    return done ? 0 : complain(sentenceFor(done.error()));
}

} // namespace

int main(int argc, char **argv)
{
    returnLargeBlocks();
    const sigset_t stopSignals = blockStopSignals();
    std::signal(SIGPIPE, SIG_IGN);
    raiseFileLimit();

    // Pictures are painted without fonts or a screen, so no platform plugin is loaded: it would talk on stderr and want a session.
    QCoreApplication app(argc, argv);
    const mj::Result<mj::ServerOptions> options = mj::ServerOptions::parse(app.arguments());
    if (!options)
        return complain(options.error().detail);
    if (options->task != mj::ServerOptions::Task::Serve)
        return runTask(*options);
    mj::server::Config config = options->config;
    std::unique_ptr<mj::sandbox::TossSandbox> sandbox;
    if (options->sandbox) {
        auto started = startSandbox(*options, config);
        if (!started)
            return complain(sentenceFor(started.error()));
        sandbox = std::move(*started);
    }
    mj::server::AccountServer server(config);
    const mj::Result<QUrl> url = server.start();
    if (!url)
        return complain(sentenceFor(url.error()));
    if (sandbox)
        sandbox->setWebhookTarget(server.localUrl().resolved(QUrl(QStringLiteral("/webhooks/toss"))));
    const QJsonObject ready{{QStringLiteral("url"), url->toString()}};
    std::printf("%s\n", QJsonDocument(ready).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);

    int received = 0;
    sigwait(&stopSignals, &received);
    server.stop();
    if (sandbox)
        sandbox->stop();
    return 0;
}
