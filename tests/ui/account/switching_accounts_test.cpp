#include "ui/generation/prompt_box.h"
#include "way_in.h"
#include <algorithm>

using namespace mj;
using namespace mj::ui;

namespace {

const QString kFirst = QStringLiteral("first@example.com");
const QString kSecond = QStringLiteral("second@example.com");
const QString kPrompt = QStringLiteral("a lighthouse that only the first may see");

// Two members on one computer, each with the keys in the system's keychain; the second is in.
struct Shared {
    RealServer server;
    WayIn way{server.url(), StudioDesk::Keep::InKeychain};
    QString firstId;
    QString secondId;

    Shared()
    {
        way.open();
        enter(kFirst);
        firstId = way.desk.session.account().id;
        auto *prompt = named<PromptBox>(window(), "create_prompt");
        REQUIRE(until([&] { return prompt->isVisible(); }));
        prompt->insertPlainText(kPrompt);
        QTest::qWait(600); // drafts save themselves
        press(window(), "nav_account");
        openTab(window(), AccountTab::Computer);
        press(window(), "account_add");
        REQUIRE(until([&] { return isShown(window(), "sign_in_email"); }));
        press(window(), "sign_in_to_join");
        enter(kSecond);
        secondId = way.desk.session.account().id;
    }
    MainWindow &window() { return *way.window; }
    void enter(const QString &email)
    {
        way.join(email);
        if (isShown(window(), "verify_later"))
            press(window(), "verify_later");
        REQUIRE(until([&] { return !named<QWidget>(window(), "verify"); }));
    }
    bool isOpen(const QString &id)
    {
        return until([&] { return window().workspace() && isReady(way.desk) && way.desk.session.account().id == id; });
    }
    QString prompt()
    {
        press(window(), "nav_create");
        REQUIRE(until([&] { return isShown(window(), "create_prompt"); }));
        return named<PromptBox>(window(), "create_prompt")->toPlainText();
    }
    // The row of an account, once the list has been laid out.
    void choose(const QString &id)
    {
        const QString name = QStringLiteral("known_account_") + id;
        REQUIRE(until([&] {
            const auto rows = window().findChildren<QAbstractButton *>(name);
            return std::any_of(rows.begin(), rows.end(), [](const QAbstractButton *row) { return row->isVisible() && row->isEnabled(); });
        }));
        press(window(), name);
    }
};

} // namespace

TEST_CASE("another account opens without a restart and without a password, with its own draft", "[ui]")
{
    if (!hasKeychain())
        return;
    Shared here;
    CHECK(here.prompt() == QString());
    CHECK_FALSE(sight(here.window()).contains(kPrompt));
    press(here.window(), "nav_account");
    openTab(here.window(), AccountTab::Computer);
    CHECK(sight(here.window()).contains(kFirst));
    here.choose(here.firstId);
    REQUIRE(here.isOpen(here.firstId));
    CHECK_FALSE(isShown(here.window(), "sign_in_email"));
    CHECK(here.prompt() == kPrompt);
    press(here.window(), "nav_account");
    openTab(here.window(), AccountTab::Computer);
    here.choose(here.secondId);
    REQUIRE(here.isOpen(here.secondId));
    CHECK(here.prompt() == QString());
}

TEST_CASE("the sign-in page lists who is known here; one whose sign-in ended needs the password alone", "[ui]")
{
    if (!hasKeychain())
        return;
    Shared here;
    press(here.window(), "nav_account");
    openTab(here.window(), AccountTab::Profile);
    press(here.window(), "account_sign_out");
    press(here.window(), "account_sign_out_keep");
    REQUIRE(until([&] { return isShown(here.window(), "sign_in_known"); }));
    inBoth(here.way.desk, [&] { CHECK(sight(here.window()).contains(words("mj::ui::SignInPage", "On this computer"))); });
    CHECK(firstCut(here.way.desk, here.window()) == QString());
    here.choose(here.secondId);
    // It waits for the sign-out to be answered, finds that the sign-in has ended, and gives the page back.
    REQUIRE(until([&] {
        const auto *submit = named<QPushButton>(here.window(), "sign_in_submit");
        return isShown(here.window(), "sign_in_email") && here.way.isTyped("sign_in_email", kSecond) && submit->isEnabled() && !here.way.desk.session.isBusy();
    }));
    CHECK(isShown(here.window(), "sign_in_email")); // signed out: the password is asked for
    fillIn(here.window(), "sign_in_password", passwordOfAll());
    press(here.window(), "sign_in_submit");
    CHECK(here.isOpen(here.secondId));
}

TEST_CASE("adding another account can be given up: back to the one that was open", "[ui]")
{
    if (!hasKeychain())
        return;
    Shared here;
    press(here.window(), "nav_account");
    openTab(here.window(), AccountTab::Computer);
    press(here.window(), "account_add");
    REQUIRE(until([&] { return isShown(here.window(), "gate_back"); }));
    press(here.window(), "gate_back");
    CHECK(here.isOpen(here.secondId));
}

TEST_CASE("erasing one account on this computer leaves the other whole", "[ui]")
{
    if (!hasKeychain())
        return;
    Shared here;
    press(here.window(), "nav_account");
    openTab(here.window(), AccountTab::Profile);
    press(here.window(), "account_sign_out");
    press(here.window(), "account_sign_out_erase");
    REQUIRE(until([&] { return isShown(here.window(), "sign_in_known") && !here.way.desk.session.isBusy(); }));
    for (const QAbstractButton *row : here.window().findChildren<QAbstractButton *>(QStringLiteral("known_account_") + here.secondId))
        CHECK_FALSE(row->isVisible());
    here.choose(here.firstId);
    REQUIRE(here.isOpen(here.firstId));
    CHECK(here.prompt() == kPrompt);
}
