#include "server/mail/mail_links.h"

#include "crypto/digest.h"
namespace mj::server {
namespace {

constexpr auto urlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const QString context = QStringLiteral("result mails off");

} // namespace

QByteArray MailLinks::mac(const QByteArray &terms) const
{
    return m_personal.derive("mailed picture\n" + terms).toBase64(urlSafe);
}

QString MailLinks::address(const QString &path) const
{
    QUrl url = m_publicUrl;
    url.setPath(path);
    return url.toString(QUrl::FullyEncoded);
}

QString MailLinks::toPicture(const QString &pictureId, const QDateTime &now) const
{
    const QByteArray terms = pictureId.toLatin1() + '.' + QByteArray::number(now.toSecsSinceEpoch() + lifeSeconds);
    return address(QStringLiteral("/v1/mailed/") + QString::fromLatin1(terms + '.' + mac(terms)));
}

QString MailLinks::toSwitch(const QString &accountId) const
{
    return address(QStringLiteral("/v1/mailed/unsubscribe/") + QString::fromLatin1(m_personal.seal(accountId, context).toLatin1().toBase64(urlSafe)));
}

Result<QString> MailLinks::pictureOf(const QString &token, const QDateTime &now) const
{
    const QByteArray terms = token.section(QLatin1Char('.'), 0, 1).toLatin1();
    const bool isOurs = equalConstantTime(token.section(QLatin1Char('.'), 2).toLatin1(), mac(terms));
    if (!isOurs || now.toSecsSinceEpoch() >= terms.mid(terms.indexOf('.') + 1).toLongLong())
        return fail(Code::NotFound);
    return QString::fromLatin1(terms.left(terms.indexOf('.')));
}

Result<QString> MailLinks::accountOf(const QString &token) const
{
    const auto sealed = QByteArray::fromBase64Encoding(token.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const Result<QString> account = m_personal.reveal(QString::fromLatin1(sealed.decoded), context);
    return account && sealed ? account : fail(Code::NotFound);
}

} // namespace mj::server
