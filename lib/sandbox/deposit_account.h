#pragma once
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace mj::sandbox
{

enum class RefundStatus { None, Pending, Completed };

// The account a customer is told to pay into, issued by the confirm call of a virtual-account payment. A plain value.
struct DepositAccount {
    QString number;
    QString cashReceipt;  // asked for by the merchant: 소득공제, 지출증빙, 미발행 or empty
    int validHours = 168; // Toss: 168 unless asked otherwise, 2160 at most
    QDateTime dueAt;      // asked for as dueDate, or counted from the moment the account is issued
    bool expired = false;
    bool justIssued = false; // nothing has been paid in or given back yet
    RefundStatus refund = RefundStatus::None;
    QDateTime refundAskedAt;

    QJsonObject saved() const;
    static DepositAccount restored(const QJsonObject &saved);
};

QString refundName(RefundStatus status);

} // namespace mj::sandbox
