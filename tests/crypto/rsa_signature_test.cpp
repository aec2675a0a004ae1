#include "crypto/rsa_signature.h"

#include "support/catch.h"

#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

using namespace mj;

namespace {

QByteArray fromUrl(const char *text)
{
    return QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

// RFC 7515, appendix A.2: a JWS with RS256 and its key.
const RsaPublicKey rfcKey{fromUrl("ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32"
                                  "690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJ"
                                  "H7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"),
                          fromUrl("AQAB")};
const QByteArray rfcMessage("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ");
const QByteArray rfcSignature = fromUrl("cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAyn"
                                        "RFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnv"
                                        "Wh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw");

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

QByteArray parameter(const Key &key, const char *name)
{
    BIGNUM *number = nullptr;
    REQUIRE(EVP_PKEY_get_bn_param(key.get(), name, &number) == 1);
    QByteArray bytes(BN_num_bytes(number), '\0');
    BN_bn2bin(number, reinterpret_cast<unsigned char *>(bytes.data()));
    BN_free(number);
    return bytes;
}

RsaPublicKey publicPart(const Key &key)
{
    return {parameter(key, OSSL_PKEY_PARAM_RSA_N), parameter(key, OSSL_PKEY_PARAM_RSA_E)};
}

QByteArray signedWith(const Key &key, const QByteArray &message, const EVP_MD *digest)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto *bytes = reinterpret_cast<const unsigned char *>(message.constData());
    size_t size = 0;
    REQUIRE(EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key.get()) == 1);
    REQUIRE(EVP_DigestSign(context.get(), nullptr, &size, bytes, static_cast<size_t>(message.size())) == 1);
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    REQUIRE(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytes, static_cast<size_t>(message.size())) == 1);
    return signature;
}

} // namespace

TEST_CASE("the example of RFC 7515 is right")
{
    CHECK(verifyRs256(rfcKey, rfcMessage, rfcSignature));
}

TEST_CASE("any other byte is wrong")
{
    for (qsizetype at = 0; at < rfcSignature.size(); at += 16) {
        QByteArray changed = rfcSignature;
        changed[at] = static_cast<char>(changed.at(at) ^ 1);
        CHECK_FALSE(verifyRs256(rfcKey, rfcMessage, changed));
    }
    CHECK_FALSE(verifyRs256(rfcKey, rfcMessage + '=', rfcSignature));
    CHECK_FALSE(verifyRs256(rfcKey, {}, rfcSignature));
    CHECK_FALSE(verifyRs256(rfcKey, rfcMessage, {}));
    CHECK_FALSE(verifyRs256(rfcKey, rfcMessage, rfcSignature + '\0'));
    RsaPublicKey other = rfcKey;
    other.exponent = QByteArray("\x03", 1);
    CHECK_FALSE(verifyRs256(other, rfcMessage, rfcSignature));
}

TEST_CASE("another digest of the same key is not RS256")
{
    const Key key(EVP_RSA_gen(2048), &EVP_PKEY_free);
    CHECK(verifyRs256(publicPart(key), "message", signedWith(key, "message", EVP_sha256())));
    CHECK_FALSE(verifyRs256(publicPart(key), "message", signedWith(key, "message", EVP_sha512())));
    CHECK_FALSE(verifyRs256(publicPart(key), "message", signedWith(key, "message", EVP_sha1())));
}

TEST_CASE("a key that is too small, or none at all, is wrong whatever it signed")
{
    const Key small(EVP_RSA_gen(1024), &EVP_PKEY_free);
    CHECK_FALSE(verifyRs256(publicPart(small), "message", signedWith(small, "message", EVP_sha256())));
    for (const RsaPublicKey &none : {RsaPublicKey{}, RsaPublicKey{rfcKey.modulus, {}}, RsaPublicKey{{}, rfcKey.exponent},
                                     RsaPublicKey{rfcKey.modulus, QByteArray("\x01", 1)}, RsaPublicKey{rfcKey.modulus, QByteArray("\x04", 1)},
                                     RsaPublicKey{QByteArray(2000, '\xff'), rfcKey.exponent}, RsaPublicKey{rfcKey.modulus, QByteArray(9, '\x01')}})
        CHECK_FALSE(verifyRs256(none, rfcMessage, rfcSignature));
}
