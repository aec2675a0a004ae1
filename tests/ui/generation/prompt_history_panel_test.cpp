#include "studio/prompt_history.h"
#include "support/catch.h"
#include "ui/account/account_steps.h"
#include "ui/generation/prompt_history_panel.h"
#include "ui/generation/prompt_row_view.h"
#include "ui/generation/prompt_rows.h"
#include "ui/generation/prompt_undo.h"
#include "ui/generation/rich_member.h"
#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>

using namespace mj;
using namespace mj::ui;

namespace {

struct Page {
    Page() : desk(server.url()), history(desk.session), panel(history)
    {
        panel.resize(520, 560);
        panel.show();
        joinAs(desk, server, QStringLiteral("pages@example.com"));
        REQUIRE(until([&] { return history.isOpen(); }));
        const QDateTime start = QDateTime::currentDateTimeUtc();
        for (const char *prompt : {"노을이 지는 호수", "a quiet harbour", "{literal|braces}"})
            history.record(QString::fromUtf8(prompt), {}, start.addSecs(history.total()));
        history.record(QStringLiteral("a quiet harbour"), {}, start.addSecs(10));
    }
    QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < view()->model()->rowCount(); ++row)
            texts.append(view()->model()->index(row, 0).data(PromptRows::TextRole).toString());
        return texts;
    }
    PromptRowView *view() const { return named<PromptRowView>(panel, "history_list"); }
    void clickRow(int row) { QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(view()->model()->index(row, 0)).center()); }

    RealServer server;
    StudioDesk desk;
    studio::PromptHistory history;
    PromptHistoryPanel panel;
};

const QString lake = QStringLiteral("노을이 지는 호수");
const QString harbour = QStringLiteral("a quiet harbour");
const QString braces = QStringLiteral("{literal|braces}");

} // namespace

TEST_CASE("history panel: nobody signed in, nothing sent, nothing found")
{
    StudioDesk desk;
    studio::PromptHistory history(desk.session);
    PromptHistoryPanel panel(history);
    panel.show();
    CHECK_FALSE(named<PromptRowView>(panel, "history_list")->isVisible());
    CHECK_FALSE(named<QAbstractButton>(panel, "history_use")->isEnabled());
    CHECK_FALSE(named<QAbstractButton>(panel, "history_delete_all")->isEnabled());
}

TEST_CASE("history panel: found, used again, pinned")
{
    Page page;
    QSignalSpy used(&page.panel, &PromptHistoryPanel::useRequested);
    CHECK(page.rows() == QStringList{harbour, braces, lake});
    CHECK(page.view()->model()->index(0, 0).data(PromptRows::FactsRole).toString().endsWith(QStringLiteral("sent 2 times")));
    CHECK(named<QLabel>(page.panel, "history_count")->text() == QStringLiteral("3"));

    page.panel.activate();
    auto *search = named<QLineEdit>(page.panel, "history_search");
    REQUIRE(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("harb"));
    CHECK(page.rows() == QStringList{harbour});
    CHECK(named<QLabel>(page.panel, "history_count")->text() == QStringLiteral("1 of 3"));
    QTest::keyClick(search, Qt::Key_Down);
    REQUIRE(page.view()->hasFocus());
    QTest::keyClick(page.view(), Qt::Key_Return);
    REQUIRE(used.count() == 1);
    CHECK(used[0][0].toString() == harbour);
    search->setText(QStringLiteral("없는 낱말"));
    CHECK_FALSE(page.view()->isVisible());
    search->clear();

    page.clickRow(1);
    REQUIRE(clickOn(page.panel, QStringLiteral("history_use")));
    CHECK(used[1][0].toString() == QStringLiteral("\\{literal\\|braces\\}")); // what was sent had braces: it has them again

    page.clickRow(2);
    REQUIRE(clickOn(page.panel, QStringLiteral("history_pin")));
    CHECK(page.rows() == QStringList{lake, harbour, braces});
    CHECK(page.view()->chosenIds() == QStringList{page.history.at(0).id});
    CHECK(named<QAbstractButton>(page.panel, "history_pin")->text() == QStringLiteral("Unpin"));
    QTest::keyClick(page.view(), Qt::Key_P, Qt::ControlModifier);
    CHECK(page.rows() == QStringList{harbour, braces, lake});
}

TEST_CASE("history panel: deleted and brought back")
{
    Page page;
    page.clickRow(1);
    QTest::keyClick(page.view(), Qt::Key_Delete);
    CHECK(page.rows() == QStringList{harbour, lake});
    CHECK(page.view()->chosenIds() == QStringList{page.history.at(1).id}); // the choice stays at its place
    QTest::keyClick(page.view(), Qt::Key_Z, Qt::ControlModifier);
    CHECK(page.rows() == QStringList{harbour, braces, lake});
    REQUIRE(clickOn(page.panel, QStringLiteral("history_delete_all")));
    CHECK(page.rows().isEmpty());
    REQUIRE(clickOn(page.panel, QStringLiteral("prompt_undo")));
    CHECK(page.rows().size() == 3);

    auto *undo = page.panel.findChild<PromptUndo *>();
    undo->setStay(50);
    page.clickRow(0);
    REQUIRE(clickOn(page.panel, QStringLiteral("history_delete")));
    REQUIRE(undo->isVisible());
    REQUIRE(until([&] { return !undo->isVisible(); }));
    QTest::keyClick(page.view(), Qt::Key_Z, Qt::ControlModifier);
    CHECK(page.rows().size() == 2);
}

TEST_CASE("history panel: another account cannot bring back what the first deleted")
{
    Page page;
    REQUIRE(clickOn(page.panel, QStringLiteral("history_delete_all")));
    auto *undo = page.panel.findChild<PromptUndo *>();
    REQUIRE(undo->isVisible());
    page.desk.session.signOut(false);
    REQUIRE(until([&] { return !page.desk.session.isBusy() && !page.history.isOpen(); }));
    CHECK_FALSE(undo->isVisible());
    undo->undo();
    CHECK(page.history.total() == 0);
}

TEST_CASE("history panel: nothing is cut off, in either language")
{
    Page page;
    page.clickRow(0);
    CHECK(clippedTexts(page.panel).isEmpty());
    page.desk.speak(QStringLiteral("ko"));
    CHECK(named<QAbstractButton>(page.panel, "history_use")->text() == QStringLiteral("다시 쓰기"));
    CHECK(clippedTexts(page.panel).isEmpty());
    for (const QAbstractButton *button : page.panel.findChildren<QAbstractButton *>())
        CHECK((!button->isVisible() || !button->text().isEmpty() || !button->accessibleName().isEmpty() || button->inherits("QLineEditIconButton")));
}
