#include "studio/prompt_check.h"

#include "studio/prompt_numbers.h"

#include <QRegularExpression>
#include <algorithm>
#include <functional>
#include <optional>

namespace mj::studio {
namespace {

using Kind = PersonalWords::Kind;
using Match = QRegularExpressionMatch;

// Full-width letters of Korean and Japanese keyboards, dashes and hard blanks become their plain forms, one for one: positions stay.
QString plain(QString text)
{
    for (QChar &c : text) {
        const ushort code = c.unicode();
        if (code >= 0xFF01 && code <= 0xFF5E)
            c = QChar(code - 0xFEE0);
        else if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212)
            c = u'-';
        else if (code == 0x00A0 || code == 0x3000)
            c = u' ';
    }
    return text;
}

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return digits;
}

// Not in the middle of a longer number: "0.01012345678", "1-010-1234-5678-9", a seed of twenty digits.
QString alone(const QString &number)
{
    return QStringLiteral("(?<![0-9])(?<![0-9][.\\-])(?:%1)(?![0-9])(?![.\\-][0-9])").arg(number);
}

bool isPictureName(const QString &address)
{
    static const QRegularExpression scaled(QStringLiteral("@[0-9]+x\\.[a-z]+$"), QRegularExpression::CaseInsensitiveOption);
    return scaled.match(address).hasMatch();
}

// A mobile number without a dash could be a number in twos.
bool isOfTwos(const QString &digits)
{
    return std::all_of(digits.begin(), digits.end(), [](QChar c) { return c == u'0' || c == u'1'; });
}

bool isInternational(const QString &number)
{
    const qsizetype digits = digitsOf(number).size();
    return digits >= 9 && digits <= 15;
}

std::optional<Kind> residentKind(const Match &match, const QDate &today)
{
    const QString digits = digitsOf(match.captured());
    if (digits.size() == 7) // the rest was masked: the birth date and the sex are there all the same
        return hasBirthDate(digits, today) ? std::optional(isForeigner(digits) ? Kind::ForeignerNumber : Kind::ResidentNumber) : std::nullopt;
    // Thirteen digits in a row are often something else; with the dash in its place they hardly are.
    const bool isWritten = match.captured().size() > digits.size();
    const bool isSure = isWritten || hasCheckDigit(digits) || isSinceRandomDigits(digits);
    if (!hasBirthDate(digits, today) || !isSure)
        return std::nullopt;
    return isForeigner(digits) ? Kind::ForeignerNumber : Kind::ResidentNumber;
}

bool followsSeed(const QString &text, qsizetype at)
{
    static const QRegularExpression seed(QStringLiteral("(?:seed|시드)\\s*[:=#]?\\s*$"), QRegularExpression::CaseInsensitiveOption);
    return seed.match(text.mid(qMax<qsizetype>(0, at - 12), qMin<qsizetype>(12, at))).hasMatch();
}

class Finder
{
public:
    Finder(const QString &prompt, const QDate &today) : m_text(plain(prompt)), m_today(today) {}

    QList<PersonalWords> find()
    {
        findEmails();
        findResidents();
        findCards();
        findPhones();
        findPassports();
        std::sort(m_found.begin(), m_found.end(), [](const PersonalWords &a, const PersonalWords &b) { return a.start < b.start; });
        return m_found;
    }

private:
    using Judge = std::function<std::optional<Kind>(const Match &)>;

    // What was found by an earlier, surer rule stays what it is.
    void each(const QRegularExpression &rule, const Judge &judge)
    {
        for (auto it = rule.globalMatch(m_text); it.hasNext();) {
            const Match match = it.next();
            const PersonalWords words{Kind::Email, match.capturedStart(), match.capturedLength()};
            const bool isTaken = std::any_of(m_found.cbegin(), m_found.cend(), [&](const PersonalWords &other) {
                return words.start < other.start + other.length && other.start < words.start + words.length;
            });
            const std::optional<Kind> kind = isTaken ? std::nullopt : judge(match);
            if (kind)
                m_found.append({*kind, words.start, words.length});
        }
    }

    void findEmails()
    {
        // In plain letters first: Korean words may touch an address without a blank. Then addresses in the letters of any language.
        static const QRegularExpression latin(QStringLiteral(
            "(?<![A-Za-z0-9._%+\\-])[A-Za-z0-9_%+][A-Za-z0-9._%+\\-]{0,63}@(?:[A-Za-z0-9][A-Za-z0-9\\-]{0,62}\\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])"));
        static const QRegularExpression anyLetters(QStringLiteral(
            "(?<![\\p{L}\\p{N}._%+\\-])[\\p{L}\\p{N}_%+][\\p{L}\\p{N}._%+\\-]{0,63}@(?:[\\p{L}\\p{N}][\\p{L}\\p{N}\\-]{0,62}\\.){1,8}\\p{L}{2,24}"));
        const auto judge = [](const Match &match) { return isPictureName(match.captured()) ? std::nullopt : std::optional(Kind::Email); };
        each(latin, judge);
        each(anyLetters, judge);
    }

    void findResidents()
    {
        static const QRegularExpression rule(alone(QStringLiteral("[0-9]{6}(?: ?- ?|)[0-9]{7}")) + QStringLiteral("|")
                                             + alone(QStringLiteral("[0-9]{6} ?- ?[0-9][*xX●•○]{6}")));
        each(rule, [this](const Match &match) { return residentKind(match, m_today); });
    }

    void findCards()
    {
        static const QRegularExpression rule(alone(QStringLiteral(
            "[0-9]{4}([ \\-])[0-9]{4}\\g{-1}[0-9]{4}\\g{-1}[0-9]{4}(?:\\g{-1}[0-9]{1,3})?|[0-9]{4}([ \\-])[0-9]{6}\\g{-1}[0-9]{4,5}|[0-9]{14,19}")));
        each(rule, [this](const Match &match) -> std::optional<Kind> {
            if (!isCardNumber(digitsOf(match.captured())) || followsSeed(m_text, match.capturedStart()))
                return std::nullopt;
            return Kind::Card;
        });
    }

    void findPhones()
    {
        // Mobile numbers in any writing; those of a place only with a mark behind the area: "0212345678" is seldom one.
        static const QRegularExpression korean(alone(QStringLiteral(
            "\\(?010\\)?[ .\\-]?[0-9]{4}[ .\\-]?[0-9]{4}|\\(?01[16789]\\)?[ .\\-]?[0-9]{3,4}[ .\\-]?[0-9]{4}"
            "|\\(?(?:02|0[3-6][1-5]|070|050[2-8])(?:\\) ?|-| - )[0-9]{3,4}(?:-| - | )[0-9]{4}|0(?:2|[3-6][1-5]|70|50[2-8]) [0-9]{3,4} [0-9]{4}")));
        static const QRegularExpression abroad(
            QStringLiteral("(?<![\\w+.\\-])(?:\\+|00)[1-9][0-9]{0,2}(?:[ .\\-]?\\(?[0-9]{1,4}\\)?){2,6}(?![0-9])|(?<![\\w.\\-])\\([2-9][0-9]{2}\\) ?[0-9]{3}-[0-9]{4}(?![0-9\\-])"));
        each(abroad, [](const Match &match) { return match.captured().startsWith(u'(') || isInternational(match.captured()) ? std::optional(Kind::Phone) : std::nullopt; });
        each(korean, [](const Match &match) { return isOfTwos(match.captured()) ? std::nullopt : std::optional(Kind::Phone); });
    }

    void findPassports()
    {
        // Korean: a letter and eight digits; since December 2021 a letter behind the third digit. Others where the word stands in front.
        static const QRegularExpression korean(QStringLiteral("(?<![A-Za-z0-9_\\-])[MSRODG](?:[0-9]{3}[A-Z][0-9]{4}|[0-9]{8})(?![A-Za-z0-9_]|-[0-9])"));
        static const QRegularExpression named(
            QStringLiteral("(?:여권 ?(?:번호)?|passport(?: number| no\\.?)?)(?:는|은)? ?[:#]? ?\\K[A-Z]{0,2}[0-9][A-Z0-9]{5,7}[0-9](?![A-Za-z0-9])"),
            QRegularExpression::CaseInsensitiveOption);
        each(korean, [](const Match &match) { return isDay(match.captured().mid(1)) ? std::nullopt : std::optional(Kind::Passport); });
        each(named, [](const Match &) { return std::optional(Kind::Passport); });
    }

    QString m_text;
    QDate m_today;
    QList<PersonalWords> m_found;
};

} // namespace

QList<PersonalWords> findPersonalWords(const QString &prompt, const QDate &today)
{
    return Finder(prompt, today).find();
}

} // namespace mj::studio
