#include "studio/prompt_check.h"
#include "studio/prompt_numbers.h"
#include "support/catch.h"

#include <QRandomGenerator>

using namespace mj::studio;
using Kind = PersonalWords::Kind;

namespace {

constexpr QDate today()
{
    return QDate::fromJulianDay(2461372); // 2026-11-27
}

struct Case {
    const char *prompt;
    Kind kind;
    const char *words;
};

// No number here is anybody's: birth dates and check digits were made up to fit the rules, cards are the networks' test numbers.
const Case positives[] = {
    {"kim@example.com", Kind::Email, "kim@example.com"},
    {"portrait for kim.min-su+art@mail.example.co.kr, soft light", Kind::Email, "kim.min-su+art@mail.example.co.kr"},
    {"연락처 홍길동@한국.한국 로", Kind::Email, "홍길동@한국.한국"},
    {"메일은minsu@example.com입니다", Kind::Email, "minsu@example.com"},
    {"(a_b%c@sub.example.org)", Kind::Email, "a_b%c@sub.example.org"},
    {"ｋｉｍ＠ｅｘａｍｐｌｅ．ｃｏｍ", Kind::Email, "ｋｉｍ＠ｅｘａｍｐｌｅ．ｃｏｍ"},
    {"<me@x.io>", Kind::Email, "me@x.io"},
    {"mailto:me@example.net", Kind::Email, "me@example.net"},
    {"A.B@EXAMPLE.COM on a sign", Kind::Email, "A.B@EXAMPLE.COM"},
    {"kim@ex-ample.museum!", Kind::Email, "kim@ex-ample.museum"},
    {"1@2.kr", Kind::Email, "1@2.kr"},

    {"전화 010-1234-5678", Kind::Phone, "010-1234-5678"},
    {"01023456789", Kind::Phone, "01023456789"},
    {"010 2345 6789 로 연락", Kind::Phone, "010 2345 6789"},
    {"010.2345.6789", Kind::Phone, "010.2345.6789"},
    {"010-23456789", Kind::Phone, "010-23456789"},
    {"(010) 2345-6789", Kind::Phone, "(010) 2345-6789"},
    {"명함에 010－2345－6789 를", Kind::Phone, "010－2345－6789"},
    {"０１０-２３４５-６７８９", Kind::Phone, "０１０-２３４５-６７８９"},
    {"call 010–2345–6789 now", Kind::Phone, "010–2345–6789"},
    {"번호는010-2345-6789입니다", Kind::Phone, "010-2345-6789"},
    {"010-2345-6789, blue sky", Kind::Phone, "010-2345-6789"},
    {"010-2345-6789.", Kind::Phone, "010-2345-6789"},
    {"011-234-5678", Kind::Phone, "011-234-5678"},
    {"016 345 6789", Kind::Phone, "016 345 6789"},
    {"0172345678", Kind::Phone, "0172345678"},
    {"019-2345-6789", Kind::Phone, "019-2345-6789"},
    {"a poster saying 02-345-6789", Kind::Phone, "02-345-6789"},
    {"02-2345-6789", Kind::Phone, "02-2345-6789"},
    {"02)2345-6789", Kind::Phone, "02)2345-6789"},
    {"(02) 2345-6789", Kind::Phone, "(02) 2345-6789"},
    {"02 2345 6789", Kind::Phone, "02 2345 6789"},
    {"가게 031-234-5678", Kind::Phone, "031-234-5678"},
    {"051)234-5678", Kind::Phone, "051)234-5678"},
    {"064-234-5678 제주", Kind::Phone, "064-234-5678"},
    {"062 234 5678", Kind::Phone, "062 234 5678"},
    {"070-2345-6789", Kind::Phone, "070-2345-6789"},
    {"0507-2345-6789", Kind::Phone, "0507-2345-6789"},
    {"0502-345-6789", Kind::Phone, "0502-345-6789"},
    {"+82 10-2345-6789", Kind::Phone, "+82 10-2345-6789"},
    {"+82-10-2345-6789", Kind::Phone, "+82-10-2345-6789"},
    {"+821023456789", Kind::Phone, "+821023456789"},
    {"+82 (0)10 2345 6789", Kind::Phone, "+82 (0)10 2345 6789"},
    {"+82 2 2345 6789", Kind::Phone, "+82 2 2345 6789"},
    {"＋82 10 2345 6789", Kind::Phone, "＋82 10 2345 6789"},
    {"0082 10 2345 6789", Kind::Phone, "0082 10 2345 6789"},
    {"+1 (415) 555-0132", Kind::Phone, "+1 (415) 555-0132"},
    {"+1 415 555 0132", Kind::Phone, "+1 415 555 0132"},
    {"+14155550132", Kind::Phone, "+14155550132"},
    {"(415) 555-0132 on a van", Kind::Phone, "(415) 555-0132"},
    {"+44 20 7946 0958", Kind::Phone, "+44 20 7946 0958"},
    {"+49 30 901820", Kind::Phone, "+49 30 901820"},
    {"+81-3-1234-5678", Kind::Phone, "+81-3-1234-5678"},
    {"+86 138 0013 8000", Kind::Phone, "+86 138 0013 8000"},
    {"+84 90 123 45 67", Kind::Phone, "+84 90 123 45 67"},
    {"+65 6123 4567", Kind::Phone, "+65 6123 4567"},
    {"+852-2345-6789, neon", Kind::Phone, "+852-2345-6789"},
    {"010‑2345‑6789", Kind::Phone, "010‑2345‑6789"},
    {"tel:+33-1-23-45-67-89", Kind::Phone, "+33-1-23-45-67-89"},

    {"900101-1234568", Kind::ResidentNumber, "900101-1234568"},
    {"주민번호 900101-1234567", Kind::ResidentNumber, "900101-1234567"}, // no check digit, but written as one
    {"850228-2345678 증명사진", Kind::ResidentNumber, "850228-2345678"},
    {"000229-3123456", Kind::ResidentNumber, "000229-3123456"}, // 2000 was a leap year
    {"991231-2000000", Kind::ResidentNumber, "991231-2000000"},
    {"201005-3456789", Kind::ResidentNumber, "201005-3456789"},
    {"2010053456789", Kind::ResidentNumber, "2010053456789"}, // since October 2020 without a check digit
    {"2506154567890", Kind::ResidentNumber, "2506154567890"},
    {"900101 - 1234567", Kind::ResidentNumber, "900101 - 1234567"},
    {"９００１０１-１２３４５６７", Kind::ResidentNumber, "９００１０１-１２３４５６７"},
    {"900101-1******", Kind::ResidentNumber, "900101-1******"},
    {"010203-4xxxxxx", Kind::ResidentNumber, "010203-4xxxxxx"},
    {"991231-9000000", Kind::ResidentNumber, "991231-9000000"}, // born 1899
    {"신분증 (750815-1098765)", Kind::ResidentNumber, "750815-1098765"},
    {"900101-5234567", Kind::ForeignerNumber, "900101-5234567"},
    {"외국인등록번호 881212-6123456", Kind::ForeignerNumber, "881212-6123456"},
    {"010101-7123456", Kind::ForeignerNumber, "010101-7123456"},
    {"030405-8123456", Kind::ForeignerNumber, "030405-8123456"},
    {"900101-6●●●●●●", Kind::ForeignerNumber, "900101-6●●●●●●"},

    {"여권 M23456789", Kind::Passport, "M23456789"},
    {"M123A4567", Kind::Passport, "M123A4567"},
    {"passport photo of S45678901, plain", Kind::Passport, "S45678901"},
    {"G98765432", Kind::Passport, "G98765432"},
    {"여권번호는 AB1234567", Kind::Passport, "AB1234567"},
    {"passport no. 123456789", Kind::Passport, "123456789"},
    {"Passport: X1234567", Kind::Passport, "X1234567"},
    {"여권번호M20231301", Kind::Passport, "M20231301"}, // no day of any month

    {"4111 1111 1111 1111", Kind::Card, "4111 1111 1111 1111"},
    {"4111-1111-1111-1111", Kind::Card, "4111-1111-1111-1111"},
    {"4111111111111111", Kind::Card, "4111111111111111"},
    {"카드 5555555555554444 를 든 손", Kind::Card, "5555555555554444"},
    {"5105 1051 0510 5100", Kind::Card, "5105 1051 0510 5100"},
    {"2223003122003222", Kind::Card, "2223003122003222"},
    {"378282246310005", Kind::Card, "378282246310005"},
    {"3782 822463 10005", Kind::Card, "3782 822463 10005"},
    {"3714-496353-98431", Kind::Card, "3714-496353-98431"},
    {"30569309025904", Kind::Card, "30569309025904"},
    {"3056 930902 5904", Kind::Card, "3056 930902 5904"},
    {"3530111333300000", Kind::Card, "3530111333300000"},
    {"6011 1111 1111 1117", Kind::Card, "6011 1111 1111 1117"},
    {"6200000000000005", Kind::Card, "6200000000000005"},
    {"４２４２ ４２４２ ４２４２ ４２４２", Kind::Card, "４２４２ ４２４２ ４２４２ ４２４２"},
    {"card 4242424242424242, neon", Kind::Card, "4242424242424242"},
};

const char *const negatives[] = {
    "", "a lake at dusk", "노을이 지는 호수", "RTX 4090 on a desk", "4090", "1024x1024", "1024×768, 4k", "1920x1080 16:9", "in the year 2026",
    "1984", "2026-11-27", "20261127", "2026.11.27", "27.11.2026", "11/27/2026", "1990-01-01 to 1999-12-31", "1588-1234", "1544-9999 call centre",
    "15 August 1945", "37.5665, 126.9780", "37.5665,126.9780", "-33.8688 151.2093", "N 37 33 59 E 126 58 41", "37°33'59\"N 126°58'41\"E",
    "lat 35.1795543 lon 129.0756416", "agent 010", "model 010", "010", "010-type engine", "room 010, floor 2", "no. 010-12", "area code 010",
    "01011010101 in green letters", "01010101 01010101", "0101010101010101", "binary 010 101 010 101", "0.01012345678", "3.01023456789",
    "v0.10.2345", "ISO 010 2345", "seed 4111111111111111", "seed: 4242424242424242", "시드 4242424242424242", "seed=4111111111111111",
    "4294967295", "18446744073709551615", "9007199254740993", "1234567890123456", "4111111111111112", "4111 1111 1111 1112",
    "1111 1111 1111 1111", "0000 0000 0000 0000", "8888888888888888", "9999999999999999", "7000000000000005", "1795000000000", "1795000000123",
    "901301-1234567", "900230-1234567", "000000-0000000", "123456-7890123", "991399-1111111", "271231-3123456", "261128-3123456",
    "9001011234567", "8502282345670", "900101-123456", "90010-1234567", "900101_1234567", "900101-12345678", "1900101-1234567",
    "user@localhost", "@artist", "by @greg_rutkowski", "a @ b", "email me", "name at example dot com", "icon@2x.png", "logo@3x.webp", "x@y",
    "@2x", "cat@", "@example.com", "f@1.8", "50mm@f1.4", "two cats @ night.",
    "S20231124", "D20240101", "M19991231", "m23456789", "AM23456789", "M2345678", "M234567890", "M123a4567", "SKU-M23456789", "G1234",
    "passport photo style", "passport size 35x45 mm", "여권 사진", "S24 Ultra", "R2D2", "DG-12345678", "M4A1", "Canon R5, 85mm, f/1.2",
    "+5 more", "+10000", "+123", "1+1=2", "C++20", "x+1234567890", "5 + 12 345 678", "+1.5 EV", "12-34-56", "1-2-3-4-5-6-7-8-9",
    "02-03", "02:03:04", "2-345-6789", "02.345.6789", "0212345678", "031 park", "070", "015-1234-5678", "010-123-4567", "010-1234-567",
    "010-1234-56789", "1010-1234-5678", "010-1234-5678-9", "9-010-1234-5678", "ISBN 978-89-1234-567-8", "ISBN 9788912345678", "(555) 12-3456",
    "$1,234,567.89", "10,000,000 won", "1.000.000", "3.14159265358979", "#FF00AA", "0xDEADBEEF", "192.168.0.10", "10.0.0.1:8080",
    "2001:db8::1", "a1b2c3d4e5f6", "550e8400-e29b-41d4-a716-446655440000", "https://example.com/a/1234567890", "ratio 16:9, 8k, 60fps", "1/1000s f/2.8 ISO 3200",
    "steps 30, cfg 7.5, 512x768", "(masterpiece:1.2), (best quality:1.4)", "1girl, 2boys, 3d", "apollo 11, 1969-07-20", "PS5 vs RX 7900 XTX", "BMW M3 2024", "boeing 747-400",
    "highway 66, mile 1234", "year 1234 5678", "1000 2000 3000 4000",
};

QString words(const QString &prompt, const PersonalWords &found)
{
    return prompt.mid(found.start, found.length);
}

} // namespace

TEST_CASE("personal words: a hundred prompts that have them")
{
    REQUIRE(today() == QDate(2026, 11, 27));
    for (const Case &one : positives) {
        const QString prompt = QString::fromUtf8(one.prompt);
        CAPTURE(one.prompt);
        const QList<PersonalWords> found = findPersonalWords(prompt, today());
        REQUIRE(found.size() == 1);
        CHECK(found[0].kind == one.kind);
        CHECK(words(prompt, found[0]) == QString::fromUtf8(one.words));
    }
    CHECK(std::size(positives) >= 100);
}

TEST_CASE("personal words: a hundred prompts that have none")
{
    for (const char *prompt : negatives) {
        CAPTURE(prompt);
        CHECK(findPersonalWords(QString::fromUtf8(prompt), today()).isEmpty());
    }
    CHECK(std::size(negatives) >= 100);
}

TEST_CASE("personal words: several in one prompt, in order, none twice")
{
    const QString prompt = QStringLiteral("👩 kim@example.com, 010-2345-6789, 900101-1234568 and 4111 1111 1111 1111");
    const QList<PersonalWords> found = findPersonalWords(prompt, today());
    REQUIRE(found.size() == 4);
    CHECK(found[0] == PersonalWords{Kind::Email, 3, 15});
    CHECK(found[1].kind == Kind::Phone);
    CHECK(found[2].kind == Kind::ResidentNumber);
    CHECK(found[3].kind == Kind::Card);
    CHECK(words(prompt, found[3]) == QStringLiteral("4111 1111 1111 1111"));
}

TEST_CASE("check digits of resident and foreigner numbers")
{
    CHECK(hasCheckDigit(QStringLiteral("9001011234568")));
    for (char digit = '0'; digit <= '9'; ++digit) {
        const QString number = QStringLiteral("900101123456") + QLatin1Char(digit);
        CHECK(hasCheckDigit(number) == (digit == '8'));
        CHECK(findPersonalWords(number, today()).isEmpty() == (digit != '8'));
    }
    int foreigners = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        foreigners += hasCheckDigit(QStringLiteral("900101523456") + QLatin1Char(digit)) ? 1 : 0;
    CHECK(foreigners == 1);
    CHECK(isSinceRandomDigits(QStringLiteral("2010013000000")));
    CHECK_FALSE(isSinceRandomDigits(QStringLiteral("2009303000000")));
    CHECK_FALSE(isSinceRandomDigits(QStringLiteral("2010011000000"))); // born 1920
}

TEST_CASE("personal words: long and random text is read quickly and stays in bounds")
{
    QRandomGenerator random(3);
    const QString letters = QStringLiteral("0123456789 -.+()@aM가xX*,\n");
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int length = random.bounded(40); length > 0; --length)
            text += letters.at(random.bounded(int(letters.size())));
        qsizetype end = 0;
        for (const PersonalWords &found : findPersonalWords(text, today())) {
            REQUIRE(found.start >= end);
            REQUIRE(found.length > 0);
            end = found.start + found.length;
            REQUIRE(end <= text.size());
        }
    }
    for (const char *piece : {"a", "1", "1 ", "a.", "@", "a@", "-", "+1", "010-", "(", "M1", "한"}) {
        const QString longOne = QString::fromUtf8(piece).repeated(32'000 / int(qstrlen(piece)));
        CHECK(findPersonalWords(longOne, today()).size() < 32'000);
    }
}
