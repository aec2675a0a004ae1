#include "server/mail/smtp_sender.h"

#include "server/http/raw_server.h"
#include "server/mail/post.h"
#include "support/catch.h"

#include <chrono>
#include <thread>

using namespace mj;
using namespace mj::server;
using namespace mj::test;
using std::chrono::steady_clock;

namespace {

Code codeOf(const Sent &sent)
{
    REQUIRE_FALSE(sent);
    return sent.error().code;
}

} // namespace

TEST_CASE("a mail arrives by STARTTLS and by implicit TLS, signed in, whole")
{
    for (const char *tls : {"starttls", "implicit"}) {
        INFO(tls);
        Post post(guarded(tls));
        const Sent sent = post.send();
        INFO((sent ? QString() : sent.error().detail));
        REQUIRE(sent);
        const QJsonObject mail = post.delivered();
        CHECK(mail.value(QLatin1String("from")).toString() == QStringLiteral("studio@example.com"));
        CHECK(mail.value(QLatin1String("to")).toArray() == QJsonArray{QStringLiteral("kim@example.org")});
        const QByteArray data = mail.value(QLatin1String("data")).toString().toUtf8();
        CHECK(data.contains("From: MJ Studio <studio@example.com>\r\n"));
        CHECK(data.contains("Date: Tue, 24 Nov 2026 01:00:00 +0000\r\n"));
        const QByteArray body = QByteArray::fromBase64(data.mid(data.indexOf("\r\n\r\n") + 4));
        CHECK(QString::fromUtf8(body) == QStringLiteral("안녕하십니까.\r\n.\r\n..123456\r\n"));
        CHECK(post.peer->events().constFirst().value(QLatin1String("ehlo")).toString() == QStringLiteral("example.com")); // not this machine's name
    }
}

TEST_CASE("a wrong password or user stops everything, and no mail goes out")
{
    Post post(guarded("starttls"));
    post.config.password = QStringLiteral("wrong");
    CHECK(codeOf(post.send()) == Code::Forbidden);
    CHECK(post.delivered().isEmpty());
    CHECK(post.sawSignIn());
}

TEST_CASE("XOAUTH2 signs in with a token")
{
    QJsonObject settings = guarded("starttls");
    settings.insert(QStringLiteral("token"), QStringLiteral("ya29.right"));
    Post post(settings);
    post.config.password.clear();
    post.config.oauthToken = QStringLiteral("ya29.right");
    CHECK(post.send());
    CHECK_FALSE(post.delivered().isEmpty());
    post.config.oauthToken = QStringLiteral("ya29.wrong");
    CHECK(codeOf(post.send()) == Code::Forbidden);
}

TEST_CASE("without a user the mail goes out unsigned, over TLS all the same")
{
    Post post({{QStringLiteral("tls"), QStringLiteral("starttls")}});
    CHECK(post.send());
    CHECK_FALSE(post.sawSignIn());
}

TEST_CASE("an authority nobody knows, and a name that is another's, are refused before a password is sent")
{
    for (const char *tls : {"starttls", "implicit"}) {
        Post post(guarded(tls));
        post.config.caFile.clear(); // the system's authorities have never heard of it
        CHECK(codeOf(post.send()) == Code::TlsRejected);
        const TestAuthority other(post.folder.filePath(QStringLiteral("other")), QStringLiteral("localhost"));
        post.config.caFile = other.caFile();
        CHECK(codeOf(post.send()) == Code::TlsRejected);
        CHECK_FALSE(post.sawSignIn());

        Post misnamed(guarded(tls), SmtpPeer::Kind::Aiosmtpd, QStringLiteral("mail.example.com"));
        CHECK(codeOf(misnamed.send()) == Code::TlsRejected);
        CHECK_FALSE(misnamed.sawSignIn());
    }
}

TEST_CASE("a server without STARTTLS is left before a word of it")
{
    QJsonObject settings = guarded("none");
    Post post(settings);
    CHECK(codeOf(post.send()) == Code::TlsRejected);
    CHECK_FALSE(post.sawSignIn());
    for (const QJsonObject &event : post.peer->events())
        CHECK_FALSE(event.contains(QLatin1String("command")));
}

TEST_CASE("the server's answers become what the outbox goes by")
{
    const struct {
        const char *command;
        const char *reply;
        Code code;
    } table[] = {
        {"MAIL", "421 4.3.2 closing", Code::Unavailable},      {"RCPT", "450 4.2.1 busy", Code::Unavailable},
        {"RCPT", "451 4.3.0 try later", Code::Unavailable},    {"RCPT", "452 4.2.2 full", Code::Unavailable},
        {"RCPT", "550 5.1.1 no such user", Code::InvalidField}, {"RCPT", "553 5.1.3 bad name", Code::InvalidField},
        {"DATA", "554 5.7.1 refused", Code::InvalidField},     {"DATA", "451 4.3.0 try later", Code::Unavailable},
        {"MAIL", "550 5.7.1 not from you", Code::Forbidden},   {"MAIL", "530 5.7.0 sign in first", Code::Forbidden},
        {"AUTH", "454 4.7.0 try later", Code::Unavailable},    {"AUTH", "534 5.7.9 app password needed", Code::Forbidden},
        {"AUTH", "535 5.7.8 wrong", Code::Forbidden},
    };
    for (const auto &row : table) {
        INFO(row.command << " -> " << row.reply);
        Post post(answering(row.command, row.reply));
        const Sent sent = post.send();
        REQUIRE_FALSE(sent);
        INFO(sent.error().detail);
        CHECK(sent.error().code == row.code);
        CHECK_FALSE(sent.error().detail.contains(QLatin1String("example"))); // goes to a log
    }
}

TEST_CASE("what must never be tried is not tried")
{
    FakeClock clock;
    MailConfig config;
    config.from = QStringLiteral("studio@example.com");
    const Mail mail{{}, QStringLiteral("kim@example.org"), QStringLiteral("s"), QStringLiteral("t"), {}};
    for (const char *server : {"http://localhost:1", "localhost:25", "", "file:///etc/passwd"}) {
        config.server = QUrl(QLatin1String(server));
        CHECK(codeOf(SmtpSender(config, clock).send(mail)) == Code::Forbidden);
    }
    config.server = QUrl(QStringLiteral("smtps://localhost:1"));
    Mail broken = mail;
    broken.to = QStringLiteral("kim@example.org>\r\nRCPT TO:<lee@example.org");
    CHECK(codeOf(SmtpSender(config, clock).send(broken)) == Code::InvalidField);
    CHECK(codeOf(SmtpSender(config, clock).send(mail)) == Code::Offline);
}

TEST_CASE("a server that says nothing is given up, at once when told to stop")
{
    const RawServer silent([](RawPeer &peer) { peer.awaitLeave(); });
    FakeClock clock;
    MailConfig config;
    config.server = QUrl(QStringLiteral("smtp://127.0.0.1:%1").arg(silent.url().port()));
    config.from = QStringLiteral("studio@example.com");
    const Mail mail{{}, QStringLiteral("kim@example.org"), QStringLiteral("s"), QStringLiteral("t"), {}};
    SmtpSender sender(config, clock);
    const auto since = steady_clock::now();
    CHECK(codeOf(sender.send(mail)) == Code::Timeout);
    CHECK(steady_clock::now() - since < std::chrono::seconds(13));

    std::thread stopper([&] {
        while (silent.connections() < 2)
            std::this_thread::yield();
        sender.stop();
    });
    const auto again = steady_clock::now();
    CHECK(codeOf(sender.send(mail)) == Code::Canceled);
    CHECK(steady_clock::now() - again < std::chrono::seconds(3));
    stopper.join();
}
