#pragma once
#include "sandbox/book_state.h"
#include "sandbox/failure.h"

#include <QJsonArray>
#include <QUrlQuery>

namespace mj::sandbox
{

// GET /v1/transactions?startDate&endDate&startingAfter&limit: every approval and every refund of our pair's payments in that time, oldest
// first. Dates are "yyyy-MM-ddTHH:mm:ss" with or without milliseconds, in Korean time; limit 100 unless given, 5000 at most.
// Refusals: INVALID_DATE_FORMAT, INVALID_TRANSACTION_KEY, INVALID_REQUEST.
Outcome<QJsonArray> listTransactions(const QList<Payment> &payments, const QUrlQuery &query, Language language, const QString &pageBase);

} // namespace mj::sandbox
