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
bool contains(std::span<const Institution> list, const QString &code);
QString nameOf(std::span<const Institution> list, const QString &code, Language language);

// The method as the Payment object spells it, empty for None: 카드, 계좌이체, 간편결제.
QString methodName(PayMethod method, Language language);

} // namespace mj::sandbox
