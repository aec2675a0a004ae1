#include "server/mail/peer_answers.h"

using namespace mj;
using namespace mj::server;
using namespace mj::test;

namespace {

constexpr auto node = SmtpPeer::Kind::Node;

QJsonObject withToken()
{
    QJsonObject settings = guarded("starttls");
    settings.insert(QStringLiteral("token"), QStringLiteral("ya29.right"));
    return settings;
}

} // namespace

TEST_CASE("smtp-server: every answer of the table has its effect")
{
    for (const PeerAnswer &answer : peerAnswers())
        checkAnswer(answer, node);
}

TEST_CASE("smtp-server: a mail arrives by STARTTLS and by implicit TLS, signed in with a password")
{
    for (const char *tls : {"starttls", "implicit"}) {
        INFO(tls);
        Post post(guarded(tls), node);
        REQUIRE(post.send());
        const QJsonObject parsed = post.delivered().value(QLatin1String("parsed")).toObject();
        CHECK(parsed.value(QLatin1String("subject")).toString() == QStringLiteral("인증 번호"));
        CHECK(parsed.value(QLatin1String("text")).toString() == QStringLiteral("안녕하십니까.\n.\n..123456\n"));
        CHECK(parsed.value(QLatin1String("contentType")).toString() == QStringLiteral("text/plain"));
        CHECK(post.sawSignIn());
        post.config.password = QStringLiteral("wrong");
        const Sent refused = post.send();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().reply == 535);
        CHECK(post.mails().size() == 1);
    }
}

TEST_CASE("smtp-server: XOAUTH2 signs in; a bad token is told by a challenge and stops the queue")
{
    Post post(withToken(), node);
    post.config.password.clear();
    post.config.oauthToken = QStringLiteral("ya29.right");
    REQUIRE(post.send());
    CHECK(post.mails().size() == 1);

    post.config.oauthToken = QStringLiteral("ya29.expired");
    SmtpSender sender(post.config, post.clock);
    ResultRoom room(sender);
    room.outbox.start();
    room.queue(room.mail());
    REQUIRE(eventually([&] { return room.outbox.standing()->state == MailStanding::State::Stopped && room.latest().code == 334; })); // libcurl does not wait for the 535
    CHECK(room.latest().state == QStringLiteral("paused"));
    CHECK(post.mails().size() == 1);
}

TEST_CASE("smtp-server: a certificate of an unknown authority or another name: no sign-in, no byte of the mail")
{
    for (const char *tls : {"starttls", "implicit"}) {
        INFO(tls);
        Post post(guarded(tls), node);
        const TestAuthority other(post.folder.filePath(QStringLiteral("other")), QStringLiteral("localhost"));
        post.config.caFile = other.caFile();
        Sent sent = post.send();
        REQUIRE_FALSE(sent);
        CHECK(sent.error().code == Code::TlsRejected);
        CHECK_FALSE(post.sawCommand());
        Post misnamed(guarded(tls), node, QStringLiteral("mail.example.com"));
        sent = misnamed.send();
        REQUIRE_FALSE(sent);
        CHECK(sent.error().code == Code::TlsRejected);
        CHECK_FALSE(misnamed.sawCommand());
        CHECK(post.mails().isEmpty());
        CHECK(misnamed.mails().isEmpty());
    }
}
