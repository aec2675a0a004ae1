#include "studio/prompt_numbers.h"

#include <array>

namespace mj::studio {
namespace {

QDate birthOf(const QString &resident)
{
    const int seventh = resident.at(6).digitValue();
    const int century = seventh == 9 || seventh == 0 ? 1800 : seventh == 3 || seventh == 4 || seventh == 7 || seventh == 8 ? 2000 : 1900;
    return QDate(century + resident.left(2).toInt(), resident.mid(2, 2).toInt(), resident.mid(4, 2).toInt());
}

bool passesLuhn(const QString &digits)
{
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const int digit = digits.at(digits.size() - 1 - i).digitValue();
        const int doubled = digit * 2;
        sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
}

struct Network {
    int fewest;     // digits
    int greatest;   // digits
    int from;       // first four digits
    int to;
};

constexpr std::array<Network, 13> networks{{
    {16, 16, 4000, 4999}, // Visa
    {16, 16, 5100, 5599}, // Mastercard
    {16, 16, 2221, 2720}, // Mastercard
    {15, 15, 3400, 3499}, // American Express
    {15, 15, 3700, 3799}, // American Express
    {14, 14, 3000, 3059}, // Diners Club
    {14, 14, 3600, 3699}, // Diners Club
    {14, 14, 3800, 3999}, // Diners Club
    {16, 16, 3528, 3589}, // JCB
    {16, 16, 6011, 6011}, // Discover
    {16, 16, 6440, 6599}, // Discover
    {16, 19, 6200, 6299}, // UnionPay
    {16, 16, 9000, 9999}, // used in Korea only
}};

} // namespace

bool hasBirthDate(const QString &resident, const QDate &today)
{
    const QDate birth = birthOf(resident);
    return birth.isValid() && birth <= today;
}

bool isForeigner(const QString &resident)
{
    const int seventh = resident.at(6).digitValue();
    return seventh >= 5 && seventh <= 8;
}

bool hasCheckDigit(const QString &resident)
{
    static constexpr std::array<int, 12> weights{2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    int sum = 0;
    for (int i = 0; i < 12; ++i)
        sum += weights[i] * resident.at(i).digitValue();
    const int base = isForeigner(resident) ? 13 : 11;
    return (base - sum % 11) % 10 == resident.at(12).digitValue();
}

bool isSinceRandomDigits(const QString &resident)
{
    return birthOf(resident) >= QDate(2020, 10, 1);
}

bool isCardNumber(const QString &digits)
{
    const int beginning = digits.left(4).toInt();
    for (const Network &network : networks) {
        if (digits.size() >= network.fewest && digits.size() <= network.greatest && beginning >= network.from && beginning <= network.to)
            return digits.count(digits.front()) < digits.size() && passesLuhn(digits);
    }
    return false;
}

bool isDay(const QString &digits)
{
    const int year = digits.left(4).toInt();
    return year >= 1900 && year < 2100 && QDate(year, digits.mid(4, 2).toInt(), digits.mid(6, 2).toInt()).isValid();
}

} // namespace mj::studio
