#include "crypto/rsa_signature.h"

#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace mj {
namespace {

constexpr int fewestBits = 2'048;
constexpr int mostBits = 8'192;        // a bigger key would cost seconds a signature
constexpr qsizetype mostExponent = 8; // bytes

template <auto release>
struct Release {
    template <class T>
    void operator()(T *thing) const
    {
        release(thing);
    }
};
using Number = std::unique_ptr<BIGNUM, Release<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

Number numberOf(const QByteArray &bytes)
{
    return Number(BN_bin2bn(bytesOf(bytes), static_cast<int>(bytes.size()), nullptr));
}

Key keyOf(const RsaPublicKey &given)
{
    if (given.modulus.size() > mostBits / 8 + 1 || given.exponent.isEmpty() || given.exponent.size() > mostExponent)
        return nullptr;
    const Number modulus = numberOf(given.modulus);
    const Number exponent = numberOf(given.exponent);
    if (!modulus || !exponent || BN_num_bits(modulus.get()) < fewestBits || BN_num_bits(modulus.get()) > mostBits || !BN_is_odd(modulus.get()) ||
        !BN_is_odd(exponent.get()) || BN_is_one(exponent.get()))
        return nullptr;
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
        return nullptr;
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return Key(made);
}

} // namespace

bool verifyRs256(const RsaPublicKey &key, const QByteArray &message, const QByteArray &signature)
{
    const Key rsa = keyOf(key);
    const DigestContext context(EVP_MD_CTX_new());
    // PKCS #1 v1.5 is what OpenSSL pads an RSA signature with unless told otherwise.
    return rsa && context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, rsa.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytesOf(signature), static_cast<size_t>(signature.size()), bytesOf(message),
                            static_cast<size_t>(message.size())) == 1;
}

} // namespace mj
