#include "client/proof_key.h"

#include "support/catch.h"
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSet>

using namespace mj::client;

TEST_CASE("a proof key is what RFC 7636 asks for, and never the same twice")
{
    const QRegularExpression unreserved(QStringLiteral("^[A-Za-z0-9_-]{43}$"));
    QSet<QString> seen;
    for (int i = 0; i < 200; ++i) {
        const ProofKey key = ProofKey::fresh();
        REQUIRE(unreserved.match(key.verifier).hasMatch());
        REQUIRE(unreserved.match(key.challenge).hasMatch());
        const QByteArray hash = QCryptographicHash::hash(key.verifier.toLatin1(), QCryptographicHash::Sha256);
        REQUIRE(QByteArray::fromBase64(key.challenge.toLatin1(), QByteArray::Base64UrlEncoding) == hash);
        seen << key.verifier << key.challenge << newUrlToken();
    }
    CHECK(seen.size() == 600);
}
