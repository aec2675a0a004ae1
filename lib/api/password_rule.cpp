#include "api/password_rule.h"

#include <QSet>
#include <algorithm>

namespace mj::api {
namespace {

constexpr int longestPassword = 512;
constexpr int fewestDifferent = 5;

// What is tried first, without the digits people hang on.
const QSet<QString> &commonWords()
{
    static const QSet<QString> words = [] {
        const QStringList list = QStringLiteral(
    "aaa abc abcd abcde abcdef abcdefg abcdefgh access admin administrator ajrwk alswn andrew angel annyeong apple asdf asdfgh "
    "asdfghjkl ashley autumn babo baby banana baseball basketball batman bear birthday blink busan buster changeme charlie cheese "
    "chlrh chocolate christ cnrrn coffee computer cookie corvette cowboy daniel daum default diamond dirn dkdleldktlqkf dkfkd dkssud "
    "dkssudgktpdy dkssudgktpsdy dlrjsak dmlwl donald dragon eagle eogksalsrnr facebook family ferrari flower football forever freedom "
    "friend friends george ginger gkgkgk gkrrns gksrnr gododhr godqhr golden google green guest hanguk hannah happy harley hello "
    "hellohello helloworld hockey honey hunter hyundai iloveyou imagefactory internet jennifer jessica jesus jordan kakao kakaotalk "
    "killer kitty korea korean letmein letmeinplease lge lion login love lovely loveyou lucky master matrix maverick mercedes michael "
    "minecraft mjstudio money monkey mustang mypassword naver newpassword nicole nothing oneqaztwowsx opensesame orange panda pass "
    "passphrase passwd password passwort pepper phoenix picture pictures pokemon porsche princess puppy purple qazwsx qazwsxedc qkqh "
    "qkqhqkqh qlalf qlalfqjsgh qntks qweasd qweasdzxc qwert qwerty qwertyuiop ranger rhkdwn rjsrkd rkawk rksk rkskekfk robert root "
    "samsung sarang saranghae secret seoul shadow silver skrngmsekd soccer something spiderman spring starwars studio success summer "
    "sunshine superman sweet temp temporary test tester thomas thunder tiger tigger tjdnf tkfkd tkfkdgo tkfkdgody tlqkf tlqkfsha "
    "trustno user welcome whatever winter wkdrns wldnjs wolf yamaha yellow zxcv zxcvbn zxcvbnm zzzz").split(QLatin1Char(' '));
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

const QStringList &runs()
{
    static const QStringList rows{QStringLiteral("01234567890123456789"),  QStringLiteral("abcdefghijklmnopqrstuvwxyz"),
                                  QStringLiteral("qwertyuiopasdfghjklzxcvbnm"), QStringLiteral("1qaz2wsx3edc4rfv5tgb6yhn7ujm"),
                                  QStringLiteral("1q2w3e4r5t6y7u8i9o0p"),  QStringLiteral("가나다라마바사아자차카타파하"),
                                  QStringLiteral("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ")};
    return rows;
}

QString withoutDisguise(QString text)
{
    static const QString from = QStringLiteral("@4301!$5+7");
    static const QString to = QStringLiteral("aaeolisstt");
    for (QChar &c : text) {
        if (const qsizetype at = from.indexOf(c); at >= 0)
            c = to.at(at);
    }
    return text;
}

// "!!Password2024!" -> "password".
QString core(const QString &text)
{
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    const auto first = std::find_if(text.begin(), text.end(), isLetter);
    const auto last = std::find_if(text.rbegin(), text.rend(), isLetter).base();
    return first < last ? QString(first, last - first) : QString();
}

// The same few characters again and again, as "abc123abc123".
bool repeats(const QString &text)
{
    for (qsizetype length = 1; length <= 6 && length * 2 <= text.size(); ++length) {
        bool same = true;
        for (qsizetype i = length; same && i < text.size(); ++i)
            same = text.at(i) == text.at(i - length);
        if (same)
            return true;
    }
    return false;
}

bool isRun(const QString &text)
{
    const auto inRow = [&text](const QString &row) {
        QString back = row;
        std::reverse(back.begin(), back.end());
        return row.contains(text) || back.contains(text);
    };
    return std::any_of(runs().begin(), runs().end(), inRow);
}

// Made of nothing but common words, as "letmein" or "iloveyoukorea".
bool isCommon(const QString &text)
{
    if (text.isEmpty() || text.size() > 64)
        return false;
    QList<bool> reached(text.size() + 1, false);
    reached[0] = true;
    for (qsizetype from = 0; from < text.size(); ++from) {
        for (qsizetype length = 3; reached[from] && from + length <= text.size() && length <= 16; ++length) {
            if (commonWords().contains(text.mid(from, length)))
                reached[from + length] = true;
        }
    }
    return reached.last();
}

bool isAboutYou(const QString &password, const QStringList &aboutYou)
{
    for (const QString &fact : aboutYou) {
        const QString word = fact.section(QLatin1Char('@'), 0, 0).toLower().remove(QLatin1Char(' '));
        // A short name inside a long sentence gives nothing away.
        if (word.size() >= 3 && password.contains(word) && password.size() < word.size() + 6)
            return true;
        if (!fact.isEmpty() && password == fact.toLower())
            return true;
    }
    return false;
}

} // namespace

PasswordFlaw passwordFlaw(const QString &password, const QStringList &aboutYou)
{
    const QString text = password.normalized(QString::NormalizationForm_C).toLower();
    if (text.size() < shortestPassword || password.size() > longestPassword)
        return PasswordFlaw::TooShort;
    if (QSet<QChar>(text.begin(), text.end()).size() < fewestDifferent)
        return PasswordFlaw::TooUniform;
    if (isAboutYou(text, aboutYou))
        return PasswordFlaw::AboutYou;
    const QString inner = core(text);
    if (repeats(text) || isRun(text) || isRun(inner.size() >= 6 ? inner : text))
        return PasswordFlaw::TooCommon;
    if (isCommon(inner) || isCommon(withoutDisguise(inner)) || isCommon(core(withoutDisguise(text))))
        return PasswordFlaw::TooCommon;
    return PasswordFlaw::None;
}

} // namespace mj::api
