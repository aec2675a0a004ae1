#include "base/ids.h"
#include "server/server_process.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace mj;
using mj::test::ServerProcess;
using std::chrono::steady_clock;

namespace
{

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Ended run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(text("MJ_TOSS_CLIENT_KEY"));
    environment.remove(text("MJ_TOSS_SECRET_KEY"));
    process.setProcessEnvironment(environment);
    process.start(ServerProcess::program(), arguments);
    if (!process.waitForFinished(20'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

// One sentence of our own for whoever started it, nothing on stdout.
void checkRefusal(const QStringList &arguments, const char *about)
{
    const Ended ended = run(arguments);
    INFO(arguments.join(QLatin1Char(' ')) << " -> " << ended.err);
    CHECK(ended.code == 2);
    CHECK(ended.out.isEmpty());
    CHECK(ended.err.startsWith("mjstudio-server: "));
    CHECK(ended.err.contains(about));
    CHECK(ended.err.endsWith(".\n"));
    CHECK(ended.err.count('\n') == 1);
}

} // namespace

TEST_CASE("help is text on stdout and no error")
{
    for (const char *flag : {"--help", "-h"}) {
        const Ended ended = run({text(flag)});
        CHECK(ended.code == 0);
        CHECK(ended.out.contains("--data"));
        CHECK(ended.out.contains("--sandbox"));
        CHECK(ended.err.isEmpty());
    }
}

TEST_CASE("what cannot be started is told in one sentence")
{
    QTemporaryDir dir;
    const QString data = dir.filePath(text("data"));
    checkRefusal({text("--sandbox")}, "--data");
    checkRefusal({text("--data")}, "--data wants a value");
    checkRefusal({text("--data"), data, text("--bogus")}, "no flag \"--bogus\"");
    checkRefusal({text("--data"), data, text("--bogus"), text("1")}, "no flag \"--bogus\"");
    checkRefusal({text("--data"), data, text("stray")}, "no flag \"stray\"");
    checkRefusal({text("--data"), data, text("--sandbox"), text("--listen"), text("8080")}, "--listen");
    checkRefusal({text("--data"), data, text("--sandbox"), text("--listen"), text("127.0.0.1:99999")}, "--listen");
    checkRefusal({text("--data"), data, text("--sandbox"), text("--listen"), text("example:0")}, "not an address");
    checkRefusal({text("--data"), data, text("--sandbox"), text("--workers"), text("0")}, "--workers");
    checkRefusal({text("--data"), data, text("--sandbox"), text("--public-url"), text("studio")}, "--public-url");
    checkRefusal({text("--data"), data}, "MJ_TOSS_CLIENT_KEY");
    checkRefusal({text("--data"), text("/proc/nowhere/data"), text("--sandbox")}, "cannot be made");

    const QString file = dir.filePath(text("file"));
    QFile plain(file);
    REQUIRE(plain.open(QIODevice::WriteOnly));
    checkRefusal({text("--data"), file, text("--sandbox")}, "is a file");
    checkRefusal({text("--data"), file + text("/below"), text("--sandbox")}, "cannot be made");

    QTcpServer taken;
    REQUIRE(taken.listen(QHostAddress::LocalHost));
    checkRefusal({text("--data"), data, text("--sandbox"), text("--listen"), text("127.0.0.1:%1").arg(taken.serverPort())},
                 "cannot listen");
}

TEST_CASE("a data folder belongs to one server at a time, also after a kill")
{
    ServerProcess first;
    first.start();
    checkRefusal(first.usualArguments(), "in use by another server");
    first.kill();
    CHECK_FALSE(first.start().isEmpty());
}

TEST_CASE("a damaged data folder is refused and left alone")
{
    ServerProcess server;
    server.start();
    CHECK(server.terminate() == 0);
    const QString key = server.dataFolder() + text("/server.key");
    REQUIRE(QFile::rename(key, key + text(".away")));
    checkRefusal(server.usualArguments(), "server.key is missing");
    CHECK_FALSE(QFile::exists(key));
    REQUIRE(QFile::copy(key + text(".away"), key));
    REQUIRE(QFile::resize(key, 10));
    checkRefusal(server.usualArguments(), "key file");
}

TEST_CASE("stdout is one line of JSON, and SIGTERM ends it")
{
    ServerProcess server;
    const QUrl url = server.start();
    CHECK(url.port() > 0);
    CHECK(ServiceClient(url).get(text("/healthz")).status == 200);
    CHECK(ServiceClient(url).get(text("/readyz")).status == 200);
    join(url, server.codes());
    const auto since = steady_clock::now();
    CHECK(server.terminate() == 0);
    CHECK(steady_clock::now() - since < std::chrono::seconds(3));
    CHECK(server.output().count('\n') == 1);
    CHECK(QJsonDocument::fromJson(server.output()).object().keys() == QStringList{text("url")});
    CHECK(server.complaints().isEmpty());
}

TEST_CASE("SIGTERM ends it within three seconds in the middle of a job and with requests held")
{
    ServerProcess server;
    const QUrl url = server.start();
    const Member member = join(url, server.codes());
    grant(server.dataFolder(), member.session.account.id, 500);
    const QString cursor = member.client.get(text("/v1/generations?wait=1")).json().value(text("nextCursor")).toString();
    const Member quiet = join(url, server.codes());
    std::vector<std::thread> followers;
    std::atomic<int> answered{0};
    for (int i = 0; i < 5; ++i)
        followers.emplace_back([&] { answered += quiet.client.get(text("/v1/generations?after=0&wait=30")).status == 200 ? 1 : 0; });
    for (int i = 0; i < 4; ++i)
        member.client.generate(4);
    REQUIRE(eventually([&] {
        return member.client.balance().held > Points(0) &&
               member.client.get(text("/v1/generations?after=%1").arg(cursor)).body.contains("running");
    }));
    const auto since = steady_clock::now();
    CHECK(server.terminate() == 0);
    CHECK(steady_clock::now() - since < std::chrono::seconds(3));
    for (std::thread &follower : followers)
        follower.join();
    CHECK(answered == 5); // told that there is nothing new, not cut off

    const ServiceClient after(server.start(), member.session.accessToken);
    REQUIRE(eventually([&] { return after.balance().held == Points(0); }, 60'000));
    CHECK(after.balance().available == Points(500 - 4 * 48));
}

TEST_CASE("without a screen or fonts the program paints every style and kind of scene")
{
    ServerProcess server;
    const Member member = join(server.start(), server.codes());
    grant(server.dataFolder(), member.session.account.id, 500);
    QStringList ids;
    const char *styles[] = {"", "ink", "watercolour", "poster", "night"};
    const char *prompts[] = {"a cat by a hanok with flowers in the snow", "dunes under two planets",
                             "a city skyline over water in the rain", "42"};
    for (size_t i = 0; i < 8; ++i) {
        QJsonObject form = recipeForm(1, text(prompts[i % 4]));
        form.insert(text("style"), text(styles[i % 5]));
        const Answer made = member.client.make(form);
        REQUIRE(made.status == 201);
        ids.append(firstOf(made).value(text("id")).toString());
    }
    REQUIRE(eventually([&] { return member.client.balance().held == Points(0); }, 60'000));
    for (const QString &id : ids)
        CHECK(member.client.generation(id).state == api::GenerationState::Succeeded);
    CHECK(server.terminate() == 0);
    CHECK(server.complaints().isEmpty());
}

#ifdef Q_OS_LINUX
TEST_CASE("a low limit of open files is raised as far as the system lets it")
{
    ServerProcess folder;
    QProcess process;
    process.start(text("/bin/sh"), QStringList{text("-c"), text("ulimit -S -n 256; exec \"$0\" \"$@\""), ServerProcess::program()} +
                                       folder.usualArguments());
    REQUIRE(process.waitForReadyRead(20'000));
    QFile limits(text("/proc/%1/limits").arg(process.processId()));
    REQUIRE(limits.open(QIODevice::ReadOnly));
    qint64 soft = 0;
    qint64 hard = 0;
    for (const QByteArray &line : limits.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (line.startsWith("Max open files")) {
            soft = words.value(3).toLongLong();
            hard = words.value(4).toLongLong();
        }
    }
    process.terminate();
    CHECK(process.waitForFinished());
    CHECK(hard > 0);
    CHECK(soft == std::min<qint64>(hard, 8192));
}
#endif
