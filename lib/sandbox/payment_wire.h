#pragma once
#include "sandbox/failure.h"
#include "sandbox/payment.h"

namespace mj::sandbox
{

// "2026-11-24T10:02:03+09:00", the vendor's form of a time; null when invalid.
QJsonValue seoulTime(const QDateTime &time);

// VAT included in the taxed part of a balance, in won, halves rounded up.
qint64 vatOf(qint64 balance, qint64 taxFree);

// A mobile-phone bill and a gift certificate are given back whole or not at all.
bool isPartialCancelable(const Payment &payment);

// The Payment object of API version 2022-11-16 with all its fields. `pageBase` is where the checkout and receipt pages live.
QJsonObject wirePayment(const Payment &payment, const FailureTable &failures, Language language, const QString &pageBase);

} // namespace mj::sandbox
