#include "server/mail/post_room.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QFile>
#include <QJsonDocument>

using namespace mj;
using namespace mj::server;
using mj::test::KeepingSender;
using mj::test::PostRoom;

namespace {

Sent failing(Code code, int retryAfter = 0)
{
    Error e = error(code);
    e.retryAfterSeconds = retryAfter;
    return fail(e);
}

void queue(PostRoom &room, Outbox &outbox, const MailOrder &order)
{
    REQUIRE(room.store->commit({outbox.queued(order)}));
    outbox.wake();
}

// Waits until the outbox has tried `tries` times and written down how it went.
void awaitTries(const PostRoom &room, const KeepingSender &sender, qsizetype tries, qint64 due)
{
    REQUIRE(eventually([&] { return sender.tries() >= tries; }));
    REQUIRE(eventually([&] {
        const QList<Document> mails = room.lying();
        return mails.size() == 1 && mails.constFirst().fields.value(QLatin1String("notBefore")).toString() == toWire(room.clock.now().addSecs(due));
    }));
    CHECK(sender.tries() == tries);
}

} // namespace

TEST_CASE("a queued mail goes out in words and is gone from the store")
{
    PostRoom room;
    KeepingSender sender;
    Outbox outbox({*room.store, room.personal, sender, room.clock});
    outbox.start();
    queue(room, outbox, room.order());
    REQUIRE(eventually([&] { return room.lying().isEmpty(); }));
    REQUIRE(sender.sent().size() == 1);
    const Mail mail = sender.sent().constFirst();
    CHECK(mail.to == QStringLiteral("kim@example.org"));
    CHECK(mail.text.contains(QStringLiteral("048213")));
    CHECK(mail.id.startsWith(QStringLiteral("mail_")));
}

TEST_CASE("a mail that waits shows neither whom nor what")
{
    PostRoom room;
    KeepingSender sender;
    Outbox outbox({*room.store, room.personal, sender, room.clock});
    REQUIRE(room.store->commit({outbox.queued(room.order())}));
    const QByteArray json = QJsonDocument(room.lying().constFirst().fields).toJson();
    for (const char *secret : {"kim", "048213", "verify", "ko"})
        CHECK_FALSE(json.contains(secret));
}

TEST_CASE("kind none costs the same document and sends nothing")
{
    PostRoom room;
    KeepingSender sender;
    Outbox outbox({*room.store, room.personal, sender, room.clock});
    REQUIRE(room.store->commit({outbox.queued(room.order("none"))}));
    const QStringList fields = room.lying().constFirst().fields.keys();
    REQUIRE(room.store->commit({outbox.queued(room.order())}));
    for (const Document &mail : room.lying())
        CHECK(mail.fields.keys() == fields);
    outbox.start();
    REQUIRE(eventually([&] { return room.lying().isEmpty(); }));
    CHECK(sender.tries() == 1);
}

TEST_CASE("after a failure it waits 5 s, 30 s, 2 min, and once more just before the end")
{
    PostRoom room;
    KeepingSender sender;
    sender.answer([](const Mail &) { return failing(Code::Offline); });
    Outbox outbox({*room.store, room.personal, sender, room.clock});
    outbox.start();
    queue(room, outbox, room.order());
    awaitTries(room, sender, 1, 5);
    room.clock.advance(4);
    outbox.wake();
    room.clock.advance(1);
    outbox.wake();
    awaitTries(room, sender, 2, 30);
    room.clock.advance(30);
    outbox.wake();
    awaitTries(room, sender, 3, 120);
    room.clock.advance(120);
    outbox.wake();
    awaitTries(room, sender, 4, 570 - 155); // ten minutes more would be too late for the code
    room.clock.advance(570 - 155);
    sender.answer({});
    outbox.wake();
    REQUIRE(eventually([&] { return room.lying().isEmpty(); }));
    CHECK(sender.sent().size() == 1);
}

TEST_CASE("what the server asks for counts when it is longer")
{
    PostRoom room;
    KeepingSender sender;
    sender.answer([](const Mail &) { return failing(Code::Unavailable, 90); });
    Outbox outbox({*room.store, room.personal, sender, room.clock});
    outbox.start();
    queue(room, outbox, room.order());
    awaitTries(room, sender, 1, 90);
}

TEST_CASE("a mail refused for good is gone after one try")
{
    PostRoom room;
    KeepingSender sender;
    sender.answer([](const Mail &) { return failing(Code::InvalidField); });
    Outbox outbox({*room.store, room.personal, sender, room.clock});
    outbox.start();
    queue(room, outbox, room.order());
    REQUIRE(eventually([&] { return room.lying().isEmpty(); }));
    CHECK(sender.tries() == 1);
}

TEST_CASE("a mail that is of no use any more is removed unsent")
{
    PostRoom room;
    KeepingSender sender;
    Outbox outbox({*room.store, room.personal, sender, room.clock});
    REQUIRE(room.store->commit({outbox.queued(room.order())}));
    room.clock.advance(600);
    outbox.start();
    REQUIRE(eventually([&] { return room.lying().isEmpty(); }));
    CHECK(sender.tries() == 0);
}

TEST_CASE("a server that refuses us is left alone for five minutes, with every mail")
{
    PostRoom room;
    KeepingSender sender;
    sender.answer([](const Mail &) { return failing(Code::Forbidden); });
    Outbox outbox({*room.store, room.personal, sender, room.clock});
    outbox.start();
    queue(room, outbox, room.order());
    awaitTries(room, sender, 1, 300);
    sender.answer({});
    REQUIRE(room.store->commit({outbox.queued(room.order("verify_email", "lee@example.org"))}));
    room.clock.advance(299);
    outbox.wake();
    // The pause is of the mail server's account: a server that signs in otherwise takes what is due, one that signs in alike does not.
    KeepingSender other;
    KeepingSender alike;
    OutboxParts parts{*room.store, room.personal, other, room.clock};
    parts.queue = QStringLiteral("other");
    Outbox third({*room.store, room.personal, alike, room.clock});
    third.start();
    Outbox second(parts);
    second.start();
    REQUIRE(eventually([&] { return other.sent().size() == 1; }));
    second.stop();
    third.stop();
    CHECK(other.sent().constFirst().to == QStringLiteral("lee@example.org"));
    CHECK(alike.tries() == 0);
    CHECK(sender.tries() == 1);
    room.clock.advance(1);
    outbox.wake();
    REQUIRE(eventually([&] { return room.lying().isEmpty(); }));
    CHECK(sender.sent().size() == 1);
}

TEST_CASE("two servers over one store send each mail once")
{
    PostRoom room;
    const auto otherStore = std::move(SqliteDocuments::open(room.file("backend.sqlite")).value());
    KeepingSender senders[2];
    Outbox first({*room.store, room.personal, senders[0], room.clock});
    Outbox second({*otherStore, room.personal, senders[1], room.clock});
    QList<Write> writes;
    for (int i = 0; i < 60; ++i)
        writes.append(first.queued(room.order("verify_email", qPrintable(QStringLiteral("p%1@example.org").arg(i)))));
    REQUIRE(room.store->commit(writes));
    first.start();
    second.start();
    REQUIRE(eventually([&] { return room.lying().isEmpty(); }));
    QStringList receivers;
    for (const KeepingSender &sender : senders)
        for (const Mail &mail : sender.sent())
            receivers.append(mail.to);
    CHECK(receivers.size() == 60);
    CHECK(receivers.removeDuplicates() == 0);
}

TEST_CASE("a mail taken by a server that died goes out after its lease")
{
    PostRoom room;
    KeepingSender sender;
    Outbox outbox({*room.store, room.personal, sender, room.clock});
    REQUIRE(room.store->commit({outbox.queued(room.order())}));
    Document taken = room.lying().constFirst();
    QJsonObject fields = taken.fields; // as `lease` leaves it
    fields.insert(QStringLiteral("attempts"), 1);
    fields.insert(QStringLiteral("notBefore"), toWire(room.clock.now().addSecs(120)));
    REQUIRE(room.store->commit({Write::update(taken, fields)}));
    outbox.start();
    queue(room, outbox, room.order("verify_email", "lee@example.org"));
    REQUIRE(eventually([&] { return room.lying().size() == 1; }));
    CHECK(sender.tries() == 1);
    room.clock.advance(121);
    outbox.wake();
    REQUIRE(eventually([&] { return room.lying().isEmpty(); }));
    CHECK(sender.sent().size() == 2);
}

TEST_CASE("a restart goes on with what is queued, and finds what nobody woke it for")
{
    PostRoom room;
    KeepingSender sender;
    {
        Outbox outbox({*room.store, room.personal, sender, room.clock});
        REQUIRE(room.store->commit({outbox.queued(room.order())}));
    }
    Outbox outbox({*room.store, room.personal, sender, room.clock});
    outbox.start();
    REQUIRE(eventually([&] { return sender.sent().size() == 1; }));
    REQUIRE(room.store->commit({outbox.queued(room.order())}));
    REQUIRE(eventually([&] { return sender.sent().size() == 2; }));
    outbox.stop();
    outbox.start();
    queue(room, outbox, room.order());
    REQUIRE(eventually([&] { return sender.sent().size() == 3; }));
}
