#include "client/keychain_vault.h"
#include "paid_desk.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <csignal>
#include <iostream>

using namespace mj;
using namespace mj::studio;

namespace {

bool hasKeychain()
{
    if (!qEnvironmentVariableIsSet("MJ_NO_KEYCHAIN"))
        return true;
    WARN("no keychain here: skipped");
    return false;
}

QStringList unreadableOf(const QString &profile, const QString &id)
{
    return QDir(profile + QStringLiteral("/accounts/") + id).entryList({QStringLiteral("unreadable-*")}, QDir::Dirs);
}

// Under a keyring, a home and a bus of its own. What it printed.
QByteArray inOwnKeyring(const QString &tag, const QProcessEnvironment &environment)
{
    QProcess child;
    QProcessEnvironment own = environment;
    own.insert(QStringLiteral("MJ_TEST_CHILD"), QStringLiteral("1"));
    child.setProcessEnvironment(own);
    child.start(QString::fromUtf8(MJ_SOURCE_DIR) + QStringLiteral("/tests/support/with_keychain.sh"), {QCoreApplication::applicationFilePath(), tag});
    REQUIRE(waitFor([&] { return child.state() == QProcess::NotRunning; }, 50'000));
    const QByteArray out = child.readAllStandardOutput();
    INFO(out.toStdString());
    REQUIRE(child.exitCode() == 0);
    return out;
}

QByteArray outputOf(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(10'000);
    return process.readAllStandardOutput();
}

qint64 daemonPid()
{
    const QByteArray told = outputOf(QStringLiteral("dbus-send"),
                                     {QStringLiteral("--session"), QStringLiteral("--print-reply=literal"), QStringLiteral("--dest=org.freedesktop.DBus"),
                                      QStringLiteral("/org/freedesktop/DBus"), QStringLiteral("org.freedesktop.DBus.GetConnectionUnixProcessID"),
                                      QStringLiteral("string:org.freedesktop.secrets")});
    return told.simplified().split(' ').last().toLongLong();
}

void renew(Desk &desk, FakeClock &clock)
{
    clock.advance(16 * 60);
    bool isAnswered = false;
    desk.api.send(api::ReadMe{}, &desk.session, [&](const Result<api::Account> &me) { isAnswered = bool(me); });
    REQUIRE(waitFor([&] { return isAnswered; }, 30'000));
}

} // namespace

TEST_CASE("another keyring: signing in works, says that the gallery was replaced, and every picture comes again")
{
    RealServer service;
    QTemporaryDir profile;
    QString id;
    {
        StandInKeychain keychain;
        Desk desk(profile.path(), keychain, service.url());
        joinWithPoints(desk, service, QStringLiteral("again@example.com"));
        id = desk.session.account().id;
        for (int i = 0; i < 3; ++i)
            make(desk, smallRecipe(QStringLiteral("picture %1").arg(i), 2));
        CHECK_FALSE(desk.session.wasGalleryReplaced());
    }
    StandInKeychain other;
    {
        Desk desk(profile.path(), other, service.url());
        desk.start();
        CHECK(desk.session.state() == Session::State::SignedOut);
        bool wasTold = false;
        QObject::connect(&desk.session, &Session::storeOpened, [&] { wasTold = desk.session.wasGalleryReplaced(); });
        desk.signIn(QStringLiteral("again@example.com"));
        CHECK(wasTold);
        REQUIRE(waitFor([&] { return desk.gallery.total() == 6; }, 30'000));
        CHECK(unreadableOf(profile.path(), id).size() == 1);
    }
    const QDir account(profile.path() + QStringLiteral("/accounts/") + id);
    const QString old = QStringLiteral("unreadable-%1").arg(QDateTime::currentDateTimeUtc().addDays(-31).toMSecsSinceEpoch());
    REQUIRE(account.mkdir(old));
    Desk desk(profile.path(), other, service.url());
    desk.start();
    CHECK(desk.isSignedIn());
    CHECK_FALSE(desk.session.wasGalleryReplaced());
    CHECK(unreadableOf(profile.path(), id).size() == 1); // the young one stays
    CHECK_FALSE(account.exists(old));
}

TEST_CASE("a key that does not fit the gallery is no lock-out either")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    QString id;
    {
        Desk desk(profile.path(), keychain, service.url());
        joinWithPoints(desk, service, QStringLiteral("fits@example.com"));
        make(desk, smallRecipe(QStringLiteral("comes back")));
        id = desk.session.account().id;
    }
    QByteArray &key = keychain.secrets[QStringLiteral("gallery-key/") + id];
    key = QByteArray(key.size(), 'k');
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    CHECK(desk.isSignedIn());
    CHECK(desk.session.wasGalleryReplaced());
    CHECK_FALSE(desk.session.storeFailure());
    REQUIRE(waitFor([&] { return desk.gallery.total() == 1; }, 30'000));
    CHECK(desk.session.account().email == QStringLiteral("fits@example.com"));
}

TEST_CASE("a keychain that fails in the middle of a session is said at the next renewal and taken back when it answers")
{
    FakeClock clock(QDateTime::currentDateTimeUtc());
    server::Config config;
    config.clock = &clock;
    RealServer service(config);
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("middle@example.com"));
        const QString folder = desk.session.galleryFolder();
        keychain.failure = Code::KeychainMissing;
        keychain.secrets.clear(); // a keyring that was lost altogether
        renew(desk, clock);
        CHECK(desk.isReady());
        CHECK(desk.session.keeping() == Session::Keeping::MemoryMissing);
        renew(desk, clock); // again, with what memory has
        desk.session.retryKeychain();
        REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
        REQUIRE(desk.failures.size() == 1);
        CHECK(desk.failures.takeFirst().code == Code::KeychainMissing);
        keychain.failure.reset();
        desk.session.retryKeychain();
        REQUIRE(waitFor([&] { return desk.session.keeping() == Session::Keeping::Kept && !desk.session.isBusy(); }));
        CHECK(desk.session.galleryFolder() == folder);
        CHECK(keychain.secrets.size() == 2);

        keychain.failure = Code::KeychainLocked;
        renew(desk, clock);
        CHECK(desk.session.keeping() == Session::Keeping::MemoryLocked);
        keychain.failure.reset();
        renew(desk, clock); // unlocked meanwhile: no click needed
        CHECK(desk.session.keeping() == Session::Keeping::Kept);
    }
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    CHECK_FALSE(desk.session.wasGalleryReplaced());
}

TEST_CASE("the real daemon, killed in the middle of a session and started again")
{
    if (!hasKeychain())
        return;
    const QByteArray out = inOwnKeyring(QStringLiteral("[killed-daemon-child]"), QProcessEnvironment::systemEnvironment());
    CHECK(out.contains("went on: yes"));
    CHECK(out.contains("taken back: yes"));
    CHECK(out.contains("restored: yes"));
}

TEST_CASE("child: the daemon is killed", "[.][killed-daemon-child]")
{
    if (!qEnvironmentVariableIsSet("MJ_TEST_CHILD")) // a filter by file runs hidden cases too
        return;
    FakeClock clock(QDateTime::currentDateTimeUtc());
    server::Config config;
    config.clock = &clock;
    RealServer service(config);
    QTemporaryDir profile;
    client::KeychainVault keychain(3'000);
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("killed@example.com"));
        REQUIRE(desk.session.keeping() == Session::Keeping::Kept);
        const qint64 pid = daemonPid();
        REQUIRE(pid > 1);
        REQUIRE(::kill(static_cast<pid_t>(pid), SIGKILL) == 0);
        REQUIRE(waitFor([&] { return daemonPid() != pid; }));
        renew(desk, clock);
        const Session::Keeping keeping = desk.session.keeping();
        std::cout << "went on: " << (desk.isReady() ? "yes" : "no") << "\nkeeping: " << static_cast<int>(keeping) << std::endl;
        CHECK((keeping == Session::Keeping::MemoryMissing || keeping == Session::Keeping::MemoryLocked));
        outputOf(QStringLiteral("gnome-keyring-daemon"), {QStringLiteral("--replace"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets")}, "x\n");
        REQUIRE(waitFor([&] { return daemonPid() > 1; }));
        for (int tries = 0; tries < 5 && desk.session.keeping() != Session::Keeping::Kept; ++tries) {
            desk.session.retryKeychain();
            REQUIRE(waitFor([&] { return !desk.session.isBusy(); }, 20'000));
        }
        std::cout << "taken back: " << (desk.session.keeping() == Session::Keeping::Kept ? "yes" : "no") << std::endl;
    }
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    std::cout << "restored: " << (waitFor([&] { return desk.isReady(); }) && !desk.session.wasGalleryReplaced() ? "yes" : "no") << std::endl;
}

TEST_CASE("the real daemon with another keyring directory")
{
    if (!hasKeychain())
        return;
    RealServer service;
    QTemporaryDir profile;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("MJ_TEST_PROFILE"), profile.path());
    environment.insert(QStringLiteral("MJ_TEST_SERVICE"), service.url().toString());
    CHECK(inOwnKeyring(QStringLiteral("[keyring-child]"), environment).contains("joined, kept: 0, replaced: no"));
    CHECK(inOwnKeyring(QStringLiteral("[keyring-child]"), environment).contains("signed in, kept: 0, replaced: yes"));
}

TEST_CASE("child: one keyring of two", "[.][keyring-child]")
{
    if (!qEnvironmentVariableIsSet("MJ_TEST_CHILD"))
        return;
    client::KeychainVault keychain;
    Desk desk(qEnvironmentVariable("MJ_TEST_PROFILE"), keychain, QUrl(qEnvironmentVariable("MJ_TEST_SERVICE")));
    desk.start();
    REQUIRE(desk.session.state() == Session::State::SignedOut);
    const bool isFirst = desk.settings.accountIds().isEmpty();
    if (isFirst)
        desk.joinHere(QStringLiteral("keyring@example.com"));
    else
        desk.signIn(QStringLiteral("keyring@example.com"));
    std::cout << (isFirst ? "joined" : "signed in") << ", kept: " << static_cast<int>(desk.session.keeping())
              << ", replaced: " << (desk.session.wasGalleryReplaced() ? "yes" : "no") << std::endl;
}
