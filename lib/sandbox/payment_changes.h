#pragma once
#include "sandbox/book_state.h"
#include "sandbox/failure.h"

#include <QJsonObject>

namespace mj::sandbox
{

// POST /v1/payments/confirm with body {paymentKey, orderId, amount}; `clientKey` names the key pair of the caller.
// A refusal of the card company leaves the payment ABORTED, a virtual account WAITING_FOR_DEPOSIT.
Outcome<Payment> confirmPayment(BookState &state, const FailureTable &failures, const QString &clientKey, const QJsonObject &body,
                                const QDateTime &now);

// POST /v1/payments/{paymentKey}/cancel with body {cancelReason, cancelAmount?, taxFreeAmount?, refundableAmount?, currency?,
// refundReceiveAccount?}; the last is demanded of a deposited virtual account and refused before its deposit.
Outcome<Payment> cancelPayment(BookState &state, const QString &clientKey, const QString &paymentKey, const QJsonObject &body,
                               const QDateTime &now);

} // namespace mj::sandbox
