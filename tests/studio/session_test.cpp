#include "lossy_line.h"
#include "desk.h"
#include "support/real_server.h"

#include <QDir>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

TEST_CASE("who has joined is signed in again after a restart")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    QString id;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("restart@example.com"));
        CHECK(desk.session.keeping() == Session::Keeping::Kept);
        CHECK(desk.session.account().name == QStringLiteral("홍길동"));
        id = desk.session.account().id;
        CHECK(desk.session.galleryFolder() == profile.path() + QStringLiteral("/accounts/") + id + QStringLiteral("/gallery"));
    }
    const QByteArray tokenBefore = keychain.secrets.value(QStringLiteral("refresh-token/") + id);
    Desk desk(profile.path(), keychain, service.url());
    bool wasOfflineWhenOpened = false;
    QObject::connect(&desk.session, &Session::storeOpened, [&] { wasOfflineWhenOpened = desk.session.isOffline(); });
    desk.start();
    CHECK(desk.isSignedIn());
    CHECK(wasOfflineWhenOpened); // the gallery is there before the service is asked
    CHECK(desk.session.account().email == QStringLiteral("restart@example.com"));
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    CHECK(keychain.secrets.value(QStringLiteral("refresh-token/") + id) != tokenBefore);
}

TEST_CASE("a start without the service opens the gallery and goes online when the service is back")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("offline@example.com"));
    }
    service.stop();
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.gallery.isOpen(); }));
    CHECK(desk.isSignedIn());
    CHECK(desk.session.isOffline());
    CHECK(desk.session.account().name == QStringLiteral("홍길동"));
    service.restart();
    REQUIRE(waitFor([&] { return desk.isReady(); }));
}

TEST_CASE("the answer to a renewal may be lost")
{
    RealServer service;
    LossyLine line(service.url());
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, line.url());
        desk.join(QStringLiteral("lost@example.com"));
    }
    line.loseAnswerTo("POST /v1/sessions/refresh ");
    Desk desk(profile.path(), keychain, line.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    CHECK(line.lost() == 1);
}

TEST_CASE("a wrong password says so and changes nothing")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    desk.session.signIn(QStringLiteral("nobody@example.com"), QStringLiteral("not the password"));
    CHECK(desk.session.isBusy());
    REQUIRE(waitFor([&] { return !desk.failures.isEmpty(); }));
    CHECK(desk.failures.first().code == Code::WrongCredentials);
    CHECK(desk.session.state() == Session::State::SignedOut);
    CHECK_FALSE(desk.session.isBusy());
    CHECK(keychain.secrets.isEmpty());
}

TEST_CASE("joining again with the same form after a lost answer gives the same account")
{
    RealServer service;
    LossyLine line(service.url());
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, line.url());
    desk.start();
    line.loseAnswerTo("POST /v1/accounts ");
    desk.session.join(Desk::form(QStringLiteral("twice@example.com")));
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    REQUIRE(desk.failures.size() == 1);
    CHECK(line.lost() == 1);
    desk.session.join(Desk::form(QStringLiteral("twice@example.com")));
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    CHECK(desk.failures.size() == 1);
    CHECK(desk.session.account().email == QStringLiteral("twice@example.com"));
}

TEST_CASE("a new name is shown and remembered")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("name@example.com"));
        desk.session.rename(QStringLiteral("성춘향"));
        REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
        CHECK(desk.session.account().name == QStringLiteral("성춘향"));
    }
    service.stop();
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    CHECK(desk.session.account().name == QStringLiteral("성춘향"));
}

TEST_CASE("signing out keeps the gallery, forgets the token")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.join(QStringLiteral("out@example.com"));
    const QString folder = desk.session.galleryFolder();
    desk.session.signOut(false);
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    CHECK(desk.session.state() == Session::State::SignedOut);
    CHECK(QDir(folder).exists());
    CHECK(keychain.secrets.size() == 1); // the gallery key
    CHECK(keychain.secrets.keys().first().startsWith(QLatin1String("gallery-key/")));
    CHECK(desk.session.account().email.isEmpty());
}

TEST_CASE("without any service joining fails with Offline and leaves nothing")
{
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, QUrl(QStringLiteral("http://127.0.0.1:9")));
    desk.start();
    desk.session.join(Desk::form(QStringLiteral("nobody@example.com")));
    REQUIRE(waitFor([&] { return !desk.failures.isEmpty(); }));
    CHECK(desk.failures.first().code == Code::Offline);
    CHECK(keychain.secrets.isEmpty());
    CHECK_FALSE(QDir(profile.path() + QStringLiteral("/accounts")).exists());
}
