#include "server/mail/mail_phrases.h"

#include <QLocale>

namespace mj::server {

QString greeting(bool english)
{
    return english ? QStringLiteral("Hello, this is MJ Studio.") : QStringLiteral("안녕하십니까, MJ Studio입니다.");
}

QString footer(bool english)
{
    return english ? QStringLiteral("MJ Studio\nQuestions, privacy officer: webmaster@imagefactory.co.kr")
                   : QStringLiteral("MJ Studio\n문의(개인정보 보호책임자): webmaster@imagefactory.co.kr");
}

// Korea has had one offset without summer time since 1988.
QString koreanTime(const QDateTime &time, bool english)
{
    constexpr int seoul = 9 * 60 * 60;
    const QDateTime local = time.toOffsetFromUtc(seoul);
    return english ? QLocale::c().toString(local, QStringLiteral("d MMMM yyyy, HH:mm")) + QStringLiteral(" (Korea Standard Time, UTC+9)")
                   : QLocale::c().toString(local, QStringLiteral("yyyy년 M월 d일 HH:mm")) + QStringLiteral(" (한국 표준시)");
}

} // namespace mj::server
