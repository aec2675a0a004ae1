#include "support/catch.h"
#include "ui/generation/prompt_box.h"
#include <QApplication>
#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTest>

using namespace mj::ui;

namespace {

void compose(QWidget &box, const QString &preedit)
{
    QInputMethodEvent event(preedit, {});
    QApplication::sendEvent(&box, &event);
}

void commit(QWidget &box, const QString &text)
{
    QInputMethodEvent event(QString(), {});
    event.setCommitString(text);
    QApplication::sendEvent(&box, &event);
}

} // namespace

TEST_CASE("Ctrl+Enter sends, Enter alone makes a line")
{
    PromptBox box;
    box.show();
    QSignalSpy sent(&box, &PromptBox::sendRequested);
    QTest::keyClicks(&box, QStringLiteral("a lake"));
    QTest::keyClick(&box, Qt::Key_Return);
    CHECK(sent.count() == 0);
    CHECK(box.toPlainText() == QStringLiteral("a lake\n"));
    QTest::keyClick(&box, Qt::Key_Return, Qt::ControlModifier);
    CHECK(sent.count() == 1);
    QTest::keyClick(&box, Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
    CHECK(sent.count() == 2);
    CHECK(box.toPlainText() == QStringLiteral("a lake\n"));
}

TEST_CASE("Enter never sends while a syllable is being composed")
{
    PromptBox box;
    box.show();
    QSignalSpy sent(&box, &PromptBox::sendRequested);
    compose(box, QStringLiteral("호"));
    CHECK(box.isComposing());
    QTest::keyClick(&box, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(&box, Qt::Key_Enter, Qt::ControlModifier);
    CHECK(sent.count() == 0);

    commit(box, QStringLiteral("호수"));
    CHECK_FALSE(box.isComposing());
    CHECK(box.toPlainText() == QStringLiteral("호수"));
    QTest::keyClick(&box, Qt::Key_Return, Qt::ControlModifier);
    CHECK(sent.count() == 1);
}

TEST_CASE("The box grows with its text up to a limit, then scrolls")
{
    PromptBox box;
    box.setVisibleLines(3, 6);
    box.resize(400, box.height());
    box.show();
    const int low = box.height();
    box.setPlainText(QStringLiteral("1\n2\n3\n4\n5"));
    const int higher = box.height();
    CHECK(higher > low);
    box.setPlainText(QStringLiteral("1\n2\n3\n4\n5\n6\n7\n8\n9\n10"));
    const int highest = box.height();
    CHECK(highest > higher);
    box.setPlainText(QString(QLatin1Char('\n')).repeated(200));
    CHECK(box.height() == highest);
    box.clear();
    CHECK(box.height() == low);
}
