#pragma once
#include "base/result.h"
#include <QByteArray>
#include <array>

namespace mj {

// Owns 32 secret bytes and wipes them when it goes. Moves, never copies; a moved-from key is all zero and must not be used.
class SealingKey
{
public:
    static constexpr int size = 32;

    static Result<SealingKey> fromBytes(const QByteArray &bytes); // exactly 32; Corrupt otherwise
    QByteArray toBytes() const;                                   // for the keychain; the caller wipes its copy with `wipe`

    ~SealingKey();
    SealingKey(SealingKey &&other) noexcept;
    SealingKey &operator=(SealingKey &&other) noexcept;
    SealingKey(const SealingKey &) = delete;
    SealingKey &operator=(const SealingKey &) = delete;

    const unsigned char *data() const { return m_bytes.data(); }

private:
    SealingKey() = default;
    std::array<unsigned char, size> m_bytes{};
};

// A fresh random key.
SealingKey newSealingKey();

// Overwrites the bytes and leaves an empty array. Bytes shared with another QByteArray are overwritten there too.
void wipe(QByteArray &bytes);

} // namespace mj
