#include "support/catch.h"
#include "ui/account/account_steps.h"
#include "ui/common/studio_desk.h"
#include "ui/generation/prompt_box.h"
#include "ui/generation/prompt_hint.h"
#include "ui/generation/rich_member.h"
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
        column->addWidget(box);
        column->addWidget(hint);
        column->addStretch(1);
        hint->setProvider(QStringLiteral("OpenAI"));
        window.resize(520, 420);
        window.show();
        REQUIRE(QTest::qWaitForWindowActive(&window)); // a window in the background gives no focus
    }
    bool write(const QString &text)
    {
        box->setPlainText(text);
        return QTest::qWaitFor([&] { return hint->isVisible(); }, 2'000);
    }

    StudioDesk desk;
    QWidget window;
    PromptBox *box = new PromptBox(&window);
    PromptHint *hint = new PromptHint(*box, &window);
};

} // namespace

TEST_CASE("hint: says what it looks like and who gets it, and shows the place")
{
    Page page;
    CHECK_FALSE(page.hint->isVisible());
    REQUIRE(page.write(QStringLiteral("a sign with 010-2345-6789 on it")));
    CHECK(page.hint->text() == QStringLiteral("This looks like a phone number. Everything here goes to OpenAI."));
    CHECK(page.hint->accessibleName() == page.hint->text());
    REQUIRE(clickOn(page.window, QStringLiteral("prompt_hint_show")));
    CHECK(page.box->textCursor().selectedText() == QStringLiteral("010-2345-6789"));
    CHECK(page.box->hasFocus());
    QTest::keyClicks(page.box, QStringLiteral("a name"));
    CHECK(QTest::qWaitFor([&] { return !page.hint->isVisible(); }, 2'000));

    REQUIRE(page.write(QStringLiteral("kim@example.com and 900101-1234568")));
    CHECK(page.hint->text().startsWith(QStringLiteral("2 places look personal")));
    REQUIRE(clickOn(page.window, QStringLiteral("prompt_hint_show")));
    const QString first = page.box->textCursor().selectedText();
    REQUIRE(clickOn(page.window, QStringLiteral("prompt_hint_show")));
    CHECK(first != page.box->textCursor().selectedText());

    page.desk.speak(QStringLiteral("ko"));
    CHECK(page.hint->text() == QStringLiteral("개인정보로 보이는 부분이 2곳 있습니다(전화번호, 이메일 주소 등). 여기 쓴 내용은 모두 OpenAI에 전달됩니다."));
    CHECK(QTest::qWaitFor([&] { return clippedTexts(page.window).isEmpty(); }, 2'000));
}

TEST_CASE("hint: what was waved through is not asked about again, something new is")
{
    Page page;
    REQUIRE(page.write(QStringLiteral("call 010-2345-6789")));
    REQUIRE(clickOn(page.window, QStringLiteral("prompt_hint_accept")));
    CHECK_FALSE(page.hint->isVisible());
    page.box->setPlainText(QStringLiteral("call 010-2345-6789 now"));
    CHECK(page.hint->allowsSending());
    CHECK_FALSE(page.hint->isVisible());
    REQUIRE(page.write(QStringLiteral("call 010-2345-6789 or 010-9876-5432")));
    CHECK(page.hint->text().startsWith(QStringLiteral("This looks like a phone number.")));
    page.hint->forget();
    CHECK(page.hint->text().startsWith(QStringLiteral("2 places")));
}

TEST_CASE("hint: sending asks first, by keyboard too, and once")
{
    Page page;
    QSignalSpy sent(page.hint, &PromptHint::sendRequested);
    page.box->setPlainText(QStringLiteral("a lake"));
    CHECK(page.hint->allowsSending());
    page.box->setPlainText(QStringLiteral("a lake, kim@example.com")); // sent before the pause is over
    CHECK_FALSE(page.hint->allowsSending());
    REQUIRE(page.hint->isVisible());
    auto *accept = named<QAbstractButton>(page.window, "prompt_hint_accept");
    CHECK(accept->text() == QStringLiteral("Send anyway"));
    CHECK(named<QAbstractButton>(page.window, "prompt_hint_show")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    CHECK(accept->hasFocus());
    QTest::keyClick(accept, Qt::Key_Space);
    CHECK(sent.count() == 1);
    CHECK(page.hint->allowsSending());
    CHECK_FALSE(page.hint->isVisible());
}

TEST_CASE("hint: fillings and what to leave out are read as well")
{
    Page page;
    QSignalSpy shown(page.hint, &PromptHint::otherShowRequested);
    page.box->setPlainText(QStringLiteral("a card for {name}"));
    page.hint->setOthers({QStringLiteral("red"), QStringLiteral("Kim 010-2345-6789")});
    CHECK_FALSE(page.hint->allowsSending());
    REQUIRE(clickOn(page.window, QStringLiteral("prompt_hint_show")));
    REQUIRE(shown.count() == 1);
    CHECK(shown[0] == QList<QVariant>{1, 4, 13});
    page.hint->setProvider(QString());
    CHECK(page.hint->text().endsWith(QStringLiteral("Everything here goes to this service.")));
    page.hint->setOthers({});
    CHECK(page.hint->allowsSending());
}
