#pragma once
#include "sandbox/failure.h"
#include "sandbox/payment.h"

#include <span>

namespace mj::sandbox
{

// A card company or bank with the vendor's two-character code.
struct Institution {
    const char *code;
    const char16_t *korean;
    const char *english;
};

std::span<const Institution> cardCompanies();
std::span<const Institution> banks();
// The code is what the vendor calls the carrier: KT, SKT, ...
std::span<const Institution> carriers();
bool contains(std::span<const Institution> list, const QString &code);
QString nameOf(std::span<const Institution> list, const QString &code, Language language);

// The method as the Payment object spells it, empty for None: 카드, 계좌이체, 간편결제, 가상계좌, 휴대폰, 문화상품권, ...
QString methodName(PayMethod method, Language language);
// As our pages name it in forms and addresses: "card", "virtual-account", ...; empty for None.
QString methodTag(PayMethod method);
// CARD, TRANSFER, VIRTUAL_ACCOUNT, ... of a request; None for what the sandbox does not play.
PayMethod methodOfRequest(const QString &name);
// The request name of a method spelled in Korean ("카드" -> "CARD"); empty for anything else.
QString requestOfName(const QString &korean);
bool isGift(PayMethod method);

} // namespace mj::sandbox
