#include "client/keychain_vault.h"
#include "desk.h"
#include "support/real_server.h"

#include <QDir>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

namespace {

QStringList foldersOf(const QString &profile)
{
    return QDir(profile).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

} // namespace

TEST_CASE("without a keychain the session lives in memory, says so and leaves nothing")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    keychain.failure = Code::KeychainMissing;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("memory@example.com"));
        CHECK(desk.session.keeping() == Session::Keeping::MemoryMissing);
        CHECK(desk.session.galleryFolder().startsWith(profile.path() + QStringLiteral("/memory-")));
        CHECK(desk.settings.lastAccountId().isEmpty());
    }
    CHECK(foldersOf(profile.path()).isEmpty());
    CHECK(keychain.secrets.isEmpty());
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    CHECK(desk.session.state() == Session::State::SignedOut);
}

TEST_CASE("what a killed memory session left is removed at the next start")
{
    QTemporaryDir profile;
    REQUIRE(QDir(profile.path()).mkpath(QStringLiteral("memory-killed/gallery")));
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, QUrl(QStringLiteral("http://127.0.0.1:9")));
    desk.start();
    CHECK(foldersOf(profile.path()).isEmpty());
}

TEST_CASE("a keychain that is unlocked later takes the secrets and the gallery over")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    keychain.failure = Code::KeychainLocked;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("unlock@example.com"));
        CHECK(desk.session.keeping() == Session::Keeping::MemoryLocked);
        api::Recipe draft;
        draft.prompt = QStringLiteral("draft that moves along");
        draft.model = QStringLiteral("demo-painter-1");
        draft.size = QSize(512, 512);
        desk.generation.setRecipe(draft);
        REQUIRE(waitFor([&] { return *desk.session.store()->note(QStringLiteral("draft/recipe")) != std::nullopt; }));

        desk.session.retryKeychain();
        REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
        CHECK(desk.session.keeping() == Session::Keeping::MemoryLocked); // still locked

        keychain.failure.reset();
        desk.session.retryKeychain();
        REQUIRE(waitFor([&] { return desk.session.keeping() == Session::Keeping::Kept; }));
        REQUIRE(waitFor([&] { return desk.isReady(); }));
        CHECK(desk.session.galleryFolder().startsWith(profile.path() + QStringLiteral("/accounts/")));
    }
    CHECK(foldersOf(profile.path()) == QStringList{QStringLiteral("accounts")});
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    CHECK(desk.generation.recipe().prompt == QStringLiteral("draft that moves along"));
}

TEST_CASE("a keychain that is locked at the start opens the last session when it is unlocked")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("later@example.com"));
    }
    keychain.failure = Code::KeychainLocked;
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    CHECK(desk.session.state() == Session::State::SignedOut);
    CHECK(desk.session.keeping() == Session::Keeping::MemoryLocked);
    keychain.failure.reset();
    desk.session.retryKeychain();
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    CHECK(desk.session.keeping() == Session::Keeping::Kept);
}

TEST_CASE("the real keychain carries a session over a restart")
{
    if (qEnvironmentVariableIsSet("MJ_NO_KEYCHAIN")) {
        WARN("no keychain here: skipped");
        return;
    }
    RealServer service;
    QTemporaryDir profile;
    client::KeychainVault keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("real@example.com"));
        CHECK(desk.session.keeping() == Session::Keeping::Kept);
    }
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    bool erased = false;
    QObject::connect(&desk.session, &Session::deviceErased, [&] { erased = true; });
    desk.session.signOut(true);
    REQUIRE(waitFor([&] { return erased; }));
    CHECK(foldersOf(profile.path() + QStringLiteral("/accounts")).isEmpty());
}
