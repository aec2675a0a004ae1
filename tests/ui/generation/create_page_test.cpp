#include "support/catch.h"
#include "ui/generation/create_page.h"
#include "ui/generation/rich_member.h"
#include "ui/generation/prompt_box.h"
#include <QInputMethodEvent>
#include <QLabel>

using namespace mj;
using namespace mj::ui;

namespace {

QString sendText(const QWidget &page)
{
    return named<QAbstractButton>(page, "create_send")->text();
}

bool write(CreatePage &page, StudioDesk &desk, const QString &prompt)
{
    named<PromptBox>(page, "create_prompt")->setPlainText(prompt);
    return QTest::qWaitFor([&] { return desk.generation.quote() && desk.generation.recipe().prompt == prompt; }, 10000);
}

QString allText(const QWidget &root)
{
    QString text;
    for (const QLabel *label : root.findChildren<QLabel *>())
        text += label->accessibleName() + label->text() + QLatin1Char('\n');
    return text;
}

} // namespace

TEST_CASE("Without a service the page says so and offers Retry")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("pages@example.com"));
    server.stop();
    studio::Generation generation(desk.api, desk.session, desk.gallery);
    CreatePage page({desk.session, desk.topUp, generation, desk.gallery, desk.privacy, desk.membership, desk.google, desk.accounts, desk.ledger, desk.refund, desk.upscale});
    page.show();
    page.activate();
    auto *retry = named<QAbstractButton>(page, "state_retry");
    REQUIRE(QTest::qWaitFor([&] { return generation.loadFailure() && retry->isVisible(); }, 25000));
    CHECK_FALSE(named<PromptBox>(page, "create_prompt")->isVisible());
    QSignalSpy submitting(&generation, &studio::Generation::submittingChanged);
    QTest::keyClick(named<PromptBox>(page, "create_prompt"), Qt::Key_Return, Qt::ControlModifier);
    CHECK(submitting.isEmpty());
    server.restart();
    REQUIRE(clickOn(page, QStringLiteral("state_retry")));
    CHECK(QTest::qWaitFor([&] { return named<PromptBox>(page, "create_prompt")->isVisible(); }, 15000));
}

TEST_CASE("The button is the quote; short of points it says why and leads to them")
{
    RealServer server;
    StudioDesk desk(server.url());
    CreatePage page(desk.features());
    page.resize(1180, 720);
    page.show();
    joinAs(desk, server, QStringLiteral("pages@example.com"));
    page.activate();
    REQUIRE(QTest::qWaitFor([&] { return named<PromptBox>(page, "create_prompt")->isVisible(); }, 10000));
    CHECK(sendText(page) == QStringLiteral("Create"));
    CHECK_FALSE(named<QAbstractButton>(page, "create_send")->isEnabled());

    REQUIRE(write(page, desk, QStringLiteral("a lake at dusk")));
    REQUIRE(QTest::qWaitFor([&] { return named<QAbstractButton>(page, "create_points")->isVisible(); }, 5000));
    CHECK(sendText(page) == QStringLiteral("Create 1 · 12 P"));
    CHECK_FALSE(named<QAbstractButton>(page, "create_send")->isEnabled());
    QSignalSpy places(&page, &Page::placeRequested);
    REQUIRE(clickOn(page, QStringLiteral("create_points")));
    REQUIRE(places.count() == 1);
    CHECK(places[0][0].value<Place>() == Place::Points);
    CHECK(allText(page).contains(QStringLiteral("Drawn by formula, not generative AI")));
    CHECK(allText(page).contains(QStringLiteral("stays inside this service")));
}

TEST_CASE("From prompt to picture by keyboard, then to the gallery")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("pages@example.com"));
    REQUIRE(buyPoints(desk, server));
    CreatePage page(desk.features());
    page.resize(1180, 720);
    page.show();
    page.activate();
    REQUIRE(QTest::qWaitFor([&] { return named<PromptBox>(page, "create_prompt")->isVisible(); }, 10000));
    REQUIRE(write(page, desk, QStringLiteral("노을이 지는 호수")));
    REQUIRE(clickOn(page, QStringLiteral("create_count_2")));
    named<QAbstractButton>(page, "create_size_512x512")->click();
    REQUIRE(QTest::qWaitFor([&] { return sendText(page) == QStringLiteral("Create 2 · 24 P — 1,026 P left"); }, 5000));

    desk.language.choose(QStringLiteral("ko"));
    CHECK(QTest::qWaitFor([&] { return sendText(page) == QStringLiteral("2장 만들기 · 24 P — 남는 포인트 1,026 P"); }, 2000));
    desk.language.choose(QStringLiteral("en"));
    CHECK(QTest::qWaitFor([&] { return sendText(page) == QStringLiteral("Create 2 · 24 P — 1,026 P left"); }, 2000));

    auto *prompt = named<PromptBox>(page, "create_prompt");
    QSignalSpy submitted(&desk.generation, &studio::Generation::submitted);
    QInputMethodEvent composing(QStringLiteral("와"), {});
    QApplication::sendEvent(prompt, &composing);
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(desk.generation.isSubmitting());
    CHECK(sendText(page) == QStringLiteral("Create 2 · 24 P — 1,026 P left"));
    QInputMethodEvent done(QString(), {});
    QApplication::sendEvent(prompt, &done);
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(submitted.wait(10000));

    const QString job = submitted[0][0].toString();
    REQUIRE(QTest::qWaitFor([&] { return desk.gallery.total() == 2; }, 30000));
    REQUIRE(QTest::qWaitFor([&] { return page.findChild<QAbstractButton *>(QStringLiteral("job_open_") + job)->isVisible(); }, 10000));
    CHECK(allText(*page.findChild<QWidget *>(QStringLiteral("job_") + job)).contains(QStringLiteral("24 P used")));
    QSignalSpy places(&page, &Page::placeRequested);
    REQUIRE(clickOn(page, QStringLiteral("job_open_") + job));
    REQUIRE(places.count() == 1);
    CHECK(places[0][0].value<Place>() == Place::Gallery);
    CHECK(desk.gallery.contains(places[0][1].toString()));
}
