#pragma once
#include "account_steps.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include <QCheckBox>
#include <functional>

namespace mj::ui {

// The program's window over a service, from its start on: what the tests of joining, signing in and recovering do over and over.
struct WayIn {
    explicit WayIn(const QUrl &url = QUrl(QStringLiteral("http://127.0.0.1:1")), StudioDesk::Keep keep = StudioDesk::Keep::InMemory,
                   std::shared_ptr<QTemporaryDir> place = std::make_shared<QTemporaryDir>())
        : desk(url, keep, std::move(place))
    {
    }

    // What the desk lends its window (mails, askPhoto) is set before.
    void open()
    {
        window = std::make_unique<MainWindow>(desk.features(), desk.surroundings());
        window->show();
        desk.session.start();
        REQUIRE(until([&] { return desk.session.state() != studio::Session::State::Starting; }));
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
    }

    void openSignIn()
    {
        open();
        if (isShown(*window, "join_to_sign_in"))
            press(*window, "join_to_sign_in");
        REQUIRE(isShown(*window, "sign_in_email"));
    }

    void tick(const char *name, bool on = true)
    {
        INFO(name);
        auto *box = named<QCheckBox>(*window, name);
        REQUIRE(box);
        REQUIRE(box->isVisible());
        REQUIRE(box->isEnabled());
        box->setChecked(on);
    }

    void fillJoin(const QString &email, const QString &name = QStringLiteral("Minji"), const QString &password = passwordOfAll())
    {
        fillIn(*window, "join_email", email);
        fillIn(*window, "join_name", name);
        fillIn(*window, "join_password", password);
        for (const char *box : {"join_age", "join_terms", "join_privacy", "join_overseas_transfer"})
            tick(box);
    }

    void join(const QString &email)
    {
        fillJoin(email);
        press(*window, "join_submit");
        REQUIRE(until([&] { return window->workspace() != nullptr && isReady(desk); }));
    }

    void fillSignIn(const QString &email, const QString &password)
    {
        fillIn(*window, "sign_in_email", email);
        fillIn(*window, "sign_in_password", password);
    }

    bool isIn() const
    {
        return until([&] { return window->workspace() != nullptr && isReady(desk); });
    }

    bool isTyped(const char *name, const QString &text) const { return entry(*window, name)->text() == text; }
    bool isMarked(const char *name) const { return entry(*window, name)->property("invalid").toBool(); }

    StudioDesk desk;
    std::unique_ptr<MainWindow> window;
};

// In both languages, ending with English: `check` sees the window in one after the other.
inline void inBoth(StudioDesk &desk, const std::function<void()> &check)
{
    for (const char *language : {"ko", "en"}) {
        desk.speak(QLatin1String(language));
        INFO(language);
        check();
    }
}

} // namespace mj::ui
