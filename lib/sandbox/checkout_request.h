#pragma once
#include "sandbox/failure.h"
#include "sandbox/payment.h"

#include <QJsonObject>

namespace mj::sandbox
{

// Checks what the script posts to open a checkout ({clientKey, customerKey, product?, mode, method, amount{value,currency}, orderId,
// orderName, successUrl?, failUrl?, customerName?, customerEmail?, customerMobilePhone?, taxFreeAmount?, metadata?, card?, virtualAccount?,
// language?}) and makes a READY payment of it, without ids and times. `origin` is the page that asked. The e-mail address is checked and
// dropped; name and phone go as soon as the method chosen does not show them.
Outcome<Payment> readCheckoutRequest(const QJsonObject &request, const QString &origin);

// "http://127.0.0.1:8080" of an absolute http or https address, else empty.
QString originOf(const QString &address);

} // namespace mj::sandbox
