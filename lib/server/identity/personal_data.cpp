#include "server/identity/personal_data.h"

#include "crypto/digest.h"
#include "crypto/random.h"
#include "crypto/sealing.h"
#include "server/blobs/durable_file.h"

#include <QFile>

namespace mj::server {
namespace {

constexpr int keyFileSize = 64; // 32 bytes to seal with, 32 to look up by

Result<QByteArray> readOrMakeKeys(const QString &path)
{
    QFile file(path);
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return fail(Code::Storage, QStringLiteral("key file cannot be read"));
        const QByteArray bytes = file.readAll();
        return bytes.size() == keyFileSize ? Result<QByteArray>(bytes) : fail(Code::Corrupt, QStringLiteral("key file"));
    }
    // Durable before anything is sealed with it: a lost key is a lost membership.
    const QByteArray bytes = randomBytes(keyFileSize);
    const QString draft = path + QStringLiteral(".new");
    QFile::remove(draft);
    if (!writeDurably(draft, bytes) || !moveDurably(draft, path))
        return fail(Code::Storage, QStringLiteral("key file cannot be written"));
    return bytes;
}

} // namespace

PersonalData::PersonalData(SealingKey key, QByteArray lookupKey) : m_key(std::move(key)), m_lookupKey(std::move(lookupKey)) {}

Result<PersonalData> PersonalData::open(const QString &keyFile)
{
    Result<QByteArray> bytes = readOrMakeKeys(keyFile);
    if (!bytes)
        return fail(bytes);
    Result<SealingKey> key = SealingKey::fromBytes(bytes->left(SealingKey::size));
    if (!key)
        return fail(key);
    PersonalData data(std::move(*key), QByteArray(bytes->mid(SealingKey::size)));
    wipe(*bytes);
    return data;
}

QString PersonalData::seal(const QString &plain, const QString &context) const
{
    return QStringLiteral("k1:") + QString::fromLatin1(mj::seal(m_key, plain.toUtf8(), context.toUtf8()).toBase64());
}

Result<QString> PersonalData::reveal(const QString &sealed, const QString &context) const
{
    if (!sealed.startsWith(QLatin1String("k1:")))
        return fail(Code::Corrupt, QStringLiteral("unknown key"));
    const Result<QByteArray> plain = mj::open(m_key, QByteArray::fromBase64(sealed.mid(3).toLatin1()), context.toUtf8());
    if (!plain)
        return fail(plain);
    return QString::fromUtf8(*plain);
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
