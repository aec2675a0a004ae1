#include "server/mail/mail_words.h"

#include "base/clock.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::server;

namespace {

const QDateTime start = QDateTime(QDate(2026, 11, 24), QTime(15, 2), Qt::UTC); // the 25th in Korea

MailOrder order(const char *kind, const char *language, const QJsonObject &facts = {})
{
    return {QLatin1String(kind), QStringLiteral("kim@example.org"), QLatin1String(language), facts, start.addSecs(600)};
}

QJsonObject code()
{
    return {{QStringLiteral("code"), QStringLiteral("048213")}};
}

bool isKorean(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Hangul; });
}

} // namespace

TEST_CASE("every kind has words in both languages, the way to the privacy officer, no link and nothing personal in its subject")
{
    for (const char *kind : {"verify_email", "verify_new_email", "reset_password", "address_known", "email_changed", "password_changed", "new_device"}) {
        for (const char *language : {"ko", "en"}) {
            INFO(kind << " " << language);
            const Result<Mail> mail = mailOf(order(kind, language, code()));
            REQUIRE(mail);
            CHECK(mail->to == QStringLiteral("kim@example.org"));
            CHECK(mail->subject.contains(QStringLiteral("MJ Studio")));
            CHECK(isKorean(mail->subject) == (*language == 'k'));
            CHECK(isKorean(mail->text) == (*language == 'k'));
            CHECK(mail->text.contains(QStringLiteral("webmaster@imagefactory.co.kr")));
            CHECK_FALSE(mail->subject.contains(QStringLiteral("048213")));
            for (const char *never : {"kim", "http", "www.", "!", "%1"})
                CHECK_FALSE((mail->subject + mail->text).contains(QLatin1String(never)));
        }
    }
}

TEST_CASE("a code stands on its own line and says in Korean time until when")
{
    for (const char *kind : {"verify_email", "verify_new_email", "reset_password"}) {
        const QString korean = mailOf(order(kind, "ko", code()))->text;
        CHECK(korean.split(QLatin1Char('\n')).contains(QStringLiteral("048213")));
        CHECK(korean.contains(QStringLiteral("10분 동안, 2026년 11월 25일 00:12 (한국 표준시)까지")));
        CHECK(korean.contains(QStringLiteral("요청하지 않으셨다면")));
        const QString english = mailOf(order(kind, "en", code()))->text;
        CHECK(english.split(QLatin1Char('\n')).contains(QStringLiteral("048213")));
        CHECK(english.contains(QStringLiteral("10 minutes, until 25 November 2026, 00:12 (Korea Standard Time, UTC+9)")));
        CHECK(english.contains(QStringLiteral("did not ask")));
    }
}

TEST_CASE("a new device is named with its address and time, and cannot speak for us")
{
    const QJsonObject facts{{QStringLiteral("device"), QStringLiteral("Kim's PC (Windows 11.0)\nVisit https://evil.example.com now!")},
                            {QStringLiteral("address"), QStringLiteral("203.0.113.7")},
                            {QStringLiteral("at"), toWire(start)}};
    const QString korean = mailOf(order("new_device", "ko", facts))->text;
    CHECK(korean.contains(QStringLiteral("기기: Kim's PC (Windows 11.0) Visit https evil example com now\n")));
    CHECK(korean.contains(QStringLiteral("접속 주소: 203.0.113.7\n")));
    CHECK(korean.contains(QStringLiteral("일시: 2026년 11월 25일 00:02 (한국 표준시)\n")));
    CHECK(mailOf(order("new_device", "en", facts))->text.contains(QStringLiteral("Time: 25 November 2026, 00:02 (Korea Standard Time, UTC+9)\n")));
}

TEST_CASE("the old address is told the masked new one")
{
    const QJsonObject facts{{QStringLiteral("newEmail"), QStringLiteral("l**@example.net")}};
    CHECK(mailOf(order("email_changed", "ko", facts))->text.contains(QStringLiteral("새 주소: l**@example.net\n")));
}

TEST_CASE("finished pictures have words in both languages, a notice of what made them, and nothing for sale")
{
    for (const char *language : {"ko", "en"}) {
        const Result<Mail> mail = mailOf(order("pictures_ready", language, {{QStringLiteral("count"), 3}, {QStringLiteral("prompt"), QStringLiteral("secret words")}}));
        REQUIRE(mail);
        CHECK(isKorean(mail->subject) == (*language == 'k'));
        CHECK(mail->subject.contains(QStringLiteral("MJ Studio")));
        CHECK(mail->subject.contains(QLatin1Char('3')));
        CHECK_FALSE(mail->subject.contains(QStringLiteral("secret")));
        CHECK(mail->text.contains(QStringLiteral("> secret words")));
        CHECK(mail->text.contains(QStringLiteral("AI")));
        CHECK(mail->text.contains(QStringLiteral("webmaster@imagefactory.co.kr")));
        for (const char *never : {"kim", "http", "www.", "!", "%1", "point", "포인트", "할인"})
            CHECK_FALSE((mail->subject + mail->text).contains(QString::fromUtf8(never)));
    }
}

TEST_CASE("an unknown language is Korean, an unknown kind no mail")
{
    CHECK(isKorean(mailOf(order("verify_email", "", code()))->text));
    for (const char *kind : {"none", "", "news"}) {
        REQUIRE_FALSE(mailOf(order(kind, "ko")));
        CHECK(mailOf(order(kind, "ko")).error().code == Code::InvalidField);
    }
}
