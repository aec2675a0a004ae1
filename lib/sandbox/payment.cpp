#include "sandbox/payment.h"

#include "base/clock.h"

namespace mj::sandbox
{

namespace
{

QJsonValue timeText(const QDateTime &time)
{
    return toWire(time);
}

QDateTime timeOf(const QJsonValue &value)
{
    return value.toString().isEmpty() ? QDateTime() : fromWire(value.toString());
}

} // namespace

QString statusName(PaymentStatus status)
{
    switch (status) {
    case PaymentStatus::Ready:
        return QStringLiteral("READY");
    case PaymentStatus::InProgress:
        return QStringLiteral("IN_PROGRESS");
    case PaymentStatus::Done:
        return QStringLiteral("DONE");
    case PaymentStatus::Canceled:
        return QStringLiteral("CANCELED");
    case PaymentStatus::PartialCanceled:
        return QStringLiteral("PARTIAL_CANCELED");
    case PaymentStatus::Aborted:
        return QStringLiteral("ABORTED");
    case PaymentStatus::WaitingForDeposit:
        return QStringLiteral("WAITING_FOR_DEPOSIT");
    case PaymentStatus::Expired:
        break;
    }
    return QStringLiteral("EXPIRED");
}

QJsonObject Payment::saved() const
{
    QJsonObject json;
    json[QLatin1String("paymentKey")] = paymentKey;
    json[QLatin1String("orderId")] = orderId;
    json[QLatin1String("orderName")] = orderName;
    json[QLatin1String("clientKey")] = clientKey;
    json[QLatin1String("status")] = static_cast<int>(status);
    json[QLatin1String("method")] = static_cast<int>(method);
    json[QLatin1String("totalAmount")] = totalAmount;
    json[QLatin1String("balance")] = balance;
    json[QLatin1String("taxFree")] = taxFree;
    json[QLatin1String("requestedAt")] = timeText(requestedAt);
    json[QLatin1String("authenticatedAt")] = timeText(authenticatedAt);
    json[QLatin1String("approvedAt")] = timeText(approvedAt);
    json[QLatin1String("cardCompany")] = cardCompany;
    json[QLatin1String("bank")] = bank;
    json[QLatin1String("installmentMonths")] = installmentMonths;
    json[QLatin1String("carrier")] = carrier;
    json[QLatin1String("customerName")] = customerName;
    json[QLatin1String("customerPhone")] = customerPhone;
    json[QLatin1String("account")] = account.saved();
    json[QLatin1String("approvalKey")] = approvalKey;
    json[QLatin1String("approveNo")] = approveNo;
    json[QLatin1String("lastTransactionKey")] = lastTransactionKey;
    json[QLatin1String("secret")] = secret;
    json[QLatin1String("metadata")] = metadata;
    json[QLatin1String("cancels")] = cancels;
    json[QLatin1String("failureCode")] = failureCode;
    json[QLatin1String("confirmOutcome")] = confirmOutcome;
    json[QLatin1String("session")] = session;
    json[QLatin1String("mode")] = static_cast<int>(mode);
    json[QLatin1String("preferred")] = static_cast<int>(preferred);
    json[QLatin1String("methodFixed")] = methodFixed;
    json[QLatin1String("successUrl")] = successUrl;
    json[QLatin1String("failUrl")] = failUrl;
    json[QLatin1String("origin")] = origin;
    json[QLatin1String("language")] = language;
    json[QLatin1String("closed")] = closed;
    return json;
}

Payment Payment::restored(const QJsonObject &saved)
{
    Payment p;
    p.paymentKey = saved[QLatin1String("paymentKey")].toString();
    p.orderId = saved[QLatin1String("orderId")].toString();
    p.orderName = saved[QLatin1String("orderName")].toString();
    p.clientKey = saved[QLatin1String("clientKey")].toString();
    p.status = static_cast<PaymentStatus>(saved[QLatin1String("status")].toInt());
    p.method = static_cast<PayMethod>(saved[QLatin1String("method")].toInt());
    p.totalAmount = saved[QLatin1String("totalAmount")].toInteger();
    p.balance = saved[QLatin1String("balance")].toInteger();
    p.taxFree = saved[QLatin1String("taxFree")].toInteger();
    p.requestedAt = timeOf(saved[QLatin1String("requestedAt")]);
    p.authenticatedAt = timeOf(saved[QLatin1String("authenticatedAt")]);
    p.approvedAt = timeOf(saved[QLatin1String("approvedAt")]);
    p.cardCompany = saved[QLatin1String("cardCompany")].toString();
    p.bank = saved[QLatin1String("bank")].toString();
    p.installmentMonths = saved[QLatin1String("installmentMonths")].toInt();
    p.carrier = saved[QLatin1String("carrier")].toString();
    p.customerName = saved[QLatin1String("customerName")].toString();
    p.customerPhone = saved[QLatin1String("customerPhone")].toString();
    p.account = DepositAccount::restored(saved[QLatin1String("account")].toObject());
    p.approvalKey = saved[QLatin1String("approvalKey")].toString();
    p.approveNo = saved[QLatin1String("approveNo")].toString();
    p.lastTransactionKey = saved[QLatin1String("lastTransactionKey")].toString();
    p.secret = saved[QLatin1String("secret")].toString();
    p.metadata = saved[QLatin1String("metadata")].toObject();
    p.cancels = saved[QLatin1String("cancels")].toArray();
    p.failureCode = saved[QLatin1String("failureCode")].toString();
    p.confirmOutcome = saved[QLatin1String("confirmOutcome")].toString();
    p.session = saved[QLatin1String("session")].toString();
    p.mode = static_cast<CheckoutMode>(saved[QLatin1String("mode")].toInt());
    p.preferred = static_cast<PayMethod>(saved[QLatin1String("preferred")].toInt());
    p.methodFixed = saved[QLatin1String("methodFixed")].toBool();
    p.successUrl = saved[QLatin1String("successUrl")].toString();
    p.failUrl = saved[QLatin1String("failUrl")].toString();
    p.origin = saved[QLatin1String("origin")].toString();
    p.language = saved[QLatin1String("language")].toString();
    p.closed = saved[QLatin1String("closed")].toBool();
    return p;
}

} // namespace mj::sandbox
