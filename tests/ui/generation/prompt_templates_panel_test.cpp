#include "studio/prompt_templates.h"
#include "support/catch.h"
#include "ui/account/account_steps.h"
#include "ui/generation/prompt_box.h"
#include "ui/generation/prompt_row_view.h"
#include "ui/generation/prompt_rows.h"
#include "ui/generation/prompt_templates_panel.h"
#include "ui/generation/rich_member.h"
#include <QFile>
#include <QLabel>
#include <QSignalSpy>

using namespace mj;
using namespace mj::ui;

namespace {

struct Page {
    Page() : desk(server.url()), templates(desk.session), panel(templates)
    {
        panel.resize(560, 640);
        panel.show();
        joinAs(desk, server, QStringLiteral("pages@example.com"));
        REQUIRE(until([&] { return templates.isOpen(); }));
    }
    PromptRowView *view() const { return named<PromptRowView>(panel, "templates_list"); }
    QStringList names() const
    {
        QStringList texts;
        for (int row = 0; row < view()->model()->rowCount(); ++row)
            texts.append(view()->model()->index(row, 0).data(PromptRows::TitleRole).toString());
        return texts;
    }
    void make(const QString &name, const QString &prompt)
    {
        REQUIRE(clickOn(panel, QStringLiteral("templates_new")));
        named<QLineEdit>(panel, "template_name")->setText(name);
        named<PromptBox>(panel, "template_prompt")->setPlainText(prompt);
        REQUIRE(clickOn(panel, QStringLiteral("template_save")));
    }
    QString formText() const
    {
        QString text;
        for (const QLabel *label : panel.findChildren<QLabel *>()) {
            if (label->isVisible())
                text += label->text() + QLatin1Char('\n');
        }
        return text;
    }
    QString report() const { return named<Banner>(panel, "templates_report")->text(); }

    RealServer server;
    StudioDesk desk;
    studio::PromptTemplates templates;
    PromptTemplatesPanel panel;
};

void put(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

} // namespace

TEST_CASE("templates panel: the first is made from the empty page, refused ones say why")
{
    Page page;
    REQUIRE(clickOn(page.panel, QStringLiteral("state_action")));
    auto *name = named<QLineEdit>(page.panel, "template_name");
    CHECK(name->hasFocus());
    REQUIRE(clickOn(page.panel, QStringLiteral("template_save")));
    CHECK(page.formText().contains(QStringLiteral("Give the template a name")));
    QTest::keyClicks(name, QStringLiteral("Rain"));
    CHECK_FALSE(page.formText().contains(QStringLiteral("Give the template a name")));
    QTest::keyClick(name, Qt::Key_Return);
    CHECK(page.formText().contains(QStringLiteral("Write a prompt")));
    auto *prompt = named<PromptBox>(page.panel, "template_prompt");
    CHECK(prompt->hasFocus());
    QTest::keyClicks(prompt, QStringLiteral("{animal} in rain"));
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    CHECK(page.names() == QStringList{QStringLiteral("Rain")});
    CHECK(page.view()->model()->index(0, 0).data(PromptRows::FactsRole).toString() == QStringLiteral("To fill in: animal"));

    page.panel.writeNew(QStringLiteral("from the box"), QStringLiteral("blur"));
    CHECK(named<PromptBox>(page.panel, "template_negative")->toPlainText() == QStringLiteral("blur"));
    QTest::keyClicks(name, QStringLiteral("rain"));
    REQUIRE(clickOn(page.panel, QStringLiteral("template_save")));
    CHECK(page.formText().contains(QStringLiteral("Another template has this name")));
    QTest::keyClick(name, Qt::Key_Escape);
    CHECK(page.view()->isVisible());
    CHECK(page.templates.all().size() == 1);
}

TEST_CASE("templates panel: used, edited, moved, found, deleted and brought back")
{
    Page page;
    page.make(QStringLiteral("Rain"), QStringLiteral("{animal} in rain"));
    page.make(QStringLiteral("눈"), QStringLiteral("눈 덮인 {장소}"));
    page.make(QStringLiteral("Fog"), QStringLiteral("a foggy pier"));
    CHECK(page.view()->chosenIds() == QStringList{page.templates.all().last().id});

    QSignalSpy used(&page.panel, &PromptTemplatesPanel::useRequested);
    QTest::keyClick(page.view(), Qt::Key_Return);
    REQUIRE(clickOn(page.panel, QStringLiteral("templates_up")));
    QTest::keyClick(page.view(), Qt::Key_Up, Qt::AltModifier);
    CHECK(page.names() == QStringList{QStringLiteral("Fog"), QStringLiteral("Rain"), QStringLiteral("눈")});
    CHECK_FALSE(named<QAbstractButton>(page.panel, "templates_up")->isEnabled());
    REQUIRE(clickOn(page.panel, QStringLiteral("templates_use")));
    REQUIRE(used.count() == 2);
    CHECK(used[1][0].toString() == QStringLiteral("a foggy pier"));

    QTest::keyClick(page.view(), Qt::Key_F2);
    named<QLineEdit>(page.panel, "template_name")->setText(QStringLiteral("Mist"));
    REQUIRE(clickOn(page.panel, QStringLiteral("template_save")));
    CHECK(page.names().first() == QStringLiteral("Mist"));

    named<QLineEdit>(page.panel, "templates_search")->setText(QStringLiteral("덮인"));
    CHECK(page.names() == QStringList{QStringLiteral("눈")});
    named<QLineEdit>(page.panel, "templates_search")->clear();
    page.view()->choose(page.templates.all().at(1).id);
    QTest::keyClick(page.view(), Qt::Key_Delete);
    CHECK(page.names() == QStringList{QStringLiteral("Mist"), QStringLiteral("눈")});
    REQUIRE(clickOn(page.panel, QStringLiteral("prompt_undo")));
    CHECK(page.names() == QStringList{QStringLiteral("Mist"), QStringLiteral("Rain"), QStringLiteral("눈")});
}

TEST_CASE("templates panel: import tells what was taken and what was not, export writes the table")
{
    Page page;
    QString file = page.desk.folder.filePath(QStringLiteral("in.csv"));
    const QString out = page.desk.folder.filePath(QStringLiteral("out.csv"));
    page.panel.setAskFiles([&] { return file; }, [&](const QString &) { return out; });
    CHECK_FALSE(named<QAbstractButton>(page.panel, "templates_export")->isEnabled());
    put(file, "name,prompt,negative_prompt\r\nRain,wet,\r\n,nameless,\r\nSnow,cold,\r\n");
    const auto import = [&] {
        named<Banner>(page.panel, "templates_report")->hide();
        REQUIRE(clickOn(page.panel, QStringLiteral("templates_import")));
        REQUIRE(until([&] { return named<Banner>(page.panel, "templates_report")->isVisible(); }));
        return page.report();
    };
    CHECK(import() == QStringLiteral("Imported: 2. Left out: 1."));
    CHECK(page.formText().contains(QStringLiteral("Line 3: no name")));
    CHECK(page.names() == QStringList{QStringLiteral("Rain"), QStringLiteral("Snow")});
    CHECK(import() == QStringLiteral("Nothing new was imported. There already: 2. Left out: 1."));
    put(file, "[{\"name\": \"Rain\", \"prompt\": \"storm\"}, 7]");
    CHECK(import() == QStringLiteral("Imported: 1. Kept beside one of the same name, with a number: 1. Left out: 1."));
    CHECK(page.formText().contains(QStringLiteral("Entry 2: not a template")));
    put(file, "name,prompt\r\n\xB0\xED\xBE\xE7\xC0\xCC,\xB0\xED\xBE\xE7\xC0\xCC");
    CHECK(import().contains(QStringLiteral("EUC-KR")));
    file = page.desk.folder.filePath(QStringLiteral("absent.csv"));
    CHECK(import().contains(QStringLiteral("cannot be read")));

    named<Banner>(page.panel, "templates_report")->hide();
    REQUIRE(clickOn(page.panel, QStringLiteral("templates_export")));
    REQUIRE(until([&] { return page.report() == QStringLiteral("Templates exported: 3."); }));
    QFile written(out);
    REQUIRE(written.open(QIODevice::ReadOnly));
    CHECK(written.readAll() == studio::templatesAsCsv(page.templates.all()));
    REQUIRE(clickOn(page.panel, QStringLiteral("templates_report_close")));
    CHECK_FALSE(named<Banner>(page.panel, "templates_report")->isVisible());
}

TEST_CASE("templates panel: nothing is cut off in either language, and the next account sees nothing")
{
    Page page;
    page.make(QStringLiteral("Rain"), QStringLiteral("{animal} in rain"));
    CHECK(clippedTexts(page.panel).isEmpty());
    page.desk.speak(QStringLiteral("ko"));
    CHECK(named<QAbstractButton>(page.panel, "templates_use")->text() == QStringLiteral("사용"));
    CHECK(clippedTexts(page.panel).isEmpty());
    QTest::keyClick(page.view(), Qt::Key_F2);
    CHECK(clippedTexts(page.panel).isEmpty());
    for (const QAbstractButton *button : page.panel.findChildren<QAbstractButton *>())
        CHECK((!button->isVisible() || !button->text().isEmpty() || !button->accessibleName().isEmpty() || button->inherits("QLineEditIconButton")));
    page.desk.session.signOut(false);
    REQUIRE(until([&] { return !page.desk.session.isBusy() && !page.templates.isOpen(); }));
    CHECK(named<QLineEdit>(page.panel, "template_name")->text().isEmpty());
    CHECK(page.names().isEmpty());
}
