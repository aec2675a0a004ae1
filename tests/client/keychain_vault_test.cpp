#include "client/keychain_vault.h"

#include "client/wire.h"
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <cstdlib>
#include <iostream>

using namespace mj;
using namespace mj::client;

namespace
{

void needKeychain()
{
    if (!qEnvironmentVariableIsSet("MJ_NO_KEYCHAIN"))
        return;
    std::cout << "skipped: no dbus-run-session or gnome-keyring-daemon on this machine\n";
    std::cout.flush();
    std::exit(77);
}

template <class T, class Start>
Result<T> answerOf(Start start)
{
    QObject context;
    std::optional<Result<T>> answer;
    start(&context, [&](Result<T> r) { answer = std::move(r); });
    REQUIRE_FALSE(answer);
    REQUIRE(waitFor([&] { return answer.has_value(); }, 15'000));
    return *answer;
}

Result<QByteArray> read(TokenVault &vault, const QString &key)
{
    return answerOf<QByteArray>([&](QObject *context, auto done) { vault.read(key, context, done); });
}
Result<void> write(TokenVault &vault, const QString &key, const QByteArray &secret)
{
    return answerOf<void>([&](QObject *context, auto done) { vault.write(key, secret, context, done); });
}
Result<void> removeFrom(TokenVault &vault, const QString &key)
{
    return answerOf<void>([&](QObject *context, auto done) { vault.remove(key, context, done); });
}
Result<void> probe(TokenVault &vault)
{
    return answerOf<void>([&](QObject *context, auto done) { vault.probe(context, done); });
}

QString tellOf(const Result<void> &result)
{
    if (result)
        return QStringLiteral("works");
    switch (result.error().code) {
    case Code::KeychainMissing:
        return QStringLiteral("missing");
    case Code::KeychainLocked:
        return QStringLiteral("locked");
    default:
        return QStringLiteral("other");
    }
}

struct Told {
    QString text;
    qint64 ms = 0;
};

// The D-Bus library keeps its first connection: another bus needs another process.
Told inChild(const QString &launcher, const QString &tag, const QProcessEnvironment &environment)
{
    QProcess child;
    child.setProcessEnvironment(environment);
    QStringList arguments{QCoreApplication::applicationFilePath(), tag};
    if (!launcher.isEmpty())
        arguments.prepend(launcher);
    QElapsedTimer clock;
    clock.start();
    child.start(arguments.takeFirst(), arguments);
    REQUIRE(child.waitForFinished(40'000));
    const QString out = QString::fromUtf8(child.readAllStandardOutput());
    CAPTURE(out.toStdString());
    REQUIRE(child.exitCode() == 0);
    return {out.section(QStringLiteral("keychain: "), 1).section(QLatin1Char('\n'), 0, 0), clock.elapsed()};
}

} // namespace

TEST_CASE("the keychain keeps any bytes, replaces and forgets them")
{
    needKeychain();
    KeychainVault vault;
    CHECK(vault.isPersistent());
    const QString key = QStringLiteral("test/round-trip");
    const QByteArray secret = QByteArray("\x00\xff\x80 비밀 \n", 14);
    CHECK(read(vault, key).error().code == Code::NotFound);
    REQUIRE(write(vault, key, secret));
    CHECK(read(vault, key).value() == secret);
    REQUIRE(write(vault, key, "second"));
    KeychainVault another;
    CHECK(read(another, key).value() == QByteArray("second"));
    REQUIRE(removeFrom(vault, key));
    REQUIRE(removeFrom(vault, key));
    CHECK(read(vault, key).error().code == Code::NotFound);
}

TEST_CASE("a keychain that works passes the probe and keeps nothing of it")
{
    needKeychain();
    KeychainVault vault;
    CHECK(probe(vault));
}

TEST_CASE("many calls at once are all answered, each with its own secret")
{
    needKeychain();
    KeychainVault vault;
    QObject context;
    int written = 0;
    int right = 0;
    for (int i = 0; i < 20; ++i)
        vault.write(QStringLiteral("test/many-%1").arg(i), QByteArray::number(i), &context,
                    [&](const Result<void> &r) { written += r ? 1 : 0; });
    REQUIRE(waitFor([&] { return written == 20; }));
    for (int i = 0; i < 20; ++i) {
        vault.read(QStringLiteral("test/many-%1").arg(i), &context,
                   [&right, i](const Result<QByteArray> &r) { right += r && *r == QByteArray::number(i) ? 1 : 0; });
    }
    REQUIRE(waitFor([&] { return right == 20; }));
}

TEST_CASE("the keychain does not call a context that died, and the job is survived")
{
    needKeychain();
    KeychainVault vault;
    auto context = std::make_unique<QObject>();
    vault.read(QStringLiteral("test/none"), context.get(), [](const Result<QByteArray> &) { FAIL("called"); });
    context.reset();
    CHECK(probe(vault));
}

TEST_CASE("a keychain that does not answer in time counts as locked")
{
    needKeychain();
    KeychainVault hasty(0);
    const Result<QByteArray> answer = read(hasty, QStringLiteral("test/none"));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == Code::KeychainLocked);
    KeychainVault vault;
    CHECK(probe(vault));
}

TEST_CASE("no session bus is KeychainMissing, quickly")
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const int way = GENERATE(0, 1, 2);
    if (way == 0) {
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        environment.remove(QStringLiteral("XDG_RUNTIME_DIR"));
    } else if (way == 1) {
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nowhere/bus"));
    } else {
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:abstract=mj-nobody-is-here,guid=00"));
    }
    const Told told = inChild({}, QStringLiteral("[keychain-child]"), environment);
    CHECK(told.text == QStringLiteral("missing"));
    CHECK(told.ms < 3'000);
}

TEST_CASE("a bus without a keychain service is KeychainMissing")
{
    needKeychain();
    // Its own bus without the files that start services.
    QTemporaryDir folder;
    const QString config = folder.path() + QStringLiteral("/bus.conf");
    QFile out(config);
    REQUIRE(out.open(QIODevice::WriteOnly));
    out.write("<busconfig><type>session</type><listen>unix:tmpdir=" + folder.path().toUtf8() +
              "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
              "<allow own=\"*\"/></policy></busconfig>");
    out.close();
    QProcess bus;
    bus.start(QStringLiteral("dbus-daemon"),
              {QStringLiteral("--config-file=") + config, QStringLiteral("--print-address"), QStringLiteral("--nofork")});
    REQUIRE(bus.waitForReadyRead(5'000));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QString::fromUtf8(bus.readLine()).trimmed());
    const Told told = inChild({}, QStringLiteral("[keychain-child]"), environment);
    bus.kill();
    bus.waitForFinished();
    CHECK(told.text == QStringLiteral("missing"));
    CHECK(told.ms < 5'000);
}

TEST_CASE("a locked keychain is KeychainLocked")
{
    needKeychain();
    // Its own keyring in its own home: nothing can unlock this one again without a person.
    const QString launcher = QString::fromUtf8(MJ_SOURCE_DIR) + QStringLiteral("/tests/support/with_keychain.sh");
    const Told told = inChild(launcher, QStringLiteral("[keychain-locked-child]"), QProcessEnvironment::systemEnvironment());
    CHECK(told.text == QStringLiteral("locked"));
    CHECK(told.ms < 15'000);
}

TEST_CASE("child: what the keychain of this environment says", "[.][keychain-child]")
{
    KeychainVault vault;
    std::cout << "keychain: " << tellOf(probe(vault)).toStdString() << "\n";
}

TEST_CASE("child: what a keychain says that was locked", "[.][keychain-locked-child]")
{
    KeychainVault vault(3'000);
    REQUIRE(write(vault, QStringLiteral("test/locked"), "secret"));
    REQUIRE(read(vault, QStringLiteral("test/locked")));
    const int locked =
        QProcess::execute(QStringLiteral("dbus-send"),
                          {QStringLiteral("--session"), QStringLiteral("--print-reply"), QStringLiteral("--dest=org.freedesktop.secrets"),
                           QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                           QStringLiteral("array:objpath:/org/freedesktop/secrets/collection/login")});
    REQUIRE(locked == 0);
    const Result<QByteArray> known = read(vault, QStringLiteral("test/locked"));
    const Result<QByteArray> unknown = read(vault, QStringLiteral("test/never-written"));
    const Result<void> removed = removeFrom(vault, QStringLiteral("test/locked"));
    const Result<void> written = write(vault, QStringLiteral("test/locked"), "another");
    REQUIRE_FALSE(known);
    REQUIRE_FALSE(unknown);
    for (const Result<void> &answer : {Result<void>(fail(known)), Result<void>(fail(unknown)), removed, written})
        std::cout << tellOf(answer).toStdString() << " ";
    std::cout << "\nkeychain: " << tellOf(fail(known)).toStdString() << "\n";
    CHECK(tellOf(fail(unknown)) == QStringLiteral("locked"));
    CHECK(tellOf(removed) == QStringLiteral("locked"));
    CHECK(tellOf(written) == QStringLiteral("locked"));
}
