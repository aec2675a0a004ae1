#pragma once
#include "server/mail/post.h"
#include "server/mail/result_room.h"
#include "support/catch.h"
#include "support/service_client.h"

namespace mj::test {

// One answer of a real mail server, and what has to come of it for a result mail on its way through the real outbox.
struct PeerAnswer {
    const char *command;
    const char *reply;
    const char *state; // as the member sees it
    server::MailStanding::State standing;
    qint64 seconds; // until it goes on; 0: not known
    qsizetype left; // mails that wait
};

inline const QList<PeerAnswer> &peerAnswers()
{
    using State = server::MailStanding::State;
    static const QList<PeerAnswer> all{
        {"AUTH", "535 5.7.8 Username and Password not accepted for studio@example.com", "paused", State::Stopped, 0, 1},
        {"AUTH", "534 5.7.9 Application-specific password required", "paused", State::Stopped, 0, 1},
        {"MAIL", "530 5.7.0 Authentication Required", "paused", State::Stopped, 0, 1},
        {"DATA", "550 5.4.5 Daily user sending limit exceeded", "paused", State::Paused, 86'400, 1},
        {"RCPT", "550 5.4.5 Daily user sending limit exceeded", "paused", State::Paused, 86'400, 1},
        {"MAIL", "550 5.4.5 Daily user sending limit exceeded", "paused", State::Paused, 86'400, 1},
        {"MAIL", "421 4.7.0 Try again later, closing connection", "paused", State::Paused, 300, 1},
        {"DATA", "421 4.3.0 Temporary System Problem", "paused", State::Paused, 300, 1},
        {"DATA", "421 4.7.28 unusual rate of mail", "paused", State::Paused, 300, 1},
        {"RCPT", "450 4.2.1 kim@example.org gets mail too fast", "waiting", State::Open, 3600, 1},
        {"RCPT", "452 4.2.1 kim@example.org gets mail too fast", "waiting", State::Open, 3600, 1},
        {"AUTH", "454 4.7.0 Too many login attempts", "paused", State::Paused, 3600, 1},
        {"RCPT", "550 5.1.1 kim@example.org: no such user", "bounced", State::Open, 0, 0},
        {"DATA", "552 5.3.4 Message too large", "failed", State::Open, 0, 0}, // without its picture as well
        {"DATA", "550 5.7.1 kim@example.org: looks like unsolicited mail", "failed", State::Open, 0, 0},
        {"DATA", "554 5.6.0 Malformed", "failed", State::Open, 0, 0},
    };
    return all;
}

inline void checkAnswer(const PeerAnswer &answer, SmtpPeer::Kind kind)
{
    INFO(answer.command << " -> " << answer.reply);
    Post post(answering(answer.command, answer.reply), kind);
    server::SmtpSender sender(post.config, post.clock);
    ResultRoom room(sender);
    room.outbox.start();
    room.queue(room.mail());
    const QByteArray reply(answer.reply);
    REQUIRE(eventually([&] { return room.latest().code == reply.left(3).toInt() && room.latest().state == QLatin1String(answer.state); }));
    const server::Delivery seen = room.latest();
    CHECK(seen.enhanced == QString::fromLatin1(reply.mid(4, reply.indexOf(' ', 4) - 4)));
    CHECK(room.outbox.standing()->state == answer.standing);
    CHECK(seen.until == (answer.seconds ? room.clock.now().addSecs(answer.seconds) : QDateTime()));
    CHECK(room.lying().size() == answer.left);
    room.outbox.stop();
    int tries = 0;
    for (const QJsonObject &event : post.peer->events())
        tries += event.value(QLatin1String("command")).toString() == QLatin1String("AUTH") ? 1 : 0;
    CHECK(tries <= 2); // two: another way to sign in, or once more without the picture
    CHECK(post.mails().isEmpty());
}

} // namespace mj::test
