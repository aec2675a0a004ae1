#include "server/mail/picture_mail.h"

#include "imaging/picture_header.h"
#include "server/mail/mail_page.h"
#include "server/mail/result_room.h"
#include "support/catch.h"

#include <QJsonArray>

using namespace mj;
using namespace mj::server;
using namespace mj::test;

namespace {

MailOrder order(const char *language = "ko", int count = 2)
{
    QJsonArray pictures;
    for (int i = 1; i <= count; ++i)
        pictures.append(QStringLiteral("pic_%1").arg(i));
    return {QStringLiteral("pictures_ready"),
            QStringLiteral("kim@example.org"),
            QLatin1String(language),
            {{QStringLiteral("count"), count},
             {QStringLiteral("source"), QStringLiteral("ai")},
             {QStringLiteral("pictures"), pictures},
             {QStringLiteral("unsubscribe"), QStringLiteral("https://studio.example.com/off?token=abc")},
             {QStringLiteral("prompt"), QStringLiteral("달 <b>& 바다</b>\n\"두 번째\" 줄")}},
            {}};
}

PictureSources sources()
{
    return {[](const QString &) -> Result<QByteArray> { return paintedPng(); },
            [](const QString &id) -> Result<QString> { return QStringLiteral("https://pictures.example.com/%1?a=1&b=2").arg(id); }};
}

} // namespace

TEST_CASE("the mail says how many, what made them, until when the links hold and how to be rid of such mails")
{
    const FakeClock clock; // 2026-11-24 10:00 in Korea
    const Mail korean = pictureMail(order(), sources(), clock, true).value();
    CHECK(korean.subject == QStringLiteral("MJ Studio 그림 2장이 완성되었습니다"));
    for (const char *said : {"그림 2장이 완성되었습니다", "생성형 인공지능(AI)이 만든 그림입니다", "24시간 동안, 2026년 11월 25일 10:00 (한국 표준시)까지",
                             "https://pictures.example.com/pic_1?a=1&b=2\n", "https://pictures.example.com/pic_2?a=1&b=2\n", "개인정보 화면",
                             "https://studio.example.com/off?token=abc\n", "webmaster@imagefactory.co.kr", "> 달 <b>& 바다</b>\n> \"두 번째\" 줄\n"})
        CHECK(korean.text.contains(QString::fromUtf8(said)));
    const Mail english = pictureMail(order("en", 1), sources(), clock, true).value();
    CHECK(english.subject == QStringLiteral("Your MJ Studio picture is ready"));
    for (const char *said : {"This picture was made by generative AI.", "for 24 hours, until 25 November 2026, 10:00 (Korea Standard Time, UTC+9)", "Privacy page"})
        CHECK(english.text.contains(QLatin1String(said)));
}

TEST_CASE("HTML and text say the same, escaped, with each picture where its content id is")
{
    const FakeClock clock;
    const Mail mail = pictureMail(order(), sources(), clock, true).value();
    REQUIRE(mail.pictures.size() == 2);
    CHECK(mail.pictures.at(0).contentId != mail.pictures.at(1).contentId);
    for (const InlinePicture &picture : mail.pictures) {
        CHECK(mail.html.count(QStringLiteral("<img src=\"cid:%1\"").arg(picture.contentId)) == 1);
        CHECK(readPictureHeader(picture.jpeg)->format == PictureFormat::Jpeg);
        CHECK_FALSE(picture.jpeg.contains("words inside the file"));
    }
    CHECK(mail.html.contains(QStringLiteral("<blockquote>달 &lt;b&gt;&amp; 바다&lt;/b&gt;<br>&quot;두 번째&quot; 줄</blockquote>")));
    CHECK(mail.html.contains(QStringLiteral("<a href=\"https://pictures.example.com/pic_1?a=1&amp;b=2\">")));
    CHECK(mail.html.contains(QStringLiteral("생성형 인공지능(AI)이 만든 그림입니다")));
    CHECK(mail.html.contains(QStringLiteral("<html lang=\"ko\">")));
    CHECK_FALSE(mail.html.contains(QStringLiteral("<script")));
    CHECK_FALSE(mail.subject.contains(QStringLiteral("달")));
}

TEST_CASE("what was drawn by formula is not called AI")
{
    MailOrder formula = order("en", 1);
    formula.facts.insert(QStringLiteral("source"), QStringLiteral("formula"));
    const Mail english = pictureMail(formula, sources(), FakeClock(), true).value();
    CHECK(english.text.contains(QStringLiteral("Not AI: drawn by formula")));
    CHECK_FALSE(english.text.contains(QStringLiteral("generative")));
    formula.language = QStringLiteral("ko");
    CHECK(pictureMail(formula, sources(), FakeClock(), true)->html.contains(QStringLiteral("AI가 아니라")));
}

TEST_CASE("the label is written into every preview, and without its label none is shown")
{
    PictureSources labelling = sources();
    labelling.label = [](const QByteArray &jpeg, const QString &source) -> Result<QByteArray> { return jpeg + "label:" + source.toUtf8(); };
    const Mail mail = pictureMail(order(), labelling, FakeClock(), true).value();
    REQUIRE(mail.pictures.size() == 2);
    for (const InlinePicture &picture : mail.pictures)
        CHECK(picture.jpeg.endsWith("label:ai"));
    labelling.label = [](const QByteArray &, const QString &) -> Result<QByteArray> { return fail(Code::Corrupt); };
    CHECK(pictureMail(order(), labelling, FakeClock(), true)->pictures.isEmpty());
}

TEST_CASE("four pictures are shown, every one is linked; broken and deleted ones are left out")
{
    const Mail many = pictureMail(order("ko", 6), sources(), FakeClock(), true).value();
    CHECK(many.pictures.size() == 4);
    CHECK(many.text.count(QStringLiteral("https://pictures.example.com/pic_")) == 6);

    PictureSources some = sources();
    some.picture = [](const QString &id) -> Result<QByteArray> {
        return id == QStringLiteral("pic_1") ? Result<QByteArray>("no picture at all") : id == QStringLiteral("pic_2") ? paintedPng() : Result<QByteArray>(fail(Code::NotFound));
    };
    CHECK(pictureMail(order("ko", 3), some, FakeClock(), true)->pictures.size() == 1);
    some.picture = [](const QString &) -> Result<QByteArray> { return fail(Code::NotFound); };
    CHECK(pictureMail(order(), some, FakeClock(), true).error().code == Code::NotFound);
    some.picture = [](const QString &) -> Result<QByteArray> { return fail(Code::Storage); };
    CHECK(pictureMail(order(), some, FakeClock(), true).error().code == Code::Storage);
}

TEST_CASE("without sources, or when told to be light, the mail is words and links alone")
{
    CHECK(pictureMail(order(), sources(), FakeClock(), false)->pictures.isEmpty());
    MailOrder plain = order();
    plain.facts.remove(QStringLiteral("unsubscribe"));
    const Mail mail = pictureMail(plain, {}, FakeClock(), true).value();
    CHECK(mail.pictures.isEmpty());
    CHECK_FALSE(mail.html.contains(QStringLiteral("<img")));
    CHECK_FALSE(mail.text.contains(QStringLiteral("http")));
    CHECK(mail.unsubscribe.isEmpty());
    CHECK(mail.text.contains(QStringLiteral("개인정보 화면에서 언제든지")));
}

TEST_CASE("links of an order are used while they live")
{
    const FakeClock clock;
    MailOrder linked = order();
    linked.facts.insert(QStringLiteral("links"), QJsonArray{QStringLiteral("https://a.example.com/1"), QStringLiteral("javascript:alert(1)"), QStringLiteral("https://u:p@example.com/"), 7});
    linked.facts.insert(QStringLiteral("linkUntil"), toWire(clock.now().addSecs(60)));
    const Mail mail = pictureMail(linked, {}, clock, true).value();
    CHECK(mail.text.contains(QStringLiteral("https://a.example.com/1")));
    CHECK_FALSE(mail.html.contains(QStringLiteral("javascript")));
    CHECK_FALSE(mail.html.contains(QStringLiteral("u:p@")));
    linked.facts.insert(QStringLiteral("linkUntil"), toWire(clock.now()));
    CHECK_FALSE(pictureMail(linked, {}, clock, true)->text.contains(QStringLiteral("a.example.com")));
}

TEST_CASE("one click is promised for https alone")
{
    MailOrder local = order();
    for (const char *no : {"http://127.0.0.1:8000/off", "mailto:a@example.org", "https://", "/off", ""}) {
        local.facts.insert(QStringLiteral("unsubscribe"), QLatin1String(no));
        CHECK(pictureMail(local, {}, FakeClock(), true)->unsubscribe.isEmpty());
    }
}

TEST_CASE("a quote keeps words, lines and joined emoji, and loses what hides or turns text")
{
    CHECK(quotable(QStringLiteral("a\tb\r\nc\rd\u2028e")) == QStringLiteral("a b\nc\nd\ne"));
    CHECK(quotable(QString(QStringLiteral("a") + QChar(u'\0') + QStringLiteral("\u202Eb\u2066c\u200B\uFEFF\u0007"))) == QStringLiteral("abc"));
    const QString family = QStringLiteral("👩‍👩‍👧 가나다");
    CHECK(quotable(family) == family);
    CHECK(quotable(QStringLiteral("가").repeated(9'000)).size() == 4'000);
    CHECK(quotable(QStringLiteral("a\n").repeated(500)).count(QLatin1Char('\n')) == 59);
    CHECK(quotable(QStringLiteral("  \n ")).isEmpty());
}
