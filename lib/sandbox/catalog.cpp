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
    {"03", u"IBK기업은행", "IBK"},    {"90", u"카카오뱅크", "KakaoBank"},  {"89", u"케이뱅크", "Kbank"},
    {"07", u"Sh수협은행", "Suhyup"},  {"23", u"SC제일은행", "SC First"},   {"27", u"씨티은행", "Citibank"},
    {"31", u"iM뱅크", "iM Bank"},     {"32", u"부산은행", "Busan"},        {"34", u"광주은행", "Gwangju"},
    {"35", u"제주은행", "Jeju"},      {"37", u"전북은행", "Jeonbuk"},      {"39", u"경남은행", "Kyongnam"},
    {"45", u"새마을금고", "Saemaul"}, {"48", u"신협", "Shinhyup"},         {"50", u"저축은행", "Savings banks"},
    {"71", u"우체국", "Post office"},
};

constexpr Institution carrierList[] = {
    {"SKT", u"SKT", "SKT"},     {"KT", u"KT", "KT"},
    {"LGU", u"LG U+", "LG U+"}, {"HELLO", u"헬로모바일", "HelloVision"},
    {"KCT", u"KCT", "KCT"},     {"SK7", u"SK 7mobile", "SK 7mobile"},
};

// One method under its four names.
struct MethodNames {
    PayMethod method;
    const char *request; // empty: not asked for by this name
    const char *tag;
    const char16_t *korean;
    const char *english;
};

constexpr MethodNames methodList[] = {
    {PayMethod::Card, "CARD", "card", u"카드", "card"},
    {PayMethod::Transfer, "TRANSFER", "transfer", u"계좌이체", "transfer"},
    {PayMethod::TossPay, "", "tosspay", u"간편결제", "easyPay"},
    {PayMethod::VirtualAccount, "VIRTUAL_ACCOUNT", "virtual-account", u"가상계좌", "virtualAccount"},
    {PayMethod::MobilePhone, "MOBILE_PHONE", "phone", u"휴대폰", "mobilePhone"},
    {PayMethod::CultureGift, "CULTURE_GIFT_CERTIFICATE", "culture-gift", u"문화상품권", "cultureGiftCertificate"},
    {PayMethod::BookGift, "BOOK_GIFT_CERTIFICATE", "book-gift", u"도서문화상품권", "bookGiftCertificate"},
    {PayMethod::GameGift, "GAME_GIFT_CERTIFICATE", "game-gift", u"게임문화상품권", "gameGiftCertificate"},
};

const MethodNames *namesOf(PayMethod method)
{
    const auto *found =
        std::find_if(std::begin(methodList), std::end(methodList), [method](const MethodNames &n) { return n.method == method; });
    return found == std::end(methodList) ? nullptr : found;
}

} // namespace

std::span<const Institution> cardCompanies()
{
    return cardList;
}

std::span<const Institution> banks()
{
    return bankList;
}

std::span<const Institution> carriers()
{
    return carrierList;
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
    const MethodNames *names = namesOf(method);
    if (names == nullptr)
        return {};
    return language == Language::English ? QString::fromLatin1(names->english) : QString::fromUtf16(names->korean);
}

QString methodTag(PayMethod method)
{
    const MethodNames *names = namesOf(method);
    return names == nullptr ? QString() : QString::fromLatin1(names->tag);
}

PayMethod methodOfRequest(const QString &name)
{
    for (const MethodNames &names : methodList) {
        if (!name.isEmpty() && name == QLatin1String(names.request))
            return names.method;
    }
    return PayMethod::None;
}

QString requestOfName(const QString &korean)
{
    for (const MethodNames &names : methodList) {
        if (korean == QString::fromUtf16(names.korean))
            return QString::fromLatin1(names.request);
    }
    return {};
}

bool isGift(PayMethod method)
{
    return method == PayMethod::CultureGift || method == PayMethod::BookGift || method == PayMethod::GameGift;
}

} // namespace mj::sandbox
