#pragma once
#include "server/payments/payment_gateway.h"
#include <QByteArray>

namespace mj::server {

// Toss's Payment object (version 2022-11-16), as far as it matters here; what is not known is ignored. Error: PaymentUnknown.
Result<Payment> tossPayment(const QByteArray &body);

} // namespace mj::server
