#include "sandbox/api_access.h"

#include "base/log.h"

namespace mj::sandbox
{

Outcome<void> authorize(const HttpRequest &request, const QString &secretKey)
{
    const QByteArray header = request.header("authorization");
    if (header.left(6).toLower() != "basic ")
        return refuse(QStringLiteral("UNAUTHORIZED_KEY"));
    const auto decoded =
        QByteArray::fromBase64Encoding(header.mid(6).trimmed(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return refuse(QStringLiteral("UNAUTHORIZED_KEY"));
    const QByteArray pair = *decoded;
    if (!pair.endsWith(':') || pair.indexOf(':') != pair.size() - 1)
        return refuse(QStringLiteral("INCORRECT_BASIC_AUTH_FORMAT"));
    const QByteArray key = pair.chopped(1); // bytes: decoding text would forgive a byte order mark
    if (key.startsWith("live_")) {
        qCWarning(mjMoney, "the payment sandbox was called with a LIVE secret key and refused it; check the configuration");
        return refuse(QStringLiteral("INVALID_API_KEY"));
    }
    if (key.startsWith("test_ck_") || key.startsWith("test_gck_"))
        return refuse(QStringLiteral("INVALID_API_KEY"));
    if (key != secretKey.toUtf8())
        return refuse(QStringLiteral("UNAUTHORIZED_KEY"));
    return {};
}

Language languageOf(const HttpRequest &request)
{
    return request.header("accept-language").trimmed().toLower().startsWith("en") ? Language::English : Language::Korean;
}

Language pageLanguage(const HttpRequest &request, const QString &ofSession)
{
    QString wanted = request.query.queryItemValue(QStringLiteral("lang"));
    if (wanted.isEmpty())
        wanted = ofSession;
    if (wanted.isEmpty())
        return languageOf(request);
    return wanted == QLatin1String("en") ? Language::English : Language::Korean;
}

} // namespace mj::sandbox
