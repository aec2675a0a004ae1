#include "driver/journey.h"
#include "journeys/stage.h"
#include "support/catch.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

using namespace mj;
using namespace mj::journey;

namespace {

bool mapsWebEngine(qint64 processId)
{
    QFile maps(QStringLiteral("/proc/%1/maps").arg(processId));
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("WebEngine");
}

} // namespace

TEST_CASE("join, pay, die before the result, restart: points and picture are there")
{
    const QTemporaryDir profile;
    const journey::Person person;
    const QString prompt = QStringLiteral("노을 지는 한강과 서울의 야경");
    DrivenApp app(program(), profile.path(), korean);
    app.start();
    journey::join(app, person);
    CHECK_FALSE(mapsWebEngine(app.processId()));

    journey::reviewOrder(app, QStringLiteral("p10000"));
    journey::openCheckout(app);
    CHECK(mapsWebEngine(app.processId()));
    journey::choosePayment(app);
    journey::approvePayment(app);
    // Dies the moment the payment service has taken the money, before anybody has seen it.
    app.waitFor(QStringLiteral("the money to move"), [&] {
        QFile payments(profile.filePath(QStringLiteral("local-studio/sandbox.json")));
        return payments.open(QIODevice::ReadOnly) && payments.readAll().contains("DONE");
    });
    app.kill();

    app.start();
    app.waitFor(QStringLiteral("the points"), [&] { return app.state(QStringLiteral("balance_badge")).value(QLatin1String("visible")).toBool() && app.shows(QStringLiteral("1,050 P")); }, 30);

    journey::writePrompt(app, prompt);
    app.click(QStringLiteral("create_send"));
    app.waitFor(QStringLiteral("held points"), [&] { return app.shows(QStringLiteral("1,038")); });
    app.kill(); // before the picture is done

    app.start();
    journey::waitForPictures(app, 1, 60);
    app.waitFor(QStringLiteral("the price paid once"), [&] { return app.shows(QStringLiteral("1,038 P")); });
    CHECK(app.quit());

    // The desktop's own files hold nothing readable; the local studio's are the service's and sealed on their own.
    CHECK(filesWith(profile.filePath(QStringLiteral("accounts")), {prompt, person.email, person.name, person.password}).isEmpty());
    CHECK(filesWith(profile.path(), {person.email, person.name, person.password, prompt}).isEmpty());
}

TEST_CASE("with the service gone after a restart the gallery still browses, and erasing leaves no byte")
{
    const QTemporaryDir data;
    const QTemporaryDir profile;
    const journey::Person person;
    const QString prompt = QStringLiteral("하늘을 나는 고래와 구름");
    Backend backend(data.path());
    DrivenApp app(program(), profile.path(), korean + QStringList{backend.variable()});
    app.start();
    journey::joinUnproven(app, person);
    journey::enterCode(app, backend.code(person.email));
    journey::buyPoints(app);
    journey::writePrompt(app, prompt);
    app.click(QStringLiteral("create_send"));
    journey::waitForPictures(app, 1);
    REQUIRE(app.quit());

    backend.stop();
    app.start();
    journey::waitForPictures(app, 1, 30);
    app.type(QStringLiteral("gallery_search"), QStringLiteral("고래"));
    QThread::msleep(400);
    CHECK(app.state(QStringLiteral("gallery_view")).value(QLatin1String("rows")).toInt() >= 1);
    app.type(QStringLiteral("gallery_search"), QStringLiteral("없는말"));
    app.waitFor(QStringLiteral("no hit"), [&] { return app.state(QStringLiteral("gallery_view")).value(QLatin1String("rows")).toInt() == 0
                                                    || !app.state(QStringLiteral("gallery_view")).value(QLatin1String("visible")).toBool(); });
    REQUIRE(app.quit());

    backend.start();
    app.start();
    app.waitVisible(QStringLiteral("nav_account"), 30);
    app.click(QStringLiteral("nav_account"));
    app.click(QStringLiteral("account_sign_out"));
    app.click(QStringLiteral("account_sign_out_erase"));
    app.waitVisible(QStringLiteral("sign_in_email"), 30);
    REQUIRE(app.quit());
    CHECK(filesWith(profile.path(), {person.email, person.name, prompt, person.password}).isEmpty());
    QStringList left;
    QDirIterator files(profile.filePath(QStringLiteral("accounts")), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        left.append(files.next());
    CHECK(left.join(QLatin1Char('\n')) == QString());
}

TEST_CASE("an erasure that a kill cuts short is finished at the next start")
{
    const QTemporaryDir profile;
    const journey::Person person;
    DrivenApp app(program(), profile.path(), korean);
    app.start();
    journey::join(app, person);
    REQUIRE(app.quit());
    const QStringList accounts = QDir(profile.filePath(QStringLiteral("accounts"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    REQUIRE(accounts.size() == 1);
    const QString folder = profile.filePath(QStringLiteral("accounts/") + accounts.first());
    REQUIRE(QFile::exists(folder + QStringLiteral("/gallery/index.sqlite")));
    QFile mark(folder + QStringLiteral("/erasing")); // what a run leaves that died right after it was told to erase
    REQUIRE(mark.open(QIODevice::WriteOnly));
    mark.close();
    app.start();
    app.waitVisible(QStringLiteral("sign_in_email"), 30);
    app.waitFor(QStringLiteral("the folder to go"), [&] { return !QDir(folder).exists(); });
    CHECK(app.quit());
}
