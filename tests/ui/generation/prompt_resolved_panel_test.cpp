#include "support/catch.h"
#include "ui/account/account_steps.h"
#include "ui/common/banner.h"
#include "ui/common/studio_desk.h"
#include "ui/generation/prompt_resolved_panel.h"
#include "ui/generation/rich_member.h"
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace mj;
using namespace mj::ui;

namespace {

struct Page {
    Page()
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(panel);
        column->addStretch(1);
        window.resize(520, 520);
        window.show();
        REQUIRE(QTest::qWaitForWindowActive(&window)); // a window in the background gives no focus
    }
    QStringList rows() const
    {
        const auto *list = named<QListView>(window, "resolved_list");
        QStringList texts;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            texts.append(list->model()->index(row, 0).data().toString());
        return texts;
    }
    QString count() const { return named<QLabel>(window, "resolved_count")->text(); }

    StudioDesk desk;
    QWidget window;
    PromptResolvedPanel *panel = new PromptResolvedPanel(&window);
};

} // namespace

TEST_CASE("resolved: hidden for a plain prompt, a list for alternatives")
{
    Page page;
    QSignalSpy changed(page.panel, &PromptResolvedPanel::changed);
    page.panel->setPrompt(QStringLiteral("a lake"));
    CHECK_FALSE(page.panel->isVisible());
    CHECK(page.panel->prompts() == QStringList{QStringLiteral("a lake")});
    page.panel->setPrompt(QStringLiteral("{red|blue} {rose|tulip}"));
    CHECK(page.panel->isVisible());
    CHECK(page.count() == QStringLiteral("4 prompts are sent:"));
    CHECK(page.rows() == page.panel->prompts());
    CHECK(page.rows().first() == QStringLiteral("red rose"));
    CHECK(changed.count() == 2);
    page.desk.speak(QStringLiteral("ko"));
    CHECK(page.count() == QStringLiteral("프롬프트 4개를 보냅니다."));
    CHECK(QTest::qWaitFor([&] { return clippedTexts(page.window).isEmpty(); }, 2'000));
}

TEST_CASE("resolved: a blank is filled by typing, keeps its words when it comes back, and nothing goes out before")
{
    Page page;
    page.panel->setPrompt(QStringLiteral("{animal} in {place}"));
    CHECK_FALSE(page.panel->isReady());
    CHECK(page.panel->prompts().isEmpty());
    page.panel->focusFirstBlank();
    auto *animal = named<QLineEdit>(page.window, "resolved_blank_animal");
    REQUIRE(animal->hasFocus());
    QTest::keyClicks(animal, QStringLiteral("cat"));
    CHECK(animal->hasFocus());
    CHECK(page.rows() == QStringList{QStringLiteral("cat in {place}")});
    QTest::keyClick(animal, Qt::Key_Tab);
    auto *place = named<QLineEdit>(page.window, "resolved_blank_place");
    REQUIRE(place->hasFocus());
    QTest::keyClicks(place, QStringLiteral("{a|b}")); // a filling is words, not alternatives
    CHECK(page.panel->isReady());
    CHECK(page.panel->prompts() == QStringList{QStringLiteral("cat in {a|b}")});
    CHECK(page.panel->fillings() == QStringList{QStringLiteral("cat"), QStringLiteral("{a|b}")});
    page.panel->selectInFilling(0, 1, 2);
    CHECK(animal->selectedText() == QStringLiteral("at"));

    page.panel->setPrompt(QStringLiteral("nothing to fill"));
    CHECK(named<QLineEdit>(page.window, "resolved_blank_animal") == nullptr);
    page.panel->setPrompt(QStringLiteral("{animal|no {animal}}"));
    CHECK(page.panel->prompts() == QStringList{QStringLiteral("animal"), QStringLiteral("no cat")});
}

TEST_CASE("resolved: mistakes say what to do and where")
{
    Page page;
    QSignalSpy shown(page.panel, &PromptResolvedPanel::showRequested);
    auto *problem = named<Banner>(page.window, "resolved_problem");
    page.panel->setPrompt(QStringLiteral("a {red|blue rose"));
    REQUIRE(problem->isVisible());
    CHECK(problem->text().contains(QStringLiteral("is not closed")));
    CHECK_FALSE(named<QListView>(page.window, "resolved_list")->isVisible());
    CHECK(page.panel->prompts().isEmpty());
    REQUIRE(clickOn(page.window, QStringLiteral("resolved_show")));
    REQUIRE(shown.count() == 1);
    CHECK(shown[0][0].toInt() == 2);

    page.panel->setPrompt(QStringLiteral("{1|2|3|4}{1|2|3|4}{1|2|3|4}"));
    CHECK(problem->text() == QStringLiteral("These alternatives make 64 prompts; 50 can be sent at once. Take some out."));
    CHECK_FALSE(problem->actionButton()->isVisible());
    page.panel->setPrompt(QStringLiteral("{1|2}").repeated(70));
    CHECK(problem->text().contains(QStringLiteral("than can be counted")));
    page.desk.speak(QStringLiteral("ko"));
    CHECK(problem->text().contains(QStringLiteral("셀 수 없을 만큼")));
    page.panel->setPrompt(QStringLiteral("{1|2}"));
    CHECK_FALSE(problem->isVisible());
}
