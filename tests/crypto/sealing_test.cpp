#include "crypto/sealing.h"
#include "support/catch.h"
#include <QSet>

using namespace mj;

namespace {

SealingKey keyOf(const char *hex)
{
    return std::move(SealingKey::fromBytes(QByteArray::fromHex(hex)).value());
}

} // namespace

TEST_CASE("open gives the plain texts of the GCM specification")
{
    SECTION("test case 14")
    {
        const SealingKey key = keyOf("0000000000000000000000000000000000000000000000000000000000000000");
        const QByteArray sealed = QByteArray::fromHex("01" "000000000000000000000000" "cea7403d4d606b6e074ec5d3baf39d18" "d0d1c8a799996bf0265b98b5d48ab919");
        const auto plain = open(key, sealed, "");
        REQUIRE(plain);
        CHECK(*plain == QByteArray(16, '\0'));
    }
    SECTION("test case 16, with additional data")
    {
        const SealingKey key = keyOf("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        const QByteArray sealed = QByteArray::fromHex("01" "cafebabefacedbaddecaf888"
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
            "76fc6ece0f4e1768cddf8853bb2d551b");
        const auto plain = open(key, sealed, QByteArray::fromHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));
        REQUIRE(plain);
        CHECK(plain->toHex() == "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    }
}

TEST_CASE("what is sealed opens with its key and context alone")
{
    const SealingKey key = newSealingKey();
    for (const QByteArray &plain : {QByteArray(), QByteArray("x"), QByteArray(100'000, 'p'), QByteArray("\0\xff\0", 3)}) {
        const QByteArray sealed = seal(key, plain, "picture:1");
        CHECK(sealed.size() == plain.size() + 29);
        REQUIRE(open(key, sealed, "picture:1"));
        CHECK(*open(key, sealed, "picture:1") == plain);
        CHECK(open(key, sealed, "picture:2").error().code == Code::Corrupt);
        CHECK(open(key, sealed, "").error().code == Code::Corrupt);
        CHECK(open(newSealingKey(), sealed, "picture:1").error().code == Code::Corrupt);
    }
}

TEST_CASE("any changed bit, any cut and any added byte is Corrupt")
{
    const SealingKey key = newSealingKey();
    const QByteArray sealed = seal(key, "a prompt about a cat", "prompt");
    for (qsizetype at = 0; at < sealed.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray changed = sealed;
            changed[at] = static_cast<char>(changed.at(at) ^ (1 << bit));
            REQUIRE_FALSE(open(key, changed, "prompt"));
        }
        REQUIRE(open(key, sealed.first(at), "prompt").error().code == Code::Corrupt);
    }
    CHECK_FALSE(open(key, sealed + 'x', "prompt"));
}

TEST_CASE("the same text never seals to the same bytes")
{
    const SealingKey key = newSealingKey();
    QSet<QByteArray> nonces;
    for (int i = 0; i < 1000; ++i)
        nonces.insert(seal(key, "same", "same").mid(1, 12));
    CHECK(nonces.size() == 1000);
}

TEST_CASE("a key moves, keeps its bytes and leaves zeros behind")
{
    SealingKey first = newSealingKey();
    const QByteArray bytes = first.toBytes();
    CHECK(bytes.size() == 32);
    SealingKey second = std::move(first);
    CHECK(second.toBytes() == bytes);
    CHECK(first.toBytes() == QByteArray(32, '\0')); // NOLINT: the emptied state is what is looked at
    CHECK(SealingKey::fromBytes(QByteArray(31, 'k')).error().code == Code::Corrupt);
    CHECK_FALSE(SealingKey::fromBytes(QByteArray(33, 'k')));
    static_assert(!std::is_copy_constructible_v<SealingKey>);
}

TEST_CASE("wipe overwrites the bytes themselves, also where they are shared")
{
    QByteArray secret = newSealingKey().toBytes();
    const QByteArray shared = secret;
    wipe(secret);
    CHECK(secret.isEmpty());
    CHECK(shared == QByteArray(32, '\0'));
}
