#include "server/generations/quote_seal.h"

#include "crypto/digest.h"
#include <QJsonDocument>

namespace mj::server {
QByteArray QuoteSeal::mac(const QString &owner, const QList<api::Recipe> &recipes, const QByteArray &terms) const
{
    const QByteArray asked = QJsonDocument(api::recipesToJson(recipes)).toJson(QJsonDocument::Compact);
    return m_personal.derive("quote\n" + owner.toUtf8() + '\n' + terms + '\n' + asked).toHex();
}

QString QuoteSeal::sign(const QString &owner, const QList<api::Recipe> &recipes, const QList<Points> &each, const QDateTime &expiresAt) const
{
    QByteArray terms = QByteArray::number(expiresAt.toMSecsSinceEpoch());
    for (const Points &points : each)
        terms += '.' + QByteArray::number(points.value());
    return QString::fromLatin1(terms + '-' + mac(owner, recipes, terms));
}

Result<QList<Points>> QuoteSeal::open(const QString &token, const QString &owner, const QList<api::Recipe> &recipes, const QDateTime &now) const
{
    const QByteArray terms = token.section(QLatin1Char('-'), 0, 0).toLatin1();
    if (!equalConstantTime(token.section(QLatin1Char('-'), 1).toLatin1(), mac(owner, recipes, terms)))
        return fail(Code::QuoteExpired, QStringLiteral("not a price of these recipes"));
    const QList<QByteArray> numbers = terms.split('.');
    if (now.toMSecsSinceEpoch() >= numbers.first().toLongLong())
        return fail(Code::QuoteExpired);
    QList<Points> each;
    for (qsizetype i = 1; i < numbers.size(); ++i)
        each.append(Points(numbers[i].toLongLong()));
    return each;
}

} // namespace mj::server
