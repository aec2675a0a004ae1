#pragma once
#include "support/catch.h"
#include "support/real_server.h"
#include "ui/common/banner.h"
#include "ui/common/clipping.h"
#include "ui/common/studio_desk.h"
#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>

namespace mj::ui {

// What the tests of the member's screens do over and over: join, sign in, press, type and read what a person reads.

inline QString passwordOfAll()
{
    return QStringLiteral("a sentence of mine");
}

template <class Condition>
bool until(Condition condition, int ms = 15'000)
{
    return QTest::qWaitFor(condition, ms);
}

// The launcher says when this machine has no keychain to test with.
inline bool hasKeychain()
{
    if (!qEnvironmentVariableIsSet("MJ_NO_KEYCHAIN"))
        return true;
    WARN("no keychain here: skipped");
    return false;
}

// A service whose clock is moved by the test, and begins with the real one: the program beside it keeps the time of the system.
struct ClockedService {
    FakeClock clock{QDateTime::currentDateTimeUtc()};
    RealServer server{[this] {
        server::Config config;
        config.clock = &clock;
        return config;
    }()};
    void passMinutes(int minutes) { clock.advance(60 * minutes); }
};

inline bool isReady(const StudioDesk &desk)
{
    return desk.session.state() == studio::Session::State::SignedIn && desk.session.store() && !desk.session.isOffline();
}

inline void begin(StudioDesk &desk)
{
    if (desk.session.state() == studio::Session::State::Starting)
        desk.session.start();
    REQUIRE(until([&] { return desk.session.state() == studio::Session::State::SignedOut; }));
}

// Joins and proves the address.
inline void joinAs(StudioDesk &desk, RealServer &server, const QString &email, const QString &name = QStringLiteral("Minji"))
{
    begin(desk);
    api::CreateAccount request;
    request.email = email;
    request.name = name;
    request.password = passwordOfAll();
    request.olderThan14 = true;
    request.language = QStringLiteral("en");
    for (const char *purpose : {"terms", "privacy", "overseas_transfer"})
        request.consents.append({QString::fromLatin1(purpose), QStringLiteral("2025-11-28"), true});
    desk.session.join(request);
    REQUIRE(until([&] { return isReady(desk) && desk.gallery.isOpen(); }));
    desk.membership.confirmVerification(server.code(email), &desk.session, [](const Result<void> &) {});
    REQUIRE(until([&] { return desk.session.account().emailVerified; }));
}

inline void signInAs(StudioDesk &desk, const QString &email, studio::Session::Stay stay = studio::Session::Stay::SignedIn)
{
    begin(desk);
    desk.session.signIn(email, passwordOfAll(), stay);
    REQUIRE(until([&] { return isReady(desk); }));
}

// Whether the service still knows this desk's sign-in: asked by a call of its own.
inline bool isEnded(StudioDesk &desk)
{
    desk.session.refreshAccount();
    desk.session.refreshBalance();
    return until([&] { return desk.session.isExpired(); }, 5000);
}

inline bool staysSignedIn(StudioDesk &desk)
{
    std::optional<bool> answer;
    desk.api.send(api::ReadMe{}, &desk.session, [&answer](const Result<api::Account> &account) { answer = account.has_value(); });
    return until([&] { return answer.has_value(); }) && *answer && !desk.session.isExpired();
}

inline void press(const QWidget &root, const QString &name)
{
    INFO(name.toStdString());
    QAbstractButton *button = nullptr;
    for (QAbstractButton *each : root.findChildren<QAbstractButton *>(name)) {
        if (!button || each->isVisible()) // pages have parts of the same name, one of them in sight
            button = each;
    }
    REQUIRE(button);
    REQUIRE(button->isVisible());
    REQUIRE(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
}

inline void press(const QWidget &root, const char *name)
{
    press(root, QLatin1String(name));
}

inline bool isShown(const QWidget &root, const char *name)
{
    const auto *widget = named<QWidget>(root, name);
    return widget && widget->isVisible();
}

inline QLineEdit *entry(const QWidget &root, const char *name)
{
    INFO(name);
    auto *edit = named<QLineEdit>(root, name);
    REQUIRE(edit);
    REQUIRE(edit->isVisible());
    return edit;
}

inline void fillIn(const QWidget &root, const char *name, const QString &text)
{
    QLineEdit *edit = entry(root, name);
    edit->clear();
    QTest::keyClicks(edit, text);
}

// What stands below an entry.
inline QString lineOf(const QWidget &root, const char *name)
{
    return entry(root, name)->accessibleDescription();
}

// The words of the program in the language of the moment; in Korean they must not be the English ones.
inline QString words(const char *context, const char *english)
{
    const QString text = QCoreApplication::translate(context, english);
    INFO(context << ": " << english);
    CHECK((languageNow() == QLatin1String("en")) == (text == QString::fromUtf8(english)));
    return text;
}

// Every text that is in sight below `root`.
inline QString sight(const QWidget &root)
{
    QStringList all;
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (label->isVisible())
            all += QStringList{label->text(), label->accessibleName()};
    }
    for (const QAbstractButton *button : root.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            all += QStringList{button->text(), button->toolTip()};
    }
    for (const QLineEdit *edit : root.findChildren<QLineEdit *>()) {
        if (edit->isVisible())
            all += edit->text();
    }
    return all.join(QLatin1Char('\n'));
}

inline bool tells(const QWidget &root, const QString &text)
{
    return until([&] { return sight(root).contains(text); }, 10'000);
}

// Nothing below `root` is cut, in either language; the first one that is, is told.
inline QString firstCut(StudioDesk &desk, const QWidget &root)
{
    for (const char *language : {"en", "ko"}) {
        desk.speak(QLatin1String(language));
        QStringList cut;
        if (!until([&] { return (cut = clippedTexts(root)).isEmpty(); }, 2000))
            return QLatin1String(language) + QLatin1String(": ") + cut.first();
    }
    desk.speak(QStringLiteral("en"));
    return {};
}

enum class AccountTab { Profile, Security, Devices, Computer };

inline void openTab(const QWidget &root, AccountTab tab)
{
    auto *tabs = named<QTabBar>(root, "account_tabs");
    REQUIRE(tabs);
    REQUIRE(tabs->isVisible());
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(int(tab)).center());
    REQUIRE(tabs->currentIndex() == int(tab));
}

} // namespace mj::ui
