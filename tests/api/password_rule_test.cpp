#include "api/password_rule.h"

#include "support/catch.h"

using namespace mj::api;

namespace {

PasswordFlaw flaw(const char *password)
{
    return passwordFlaw(QString::fromUtf8(password), {QStringLiteral("seoyeon.kim@example.com"), QStringLiteral("김서연")});
}

} // namespace

TEST_CASE("a password of everyday words nobody tries first is accepted")
{
    for (const char *good : {"correct horse battery staple", "열 글자가 넘는 비밀번호", "Tr0ub4dor&3xyz", "vK9#mm2!qLpz", "바다위의작은별하나둘", "purple tigers eat 9 pears"})
        CHECK(flaw(good) == PasswordFlaw::None);
}

TEST_CASE("too short counts characters, not bytes")
{
    for (const char *bad : {"", "vK9#mm2!q", "아홉글자비밀번호임"})
        CHECK(flaw(bad) == PasswordFlaw::TooShort);
    CHECK(passwordFlaw(QString(513, QLatin1Char('x')), {}) == PasswordFlaw::TooShort);
}

TEST_CASE("few different characters are too uniform")
{
    for (const char *bad : {"aaaaaaaaaaaa", "1212121212", "abababababab", "ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ"})
        CHECK(flaw(bad) == PasswordFlaw::TooUniform);
}

TEST_CASE("what everybody tries first is too common, however it is dressed")
{
    for (const char *bad : {"password123", "Password2024!", "P@ssw0rd!!", "1234567890", "0987654321", "qwertyuiop", "abcdefghij", "abc123abc123", "iloveyou2024", "letmeinplease",
             "1q2w3e4r5t", "tkfkdgo1234", "qlalfqjsgh12", "dkssudgktpdy1", "sunshine12!!", "!!!Welcome123", "가나다라마바사아자차", "zxcvbnm123!", "adminadmin1", "mjstudio2026"}) {
        INFO(bad);
        CHECK(flaw(bad) == PasswordFlaw::TooCommon);
    }
}

TEST_CASE("the person's own address and name are no password")
{
    for (const char *bad : {"seoyeon.kim", "seoyeon.kim1!", "SeoYeon.Kim99", "seoyeon.kim@example.com"})
        CHECK(flaw(bad) == PasswordFlaw::AboutYou);
    CHECK(flaw("seoyeon.kim walks along the river at dawn") == PasswordFlaw::None);
}
