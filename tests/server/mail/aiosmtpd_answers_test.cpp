#include "server/mail/peer_answers.h"

using namespace mj;
using namespace mj::server;
using namespace mj::test;

namespace {

QStringList said; // in this test's process
QtMessageHandler before = nullptr;

void hear(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    said.append(text);
    before(type, context, text);
}

} // namespace

TEST_CASE("aiosmtpd: every answer of the table has its effect, and no log line repeats its words")
{
    before = qInstallMessageHandler(hear);
    for (const PeerAnswer &answer : peerAnswers())
        checkAnswer(answer, SmtpPeer::Kind::Aiosmtpd);
    qInstallMessageHandler(before);
    CHECK(said.size() >= peerAnswers().size());
    for (const QString &line : said)
        for (const char *word : {"example", "kim", "studio@", "password", "limit exceeded", "pic_1", "gen_1"})
            CHECK_FALSE(line.contains(QLatin1String(word)));
}

TEST_CASE("aiosmtpd: an answer of several lines counts by its codes")
{
    checkAnswer({"DATA", "550 5.4.5 Daily\r\n550 5.4.5 limit", "paused", MailStanding::State::Paused, 86'400, 1}, SmtpPeer::Kind::Aiosmtpd);
    Post post(answering("RCPT", "550-5.1.1 The address you tried\r\n550-5.1.1 does not exist\r\n550 5.1.1 see the manual"));
    const Sent sent = post.send();
    REQUIRE_FALSE(sent);
    CHECK(sent.error().reply == 550);
    CHECK(sent.error().enhanced == QStringLiteral("5.1.1"));
}

TEST_CASE("aiosmtpd: a picture too large for the server goes out as a link, by STARTTLS and by implicit TLS")
{
    for (const char *tls : {"starttls", "implicit"}) {
        INFO(tls);
        QJsonObject settings = guarded(tls);
        settings.insert(QStringLiteral("size"), 6'000);
        Post post(settings);
        SmtpSender sender(post.config, post.clock);
        ResultRoom room(sender);
        room.stored.insert_or_assign(QStringLiteral("pic_1"), paintedPng(1024));
        room.outbox.start();
        room.queue(room.mail());
        REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("sent"); }));
        REQUIRE(post.mails().size() == 1);
        const QByteArray data = post.delivered().value(QLatin1String("data")).toString().toUtf8();
        CHECK(data.contains("multipart/alternative"));
        CHECK_FALSE(data.contains("image/jpeg"));
    }
}
