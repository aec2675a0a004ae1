#include "server/mail/mail_page.h"
#include "server/mail/post.h"
#include "server/mail/result_room.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QSet>

using namespace mj;
using namespace mj::server;
using namespace mj::test;

namespace {

constexpr auto node = SmtpPeer::Kind::Node;
constexpr int asked = 200;

const QList<QString> headerTricks{
    QStringLiteral("Bcc: victim@example.net"),
    QStringLiteral("To: victim@example.net"),
    QStringLiteral("Subject: changed"),
    QStringLiteral("Content-Type: text/html\r\n\r\n<b>own body</b>"),
    QStringLiteral("X-Priority: 1\r\nReply-To: victim@example.net"),
    QStringLiteral(".\r\nMAIL FROM:<evil@example.net>\r\nRCPT TO:<victim@example.net>\r\nDATA\r\nSubject: second"),
    QStringLiteral("--mj_\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"x.exe\"\r\n\r\nMZ"),
    QStringLiteral("=?UTF-8?B?DQpCY2M6IHZpY3RpbUBleGFtcGxlLm5ldA==?="),
    QStringLiteral("%0d%0aBcc: victim@example.net"),
    QStringLiteral("List-Unsubscribe: <https://evil.example.net>"),
};

const QList<QString> tagTricks{
    QStringLiteral("<script>alert(1)</script>"),
    QStringLiteral("<img src=x onerror=alert(1)>"),
    QStringLiteral("</blockquote></body></html><iframe src=\"https://evil.example.net\"></iframe>"),
    QStringLiteral("<svg/onload=alert(1)>"),
    QStringLiteral("<a href=\"javascript:alert(1)\">open</a>"),
    QStringLiteral("<style>*{display:none}</style><form action=https://evil.example.net><input name=q></form>"),
    QStringLiteral("<!--<b>--><![CDATA[<u>]]><?php echo 1 ?>"),
    QStringLiteral("&lt;script&gt;&#60;b&#62;&#x3c;i&#x3e;"),
    QStringLiteral("\"><meta http-equiv=refresh content='0;url=https://evil.example.net'>"),
    QStringLiteral("<<b>b</b>' onmouseover='alert(1)' x=`<object data=x>`"),
};

// 200 different ones: ten tricks, each behind another of twenty line ends, signs and words that may let it out.
QStringList twoHundred(const QList<QString> &tricks)
{
    const QStringList before{QStringLiteral("\r\n"),   QStringLiteral("\n"),           QStringLiteral("\r"),        QStringLiteral("moon\r\n\r\n"), QStringLiteral("달\n"),
                             QStringLiteral("\u2028"), QStringLiteral("\u0085"),       QStringLiteral("\v"),        QStringLiteral("\f"),           QStringLiteral("a\u0001\r\n"),
                             QStringLiteral("\u202e"), QStringLiteral("\uFF1C\r\n "),  QStringLiteral("\r\n\t"),    QStringLiteral("\"'>"),         QStringLiteral("' \""),
                             QStringLiteral("&"),      QStringLiteral("sea, moon; \r\n"), QStringLiteral("\U0001F600\r\n"), QStringLiteral("-->"),   QStringLiteral("]]>\r\n")};
    QStringList all;
    for (const QString &start : before)
        for (const QString &trick : tricks)
            all.append(start + trick + QStringLiteral(" #%1").arg(all.size()));
    return all;
}

struct Mailed {
    explicit Mailed(const QStringList &prompts) : post(guarded("starttls"), node), sender(post.config, post.clock), room(sender)
    {
        for (qsizetype i = 0; i < prompts.size(); ++i)
            room.queue(room.mail(qPrintable(QStringLiteral("gen_%1").arg(i)), prompts.at(i)));
        room.outbox.start();
        const auto isDone = [&] {
            (void)post.peer->events(); // else the server stops at a full pipe
            return room.lying().isEmpty();
        };
        REQUIRE(eventually(isDone, 200'000));
        room.outbox.stop();
        for (const QJsonObject &mail : post.mails()) {
            CHECK(mail.value(QLatin1String("from")).toString() == QStringLiteral("studio@example.com"));
            CHECK(mail.value(QLatin1String("to")).toArray() == QJsonArray{QStringLiteral("kim@example.org")});
            parsed.append(mail.value(QLatin1String("parsed")).toObject());
        }
        REQUIRE(parsed.size() == prompts.size());
    }

    Post post;
    SmtpSender sender;
    ResultRoom room;
    QList<QJsonObject> parsed;
};

QString text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

// As it stands in the text part: the whole of it, a quote of its own.
QString quoted(const QString &prompt)
{
    return QStringLiteral("\n\n> ") + quotable(prompt).replace(QLatin1Char('\n'), QStringLiteral("\n> ")) + QStringLiteral("\n\n");
}

// Every prompt arrived, quoted, in one of the mails.
void checkAllArrived(const QStringList &sent, const QList<QJsonObject> &parsed)
{
    QSet<int> missing;
    for (int i = 0; i < sent.size(); ++i)
        missing.insert(i);
    for (const QJsonObject &mail : parsed)
        for (const int i : QSet<int>(missing))
            if (text(mail, "text").contains(quoted(sent.at(i))))
                missing.remove(i);
    CHECK(missing.isEmpty());
}

void checkTag(const QString &name, const QJsonObject &attributes)
{
    static const QHash<QString, QStringList> listed{
        {QStringLiteral("html"), {QStringLiteral("lang")}},
        {QStringLiteral("head"), {}},
        {QStringLiteral("meta"), {QStringLiteral("charset"), QStringLiteral("name"), QStringLiteral("content")}},
        {QStringLiteral("title"), {}},
        {QStringLiteral("body"), {}},
        {QStringLiteral("p"), {}},
        {QStringLiteral("br"), {}},
        {QStringLiteral("blockquote"), {}},
        {QStringLiteral("a"), {QStringLiteral("href")}},
        {QStringLiteral("img"), {QStringLiteral("src"), QStringLiteral("alt"), QStringLiteral("style")}},
    };
    INFO(name.toStdString());
    CHECK(listed.contains(name));
    for (const QString &attribute : attributes.keys())
        CHECK(listed.value(name).contains(attribute));
    if (name == QLatin1String("a"))
        CHECK((text(attributes, "href").startsWith(QStringLiteral("https://pictures.example.com/")) ||
               text(attributes, "href").startsWith(QStringLiteral("https://studio.example.com/"))));
    if (name == QLatin1String("img"))
        CHECK(text(attributes, "src").startsWith(QStringLiteral("cid:img_")));
}

} // namespace

TEST_CASE("200 prompts that would add headers, parts or mails add none")
{
    const QStringList sent = twoHundred(headerTricks);
    REQUIRE(sent.size() == asked);
    const Mailed mailed(sent);
    const QJsonArray headers{QStringLiteral("from"),         QStringLiteral("to"),           QStringLiteral("subject"),        QStringLiteral("date"),
                             QStringLiteral("message-id"),   QStringLiteral("mime-version"), QStringLiteral("content-type"),   QStringLiteral("auto-submitted"),
                             QStringLiteral("list-unsubscribe"), QStringLiteral("list-unsubscribe-post")};
    QSet<QString> ids;
    for (const QJsonObject &mail : mailed.parsed) {
        CHECK(mail.value(QLatin1String("headers")).toArray() == headers);
        CHECK(text(mail, "subject") == QStringLiteral("MJ Studio 그림 1장이 완성되었습니다"));
        CHECK(mail.value(QLatin1String("attachments")).toArray().size() == 1);
        ids.insert(text(mail, "messageId"));
    }
    CHECK(ids.size() == asked);
    checkAllArrived(sent, mailed.parsed);
}

TEST_CASE("200 prompts that would add tags, links or scripts add none")
{
    const QStringList sent = twoHundred(tagTricks);
    REQUIRE(sent.size() == asked);
    const Mailed mailed(sent);
    for (const QJsonObject &mail : mailed.parsed) {
        QHash<QString, int> counts;
        for (const QJsonValue &tag : mail.value(QLatin1String("tags")).toArray()) {
            checkTag(tag[QLatin1String("name")].toString(), tag[QLatin1String("attributes")].toObject());
            ++counts[tag[QLatin1String("name")].toString()];
        }
        CHECK(counts.value(QStringLiteral("img")) == 1);
        CHECK(counts.value(QStringLiteral("a")) == 2);
        CHECK(counts.value(QStringLiteral("blockquote")) == 1);
        CHECK(counts.value(QStringLiteral("meta")) == 2);
        CHECK(counts.value(QStringLiteral("body")) == 1);
    }
    checkAllArrived(sent, mailed.parsed);
}

TEST_CASE("another program reads the picture as inline and related, the notice, and both ways out of such mails")
{
    Post post(guarded("implicit"), node);
    SmtpSender sender(post.config, post.clock);
    ResultRoom room(sender);
    room.stored.insert_or_assign(QStringLiteral("pic_1"), paintedPng(1400));
    room.outbox.start();
    room.queue(room.mail());
    REQUIRE(eventually([&] { return room.latest().state == QStringLiteral("sent"); }));
    const QJsonObject mail = post.delivered().value(QLatin1String("parsed")).toObject();
    CHECK(text(mail, "contentType") == QStringLiteral("multipart/related"));
    CHECK(mail.value(QLatin1String("listUnsubscribe")).toArray() == QJsonArray{QStringLiteral("List-Unsubscribe: <https://studio.example.com/off?token=abc>")});
    CHECK(mail.value(QLatin1String("listUnsubscribePost")).toArray() == QJsonArray{QStringLiteral("List-Unsubscribe-Post: List-Unsubscribe=One-Click")});
    CHECK(mail.value(QLatin1String("autoSubmitted")).toArray() == QJsonArray{QStringLiteral("Auto-Submitted: auto-generated")});
    CHECK(text(mail, "messageId").startsWith(QStringLiteral("<mail_")));
    CHECK(text(mail, "messageId").endsWith(QStringLiteral("@example.com>")));
    for (const char *part : {"text", "html"})
        CHECK(text(mail, part).contains(QStringLiteral("생성형 인공지능(AI)이 만든 그림입니다")));
    REQUIRE(mail.value(QLatin1String("attachments")).toArray().size() == 1);
    const QJsonObject picture = mail.value(QLatin1String("attachments")).toArray().at(0).toObject();
    CHECK(text(picture, "contentType") == QStringLiteral("image/jpeg"));
    CHECK(text(picture, "disposition") == QStringLiteral("inline"));
    CHECK(picture.value(QLatin1String("related")).toBool());
    CHECK(text(mail, "html").contains(QStringLiteral("<img src=\"cid:%1\"").arg(text(picture, "cid"))));
    CHECK(picture.value(QLatin1String("bytes")).toInt() > 1'000);
    CHECK(picture.value(QLatin1String("bytes")).toInt() <= 1'000'000);
}
