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
constexpr qsizetype longestUrl = 900; // a header line ends at 998

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

QByteArray inLines(const QByteArray &bytes)
{
    const QByteArray encoded = bytes.toBase64();
    QByteArray lines;
    lines.reserve(encoded.size() + 2 * (encoded.size() / bodyLine + 1));
    for (qsizetype at = 0; at < encoded.size(); at += bodyLine)
        lines += encoded.mid(at, bodyLine) + "\r\n";
    return lines;
}

// A part of a mail, or all of one: its content headers, an empty line, its body.
struct Part {
    QList<QByteArray> headers;
    QByteArray body;

    QByteArray bytes() const { return headers.join("\r\n") + "\r\n\r\n" + body; }
};

Part textPart(const char *type, const QString &text)
{
    const QByteArray utf8 = QString(text).replace(QLatin1String("\n"), QLatin1String("\r\n")).toUtf8();
    return {{QByteArray("Content-Type: ") + type + "; charset=utf-8", "Content-Transfer-Encoding: base64"}, inLines(utf8)};
}

Part picturePart(const InlinePicture &picture, qsizetype number)
{
    const QByteArray name = "picture" + QByteArray::number(number) + ".jpg";
    return {{"Content-Type: image/jpeg; name=\"" + name + '"', "Content-Transfer-Encoding: base64",
             "Content-ID: <" + picture.contentId.toLatin1() + '>', "Content-Disposition: inline; filename=\"" + name + '"'},
            inLines(picture.jpeg)};
}

// The boundary has a character that base64 has not, so that no part can hold it.
Part multipart(const QByteArray &type, const QList<Part> &parts)
{
    const QByteArray boundary = "mj_" + randomBytes(12).toHex();
    QByteArray body;
    for (const Part &part : parts)
        body += "--" + boundary + "\r\n" + part.bytes();
    return {{"Content-Type: multipart/" + type + ";\r\n boundary=\"" + boundary + '"'}, body + "--" + boundary + "--\r\n"};
}

Part contentOf(const Mail &mail)
{
    Part text = textPart("text/plain", mail.text);
    if (mail.html.isEmpty())
        return text;
    Part either = multipart("alternative", {std::move(text), textPart("text/html", mail.html)});
    if (mail.pictures.isEmpty())
        return either;
    QList<Part> parts{std::move(either)};
    for (const InlinePicture &picture : mail.pictures)
        parts.append(picturePart(picture, parts.size()));
    return multipart("related; type=\"multipart/alternative\"", parts);
}

bool breaksItsLine(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

Result<void> checkHeaders(const Mail &mail)
{
    static const QRegularExpression urlEnds(QStringLiteral("[<>\\s,]"));
    static const QRegularExpression contentId(QStringLiteral("\\A[A-Za-z0-9._-]{1,60}@[A-Za-z0-9.-]{1,100}\\z"));
    if (breaksItsLine(mail.subject) || breaksItsLine(mail.id))
        return fail(Code::InvalidField, QStringLiteral("a header would break its line"), QStringLiteral("subject"));
    for (const InlinePicture &picture : mail.pictures)
        if (!contentId.match(picture.contentId).hasMatch())
            return fail(Code::InvalidField, QStringLiteral("not the content id of a picture"), QStringLiteral("pictures"));
    const bool oneClick = mail.unsubscribe.startsWith(QLatin1String("https://")) && isPlain(mail.unsubscribe) &&
                          mail.unsubscribe.size() <= longestUrl && !mail.unsubscribe.contains(urlEnds);
    if (!mail.unsubscribe.isEmpty() && !oneClick)
        return fail(Code::InvalidField, QStringLiteral("not an address to unsubscribe at"), QStringLiteral("unsubscribe"));
    return {};
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
    if (const Result<void> headers = checkHeaders(mail); !headers)
        return fail(headers);
    const QByteArray id = mail.id.isEmpty() ? randomBytes(16).toHex() : mail.id.toUtf8().toPercentEncoding();
    const Part content = contentOf(mail);
    QList<QByteArray> lines{"From: MJ Studio <" + *sender + '>',
                            "To: <" + *receiver + '>',
                            subjectLine(mail.subject),
                            dateLine(mail.at),
                            "Message-ID: <" + id + '@' + sender->mid(sender->lastIndexOf('@') + 1) + '>',
                            "MIME-Version: 1.0"};
    lines += content.headers;
    lines.append("Auto-Submitted: auto-generated"); // no holiday notice comes back
    if (!mail.unsubscribe.isEmpty())
        lines << "List-Unsubscribe: <" + mail.unsubscribe.toLatin1() + '>'
              << QByteArray("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    return lines.join("\r\n") + "\r\n\r\n" + content.body;
}

} // namespace mj::server
