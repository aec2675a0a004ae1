#include "support/service_client.h"
#include "ui/account/account_steps.h"
#include "ui/common/error_text.h"
#include "ui/common/sheet.h"
#include "ui/generation/prompt_box.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include <QSet>

using namespace mj;
using namespace mj::ui;

namespace {

const QString kEmail = QStringLiteral("expired@example.com");
const QString kPrompt = QStringLiteral("등대 a lighthouse, half written");

// A member in the middle of a prompt, whose sign-in somebody else ends.
struct Interrupted {
    RealServer server;
    StudioDesk desk{server.url()};
    std::unique_ptr<MainWindow> window;

    Interrupted()
    {
        joinAs(desk, server, kEmail);
        window = std::make_unique<MainWindow>(desk.features(), desk.surroundings());
        window->show();
        window->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
        REQUIRE(until([this] { return isShown(*window, "create_prompt"); }));
        prompt()->setFocus();
        prompt()->insertPlainText(kPrompt);
    }
    PromptBox *prompt() const { return named<PromptBox>(*window, "create_prompt"); }
    void endFromElsewhere()
    {
        const Answer opened = ServiceClient(server.url()).post(QStringLiteral("/v1/sessions"),
            {{QStringLiteral("email"), kEmail}, {QStringLiteral("password"), passwordOfAll()}, {QStringLiteral("deviceName"), QStringLiteral("Phone")},
                {QStringLiteral("deviceId"), QString()}});
        REQUIRE(opened.status == 201);
        const ServiceClient phone(server.url(), opened.json().value(QLatin1String("accessToken")).toString());
        for (const QJsonValue &device : phone.get(QStringLiteral("/v1/sessions")).json().value(QLatin1String("items")).toArray()) {
            if (!device.toObject().value(QLatin1String("isCurrent")).toBool())
                REQUIRE(phone.remove(QStringLiteral("/v1/sessions/") + device.toObject().value(QLatin1String("sessionId")).toString()).status == 204);
        }
        desk.session.refreshBalance(); // the next call of this device
        REQUIRE(until([this] { return isShown(*window, "expired_password"); }));
    }
    Sheet *sheet() const { return named<Sheet>(*window, "expired"); }
    bool isGone() const { return until([this] { return !sheet(); }); }
};

} // namespace

TEST_CASE("an ended sign-in is renewed over the open page, which loses nothing", "[ui]")
{
    Interrupted here;
    MainWindow &window = *here.window;
    const QString language = QLatin1String(GENERATE("en", "ko"));
    here.desk.speak(language);
    here.endFromElsewhere();
    CHECK(window.workspace()->place() == Place::Create);
    CHECK(here.prompt()->toPlainText() == kPrompt);
    CHECK(sight(*here.sheet()).contains(words("mj::ui::ExpiredSheet", "Please sign in again")));
    CHECK(sight(*here.sheet()).contains(words("mj::ui::ExpiredSheet", "Your sign-in has ended. Sign in again to go on; your draft and queue are kept.")));
    press(window, "expired_submit");
    CHECK(lineOf(window, "expired_password") == words("mj::ui::ExpiredSheet", "Enter your password."));

    fillIn(window, "expired_password", QStringLiteral("not the sentence"));
    press(window, "expired_submit");
    const QString wrong = words("mj::ui::ExpiredSheet", "This is not the password of this account. Check it and try again.");
    REQUIRE(until([&] { return lineOf(window, "expired_password") == wrong; }));
    CHECK(here.desk.session.isExpired());
    fillIn(window, "expired_password", passwordOfAll());
    QTest::keyClick(entry(window, "expired_password"), Qt::Key_Return);
    REQUIRE(here.isGone());
    CHECK_FALSE(here.desk.session.isExpired());
    CHECK(staysSignedIn(here.desk));
    CHECK(here.prompt()->toPlainText() == kPrompt);
    CHECK(until([&] { return here.prompt()->hasFocus(); })); // where the person was
    QTest::keyClicks(here.prompt(), QStringLiteral(" again"));
    CHECK(here.prompt()->toPlainText() == kPrompt + QStringLiteral(" again"));
    press(window, "nav_gallery");
    CHECK(window.workspace()->place() == Place::Gallery);
}

TEST_CASE("the sheet holds the focus and every key, shows whose it is, and does not go by itself", "[ui]")
{
    Interrupted here;
    MainWindow &window = *here.window;
    here.endFromElsewhere();
    CHECK_FALSE(isShown(window, "expired_close"));
    QLineEdit *email = entry(window, "expired_email");
    QTest::keyClicks(email, QStringLiteral("somebody.else@example.com"));
    CHECK(email->text() == kEmail);
    CHECK(email->isReadOnly());

    QLineEdit *password = entry(window, "expired_password");
    REQUIRE(until([&] { return QApplication::focusWidget() == password; }));
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        QSet<QWidget *> stops;
        for (int step = 0; step < 12; ++step) {
            QTest::keyClick(QApplication::focusWidget(), key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
            REQUIRE(QApplication::focusWidget());
            INFO(QApplication::focusWidget()->objectName().toStdString());
            CHECK(here.sheet()->isAncestorOf(QApplication::focusWidget()));
            stops.insert(QApplication::focusWidget());
        }
        for (const char *name : {"expired_password", "expired_submit", "expired_sign_out"})
            CHECK(stops.contains(named<QWidget>(window, name)));
    }
    password->setFocus();
    QTest::keyClick(password, Qt::Key_Escape);
    QTest::keyClick(password, Qt::Key_2, Qt::ControlModifier);
    QTest::qWait(400); // longer than a sheet takes to fade
    REQUIRE(here.sheet());
    CHECK(here.sheet()->isVisible());
    CHECK_FALSE(here.sheet()->isFinished());
    CHECK(window.workspace()->place() == Place::Create);
    window.resize(length::minimumWidth, length::minimumHeight);
    CHECK(firstCut(here.desk, *here.sheet()) == QString());
}

TEST_CASE("whoever does not want to go on signs out from the sheet", "[ui]")
{
    Interrupted here;
    here.endFromElsewhere();
    press(*here.window, "expired_sign_out");
    REQUIRE(until([&] { return here.desk.session.state() == studio::Session::State::SignedOut && !here.window->workspace(); }));
    CHECK(until([&] { return isShown(*here.window, "sign_in_email"); }));
    CHECK(until([&] { return !here.window->findChild<PromptBox *>(); })); // nothing of theirs stays on screen
}

TEST_CASE("without a connection the sheet says so, keeps the password typed and works when it is back", "[ui]")
{
    Interrupted here;
    here.endFromElsewhere();
    here.server.stop();
    fillIn(*here.window, "expired_password", passwordOfAll());
    press(*here.window, "expired_submit");
    REQUIRE(until([&] { return isShown(*here.window, "expired_problem"); }, 20'000));
    for (const char *language : {"en", "ko"}) {
        here.desk.speak(QLatin1String(language));
        CHECK(named<Banner>(*here.window, "expired_problem")->text() == errorText(error(Code::Offline)).inlineText());
    }
    CHECK(entry(*here.window, "expired_password")->text() == passwordOfAll());
    here.server.restart();
    press(*here.window, "expired_submit");
    CHECK(here.isGone());
    CHECK(here.prompt()->toPlainText() == kPrompt);
}
