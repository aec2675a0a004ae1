#include "crypto/sealing_key.h"

#include "crypto/random.h"
#include <algorithm>
#include <openssl/crypto.h>

namespace mj {

Result<SealingKey> SealingKey::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() != size)
        return fail(Code::Corrupt, QStringLiteral("a sealing key has 32 bytes"));
    SealingKey key;
    std::copy(bytes.cbegin(), bytes.cend(), key.m_bytes.begin());
    return key;
}

QByteArray SealingKey::toBytes() const
{
    return QByteArray(reinterpret_cast<const char *>(m_bytes.data()), size);
}

SealingKey::~SealingKey()
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

SealingKey::SealingKey(SealingKey &&other) noexcept : m_bytes(other.m_bytes)
{
    OPENSSL_cleanse(other.m_bytes.data(), other.m_bytes.size());
}

SealingKey &SealingKey::operator=(SealingKey &&other) noexcept
{
    if (this != &other) {
        m_bytes = other.m_bytes;
        OPENSSL_cleanse(other.m_bytes.data(), other.m_bytes.size());
    }
    return *this;
}

SealingKey newSealingKey()
{
    QByteArray bytes = randomBytes(SealingKey::size);
    SealingKey key = std::move(SealingKey::fromBytes(bytes).value());
    wipe(bytes);
    return key;
}

void wipe(QByteArray &bytes)
{
    // constData: data() would detach, wipe the copy and leave the secret where it was.
    OPENSSL_cleanse(const_cast<char *>(bytes.constData()), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

} // namespace mj
