#include "account_steps.h"
#include "ui/account/mailbox_dialog.h"
#include "ui/common/money_text.h"
#include <QListWidget>
#include <QPlainTextEdit>

using namespace mj;
using namespace mj::ui;

namespace {

LocalMail mail(int number)
{
    return {QString::number(number), QStringLiteral("minji@example.com"), QStringLiteral("Subject %1").arg(number), QStringLiteral("Text %1, code 12345%1.").arg(number),
        QDateTime(QDate(2026, 11, 24), QTime(9, number))};
}

struct Box {
    QList<LocalMail> mails;
    StudioDesk desk;
    QWidget window;
    MailboxDialog dialog{[this] { return mails; }, &window};

    explicit Box(const QList<LocalMail> &first = {}) : mails(first)
    {
        window.show();
        dialog.show();
        QCoreApplication::sendPostedEvents();
    }
    QListWidget *list() { return named<QListWidget>(dialog, "mailbox_list"); }
    QString text() { return named<QPlainTextEdit>(dialog, "mailbox_text")->toPlainText(); }
};

} // namespace

TEST_CASE("an empty mailbox says what will come, and fills by itself", "[ui]")
{
    Box box;
    CHECK(isShown(box.dialog, "mailbox_empty"));
    CHECK_FALSE(box.list()->isVisible());
    for (const char *language : {"ko", "en"}) {
        box.desk.speak(QLatin1String(language));
        CHECK(sight(box.dialog).contains(words("mj::ui::MailboxDialog", "No mail yet. What the studio sends appears here by itself.")));
    }
    CHECK(firstCut(box.desk, box.dialog) == QString());
    box.mails = {mail(1)};
    REQUIRE(until([&] { return box.list()->isVisible(); }, 5000));
    CHECK_FALSE(isShown(box.dialog, "mailbox_empty"));
    CHECK(box.text() == mail(1).text);
}

TEST_CASE("mails are listed the newest first, with their text, and a newer one comes up by itself", "[ui]")
{
    Box box({mail(2), mail(1)});
    REQUIRE(box.list()->count() == 2);
    CHECK(box.list()->item(0)->text().contains(QStringLiteral("Subject 2")));
    CHECK(box.list()->item(0)->text().contains(QStringLiteral("minji@example.com")));
    CHECK(box.list()->item(0)->text().contains(dateText(mail(2).at)));
    CHECK(box.list()->item(1)->text().contains(QStringLiteral("Subject 1")));
    CHECK(box.text() == mail(2).text);
    box.mails.prepend(mail(3));
    REQUIRE(until([&] { return box.list()->count() == 3; }, 5000));
    CHECK(box.list()->currentRow() == 0);
    CHECK(box.text() == mail(3).text); // what somebody waits for
    box.desk.speak(QStringLiteral("ko"));
    CHECK(box.list()->count() == 3);
    CHECK(box.text() == mail(3).text);
}

TEST_CASE("a mail chosen further down stays open while newer ones come", "[ui]")
{
    Box box({mail(2), mail(1)});
    box.list()->setCurrentRow(1);
    CHECK(box.text() == mail(1).text);
    box.mails.prepend(mail(3));
    REQUIRE(until([&] { return box.list()->count() == 3; }, 5000));
    CHECK(box.list()->currentRow() == 2);
    CHECK(box.text() == mail(1).text);
    CHECK(firstCut(box.desk, box.dialog) == QString());
    CHECK(box.text() == mail(1).text);
}

TEST_CASE("it lists what the real local studio has mailed", "[ui]")
{
    RealServer server;
    StudioDesk desk(server.url());
    const QString email = QStringLiteral("minji@example.com");
    joinAs(desk, server, email);
    QWidget window;
    MailboxDialog dialog([&server] {
        QList<LocalMail> all;
        for (const server::Mail &each : server.server().localMails())
            all.append({each.id, each.to, each.subject, each.text, each.at});
        return all;
    }, &window);
    window.show();
    dialog.show();
    auto *list = named<QListWidget>(dialog, "mailbox_list");
    REQUIRE(list->count() >= 1);
    CHECK(list->item(0)->text().contains(email));
    CHECK(named<QPlainTextEdit>(dialog, "mailbox_text")->toPlainText().contains(server.code(email)));
}
