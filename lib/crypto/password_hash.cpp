#include "crypto/password_hash.h"

#include "crypto/random.h"
#include <QRegularExpression>
#include <argon2.h>
#include <cstdlib>
#include <optional>

namespace mj {
namespace {

constexpr uint32_t memoryKib = 19456;
constexpr uint32_t passes = 2;
constexpr uint32_t lanes = 1;
constexpr int saltSize = 16;
constexpr int hashSize = 32;

struct Cost {
    uint memoryKib = 0;
    uint passes = 0;
    uint lanes = 0;
};

std::optional<Cost> costOf(const QByteArray &hash)
{
    static const QRegularExpression phc(QStringLiteral(
        "^\\$argon2id\\$v=19\\$m=([0-9]{1,9}),t=([0-9]{1,9}),p=([0-9]{1,9})\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{16,86}$"));
    const QRegularExpressionMatch match = phc.match(QString::fromLatin1(hash));
    if (!match.hasMatch())
        return std::nullopt;
    return Cost{match.captured(1).toUInt(), match.captured(2).toUInt(), match.captured(3).toUInt()};
}

} // namespace

QByteArray hashPassword(const QByteArray &password)
{
    const QByteArray salt = randomBytes(saltSize);
    QByteArray text(static_cast<qsizetype>(argon2_encodedlen(passes, memoryKib, lanes, saltSize, hashSize, Argon2_id)), '\0');
    const int code = argon2id_hash_encoded(passes, memoryKib, lanes, password.constData(), static_cast<size_t>(password.size()),
                                           salt.constData(), saltSize, hashSize, text.data(), static_cast<size_t>(text.size()));
    if (code != ARGON2_OK)
        std::abort();
    text.truncate(text.indexOf('\0'));
    return text;
}

bool verifyPassword(const QByteArray &hash, const QByteArray &password)
{
    const std::optional<Cost> cost = costOf(hash);
    if (!cost || cost->memoryKib > 64 * 1024 || cost->passes > 10 || cost->lanes > 4)
        return false;
    return argon2id_verify(hash.constData(), password.constData(), static_cast<size_t>(password.size())) == ARGON2_OK;
}

bool needsRehash(const QByteArray &hash)
{
    const std::optional<Cost> cost = costOf(hash);
    return !cost || cost->memoryKib != memoryKib || cost->passes != passes || cost->lanes != lanes;
}

} // namespace mj
