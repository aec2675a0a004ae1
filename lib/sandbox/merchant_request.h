#pragma once
#include "sandbox/book_state.h"
#include "sandbox/failure.h"

#include <QJsonObject>

namespace mj::sandbox
{

// POST /v1/payments: a READY payment whose checkout the merchant opens by its address, without the script. Body {method, amount, orderId,
// orderName, successUrl, failUrl, currency?, flowMode?, easyPay?, cardCompany?, customerName?, ...}; the method in English or Korean.
Outcome<Payment> requestByMerchant(BookState &state, const QString &clientKey, const QJsonObject &body, const QDateTime &now);

} // namespace mj::sandbox
