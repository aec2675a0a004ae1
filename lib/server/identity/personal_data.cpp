#include "server/identity/personal_data.h"

#include "crypto/digest.h"
#include "server/identity/personal_keys.h"

namespace mj::server {
namespace {

tl::unexpected<Error> unknownKey()
{
    return fail(Code::Corrupt, QStringLiteral("sealed with a key that is not there"));
}

} // namespace

Result<PersonalData> PersonalData::open(const QString &keyFile)
{
    return from(readOrMakeKeys(keyFile));
}

Result<PersonalData> PersonalData::fromKeys(const QByteArray &content)
{
    return from(PersonalKeys::parse(content));
}

Result<PersonalData> PersonalData::from(Result<PersonalKeys> keys)
{
    if (!keys)
        return fail(keys);
    PersonalData data;
    data.m_current = keys->current;
    data.m_lookupKey = QByteArray(keys->lookup.constData(), keys->lookup.size());
    for (auto it = keys->keys.cbegin(); it != keys->keys.cend(); ++it) {
        Result<SealingKey> key = SealingKey::fromBytes(it.value());
        if (!key)
            return fail(key);
        data.m_keys.emplace(it.key(), std::move(*key));
    }
    keys->wipe();
    return data;
}

const SealingKey *PersonalData::keyOf(const QString &id) const
{
    const auto found = m_keys.find(id);
    return found == m_keys.end() ? nullptr : &found->second;
}

QString PersonalData::seal(const QString &plain, const QString &context) const
{
    return m_current + QLatin1Char(':') + QString::fromLatin1(mj::seal(m_keys.at(m_current), plain.toUtf8(), context.toUtf8()).toBase64());
}

Result<QString> PersonalData::reveal(const QString &sealed, const QString &context) const
{
    const qsizetype colon = sealed.indexOf(QLatin1Char(':'));
    const SealingKey *key = keyOf(sealed.left(colon));
    if (colon < 1 || key == nullptr)
        return unknownKey();
    const Result<QByteArray> plain = mj::open(*key, QByteArray::fromBase64(sealed.mid(colon + 1).toLatin1()), context.toUtf8());
    if (!plain)
        return fail(plain);
    return QString::fromUtf8(*plain);
}

QByteArray PersonalData::sealBytes(const QByteArray &plain, const QString &context) const
{
    return m_current.toLatin1() + ':' + mj::seal(m_keys.at(m_current), plain, context.toUtf8());
}

Result<QByteArray> PersonalData::revealBytes(const QByteArray &sealed, const QString &context) const
{
    const qsizetype colon = sealed.left(32).indexOf(':');
    const SealingKey *key = keyOf(QString::fromLatin1(sealed.left(colon)));
    if (colon < 1 || key == nullptr)
        return unknownKey();
    return mj::open(*key, sealed.mid(colon + 1), context.toUtf8());
}

QByteArray PersonalData::derive(const QByteArray &message) const
{
    return hmacSha256(m_lookupKey, message);
}

QString PersonalData::lookup(const QString &kind, const QString &text) const
{
    return QString::fromLatin1(derive("lookup\n" + kind.toUtf8() + '\n' + text.toUtf8()).toHex());
}

} // namespace mj::server
