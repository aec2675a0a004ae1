#include "crypto/digest.h"

#include <cstdlib>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace mj {

struct Sha256::State {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    State() = default;
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    ~State() { EVP_MD_CTX_free(context); }

    void start()
    {
        if (context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1)
            std::abort();
    }
};

Sha256::Sha256() : m(std::make_unique<State>())
{
    m->start();
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256 &Sha256::operator=(Sha256 &&) noexcept = default;

void Sha256::add(QByteArrayView piece)
{
    if (EVP_DigestUpdate(m->context, piece.data(), static_cast<size_t>(piece.size())) != 1)
        std::abort();
}

QByteArray Sha256::finish()
{
    QByteArray digest(32, '\0');
    if (EVP_DigestFinal_ex(m->context, reinterpret_cast<unsigned char *>(digest.data()), nullptr) != 1)
        std::abort();
    m->start();
    return digest;
}

QByteArray sha256(const QByteArray &data)
{
    Sha256 digest;
    digest.add(data);
    return digest.finish();
}

QByteArray hmacSha256(const QByteArray &key, const QByteArray &data)
{
    QByteArray code(32, '\0');
    unsigned int length = 0;
    // An empty QByteArray still points at a byte, which HMAC needs: a null key would mean "the key of the call before".
    if (HMAC(EVP_sha256(), key.constData(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char *>(data.constData()),
             static_cast<size_t>(data.size()), reinterpret_cast<unsigned char *>(code.data()), &length) == nullptr)
        std::abort();
    return code;
}

bool equalConstantTime(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

} // namespace mj
