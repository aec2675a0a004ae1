#include "studio/desk.h"
#include "ui/account/computer_card.h"
#include "ui/account/keychain_notice.h"
#include "way_in.h"

using namespace mj;
using namespace mj::ui;

namespace {

// A notice over a session whose keychain does what the test wants.
struct Keychained {
    RealServer server;
    QTemporaryDir profile;
    studio::StandInKeychain keychain;
    StudioDesk speaker; // for the language
    studio::Desk desk{profile.path(), keychain, server.url()};
    KeychainNotice notice{desk.session};
    int accepted = 0;

    explicit Keychained(std::optional<Code> failure)
    {
        keychain.failure = failure;
        notice.resize(640, 120);
        QObject::connect(&notice, &KeychainNotice::accepted, [this] { ++accepted; });
        desk.start();
        desk.session.join(studio::Desk::form(QStringLiteral("keys@example.com")));
        REQUIRE(until([this] { return desk.isReady(); }));
        REQUIRE(until([this] { return notice.isVisibleTo(nullptr) == (desk.session.keeping() != studio::Session::Keeping::Kept); }));
        notice.show();
        notice.setAccepted(false);
    }
    void says(const char *english)
    {
        inBoth(speaker, [&] { CHECK(tells(notice, words("mj::ui::KeychainNotice", english))); });
    }
};

} // namespace

TEST_CASE("a locked keychain never locks anybody out: it is said, and opens the moment it is unlocked", "[ui]")
{
    Keychained here(Code::KeychainLocked);
    CHECK(here.desk.session.keeping() == studio::Session::Keeping::MemoryLocked);
    here.says("The system keychain is locked. Until it is open, nothing secret is stored and you sign in again at the next start.");
    press(here.notice, "keychain_retry");
    here.says("The system keychain is still locked. Unlock it in the password program of this system, then press Retry.");
    CHECK(here.keychain.secrets.isEmpty()); // and nothing went anywhere else
    here.keychain.failure.reset();
    press(here.notice, "keychain_retry");
    REQUIRE(until([&] { return here.desk.session.keeping() == studio::Session::Keeping::Kept; }));
    CHECK_FALSE(here.notice.isVisible());
    CHECK_FALSE(here.keychain.secrets.isEmpty());
}

TEST_CASE("a locked keychain need not be opened: this session only is an answer too", "[ui]")
{
    Keychained here(Code::KeychainLocked);
    CHECK(firstCut(here.speaker, here.notice) == QString());
    press(here.notice, "keychain_accept");
    CHECK_FALSE(here.notice.isVisible());
    CHECK(here.desk.isSignedIn());
    CHECK(here.keychain.secrets.isEmpty());
}

TEST_CASE("another keyring than before: the member is in, and the page says what became of the gallery", "[ui]")
{
    RealServer server;
    QTemporaryDir profile;
    const QString email = QStringLiteral("changed@example.com");
    {
        studio::StandInKeychain keychain;
        studio::Desk desk(profile.path(), keychain, server.url());
        desk.join(email);
    }
    studio::StandInKeychain other;
    StudioDesk speaker;
    studio::Desk desk(profile.path(), other, server.url());
    desk.start();
    desk.session.signIn(email, studio::Desk::password());
    REQUIRE(until([&] { return desk.isReady(); }));
    ComputerCard card(desk.session);
    card.resize(640, 300);
    card.show();
    REQUIRE(until([&] { return isShown(card, "account_gallery_replaced"); }));
    inBoth(speaker, [&] {
        CHECK(tells(card, words("mj::ui::ComputerCard", "This keyring has no key for the gallery that was here; it was set aside and your pictures are fetched again.")));
    });
    CHECK(firstCut(speaker, card) == QString());
}

TEST_CASE("without a keychain it is said, and a person may go on for this session", "[ui]")
{
    Keychained here(Code::KeychainMissing);
    here.says("This computer has no keychain. Nothing secret is stored, so you sign in again at the next start.");
    press(here.notice, "keychain_retry");
    here.says("There is still no keychain. Start the keychain service of this system, then press Retry.");
    press(here.notice, "keychain_accept");
    CHECK(here.accepted == 1);
    CHECK_FALSE(here.notice.isVisible());
    CHECK(here.desk.isSignedIn());
}

TEST_CASE("once accepted, the notice stays away through every page and the next sign-in", "[ui]")
{
    RealServer server;
    WayIn way(server.url()); // its secrets are in memory only
    way.open();
    way.join(QStringLiteral("accept@example.com"));
    if (isShown(*way.window, "verify_later"))
        press(*way.window, "verify_later");
    REQUIRE(until([&] { return isShown(*way.window, "keychain_notice"); }));
    press(*way.window, "keychain_accept");
    for (const char *page : {"nav_create", "nav_gallery", "nav_points", "nav_privacy", "nav_account"}) {
        press(*way.window, page);
        CHECK_FALSE(isShown(*way.window, "keychain_notice"));
    }
    way.desk.session.signOut(false);
    REQUIRE(until([&] { return isShown(*way.window, "sign_in_email"); }));
    CHECK_FALSE(isShown(*way.window, "keychain_notice"));
    way.fillSignIn(QStringLiteral("accept@example.com"), passwordOfAll());
    press(*way.window, "sign_in_submit");
    REQUIRE(way.isIn());
    CHECK_FALSE(isShown(*way.window, "keychain_notice"));
}
