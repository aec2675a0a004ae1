#include "account_steps.h"
#include "ui/account/code_field.h"
#include "ui/account/mailbox_dialog.h"
#include "ui/common/error_text.h"
#include <QClipboard>
#include <QSignalSpy>

using namespace mj;
using namespace mj::ui;

namespace {

struct Entry {
    explicit Entry(const CodeField::Mails &mails = {}) : field(QStringLiteral("verify"), mails)
    {
        field.resize(length::form, 200);
        field.show();
    }
    api::CodeSent sent(int resendAfter, int validSeconds = 600) const { return {QDateTime::currentDateTimeUtc().addSecs(validSeconds), resendAfter}; }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(edit(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit(), Qt::Key_Delete);
        QTest::keyClick(edit(), Qt::Key_V, Qt::ControlModifier);
    }
    QLineEdit *edit() { return field.edit(); }
    QPushButton *resend() { return named<QPushButton>(field, "verify_resend"); }
    QString line() { return edit()->accessibleDescription(); }

    StudioDesk desk;
    CodeField field;
    QSignalSpy entered{&field, &CodeField::entered};
};

} // namespace

TEST_CASE("a code is taken however it was copied, and goes off by itself with the sixth digit", "[ui]")
{
    Entry entry;
    for (const QString &text : {QStringLiteral("12 34-56"), QStringLiteral("123456"), QStringLiteral(" 123 456\n"), QStringLiteral("Code: 123-456."),
                                QStringLiteral("１２３４５６")}) {
        INFO(text.toStdString());
        entry.entered.clear();
        entry.paste(text);
        CHECK(entry.edit()->text() == QStringLiteral("123456"));
        REQUIRE(entry.entered.count() == 1);
        CHECK(entry.entered.takeFirst()[0].toString() == QStringLiteral("123456"));
    }
    entry.edit()->clear();
    entry.entered.clear();
    QTest::keyClicks(entry.edit(), QStringLiteral("65a4-32"));
    CHECK(entry.entered.isEmpty());
    QTest::keyClicks(entry.edit(), QStringLiteral("1"));
    REQUIRE(entry.entered.count() == 1);
    CHECK(entry.field.code() == QStringLiteral("654321"));
    QTest::keyClicks(entry.edit(), QStringLiteral("9")); // a seventh changes nothing and asks nothing
    CHECK(entry.field.code() == QStringLiteral("654321"));
    CHECK(entry.entered.count() == 1);
}

TEST_CASE("fewer than six digits are told, not sent", "[ui]")
{
    Entry entry;
    QTest::keyClicks(entry.edit(), QStringLiteral("12345"));
    QTest::keyClick(entry.edit(), Qt::Key_Return);
    CHECK(entry.entered.isEmpty());
    for (const char *language : {"ko", "en"}) {
        entry.desk.speak(QLatin1String(language));
        CHECK(entry.line() == words("mj::ui::CodeField", "A code has six digits."));
    }
    QTest::keyClicks(entry.edit(), QStringLiteral("6"));
    CHECK(entry.entered.count() == 1);
    CHECK(entry.line() == words("mj::ui::CodeField", "Six digits, good for 10 minutes and five tries."));
}

TEST_CASE("another code waits for its pause, counted down, and is asked for once", "[ui]")
{
    Entry entry;
    QSignalSpy asked(&entry.field, &CodeField::resendRequested);
    entry.field.setSent(entry.sent(60));
    CHECK_FALSE(entry.resend()->isEnabled());
    CHECK((entry.resend()->text().contains(QLatin1String("1:00")) || entry.resend()->text().contains(QLatin1String("0:59"))));
    QTest::mouseClick(entry.resend(), Qt::LeftButton);
    CHECK(asked.isEmpty());

    entry.field.setSent(entry.sent(1));
    CHECK_FALSE(entry.resend()->isEnabled());
    REQUIRE(until([&] { return entry.resend()->isEnabled(); }, 5000));
    for (const char *language : {"ko", "en"}) {
        entry.desk.speak(QLatin1String(language));
        CHECK(entry.resend()->text() == words("mj::ui::CodeField", "Send another code"));
    }
    QTest::mouseClick(entry.resend(), Qt::LeftButton);
    CHECK(asked.count() == 1);
    entry.field.setResendBusy(true);
    CHECK_FALSE(entry.resend()->isEnabled());
    CHECK(entry.resend()->text() == words("mj::ui::CodeField", "Sending…"));
}

TEST_CASE("what is wrong with a code stays beside it until something else is typed", "[ui]")
{
    Entry entry;
    entry.field.setSent(entry.sent(60));
    entry.paste(QStringLiteral("111111"));
    entry.field.setError(error(Code::WrongCode));
    CHECK(entry.line() == errorText(error(Code::WrongCode)).inlineText());
    CHECK(entry.edit()->text() == QStringLiteral("111111"));
    CHECK(entry.edit()->selectedText() == QStringLiteral("111111")); // the next key begins anew
    CHECK_FALSE(entry.resend()->isEnabled());
    QTest::keyClicks(entry.edit(), QStringLiteral("2"));
    CHECK(entry.line() != errorText(error(Code::WrongCode)).inlineText());

    entry.field.setError(error(Code::CodeExpired));
    CHECK(entry.line() == errorText(error(Code::CodeExpired)).inlineText());
    CHECK(entry.resend()->isEnabled()); // the next step it names must be possible

    Error tooMany = error(Code::TooManyRequests);
    tooMany.retryAfterSeconds = 75;
    entry.field.setError(tooMany);
    CHECK_FALSE(entry.resend()->isEnabled());
    CHECK((entry.resend()->text().contains(QLatin1String("1:15")) || entry.resend()->text().contains(QLatin1String("1:14"))));
}

TEST_CASE("a code that has lived its time says so by itself; a wrong clock does not make a fresh one look old", "[ui]")
{
    Entry entry;
    entry.field.setSent(entry.sent(60, -3600));
    CHECK(entry.line() == words("mj::ui::CodeField", "Six digits, good for 10 minutes and five tries."));
    entry.field.setSent(entry.sent(60, 2));
    CHECK(entry.line() == words("mj::ui::CodeField", "Six digits, good for 10 minutes and five tries."));
    CHECK(until([&] { return entry.line() == errorText(error(Code::CodeExpired)).inlineText(); }, 5000));
    CHECK(entry.resend()->isEnabled());
}

TEST_CASE("the local mailbox is offered where there is one, and opens beside the page", "[ui]")
{
    Entry without;
    CHECK_FALSE(isShown(without.field, "mailbox_open"));
    Entry with([] { return QList<LocalMail>(); });
    press(with.field, "mailbox_open");
    auto *box = with.field.findChild<MailboxDialog *>();
    REQUIRE(box);
    CHECK(box->isVisible());
    CHECK_FALSE(box->isModal());
    CHECK(firstCut(with.desk, with.field) == QString());
}
