#include "server/mail/result_room.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QJsonDocument>
#include <thread>

using namespace mj;
using namespace mj::server;
using namespace mj::test;
using State = MailStanding::State;

namespace {

Sent answered(Code code, int reply, const char *enhanced)
{
    return tl::unexpected<MailFailure>(MailFailure(error(code), reply, QLatin1String(enhanced)));
}

bool isState(const Outbox &outbox, State state)
{
    return outbox.standing() && outbox.standing()->state == state;
}

// Waits until the outbox has tried so often and written down that it waits.
void awaitPause(ResultRoom &room, KeepingSender &sender, qsizetype tries, qint64 seconds)
{
    room.outbox.wake();
    REQUIRE(eventually([&] { return sender.tries() == tries; }));
    REQUIRE(eventually([&] { return isState(room.outbox, State::Paused) && room.latest().until == room.clock.now().addSecs(seconds); }));
    CHECK(room.outbox.standing()->until == room.clock.now().addSecs(seconds));
    CHECK(room.latest().state == QStringLiteral("paused"));
    CHECK(room.lying().size() == 1);
}

} // namespace

TEST_CASE("a refused sign-in stops every mail until a restart, and says so to the member and the operator")
{
    for (const int reply : {535, 534, 530}) {
        INFO(reply);
        KeepingSender sender;
        sender.answer([reply](const Mail &) { return answered(Code::Forbidden, reply, "5.7.8"); });
        ResultRoom room(sender);
        room.outbox.start();
        room.queue(room.mail());
        REQUIRE(eventually([&] { return isState(room.outbox, State::Stopped) && room.latest().code == reply; }));
        CHECK(room.latest().state == QStringLiteral("paused"));
        CHECK(room.latest().attempts == 0); // none of its own fault
        CHECK(room.outbox.standing()->reply == reply);
        CHECK(room.outbox.standing()->enhanced == QStringLiteral("5.7.8"));
        CHECK(room.outbox.standing()->at == room.clock.now());

        room.clock.advance(2 * 24 * 3600);
        room.queue(room.mail("gen_2"));
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        CHECK(sender.tries() == 1); // however long it waits

        sender.answer({});
        room.outbox.start();
        REQUIRE(eventually([&] { return sender.sent().size() == 2; }));
        REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("sent") && room.latest("gen_2").state == QStringLiteral("sent"); }));
    }
}

TEST_CASE("other settings are not held up by what was said to the old ones")
{
    KeepingSender sender;
    sender.answer([](const Mail &) { return answered(Code::Forbidden, 535, "5.7.8"); });
    ResultRoom room(sender);
    room.outbox.start();
    room.queue(room.mail());
    REQUIRE(eventually([&] { return isState(room.outbox, State::Stopped); }));

    MailConfig config;
    config.server = QUrl(QStringLiteral("smtps://mail.example.com"));
    config.user = QStringLiteral("studio@example.com");
    config.password = QStringLiteral("old");
    const QString old = MailQueue::nameOf(config, room.personal);
    CHECK(MailQueue::nameOf(config, room.personal) == old);
    CHECK_FALSE(old.contains(QStringLiteral("studio")));
    config.password = QStringLiteral("new");
    CHECK(MailQueue::nameOf(config, room.personal) != old);

    KeepingSender other;
    OutboxParts parts = room.partsWith(other, 0);
    parts.queue = MailQueue::nameOf(config, room.personal);
    Outbox renewed(parts);
    renewed.start();
    REQUIRE(eventually([&] { return other.sent().size() == 1; }));
}

TEST_CASE("a full day's quota keeps the mails for a day")
{
    KeepingSender sender;
    sender.answer([](const Mail &) { return answered(Code::InvalidField, 550, "5.4.5"); });
    ResultRoom room(sender);
    room.outbox.start();
    room.queue(room.mail());
    awaitPause(room, sender, 1, 24 * 3600);
    sender.answer({});
    room.clock.advance(24 * 3600 - 1);
    room.outbox.wake();
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    CHECK(sender.tries() == 1);
    room.clock.advance(1);
    room.outbox.wake();
    REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("sent"); }));
    CHECK(sender.sent().constFirst().text.contains(QStringLiteral("2026년 11월 26일 10:00"))); // the link's day counts from now
}

TEST_CASE("a server that asks for patience gets 5, 10, 20 minutes and so on, up to 6 hours, and 5 again after a mail")
{
    KeepingSender sender;
    sender.answer([](const Mail &) { return answered(Code::Unavailable, 421, "4.7.0"); });
    ResultRoom room(sender);
    room.outbox.start();
    room.queue(room.mail());
    qsizetype tries = 0;
    for (const qint64 minutes : {5, 10, 20, 40, 80, 160, 320, 360, 360}) {
        awaitPause(room, sender, ++tries, minutes * 60);
        room.clock.advance(minutes * 60);
    }
    sender.answer({});
    room.outbox.wake();
    REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("sent"); }));
    CHECK(room.outbox.standing()->backOffs == 0);
    sender.answer([](const Mail &) { return answered(Code::Unavailable, 421, "4.3.0"); });
    room.queue(room.mail("gen_1"));
    awaitPause(room, sender, tries + 2, 300);
}

TEST_CASE("too many sign-ins: an hour of rest. A receiver that is busy: an hour for its mail alone")
{
    KeepingSender sender;
    sender.answer([](const Mail &) { return answered(Code::Unavailable, 454, "4.7.0"); });
    ResultRoom room(sender);
    room.outbox.start();
    room.queue(room.mail());
    awaitPause(room, sender, 1, 3600);
    room.clock.advance(3600);
    for (const int reply : {450, 452}) {
        sender.answer([reply](const Mail &mail) { return mail.to.startsWith(QStringLiteral("kim")) ? answered(Code::Unavailable, reply, "4.2.1") : Sent(); });
        room.outbox.wake();
        REQUIRE(eventually([&] { return room.latest().code == reply && room.latest().until == room.clock.now().addSecs(3600); }));
        CHECK(room.latest().state == QStringLiteral("waiting"));
        CHECK(isState(room.outbox, State::Open));
        const qsizetype sent = sender.sent().size();
        ResultMail other = room.mail("gen_2");
        other.address = QStringLiteral("lee@example.org");
        room.queue(other);
        REQUIRE(eventually([&] { return sender.sent().size() == sent + 1; }));
        room.clock.advance(3600);
    }
}

TEST_CASE("a mail taken for unwanted is given up, and somebody is told to look")
{
    KeepingSender sender;
    sender.answer([](const Mail &) { return answered(Code::InvalidField, 550, "5.7.1"); });
    ResultRoom room(sender);
    room.outbox.start();
    room.queue(room.mail());
    REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("failed"); }));
    CHECK(isState(room.outbox, State::Open));
    CHECK(room.outbox.standing()->reply == 550);
    CHECK(room.outbox.standing()->enhanced == QStringLiteral("5.7.1"));
}

TEST_CASE("the day's limit holds over several servers, the rest goes out the next day")
{
    KeepingSender sender;
    ResultRoom room(sender, 5);
    KeepingSender another;
    Outbox second(room.partsWith(another, 5));
    for (int i = 0; i < 12; ++i)
        room.queue(room.mail(qPrintable(QStringLiteral("gen_%1").arg(i))));
    room.outbox.start();
    second.start();
    const auto paused = [&] {
        qsizetype count = 0;
        for (const Document &delivery : room.lying("deliveries"))
            count += delivery.fields.value(QLatin1String("state")).toString() == QStringLiteral("paused") ? 1 : 0;
        return count;
    };
    REQUIRE(eventually([&] { return sender.sent().size() + another.sent().size() == 5 && paused() == 7; }));
    CHECK(sender.tries() + another.tries() == 5);
    CHECK(*room.outbox.sentToday() == 5);
    CHECK(isState(room.outbox, State::Open));
    room.clock.advance(23 * 3600 + 1); // 01:00 when it began
    room.outbox.wake();
    second.wake();
    REQUIRE(eventually([&] { return sender.sent().size() + another.sent().size() == 10 && paused() == 2; }));
    const auto allWait = [&] {
        for (const Document &mail : room.lying())
            if (mail.fields.value(QLatin1String("notBefore")).toString() <= toWire(room.clock.now().addSecs(3600)))
                return false; // being tried: its next day counts from when that is written down
        return true;
    };
    REQUIRE(eventually(allWait));
    room.clock.advance(24 * 3600);
    room.outbox.wake();
    REQUIRE(eventually([&] { return sender.sent().size() + another.sent().size() == 12 && room.lying().isEmpty(); }));
    CHECK(room.lying("mail_days").size() <= 2); // no day is kept for ever
}

TEST_CASE("pictures leave the last tenth of a day to account mails")
{
    KeepingSender sender;
    ResultRoom room(sender, 20);
    for (int i = 0; i < 20; ++i)
        room.queue(room.mail(qPrintable(QStringLiteral("gen_%1").arg(i))));
    room.outbox.start();
    REQUIRE(eventually([&] { return *room.outbox.sentToday() == 18 && sender.sent().size() == 18; }));
    for (int i = 0; i < 3; ++i)
        REQUIRE(room.store->commit({room.outbox.queued(room.order())}));
    room.outbox.wake();
    REQUIRE(eventually([&] { return sender.sent().size() == 20; }));
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    CHECK(sender.tries() == 20);
    CHECK(sender.sent().constLast().subject.contains(QStringLiteral("인증")));
}

TEST_CASE("what did not go out is not counted")
{
    KeepingSender sender;
    sender.answer([](const Mail &) { return answered(Code::InvalidField, 554, "5.6.0"); });
    ResultRoom room(sender, 20);
    room.outbox.start();
    room.queue(room.mail());
    REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("failed"); }));
    CHECK(*room.outbox.sentToday() == 0);
    sender.answer({});
    room.queue(room.mail("gen_2"));
    REQUIRE(eventually([&] { return room.latest("gen_2").state == QStringLiteral("sent"); }));
    CHECK(*room.outbox.sentToday() == 1);
}
