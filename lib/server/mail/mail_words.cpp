#include "server/mail/mail_words.h"

#include "base/clock.h"
#include "server/mail/mail_phrases.h"
#include "server/mail/picture_words.h"

#include <QRegularExpression>
#include <QStringList>

namespace mj::server {
namespace {

struct Words {
    QString subject;
    QString what;
    QString otherwise; // what to do when it was somebody else
};

struct Kind {
    const char *name;
    Words korean;
    Words english;
};

// A device says its own name: nothing in it may read as an address to open or start a line.
QString harmless(const QString &text)
{
    static const QRegularExpression strange(QStringLiteral("[^\\p{L}\\p{N} ()_+'-]+"), QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression dotBetweenDigits(QStringLiteral("(?<=\\d)\\.(?=\\d)"));
    QString kept = text;
    kept.replace(dotBetweenDigits, QStringLiteral("\u0001"));
    QStringList parts = kept.split(QChar(u'\u0001'));
    for (QString &part : parts)
        part.replace(strange, QStringLiteral(" "));
    return parts.join(QLatin1Char('.')).simplified().left(60);
}

const QList<Kind> &kinds()
{
    static const QString ignoreKo = QStringLiteral("직접 요청하지 않으셨다면 이 메일을 무시하시면 됩니다. 번호를 다른 사람에게 알려 주지 마십시오.");
    static const QString ignoreEn = QStringLiteral("If you did not ask for this, ignore this mail. Do not tell the code to anybody.");
    static const QString guardKo = QStringLiteral("본인이 아니라면 지금 바로 앱에서 비밀번호를 바꾸고, 아래 주소로 알려 주시기 바랍니다.");
    static const QString guardEn = QStringLiteral("If this was not you, change your password in the app now and write to the address below.");
    static const QList<Kind> all{
        {"verify_email",
         {QStringLiteral("MJ Studio 이메일 인증 번호"), QStringLiteral("이메일 주소를 확인하기 위한 인증 번호입니다. 앱에 입력해 주시기 바랍니다."), ignoreKo},
         {QStringLiteral("Your MJ Studio verification code"), QStringLiteral("This code confirms your e-mail address. Type it into the app."), ignoreEn}},
        {"verify_new_email",
         {QStringLiteral("MJ Studio 새 이메일 인증 번호"), QStringLiteral("새 이메일 주소를 확인하기 위한 인증 번호입니다. 앱에 입력해 주시기 바랍니다."), ignoreKo},
         {QStringLiteral("Your MJ Studio code for a new address"), QStringLiteral("This code confirms your new e-mail address. Type it into the app."), ignoreEn}},
        {"reset_password",
         {QStringLiteral("MJ Studio 비밀번호 재설정 번호"), QStringLiteral("비밀번호를 다시 정하기 위한 인증 번호입니다. 앱에 입력해 주시기 바랍니다."), ignoreKo},
         {QStringLiteral("Your MJ Studio password reset code"), QStringLiteral("This code lets you set a new password. Type it into the app."), ignoreEn}},
        {"address_known",
         {QStringLiteral("MJ Studio 이메일 주소 안내"),
          QStringLiteral("이 이메일 주소를 쓰겠다는 요청이 있었으나, 이 주소로 가입된 계정이 이미 있습니다. 기존 계정으로 로그인하시거나 앱에서 비밀번호를 재설정하실 수 있습니다."),
          QStringLiteral("직접 요청하지 않으셨다면 하실 일은 없습니다. 계정은 바뀌지 않았습니다.")},
         {QStringLiteral("About your address at MJ Studio"),
          QStringLiteral("Somebody asked to use this e-mail address, but it already belongs to an account. You can sign in to that account, or reset its password in the app."),
          QStringLiteral("If it was not you, there is nothing to do. The account has not changed.")}},
        {"email_changed",
         {QStringLiteral("MJ Studio 이메일 주소 변경 안내"), QStringLiteral("계정의 이메일 주소가 변경되었습니다. 앞으로 이 주소로는 메일을 보내지 않습니다."),
          QStringLiteral("본인이 변경하지 않았다면 아래 주소로 바로 알려 주시기 바랍니다.")},
         {QStringLiteral("Your MJ Studio address was changed"), QStringLiteral("The e-mail address of your account was changed. Mails no longer go to this address."),
          QStringLiteral("If this was not you, write to the address below at once.")}},
        {"password_changed",
         {QStringLiteral("MJ Studio 비밀번호 변경 안내"), QStringLiteral("계정의 비밀번호가 변경되었으며, 다른 기기에서는 모두 로그아웃되었습니다."),
          QStringLiteral("본인이 변경하지 않았다면 앱에서 비밀번호를 바로 재설정하고, 아래 주소로 알려 주시기 바랍니다.")},
         {QStringLiteral("Your MJ Studio password was changed"), QStringLiteral("The password of your account was changed, and every other device was signed out."),
          QStringLiteral("If this was not you, reset your password in the app at once and write to the address below.")}},
        {"new_device",
         {QStringLiteral("MJ Studio 새 기기 로그인 안내"), QStringLiteral("새로운 기기에서 계정에 로그인했습니다."), guardKo},
         {QStringLiteral("A new device signed in to MJ Studio"), QStringLiteral("A new device signed in to your account."), guardEn}},
    };
    return all;
}

QStringList factLines(const MailOrder &order, bool english)
{
    const auto fact = [&](const char *name) { return order.facts.value(QLatin1String(name)).toString(); };
    QStringList lines;
    const auto add = [&](const QString &korean, const QString &inEnglish, const QString &value) {
        if (!value.isEmpty())
            lines.append((english ? inEnglish : korean) + QStringLiteral(": ") + value);
    };
    add(QStringLiteral("새 주소"), QStringLiteral("New address"), fact("newEmail").simplified());
    add(QStringLiteral("기기"), QStringLiteral("Device"), harmless(fact("device")));
    add(QStringLiteral("접속 주소"), QStringLiteral("Internet address"), fact("address").simplified());
    const QDateTime at = fromWire(fact("at"));
    add(QStringLiteral("일시"), QStringLiteral("Time"), at.isValid() ? koreanTime(at, english) : QString());
    return lines;
}

QString codeLines(const MailOrder &order, bool english)
{
    const QString until = koreanTime(order.until, english);
    return order.facts.value(QLatin1String("code")).toString() + QStringLiteral("\n\n") +
           (english ? QStringLiteral("It is valid for 10 minutes, until %1.").arg(until) : QStringLiteral("이 번호는 10분 동안, %1까지 쓸 수 있습니다.").arg(until));
}

} // namespace

Result<Mail> mailOf(const MailOrder &order)
{
    if (order.kind == QLatin1String("pictures_ready"))
        return pictureWords(order, {});
    const bool english = order.language == QLatin1String("en");
    for (const Kind &kind : kinds()) {
        if (order.kind != QLatin1String(kind.name))
            continue;
        const Words &words = english ? kind.english : kind.korean;
        QStringList parts{greeting(english), words.what};
        if (order.facts.contains(QLatin1String("code")))
            parts.append(codeLines(order, english));
        if (const QStringList facts = factLines(order, english); !facts.isEmpty())
            parts.append(facts.join(QLatin1Char('\n')));
        parts << words.otherwise << footer(english);
        Mail mail;
        mail.to = order.to;
        mail.subject = words.subject;
        mail.text = parts.join(QStringLiteral("\n\n")) + QLatin1Char('\n');
        return mail;
    }
    return fail(Code::InvalidField, QStringLiteral("a mail of a kind without words"), QStringLiteral("kind"));
}

} // namespace mj::server
