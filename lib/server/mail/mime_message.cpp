#include "server/mail/mime_message.h"

#include "crypto/random.h"

#include <QLocale>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace mj::server {
namespace {

constexpr qsizetype encodedWordBytes = 39; // of UTF-8: "Subject: =?UTF-8?B?" + 52 + "?=" stays within 76
constexpr qsizetype bodyLine = 76;

bool isPlain(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

QByteArray encodedWord(const QByteArray &utf8)
{
    return "=?UTF-8?B?" + utf8.toBase64() + "?=";
}

// RFC 2047: words of whole characters, each on a line of its own.
QByteArray subjectLine(const QString &subject)
{
    if (isPlain(subject) && subject.size() <= 60 && !subject.contains(QLatin1String("=?")))
        return "Subject: " + subject.toLatin1();
    QList<QByteArray> words;
    QByteArray word;
    for (const char32_t character : subject.toUcs4()) {
        const QByteArray utf8 = QString::fromUcs4(&character, 1).toUtf8();
        if (word.size() + utf8.size() > encodedWordBytes) {
            words.append(encodedWord(word));
            word.clear();
        }
        word += utf8;
    }
    words.append(encodedWord(word));
    return "Subject: " + words.join("\r\n ");
}

QByteArray dateLine(const QDateTime &at)
{
    const QDateTime utc = (at.isValid() ? at : QDateTime::currentDateTimeUtc()).toUTC();
    return "Date: " + QLocale::c().toString(utc, QStringLiteral("ddd, d MMM yyyy HH:mm:ss")).toLatin1() + " +0000";
}

QByteArray body(const QString &text)
{
    const QByteArray encoded = QString(text).replace(QLatin1String("\n"), QLatin1String("\r\n")).toUtf8().toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < encoded.size(); at += bodyLine)
        lines += encoded.mid(at, bodyLine) + "\r\n";
    return lines;
}

bool breaksItsLine(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

} // namespace

Result<QByteArray> mailAddress(const QString &address)
{
    static const QRegularExpression form(QStringLiteral("\\A[!-~]{1,64}@[^\\s\\x00-\\x1f\\x7f@,;<>\"()\\[\\]\\\\:]{1,253}\\z"));
    static const QRegularExpression special(QStringLiteral("[\",;:<>()\\[\\]\\\\]"));
    const QString local = address.section(QLatin1Char('@'), 0, -2);
    const QByteArray domain = QUrl::toAce(address.section(QLatin1Char('@'), -1).normalized(QString::NormalizationForm_C));
    if (!form.match(address).hasMatch() || special.match(local).hasMatch() || local.contains(QLatin1Char('@')) || domain.isEmpty())
        return fail(Code::InvalidField, QStringLiteral("not an address a mail can go to"), QStringLiteral("to"));
    return local.toLatin1() + '@' + domain;
}

Result<QByteArray> mimeMessage(const Mail &mail, const QString &from)
{
    const Result<QByteArray> sender = mailAddress(from);
    const Result<QByteArray> receiver = mailAddress(mail.to);
    if (!sender || !receiver)
        return fail(sender ? receiver : sender);
    if (breaksItsLine(mail.subject) || breaksItsLine(mail.id))
        return fail(Code::InvalidField, QStringLiteral("a header would break its line"), QStringLiteral("subject"));
    const QByteArray id = mail.id.isEmpty() ? randomBytes(16).toHex() : mail.id.toUtf8().toPercentEncoding();
    const QList<QByteArray> lines{"From: MJ Studio <" + *sender + '>',
                                  "To: <" + *receiver + '>',
                                  subjectLine(mail.subject),
                                  dateLine(mail.at),
                                  "Message-ID: <" + id + '@' + sender->mid(sender->lastIndexOf('@') + 1) + '>',
                                  "MIME-Version: 1.0",
                                  "Content-Type: text/plain; charset=utf-8",
                                  "Content-Transfer-Encoding: base64",
                                  "Auto-Submitted: auto-generated", // no holiday notice comes back
                                  {}};
    return lines.join("\r\n") + "\r\n" + body(mail.text);
}

} // namespace mj::server
