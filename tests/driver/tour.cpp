#include "driver/create_tour.h"
#include "driver/journey.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>
#include <cstdio>
#include <stdexcept>

namespace {

using namespace mj;

// Walks the program as a newcomer would and keeps a picture of every step.
class Tour
{
public:
    Tour(DrivenApp &app, QString folder) : m_app(app), m_folder(std::move(folder)) { m_clock.start(); }

    void step(const QString &name, const QString &what)
    {
        QThread::msleep(350); // fades are over
        const QString file = QStringLiteral("%1-%2.png").arg(++m_number, 2, 10, QLatin1Char('0')).arg(name);
        m_app.shot(QDir(m_folder).filePath(file));
        std::printf("%6.1f s  %-34s %s\n", m_clock.elapsed() / 1000.0, qPrintable(file), qPrintable(what));
        std::fflush(stdout);
    }

private:
    DrivenApp &m_app;
    QString m_folder;
    QElapsedTimer m_clock;
    int m_number = 0;
};

void everyPage(DrivenApp &app, Tour &tour, const QString &language, const QString &theme)
{
    journey::choose(app, language, theme);
    const QString look = language + QLatin1Char('-') + theme;
    tour.step(look + QStringLiteral("-settings"), QStringLiteral("settings in this language and theme"));
    for (const char *page : {"create", "gallery", "points", "privacy", "support", "account"}) {
        app.click(QStringLiteral("nav_") + QLatin1String(page));
        QThread::msleep(500);
        tour.step(look + QLatin1Char('-') + QLatin1String(page), QStringLiteral("the page ") + QLatin1String(page));
        if (QLatin1String(page) == QLatin1String("create"))
            tourCreate(app, look, [&](const QString &name, const QString &what) { tour.step(name, what); });
        if (QLatin1String(page) != QLatin1String("points"))
            continue;
        for (const char *tab : {"orders", "movements"}) {
            app.key(QStringLiteral("points_tabs"), QStringLiteral("Right"));
            QThread::msleep(500);
            tour.step(look + QStringLiteral("-points-") + QLatin1String(tab), QStringLiteral("points: ") + QLatin1String(tab));
        }
        for (int i = 0; i < 2; ++i)
            app.key(QStringLiteral("points_tabs"), QStringLiteral("Left"));
    }
}

void drive(DrivenApp &app, const QString &folder)
{
    const journey::Person person;
    Tour tour(app, folder);
    app.start();
    app.waitVisible(QStringLiteral("join_email"), 30);
    tour.step(QStringLiteral("first-start"), QStringLiteral("a newcomer sees the way in"));
    journey::fillJoinForm(app, person);
    tour.step(QStringLiteral("join-filled"), QStringLiteral("the form is filled, nothing was ticked before"));
    app.click(QStringLiteral("join_submit"));
    app.waitVisible(QStringLiteral("verify_code"), 30);
    tour.step(QStringLiteral("prove"), QStringLiteral("a code went to the address, to be entered here"));
    app.click(QStringLiteral("mailbox_open"));
    app.waitFor(QStringLiteral("the mail"), [&] { return app.text(QStringLiteral("mailbox_text")).size() > 20; });
    tour.step(QStringLiteral("mailbox"), QStringLiteral("the local studio's mailbox has the mail"));
    app.key(QStringLiteral("mailbox"), QStringLiteral("Esc"));
    journey::enterCode(app, journey::codeFromMailbox(app));
    app.waitVisible(QStringLiteral("nav_create"), 30);
    tour.step(QStringLiteral("joined"), QStringLiteral("joined: the create page, no points yet"));

    journey::reviewOrder(app, QStringLiteral("p10000"));
    tour.step(QStringLiteral("order-review"), QStringLiteral("what 10,000 won buys, before paying"));
    journey::openCheckout(app);
    QThread::msleep(800);
    tour.step(QStringLiteral("checkout"), QStringLiteral("the payment page inside the window"));
    journey::choosePayment(app);
    tour.step(QStringLiteral("sandbox"), QStringLiteral("the payment service's page (sandbox)"));
    journey::approvePayment(app);
    app.waitVisible(QStringLiteral("outcome_title"), 40);
    app.waitFor(QStringLiteral("the points"), [&] { return app.shows(QStringLiteral("1,050")); }, 30);
    tour.step(QStringLiteral("paid"), QStringLiteral("the points have arrived"));
    app.click(QStringLiteral("outcome_dismiss"));

    journey::writePrompt(app, QStringLiteral("노을 지는 한강과 서울의 야경"));
    tour.step(QStringLiteral("prompt"), QStringLiteral("the button says what it costs"));
    app.click(QStringLiteral("create_send"));
    QThread::msleep(900);
    tour.step(QStringLiteral("partial"), QStringLiteral("the picture appears in parts"));
    journey::waitForPictures(app, 1);
    for (const char *prompt : {"안개 낀 산과 소나무 숲, 새벽", "고리가 있는 행성과 별이 가득한 우주", "벚꽃이 핀 들판과 파란 하늘", "한옥 마을의 저녁, 등불", "사막의 밤하늘과 달"}) {
        app.click(QStringLiteral("nav_create"));
        app.click(QStringLiteral("create_prompt"));
        app.key(QStringLiteral("create_prompt"), QStringLiteral("Ctrl+A"));
        journey::writePrompt(app, QString::fromUtf8(prompt));
        app.click(QStringLiteral("create_send"));
    }
    journey::waitForPictures(app, 6, 120);
    for (const char *language : {"ko", "en"}) {
        for (const char *theme : {"light", "dark"})
            everyPage(app, tour, QLatin1String(language), QLatin1String(theme));
    }
    journey::choose(app, QStringLiteral("ko"), QStringLiteral("light"));
    if (!app.quit())
        throw std::runtime_error("the program did not end cleanly");
    app.start();
    app.waitVisible(QStringLiteral("nav_gallery"), 30);
    journey::waitForPictures(app, 6);
    tour.step(QStringLiteral("restarted"), QStringLiteral("after a restart the gallery is there"));
    app.quit();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication core(argc, argv);
    const QStringList arguments = core.arguments();
    if (arguments.size() != 3) {
        std::fprintf(stderr, "mj_tour PROGRAM FOLDER\n");
        return 2;
    }
    const QTemporaryDir profile;
    mj::DrivenApp app(arguments.at(1), profile.path(), {QStringLiteral("LANG=ko_KR.UTF-8"), QStringLiteral("LANGUAGE=ko")});
    try {
        drive(app, arguments.at(2));
    } catch (const std::exception &problem) {
        app.shot(QDir(arguments.at(2)).filePath(QStringLiteral("99-failed.png")));
        std::fprintf(stderr, "The tour stopped: %s\n", problem.what());
        return 1;
    }
    std::printf("The tour is over: every step worked.\n");
    return 0;
}
