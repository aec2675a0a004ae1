#include "sandbox/deposit_account.h"

#include "base/clock.h"

namespace mj::sandbox
{

QJsonObject DepositAccount::saved() const
{
    return {{QStringLiteral("number"), number},
            {QStringLiteral("cashReceipt"), cashReceipt},
            {QStringLiteral("validHours"), validHours},
            {QStringLiteral("dueAt"), toWire(dueAt)},
            {QStringLiteral("expired"), expired},
            {QStringLiteral("justIssued"), justIssued},
            {QStringLiteral("refund"), static_cast<int>(refund)},
            {QStringLiteral("refundAskedAt"), toWire(refundAskedAt)}};
}

DepositAccount DepositAccount::restored(const QJsonObject &saved)
{
    const auto timeOf = [&saved](QLatin1String name) {
        const QString text = saved[name].toString();
        return text.isEmpty() ? QDateTime() : fromWire(text);
    };
    DepositAccount account;
    account.number = saved[QLatin1String("number")].toString();
    account.cashReceipt = saved[QLatin1String("cashReceipt")].toString();
    account.validHours = saved[QLatin1String("validHours")].toInt(account.validHours);
    account.dueAt = timeOf(QLatin1String("dueAt"));
    account.expired = saved[QLatin1String("expired")].toBool();
    account.justIssued = saved[QLatin1String("justIssued")].toBool();
    account.refund = static_cast<RefundStatus>(saved[QLatin1String("refund")].toInt());
    account.refundAskedAt = timeOf(QLatin1String("refundAskedAt"));
    return account;
}

QString refundName(RefundStatus status)
{
    if (status == RefundStatus::Pending)
        return QStringLiteral("PENDING");
    return status == RefundStatus::Completed ? QStringLiteral("COMPLETED") : QStringLiteral("NONE");
}

} // namespace mj::sandbox
