#include "server_environment.h"

#include <QFile>
#include <QFileInfo>

namespace mj {
namespace {

QString valueOf(const char *name)
{
    return QString::fromUtf8(qgetenv(name));
}

tl::unexpected<Error> refuse(const char *sentence)
{
    return fail(Code::InvalidField, QLatin1String(sentence) + QStringLiteral(" Try --help."));
}

bool isLocal(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || url.host() == QLatin1String("127.0.0.1") || url.host() == QLatin1String("::1");
}

Result<QByteArray> readKeys()
{
    const QString file = valueOf("MJ_SERVER_KEYS_FILE");
    const QByteArray content = qgetenv("MJ_SERVER_KEYS");
    if (file.isEmpty())
        return content;
    if (!content.isEmpty())
        return refuse("MJ_SERVER_KEYS and MJ_SERVER_KEYS_FILE are both set: keep one of them.");
    QFile keys(file);
    if (!keys.open(QIODevice::ReadOnly))
        return refuse("MJ_SERVER_KEYS_FILE cannot be read: check the path and its permissions.");
    const QByteArray read = keys.read(1 << 20);
    return read.isEmpty() ? refuse("MJ_SERVER_KEYS_FILE is empty.") : Result<QByteArray>(read);
}

} // namespace

Result<void> readEnvironment(server::Config &config)
{
    config.tossClientKey = valueOf("MJ_TOSS_CLIENT_KEY");
    config.tossSecretKey = valueOf("MJ_TOSS_SECRET_KEY");
    if (qEnvironmentVariableIsSet("MJ_TOSS_API_BASE"))
        config.tossApiBase = QUrl(valueOf("MJ_TOSS_API_BASE"));
    if (qEnvironmentVariableIsSet("MJ_TOSS_SDK_URL"))
        config.tossSdkUrl = QUrl(valueOf("MJ_TOSS_SDK_URL"));
    config.mail = {QUrl(valueOf("MJ_SMTP_URL"), QUrl::StrictMode), valueOf("MJ_SMTP_USER"),  valueOf("MJ_SMTP_PASSWORD"),
                   valueOf("MJ_SMTP_OAUTH_TOKEN"),                 valueOf("MJ_MAIL_FROM"), valueOf("MJ_SMTP_CA_FILE")};
    if (!valueOf("MJ_SMTP_URL").isEmpty() && config.mail.server.isEmpty())
        return refuse("MJ_SMTP_URL wants an address like smtps://mail.example.com:465 or smtp://mail.example.com:587.");
    if (const QString limit = valueOf("MJ_MAIL_DAILY_LIMIT"); !limit.isEmpty()) {
        bool isNumber = false;
        config.mail.dailyLimit = limit.toInt(&isNumber);
        if (!isNumber || config.mail.dailyLimit < 0 || config.mail.dailyLimit > 1'000'000)
            return refuse("MJ_MAIL_DAILY_LIMIT wants a number of mails from 0 (no limit) to 1000000.");
    }
    if (!valueOf("MJ_GOOGLE_ISSUER").isEmpty())
        config.google.issuer = QUrl(valueOf("MJ_GOOGLE_ISSUER"), QUrl::StrictMode);
    config.google.clientId = valueOf("MJ_GOOGLE_CLIENT_ID");
    config.google.clientSecret = valueOf("MJ_GOOGLE_CLIENT_SECRET");
    const Result<QByteArray> keys = readKeys();
    if (!keys)
        return fail(keys);
    config.keys = *keys;
    return {};
}

Result<void> checkMail(const server::MailConfig &mail, bool mayStayLocal)
{
    const bool hasSecret = !mail.password.isEmpty() || !mail.oauthToken.isEmpty();
    if (mail.server.isEmpty()) {
        if (!mail.user.isEmpty() || hasSecret || !mail.from.isEmpty() || !mail.caFile.isEmpty())
            return refuse("MJ_SMTP_URL is not set, but another of the mail settings is.");
        return mayStayLocal ? Result<void>() : refuse("MJ_SMTP_URL is not set, so that codes could not reach anybody; use --sandbox to keep mails in the data folder.");
    }
    const bool known = mail.server.scheme() == QLatin1String("smtp") || mail.server.scheme() == QLatin1String("smtps");
    if (!mail.server.isValid() || !known || mail.server.host().isEmpty() || !mail.server.userInfo().isEmpty())
        return refuse("MJ_SMTP_URL wants an address like smtps://mail.example.com:465 or smtp://mail.example.com:587.");
    if (!mail.from.contains(QLatin1Char('@')))
        return refuse("MJ_MAIL_FROM is not set: the address that mails come from.");
    if (mail.user.isEmpty() == hasSecret)
        return refuse("MJ_SMTP_USER comes with MJ_SMTP_PASSWORD or MJ_SMTP_OAUTH_TOKEN, and neither without it.");
    if (!mail.password.isEmpty() && !mail.oauthToken.isEmpty())
        return refuse("MJ_SMTP_PASSWORD and MJ_SMTP_OAUTH_TOKEN are both set: keep one of them.");
    if (!mail.caFile.isEmpty() && !QFileInfo(mail.caFile).isReadable())
        return refuse("MJ_SMTP_CA_FILE cannot be read: check the path and its permissions.");
    return {};
}

Result<void> checkGoogle(const server::GoogleConfig &google)
{
    if (google.clientId.isEmpty() != google.clientSecret.isEmpty())
        return refuse("MJ_GOOGLE_CLIENT_ID and MJ_GOOGLE_CLIENT_SECRET go together: one of them is not set.");
    const bool secure = google.issuer.scheme() == QLatin1String("https") || (google.issuer.scheme() == QLatin1String("http") && isLocal(google.issuer));
    if (!google.issuer.isValid() || google.issuer.host().isEmpty() || !secure)
        return refuse("MJ_GOOGLE_ISSUER wants an https address.");
    return {};
}

} // namespace mj
