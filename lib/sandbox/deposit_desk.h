#pragma once
#include "sandbox/book_state.h"
#include "sandbox/failure.h"

#include <QJsonObject>

namespace mj::sandbox
{

// A virtual-account payment gets its account and waits for money; what the confirm call does, and POST /v1/virtual-accounts at once.
void issueAccount(Payment &payment, const QDateTime &now);

// POST /v1/virtual-accounts with body {amount, orderId, orderName, customerName, bank, validHours?, dueDate?, taxFreeAmount?, ...}.
Outcome<Payment> issueByMerchant(BookState &state, const QString &clientKey, const QJsonObject &body, const QDateTime &now);

// What a bank does. False, and nothing changed, unless the order's newest payment waits for its deposit, had one, or has an open account.
bool depositMoney(BookState &state, const QString &clientKey, const QString &orderId, const QDateTime &now);
bool revertDeposit(BookState &state, const QString &clientKey, const QString &orderId, const QDateTime &now);
bool expireAccount(BookState &state, const QString &clientKey, const QString &orderId, const QDateTime &now);

} // namespace mj::sandbox
