#include "server/mail/mail_page.h"

#include <QStringList>
#include <QUrl>

namespace mj::server {
namespace {

constexpr qsizetype mostCharacters = 4000;
constexpr qsizetype mostLines = 60;

// Joiners hold emoji and some scripts together; every other invisible character goes.
bool mayStand(char32_t character)
{
    constexpr char32_t nonJoiner = 0x200c;
    constexpr char32_t joiner = 0x200d;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Other_Format:
        return character == joiner || character == nonJoiner;
    default:
        return true;
    }
}

QString cleanLine(const QString &line)
{
    QString clean;
    for (const char32_t character : line.toUcs4())
        if (mayStand(character == U'\t' ? U' ' : character))
            clean += QString::fromUcs4(&character, 1);
    return clean.replace(QLatin1Char('\t'), QLatin1Char(' '));
}

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(QLatin1Char('\''), QLatin1String("&#39;"));
}

QString asText(const MailBlock &block)
{
    if (block.kind != MailBlock::Kind::Quote)
        return block.text;
    QStringList lines = block.text.split(QLatin1Char('\n'));
    for (QString &line : lines)
        line.prepend(QLatin1String("> "));
    return lines.join(QLatin1Char('\n'));
}

QString asHtml(const MailBlock &block)
{
    const QString text = escaped(block.text).replace(QLatin1Char('\n'), QLatin1String("<br>"));
    switch (block.kind) {
    case MailBlock::Kind::Link:
        return QStringLiteral("<p><a href=\"") + text + QStringLiteral("\">") + text + QStringLiteral("</a></p>");
    case MailBlock::Kind::Quote:
        return QStringLiteral("<blockquote>") + text + QStringLiteral("</blockquote>");
    case MailBlock::Kind::Picture:
        return QStringLiteral("<p><img src=\"cid:") + escaped(block.contentId) + QStringLiteral("\" alt=\"") + text +
               QStringLiteral("\" style=\"max-width:100%;height:auto\"></p>");
    case MailBlock::Kind::Words:
        break;
    }
    return QStringLiteral("<p>") + text + QStringLiteral("</p>");
}

} // namespace

QString quotable(const QString &text)
{
    QString lines = text.left(mostCharacters);
    lines.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    for (const char16_t end : {u'\r', u'\v', u'\f', u'\u0085', u'\u2028', u'\u2029'})
        lines.replace(QChar(end), QLatin1Char('\n'));
    QStringList kept;
    for (const QString &line : lines.split(QLatin1Char('\n')).mid(0, mostLines))
        kept.append(cleanLine(line));
    return kept.join(QLatin1Char('\n')).trimmed();
}

QString linkable(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const bool known = parsed.scheme() == QLatin1String("https") || parsed.scheme() == QLatin1String("http");
    if (!parsed.isValid() || !known || parsed.host().isEmpty() || !parsed.userInfo().isEmpty())
        return {};
    return QString::fromLatin1(parsed.toEncoded());
}

QString textPage(const QList<MailBlock> &blocks)
{
    QStringList parts;
    for (const MailBlock &block : blocks)
        if (block.kind != MailBlock::Kind::Picture)
            parts.append(asText(block));
    return parts.join(QStringLiteral("\n\n")) + QLatin1Char('\n');
}

QString htmlPage(const QList<MailBlock> &blocks, const QString &language, const QString &title)
{
    QString body;
    for (const MailBlock &block : blocks)
        body += asHtml(block) + QLatin1Char('\n');
    return QStringLiteral("<!DOCTYPE html>\n<html lang=\"") + escaped(language) +
           QStringLiteral("\"><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"><title>") + escaped(title) +
           QStringLiteral("</title></head>\n<body>\n") + body + QStringLiteral("</body></html>\n");
}

} // namespace mj::server
