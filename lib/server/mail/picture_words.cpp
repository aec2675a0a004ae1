#include "server/mail/picture_words.h"

#include "base/clock.h"
#include "server/mail/mail_page.h"
#include "server/mail/mail_phrases.h"

#include <QJsonArray>

namespace mj::server {
namespace {

using Kind = MailBlock::Kind;

QString subjectOf(int count, bool english)
{
    if (!english)
        return QStringLiteral("MJ Studio 그림 %1장이 완성되었습니다").arg(count);
    return count == 1 ? QStringLiteral("Your MJ Studio picture is ready")
                      : QStringLiteral("Your %1 MJ Studio pictures are ready").arg(count);
}

QString newsOf(int count, bool english)
{
    if (!english)
        return QStringLiteral("요청하신 그림 %1장이 완성되었습니다. 앱의 갤러리에서 보실 수 있습니다.").arg(count);
    return count == 1 ? QStringLiteral("The picture you asked for is ready. You find it in the gallery of the app.")
                      : QStringLiteral("The %1 pictures you asked for are ready. You find them in the gallery of the app.").arg(count);
}

// What the law wants said wherever a picture leaves the service.
QString sourceOf(bool isFormula, int count, bool english)
{
    if (isFormula)
        return english ? QStringLiteral("Not AI: drawn by formula from your words.")
                       : QStringLiteral("AI가 아니라, 입력하신 글에 따라 수식으로 그린 그림입니다.");
    if (!english)
        return QStringLiteral("생성형 인공지능(AI)이 만든 그림입니다.");
    return count == 1 ? QStringLiteral("This picture was made by generative AI.")
                      : QStringLiteral("These pictures were made by generative AI.");
}

QString altOf(qsizetype number, int count, bool english)
{
    return english ? QStringLiteral("Picture %1 of %2").arg(number).arg(count) : QStringLiteral("그림 %1/%2").arg(number).arg(count);
}

QList<MailBlock> linkBlocks(const MailOrder &order, bool english)
{
    QList<MailBlock> blocks;
    for (const QJsonValue &link : order.facts.value(QLatin1String("links")).toArray())
        if (const QString safe = linkable(link.toString()); !safe.isEmpty())
            blocks.append({Kind::Link, safe});
    const QDateTime until = fromWire(order.facts.value(QLatin1String("linkUntil")).toString());
    if (blocks.isEmpty() || !until.isValid())
        return {};
    const QString time = koreanTime(until, english);
    blocks.prepend({Kind::Words, english ? QStringLiteral("Originals, for 24 hours, until %1:").arg(time)
                                         : QStringLiteral("원본 그림 받기(24시간 동안, %1까지):").arg(time)});
    return blocks;
}

QList<MailBlock> quoteBlocks(const MailOrder &order, bool english)
{
    const QString prompt = quotable(order.facts.value(QLatin1String("prompt")).toString());
    if (prompt.isEmpty())
        return {};
    return {{Kind::Words, english ? QStringLiteral("Your words:") : QStringLiteral("입력하신 글:")}, {Kind::Quote, prompt}};
}

QList<MailBlock> wayOutBlocks(const MailOrder &order, bool english)
{
    const QString oneClick = linkable(order.facts.value(QLatin1String("unsubscribe")).toString());
    if (oneClick.isEmpty())
        return {{Kind::Words, english ? QStringLiteral("You can switch these mails off in the app at any time, on the Privacy page.")
                                      : QStringLiteral("이 메일은 앱의 개인정보 화면에서 언제든지 끄실 수 있습니다.")}};
    return {{Kind::Words,
             english ? QStringLiteral("You can switch these mails off in the app at any time, on the Privacy page, or with this address:")
                     : QStringLiteral("이 메일은 앱의 개인정보 화면이나 아래 주소에서 언제든지 끄실 수 있습니다.")},
            {Kind::Link, oneClick}};
}

} // namespace

Mail pictureWords(const MailOrder &order, const QStringList &contentIds)
{
    const bool english = order.language == QLatin1String("en");
    const int count = std::max(1, order.facts.value(QLatin1String("count")).toInt());
    const bool isFormula = order.facts.value(QLatin1String("source")).toString() == QLatin1String("formula");
    QList<MailBlock> blocks{{Kind::Words, greeting(english)}, {Kind::Words, newsOf(count, english)}};
    for (qsizetype i = 0; i < contentIds.size(); ++i)
        blocks.append({Kind::Picture, altOf(i + 1, count, english), contentIds.at(i)});
    blocks.append({Kind::Words, sourceOf(isFormula, count, english)});
    blocks += linkBlocks(order, english);
    blocks += quoteBlocks(order, english);
    blocks += wayOutBlocks(order, english);
    blocks.append({Kind::Words, footer(english)});

    Mail mail;
    mail.to = order.to;
    mail.subject = subjectOf(count, english);
    mail.text = textPage(blocks);
    mail.html = htmlPage(blocks, english ? QStringLiteral("en") : QStringLiteral("ko"), mail.subject);
    const QString oneClick = linkable(order.facts.value(QLatin1String("unsubscribe")).toString());
    if (oneClick.startsWith(QLatin1String("https:"))) // one click means https; mail programs refuse anything else
        mail.unsubscribe = oneClick;
    return mail;
}

} // namespace mj::server
