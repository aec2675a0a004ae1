#include "server/mail/result_room.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QJsonDocument>

using namespace mj;
using namespace mj::server;
using namespace mj::test;

namespace {

Sent answered(Code code, int reply, const char *enhanced)
{
    return tl::unexpected<MailFailure>(MailFailure(error(code), reply, QLatin1String(enhanced)));
}

const QString owner = QStringLiteral("acc_1");
const QString generation = QStringLiteral("gen_1");

} // namespace

TEST_CASE("a wanted mail goes out with its picture and its link, and its owner sees that it did")
{
    KeepingSender sender;
    ResultRoom room(sender);
    room.queue(room.mail());
    CHECK(room.latest().state == QStringLiteral("waiting"));
    CHECK(room.latest().address == QStringLiteral("kim@example.org"));
    room.outbox.start();
    REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("sent"); }));
    CHECK(room.lying().isEmpty());
    CHECK(room.latest().attempts == 1);
    CHECK(room.latest().at == room.clock.now());
    const Mail mail = sender.sent().constFirst();
    CHECK(mail.pictures.size() == 1);
    CHECK(mail.html.contains(QStringLiteral("cid:") + mail.pictures.constFirst().contentId));
    CHECK(mail.text.contains(QStringLiteral("https://pictures.example.com/p/pic_1?for=24h&once=1")));
    CHECK(mail.unsubscribe == QStringLiteral("https://studio.example.com/off?token=abc"));
}

TEST_CASE("whoever wants no mail leaves no document behind, and nobody is asked for a picture")
{
    KeepingSender sender;
    ResultRoom room(sender);
    ResultMail unwanted = room.mail();
    unwanted.wanted = false;
    CHECK(room.book.queued(unwanted).isEmpty());
    room.outbox.start();
    room.queue(unwanted);
    room.queue(room.mail("gen_2")); // shows that the outbox has looked
    REQUIRE(eventually([&] { return sender.tries() == 1; }));
    CHECK(room.book.of(owner, generation)->isEmpty());
    CHECK(room.lying("deliveries").size() == 1);
    CHECK(room.asked.size() == 1);
    CHECK(room.book.resend(owner, generation, QStringLiteral("kim@example.org"), QStringLiteral("ko")).error().code == Code::NotFound);
}

TEST_CASE("what lies in the store names nobody, quotes nothing and holds no picture")
{
    KeepingSender sender;
    ResultRoom room(sender);
    room.queue(room.mail("gen_1", QStringLiteral("moon over the sea")));
    REQUIRE(room.lying("deliveries").size() == 1);
    REQUIRE(room.lying("mails").size() == 1);
    for (const char *collection : {"deliveries", "mails"}) {
        const QByteArray json = QJsonDocument(room.lying(collection).constFirst().fields).toJson();
        for (const char *secret : {"kim", "example", "moon", "https", "token", "pic_1", "JFIF"})
            CHECK_FALSE(json.contains(secret));
        CHECK(json.size() < 2'500);
    }
}

TEST_CASE("the prompt does not outlive the mail")
{
    KeepingSender sender;
    ResultRoom room(sender);
    room.queue(room.mail("gen_1", QStringLiteral("moon over the sea")));
    const Document lying = room.lying("deliveries").constFirst();
    const QString facts = room.personal.reveal(lying.fields.value(QLatin1String("facts")).toString(), lying.id() + QStringLiteral("/facts")).value();
    CHECK(facts.contains(QStringLiteral("pic_1")));
    CHECK_FALSE(facts.contains(QStringLiteral("moon")));
}

TEST_CASE("only the owner sees a delivery, newest first, over several generations")
{
    KeepingSender sender;
    ResultRoom room(sender);
    room.queue(room.mail("gen_1"));
    room.clock.advance(1);
    room.queue(room.mail("gen_2"));
    CHECK(room.book.of(QStringLiteral("acc_2"), generation)->isEmpty());
    const QList<Delivery> both = room.book.of(owner, QStringList{generation, QStringLiteral("gen_2"), QStringLiteral("gen_3")}).value();
    REQUIRE(both.size() == 2);
    CHECK(both.at(0).generation == QStringLiteral("gen_2"));
    CHECK(room.book.resend(QStringLiteral("acc_2"), generation, QStringLiteral("lee@example.org"), QStringLiteral("ko")).error().code == Code::NotFound);
}

TEST_CASE("a mail is sent again to another address, without the prompt, and one that waits is replaced")
{
    KeepingSender sender;
    ResultRoom room(sender);
    room.queue(room.mail("gen_1", QStringLiteral("moon over the sea")));
    room.clock.advance(1);
    REQUIRE(room.book.resend(owner, generation, QStringLiteral("lee@example.net"), QStringLiteral("en")));
    QList<Delivery> all = room.book.of(owner, generation).value();
    REQUIRE(all.size() == 2);
    CHECK(all.at(0).state == QStringLiteral("waiting"));
    CHECK(all.at(0).address == QStringLiteral("lee@example.net"));
    CHECK(all.at(1).state == QStringLiteral("dropped"));
    room.outbox.start();
    REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("sent"); }));
    REQUIRE(sender.tries() == 1);
    const Mail mail = sender.sent().constFirst();
    CHECK(mail.to == QStringLiteral("lee@example.net"));
    CHECK(mail.subject == QStringLiteral("Your MJ Studio picture is ready"));
    CHECK(mail.pictures.size() == 1);
    CHECK_FALSE(mail.text.contains(QStringLiteral("moon")));

    room.clock.advance(60);
    REQUIRE(room.book.resend(owner, generation, QStringLiteral("kim@example.org"), QStringLiteral("ko")));
    REQUIRE(eventually([&] { return sender.sent().size() == 2; }));
    CHECK(sender.sent().constLast().to == QStringLiteral("kim@example.org"));
}

TEST_CASE("a mail is sent again at most five times a day, and to no broken address")
{
    KeepingSender sender;
    ResultRoom room(sender);
    room.queue(room.mail());
    for (int i = 0; i < 5; ++i)
        REQUIRE(room.book.resend(owner, generation, QStringLiteral("kim@example.org"), QStringLiteral("ko")));
    CHECK(room.book.resend(owner, generation, QStringLiteral("kim@example.org"), QStringLiteral("ko")).error().code == Code::TooManyRequests);
    CHECK(room.lying().size() == 1); // only the last one waits
    room.clock.advance(24 * 3600 + 1);
    for (const char *broken : {"", "kim", "kim@example.org\r\nBcc: lee@example.org", "kim@example.org,lee@example.org"}) {
        const Result<void> sent = room.book.resend(owner, generation, QLatin1String(broken), QStringLiteral("ko"));
        REQUIRE_FALSE(sent);
        CHECK(sent.error().code == Code::InvalidField);
        CHECK(sent.error().field == QStringLiteral("address"));
    }
    CHECK(room.book.resend(owner, generation, QStringLiteral("kim@example.org"), QStringLiteral("ko")));
}

TEST_CASE("an address that nobody has gets no more pictures until a mail reaches it")
{
    KeepingSender sender;
    sender.answer([](const Mail &) { return answered(Code::InvalidField, 550, "5.1.1"); });
    ResultRoom room(sender);
    room.outbox.start();
    room.queue(room.mail());
    REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("bounced"); }));
    CHECK(room.latest().code == 550);
    CHECK(room.latest().enhanced == QStringLiteral("5.1.1"));
    CHECK(room.lying().isEmpty());
    CHECK(room.book.resend(owner, generation, QStringLiteral("KIM@example.org"), QStringLiteral("ko")).error().field == QStringLiteral("address"));
    room.queue(room.mail("gen_2"));
    CHECK(room.latest("gen_2").state == QStringLiteral("bounced"));
    CHECK(room.lying().isEmpty());
    CHECK(room.book.resend(owner, generation, QStringLiteral("lee@example.org"), QStringLiteral("ko")));
    CHECK_FALSE(QJsonDocument(room.lying("bad_addresses").constFirst().fields).toJson().contains("kim"));

    REQUIRE(eventually([&] { return room.lying().isEmpty(); }));
    sender.answer({});
    REQUIRE(room.store->commit({room.outbox.queued(room.order())})); // a code that its owner asked for
    room.outbox.wake();
    REQUIRE(eventually([&] { return sender.sent().size() == 1; }));
    REQUIRE(eventually([&] { return room.lying("bad_addresses").size() == 1; })); // lee's is left
    CHECK(room.book.resend(owner, generation, QStringLiteral("kim@example.org"), QStringLiteral("ko")));
}

TEST_CASE("a mail too large goes out once more with links alone, and then no more")
{
    KeepingSender sender;
    sender.answer([](const Mail &mail) { return mail.pictures.isEmpty() ? Sent() : answered(Code::Forbidden, 552, "5.3.4"); });
    ResultRoom room(sender);
    room.outbox.start();
    room.queue(room.mail());
    REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("sent"); }));
    REQUIRE(sender.tries() == 2);
    CHECK(sender.sent().constFirst().html.count(QStringLiteral("<img")) == 0);
    CHECK(sender.sent().constFirst().text.contains(QStringLiteral("https://pictures.example.com/p/pic_1")));

    sender.answer([](const Mail &) { return answered(Code::InvalidField, 552, "5.3.4"); });
    room.queue(room.mail("gen_2"));
    REQUIRE(eventually([&] { return room.latest("gen_2").state == QStringLiteral("failed"); }));
    CHECK(sender.tries() == 4);
    CHECK(room.latest("gen_2").code == 552);
    CHECK(room.lying().isEmpty());
}

TEST_CASE("deleted pictures are not mailed, and what is forgotten leaves nothing")
{
    KeepingSender sender;
    ResultRoom room(sender);
    room.stored.clear();
    room.queue(room.mail());
    room.outbox.start();
    REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("dropped"); }));
    CHECK(sender.tries() == 0);
    room.outbox.stop();

    room.queue(room.mail("gen_2"));
    room.queue(room.mail("gen_3"));
    REQUIRE(room.book.forget(owner, QStringLiteral("gen_2")));
    CHECK(room.lying().size() == 1);
    CHECK(room.book.of(owner, QStringLiteral("gen_2"))->isEmpty());
    CHECK(room.latest("gen_3").state == QStringLiteral("waiting"));
    REQUIRE(room.book.forget(owner));
    CHECK(room.lying().isEmpty());
    CHECK(room.lying("deliveries").isEmpty());
}

TEST_CASE("a store of pictures that does not answer only delays the mail")
{
    KeepingSender sender;
    ResultRoom room(sender);
    room.stored.insert_or_assign(QStringLiteral("pic_1"), fail(Code::Unavailable));
    room.outbox.start();
    room.queue(room.mail());
    REQUIRE(eventually([&] { return room.latest().until == room.clock.now().addSecs(5); }));
    CHECK(room.latest().state == QStringLiteral("waiting"));
    CHECK(sender.tries() == 0);
    {
        const std::lock_guard lock(room.mutex);
        room.stored.insert_or_assign(QStringLiteral("pic_1"), paintedPng());
    }
    room.clock.advance(5);
    room.outbox.wake();
    REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("sent"); }));
    CHECK(sender.sent().constFirst().pictures.size() == 1);
}
