#pragma once
#include <QDate>
#include <QString>

namespace mj::studio {

// Rules of the numbers that people carry. All take digits only.

// Thirteen digits: a birth date that has been, and a seventh digit that fits it. Numbers of foreigners have 5 to 8 there.
bool hasBirthDate(const QString &resident, const QDate &today);
bool isForeigner(const QString &resident);
// The thirteenth digit was a check digit until October 2020; numbers given since then have a random one.
bool hasCheckDigit(const QString &resident);
bool isSinceRandomDigits(const QString &resident);

// A length and a beginning that some card network uses, and Luhn's check digit.
bool isCardNumber(const QString &digits);

// Eight digits that say a day of 1900 to 2099: more likely a date behind a letter than a passport.
bool isDay(const QString &digits);

} // namespace mj::studio
