#include "client/proof_key.h"

#include "crypto/digest.h"
#include "crypto/random.h"

namespace mj::client {
namespace {

constexpr int tokenBytes = 32;

QString urlText(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

ProofKey ProofKey::fresh()
{
    ProofKey key;
    key.verifier = newUrlToken();
    key.challenge = urlText(sha256(key.verifier.toLatin1()));
    return key;
}

QString newUrlToken()
{
    return urlText(randomBytes(tokenBytes));
}

} // namespace mj::client
