#include "crypto/random.h"
#include "support/catch.h"
#include <QSet>

using namespace mj;

TEST_CASE("random bytes have the length asked for and do not repeat")
{
    REQUIRE(randomBytes(0).isEmpty());
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray bytes = randomBytes(16);
        REQUIRE(bytes.size() == 16);
        seen.insert(bytes);
    }
    REQUIRE(seen.size() == 1000);
}

TEST_CASE("random bytes use all values about equally")
{
    const QByteArray bytes = randomBytes(256 * 1000);
    std::array<int, 256> counts{};
    for (const char byte : bytes)
        ++counts[static_cast<unsigned char>(byte)];
    // 1000 expected, deviation about 32: ten deviations either way.
    for (const int count : counts) {
        REQUIRE(count > 680);
        REQUIRE(count < 1320);
    }
}
