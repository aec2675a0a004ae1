#include "server/mail/mime_message.h"

#include "support/catch.h"

using namespace mj;
using namespace mj::server;

namespace {

const QString sender = QStringLiteral("studio@example.com");

Mail plain()
{
    return {QStringLiteral("mail_abc"), QStringLiteral("kim@example.org"), QStringLiteral("Your code"), QStringLiteral("Hello\n\n123456\n"),
            QDateTime(QDate(2026, 11, 24), QTime(1, 2, 3), Qt::UTC)};
}

// What another program reads: the encoded words of RFC 2047 put together again.
QString decodedSubject(const QByteArray &message)
{
    const qsizetype from = message.indexOf("Subject: ") + 9;
    const QByteArray folded = message.mid(from, message.indexOf("\r\nDate") - from);
    QString subject;
    for (const QByteArray &word : folded.split('\n'))
        subject += QString::fromUtf8(QByteArray::fromBase64(word.trimmed().mid(10).chopped(2)));
    return subject;
}

} // namespace

TEST_CASE("a plain mail, byte by byte")
{
    const Result<QByteArray> message = mimeMessage(plain(), sender);
    REQUIRE(message);
    CHECK(*message == "From: MJ Studio <studio@example.com>\r\nTo: <kim@example.org>\r\nSubject: Your code\r\n"
                      "Date: Tue, 24 Nov 2026 01:02:03 +0000\r\nMessage-ID: <mail_abc@example.com>\r\nMIME-Version: 1.0\r\n"
                      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n" +
                          QByteArray("Hello\r\n\r\n123456\r\n").toBase64() + "\r\n");
}

TEST_CASE("Korean subjects come back as they were, in lines of at most 76")
{
    for (const int times : {1, 3, 10, 40}) {
        Mail mail = plain();
        mail.subject = QStringLiteral("MJ Studio 이메일 인증 번호 😀 ").repeated(times);
        mail.text = QStringLiteral("안녕하십니까, MJ Studio입니다.\n").repeated(50);
        const Result<QByteArray> message = mimeMessage(mail, sender);
        REQUIRE(message);
        CHECK(decodedSubject(*message) == mail.subject);
        for (const QByteArray &line : message->split('\n')) {
            CHECK(line.size() <= 77); // with its CR
            CHECK(std::all_of(line.begin(), line.end(), [](char c) { return c > 0; }));
        }
        CHECK(message->count('\n') == message->count("\r\n"));
        CHECK(QString::fromUtf8(QByteArray::fromBase64(message->mid(message->indexOf("\r\n\r\n")))).remove(QLatin1Char('\r')) == mail.text);
    }
}

TEST_CASE("a subject that looks encoded is encoded")
{
    Mail mail = plain();
    mail.subject = QStringLiteral("=?UTF-8?B?WA==?=");
    CHECK(decodedSubject(*mimeMessage(mail, sender)) == mail.subject);
}

TEST_CASE("no header can be broken out of")
{
    for (const QString &bad : {QStringLiteral("a\r\nBcc: lee@example.org"), QStringLiteral("a\nb"), QStringLiteral("a\rb"), QString(QStringLiteral("a") + QChar(u'\0'))}) {
        Mail mail = plain();
        mail.subject = bad;
        REQUIRE_FALSE(mimeMessage(mail, sender));
        CHECK(mimeMessage(mail, sender).error().code == Code::InvalidField);
        mail = plain();
        mail.id = bad;
        CHECK_FALSE(mimeMessage(mail, sender));
        mail = plain();
        mail.to = bad + QStringLiteral("@example.org");
        CHECK_FALSE(mimeMessage(mail, sender));
        CHECK_FALSE(mimeMessage(plain(), QStringLiteral("studio@") + bad));
    }
}

TEST_CASE("an address is one address, an international domain in its wire form")
{
    CHECK(*mailAddress(QStringLiteral("kim@example.org")) == "kim@example.org");
    CHECK(mailAddress(QStringLiteral("kim+tag@예시.kr")).value_or(QByteArray()).startsWith("kim+tag@xn--"));
    for (const char *bad : {"", "kim", "@example.org", "kim@", "kim@a b.org", "kim@example.org,lee@example.org", "<kim@example.org>", "k im@example.org",
                            "kim@example.org\n", "kim@exam@ple.org", "kim@[127.0.0.1]", "\"kim\"@example.org"})
        CHECK_FALSE(mailAddress(QLatin1String(bad)));
    CHECK_FALSE(mailAddress(QStringLiteral("김@example.org")));
}

TEST_CASE("a mail without an id gets a random one each time")
{
    Mail mail = plain();
    mail.id.clear();
    CHECK(*mimeMessage(mail, sender) != *mimeMessage(mail, sender));
}

TEST_CASE("with HTML both forms go out, with pictures inside one related whole")
{
    Mail mail = plain();
    mail.html = QStringLiteral("<p>Hello</p>\n");
    const QByteArray both = mimeMessage(mail, sender).value();
    CHECK(both.contains("Content-Type: multipart/alternative;\r\n boundary=\"mj_"));
    CHECK(both.indexOf("Content-Type: text/plain") < both.indexOf("Content-Type: text/html"));
    CHECK(both.contains(QByteArray("<p>Hello</p>\r\n").toBase64()));
    CHECK_FALSE(both.contains("multipart/related"));

    mail.pictures = {{QStringLiteral("img_a@mjstudio"), QByteArray(100'000, 'x')}, {QStringLiteral("img_b@mjstudio"), "y"}};
    mail.unsubscribe = QStringLiteral("https://studio.example.com/off?token=abc");
    const QByteArray whole = mimeMessage(mail, sender).value();
    CHECK(whole.contains("Content-Type: multipart/related; type=\"multipart/alternative\";\r\n boundary=\"mj_"));
    CHECK(whole.contains("Content-ID: <img_a@mjstudio>\r\nContent-Disposition: inline; filename=\"picture1.jpg\"\r\n"));
    CHECK(whole.contains("Content-ID: <img_b@mjstudio>\r\nContent-Disposition: inline; filename=\"picture2.jpg\"\r\n"));
    CHECK(whole.contains("\r\nList-Unsubscribe: <https://studio.example.com/off?token=abc>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    CHECK(whole.contains("\r\nAuto-Submitted: auto-generated\r\n"));
    CHECK(whole.contains("\r\nMessage-ID: <mail_abc@example.com>\r\n"));
    for (const QByteArray &line : whole.split('\n'))
        CHECK(line.size() <= 80);
    CHECK(whole.count('\n') == whole.count("\r\n"));
}

TEST_CASE("content ids and the address to unsubscribe at cannot break out either")
{
    for (const char *bad : {"", "img", "img@a>\r\nBcc: lee@example.org", "im g@a", "<img@a>", "img@a b"}) {
        Mail mail = plain();
        mail.html = QStringLiteral("<p></p>");
        mail.pictures = {{QLatin1String(bad), "x"}};
        REQUIRE_FALSE(mimeMessage(mail, sender));
        CHECK(mimeMessage(mail, sender).error().field == QStringLiteral("pictures"));
    }
    for (const QString &bad : {QStringLiteral("http://a.example.com"), QStringLiteral("https://a>\r\nBcc: lee@example.org"), QStringLiteral("https://a b"),
                               QStringLiteral("https://a,b"), QStringLiteral("https://가"), QStringLiteral("https://") + QStringLiteral("a").repeated(1000)}) {
        Mail mail = plain();
        mail.unsubscribe = bad;
        REQUIRE_FALSE(mimeMessage(mail, sender));
        CHECK(mimeMessage(mail, sender).error().field == QStringLiteral("unsubscribe"));
    }
}
