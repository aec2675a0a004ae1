#include "server/mail/switch_page.h"

#include "crypto/random.h"

#include <QFile>

namespace mj::server {
namespace {

struct Words {
    QString title;
    QString text;
    QString deed; // of a button; empty: none
};

Words wordsOf(SwitchPage::Say say, bool english)
{
    switch (say) {
    case SwitchPage::Say::Ask:
        return english ? Words{QStringLiteral("Switch off mails with pictures?"),
                               QStringLiteral("Finished pictures will stay in the gallery of the app and no longer come by mail. You can switch the mails on "
                                              "again in the app, on the Privacy page."),
                               QStringLiteral("Switch off")}
                       : Words{QStringLiteral("그림 메일을 끌까요?"),
                               QStringLiteral("완성된 그림은 앱의 갤러리에 그대로 있고 메일로는 더 이상 보내지 않습니다. 앱의 개인정보 화면에서 언제든지 다시 켤 수 있습니다."),
                               QStringLiteral("끄기")};
    case SwitchPage::Say::Off:
        return english ? Words{QStringLiteral("Mails with pictures are switched off"),
                               QStringLiteral("None will be sent any more, nor those that were waiting. Your pictures are in the gallery of the app; there, on the "
                                              "Privacy page, you can switch the mails on again."),
                               {}}
                       : Words{QStringLiteral("그림 메일을 껐습니다"),
                               QStringLiteral("기다리던 메일까지 더 이상 보내지 않습니다. 그림은 앱의 갤러리에 있습니다. 다시 받으시려면 앱의 개인정보 화면에서 켜세요."),
                               {}};
    case SwitchPage::Say::LinkTooOld:
        return english ? Words{QStringLiteral("This link is no longer valid"),
                               QStringLiteral("Links to pictures are good for 24 hours. Open the gallery of the app to see the picture, or have the mail sent again "
                                              "from the queue on the Create page."),
                               {}}
                       : Words{QStringLiteral("이 링크는 더 이상 쓸 수 없습니다"),
                               QStringLiteral("그림 링크는 24시간 동안만 열립니다. 앱의 갤러리에서 그림을 보시거나, 만들기 화면의 대기열에서 메일을 다시 보내세요."),
                               {}};
    case SwitchPage::Say::NobodysLink:
        break;
    }
    return english ? Words{QStringLiteral("This link belongs to no account"),
                           QStringLiteral("It may have been cut when it was copied; open it from the mail itself. You can also switch the mails off in the app, on the "
                                          "Privacy page."),
                           {}}
                   : Words{QStringLiteral("어느 계정의 링크도 아닙니다"),
                           QStringLiteral("복사하면서 잘렸을 수 있으니 메일에서 바로 열어 보세요. 앱의 개인정보 화면에서도 메일을 끌 수 있습니다."),
                           {}};
}

} // namespace

http::Reply SwitchPage::show(Say say, bool english)
{
    QFile file(QStringLiteral(":/mj/server/mail/switch_page.html"));
    QByteArray html = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const Words words = wordsOf(say, english);
    const QByteArray nonce = randomBytes(16).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QByteArray form = words.deed.isEmpty() ? QByteArray() : "<form method=\"post\"><button>" + words.deed.toHtmlEscaped().toUtf8() + "</button></form>";
    html.replace("@NONCE@", nonce).replace("@LANG@", english ? "en" : "ko").replace("@FORM@", form);
    html.replace("@TITLE@", words.title.toHtmlEscaped().toUtf8()).replace("@TEXT@", words.text.toHtmlEscaped().toUtf8());
    http::Reply reply = http::Reply::html(html, say == Say::Ask || say == Say::Off ? 200 : 404);
    reply.headers = {{"Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; style-src 'nonce-" + nonce + '\''},
                     {"Referrer-Policy", "no-referrer"}}; // the address is a key
    return reply;
}

Result<http::Reply> SwitchPage::missing(const http::Request &request, Say say)
{
    if (!request.header("accept").contains("text/html"))
        return fail(Code::NotFound);
    return show(say, request.header("accept-language").startsWith("en"));
}

} // namespace mj::server
