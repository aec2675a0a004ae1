#include "server/mail/local_mailbox.h"
#include "server/mail/post_room.h"
#include "support/catch.h"

#include <QJsonDocument>

using namespace mj;
using namespace mj::server;
using mj::test::PostRoom;

namespace {

Mail mail(int number, const Clock &clock)
{
    return {{}, QStringLiteral("kim@example.org"), QStringLiteral("제목 %1").arg(number), QStringLiteral("내용"), clock.now()};
}

} // namespace

TEST_CASE("mails are kept sealed, newest first")
{
    PostRoom room;
    LocalMailbox mailbox(*room.store, room.personal, room.clock);
    CHECK(mailbox.mails().isEmpty());
    for (int i = 0; i < 3; ++i) {
        REQUIRE(mailbox.send(mail(i, room.clock)));
        room.clock.advance(1);
    }
    const QList<Mail> mails = mailbox.mails();
    REQUIRE(mails.size() == 3);
    CHECK(mails.at(0).subject == QStringLiteral("제목 2"));
    CHECK(mails.at(2).subject == QStringLiteral("제목 0"));
    CHECK(mails.at(0).to == QStringLiteral("kim@example.org"));
    CHECK(mails.at(0).text == QStringLiteral("내용"));
    CHECK(mails.at(0).at == room.clock.now().addSecs(-1));
    CHECK_FALSE(mails.at(0).id.isEmpty());
    for (const Document &document : room.lying("mailbox"))
        CHECK(document.fields.keys() == QStringList{QStringLiteral("at"), QStringLiteral("mail")});
    CHECK_FALSE(QJsonDocument(room.lying("mailbox").constFirst().fields).toJson().contains("example"));
}

TEST_CASE("the latest fifty of a day stay, in the store as well")
{
    PostRoom room;
    LocalMailbox mailbox(*room.store, room.personal, room.clock);
    for (int i = 0; i < 55; ++i) {
        REQUIRE(mailbox.send(mail(i, room.clock)));
        room.clock.advance(1);
    }
    CHECK(mailbox.mails().size() == 50);
    CHECK(mailbox.mails().constLast().subject == QStringLiteral("제목 5"));
    CHECK(room.lying("mailbox").size() == 50);
    room.clock.advance(24 * 3600 - 25);
    CHECK(mailbox.mails().size() == 25);
    REQUIRE(mailbox.send(mail(99, room.clock)));
    CHECK(mailbox.mails().size() == 26);
    CHECK(room.lying("mailbox").size() == 26);
}
