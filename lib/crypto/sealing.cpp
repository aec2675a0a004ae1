#include "crypto/sealing.h"

#include "crypto/random.h"
#include <cstdlib>
#include <memory>
#include <openssl/evp.h>

namespace mj {
namespace {

constexpr char currentVersion = 1;
constexpr int nonceSize = 12;
constexpr int tagSize = 16;
constexpr int headSize = 1 + nonceSize;

struct FreeContext {
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

void demand(bool fine)
{
    if (!fine)
        std::abort();
}

} // namespace

QByteArray seal(const SealingKey &key, const QByteArray &plain, const QByteArray &context)
{
    const QByteArray nonce = randomBytes(nonceSize);
    QByteArray sealed;
    sealed.reserve(headSize + plain.size() + tagSize);
    sealed.append(currentVersion).append(nonce).resize(headSize + plain.size() + tagSize);

    const Context cipher(EVP_CIPHER_CTX_new());
    unsigned char *const body = bytesOf(sealed) + headSize;
    int length = 0;
    demand(cipher && EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), bytesOf(nonce)) == 1);
    demand(EVP_EncryptUpdate(cipher.get(), nullptr, &length, bytesOf(context), static_cast<int>(context.size())) == 1);
    demand(EVP_EncryptUpdate(cipher.get(), body, &length, bytesOf(plain), static_cast<int>(plain.size())) == 1);
    demand(EVP_EncryptFinal_ex(cipher.get(), body + length, &length) == 1);
    demand(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagSize, body + plain.size()) == 1);
    return sealed;
}

Result<QByteArray> open(const SealingKey &key, const QByteArray &sealed, const QByteArray &context)
{
    if (sealed.size() < headSize + tagSize || sealed.at(0) != currentVersion)
        return fail(Code::Corrupt, QStringLiteral("not a sealed text of a known version"));
    const qsizetype size = sealed.size() - headSize - tagSize;
    QByteArray tag = sealed.last(tagSize);
    QByteArray plain(size, '\0');

    const Context cipher(EVP_CIPHER_CTX_new());
    int length = 0;
    demand(cipher && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), bytesOf(sealed) + 1) == 1);
    demand(EVP_DecryptUpdate(cipher.get(), nullptr, &length, bytesOf(context), static_cast<int>(context.size())) == 1);
    demand(EVP_DecryptUpdate(cipher.get(), bytesOf(plain), &length, bytesOf(sealed) + headSize, static_cast<int>(size)) == 1);
    demand(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) == 1);
    if (EVP_DecryptFinal_ex(cipher.get(), bytesOf(plain) + length, &length) != 1) {
        wipe(plain);
        return fail(Code::Corrupt, QStringLiteral("a sealed text does not open"));
    }
    return plain;
}

} // namespace mj
