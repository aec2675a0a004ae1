#include "sandbox/catalog.h"

#include <algorithm>

namespace mj::sandbox
{

namespace
{

constexpr Institution cardList[] = {
    {"61", u"현대카드", "Hyundai"},      {"41", u"신한카드", "Shinhan"},       {"51", u"삼성카드", "Samsung"},
    {"11", u"KB국민카드", "KB Kookmin"}, {"71", u"롯데카드", "Lotte"},         {"21", u"하나카드", "Hana"},
    {"W1", u"우리카드", "Woori"},        {"91", u"NH농협카드", "NH NongHyup"}, {"31", u"BC카드", "BC"},
    {"24", u"토스뱅크", "Toss Bank"},    {"15", u"카카오뱅크", "KakaoBank"},
};

constexpr Institution bankList[] = {
    {"92", u"토스뱅크", "Toss Bank"}, {"06", u"KB국민은행", "KB Kookmin"}, {"88", u"신한은행", "Shinhan"},
    {"20", u"우리은행", "Woori"},     {"81", u"하나은행", "Hana"},         {"11", u"NH농협은행", "NH NongHyup"},
    {"03", u"IBK기업은행", "IBK"},    {"90", u"카카오뱅크", "KakaoBank"},
};

} // namespace

std::span<const Institution> cardCompanies()
{
    return cardList;
}

std::span<const Institution> banks()
{
    return bankList;
}

bool contains(std::span<const Institution> list, const QString &code)
{
    return std::any_of(list.begin(), list.end(), [&code](const Institution &entry) { return code == QLatin1String(entry.code); });
}

QString nameOf(std::span<const Institution> list, const QString &code, Language language)
{
    for (const Institution &entry : list) {
        if (code == QLatin1String(entry.code))
            return language == Language::English ? QString::fromLatin1(entry.english) : QString::fromUtf16(entry.korean);
    }
    return {};
}

QString methodName(PayMethod method, Language language)
{
    const bool english = language == Language::English;
    switch (method) {
    case PayMethod::Card:
        return english ? QStringLiteral("card") : QStringLiteral("카드");
    case PayMethod::Transfer:
        return english ? QStringLiteral("transfer") : QStringLiteral("계좌이체");
    case PayMethod::TossPay:
        return english ? QStringLiteral("easyPay") : QStringLiteral("간편결제");
    case PayMethod::None:
        break;
    }
    return {};
}

} // namespace mj::sandbox
