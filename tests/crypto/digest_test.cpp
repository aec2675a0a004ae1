#include "crypto/digest.h"
#include "support/catch.h"

using namespace mj;

TEST_CASE("sha256 gives the values of FIPS 180-4")
{
    CHECK(sha256("").toHex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc").toHex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").toHex()
          == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256(QByteArray(1'000'000, 'a')).toHex() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("an incremental digest equals the whole one, and starts over")
{
    Sha256 digest;
    digest.add("a");
    digest.add("");
    digest.add("bc");
    CHECK(digest.finish() == sha256("abc"));
    digest.add("abc");
    Sha256 moved = std::move(digest);
    CHECK(moved.finish() == sha256("abc"));
    CHECK(moved.finish() == sha256(""));
}

TEST_CASE("hmac gives the values of RFC 4231")
{
    CHECK(hmacSha256(QByteArray(20, '\x0b'), "Hi There").toHex() == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hmacSha256("Jefe", "what do ya want for nothing?").toHex() == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hmacSha256(QByteArray(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First").toHex()
          == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    // An empty key is a key, not "the one before".
    CHECK(hmacSha256(QByteArray(), "").toHex() == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST_CASE("equalConstantTime compares all bytes and the length")
{
    CHECK(equalConstantTime("", ""));
    CHECK(equalConstantTime("secret", "secret"));
    CHECK_FALSE(equalConstantTime("secret", "secreT"));
    CHECK_FALSE(equalConstantTime("Secret", "secret"));
    CHECK_FALSE(equalConstantTime("secret", "secret1"));
    CHECK_FALSE(equalConstantTime(QByteArray("a\0b", 3), QByteArray("a\0c", 3)));
}
