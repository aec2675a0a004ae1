#include "sandbox/payment_wire.h"

#include "sandbox/catalog.h"

namespace mj::sandbox
{

namespace
{

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue cardOf(const Payment &payment, Language language)
{
    const bool english = language == Language::English;
    const bool refunded = payment.balance == 0;
    return QJsonObject{{QStringLiteral("amount"), payment.totalAmount},
                       {QStringLiteral("issuerCode"), payment.cardCompany},
                       {QStringLiteral("acquirerCode"), payment.cardCompany},
                       {QStringLiteral("number"), QStringLiteral("43301234****123*")},
                       {QStringLiteral("installmentPlanMonths"), payment.installmentMonths},
                       {QStringLiteral("approveNo"), payment.approveNo},
                       {QStringLiteral("useCardPoint"), false},
                       {QStringLiteral("cardType"), english ? QStringLiteral("credit") : QStringLiteral("신용")},
                       {QStringLiteral("ownerType"), english ? QStringLiteral("personal") : QStringLiteral("개인")},
                       {QStringLiteral("acquireStatus"), refunded ? QStringLiteral("CANCELED") : QStringLiteral("READY")},
                       {QStringLiteral("isInterestFree"), false},
                       {QStringLiteral("interestPayer"), QJsonValue()}};
}

QJsonValue transferOf(const Payment &payment)
{
    return QJsonObject{{QStringLiteral("bankCode"), payment.bank}, {QStringLiteral("settlementStatus"), QStringLiteral("INCOMPLETED")}};
}

QJsonValue easyPayOf(const Payment &payment, Language language)
{
    const QString provider = language == Language::English ? QStringLiteral("Tosspay") : QStringLiteral("토스페이");
    return QJsonObject{
        {QStringLiteral("provider"), provider}, {QStringLiteral("amount"), payment.totalAmount}, {QStringLiteral("discountAmount"), 0}};
}

QJsonValue accountOf(const Payment &payment, Language language)
{
    const DepositAccount &account = payment.account;
    const bool english = language == Language::English;
    return QJsonObject{{QStringLiteral("accountType"), english ? QStringLiteral("normal") : QStringLiteral("일반")},
                       {QStringLiteral("accountNumber"), account.number},
                       {QStringLiteral("bankCode"), payment.bank},
                       {QStringLiteral("customerName"), payment.customerName},
                       {QStringLiteral("depositorName"), payment.approvedAt.isValid() ? QJsonValue(payment.customerName) : QJsonValue()},
                       {QStringLiteral("dueDate"), seoulTime(account.dueAt)},
                       {QStringLiteral("refundStatus"), refundName(account.refund)},
                       {QStringLiteral("expired"), account.expired},
                       {QStringLiteral("settlementStatus"), QStringLiteral("INCOMPLETED")},
                       {QStringLiteral("refundReceiveAccount"), QJsonValue()}};
}

QJsonValue phoneOf(const Payment &payment, const QString &receipt)
{
    return QJsonObject{{QStringLiteral("customerMobilePhone"), payment.customerPhone},
                       {QStringLiteral("settlementStatus"), QStringLiteral("INCOMPLETED")},
                       {QStringLiteral("receiptUrl"), receipt}};
}

QJsonValue giftOf(const Payment &payment)
{
    return QJsonObject{{QStringLiteral("approveNo"), payment.approveNo},
                       {QStringLiteral("settlementStatus"), QStringLiteral("INCOMPLETED")}};
}

// Asked for with the account, issued by itself when the money comes. A test receipt's number is nobody's.
QJsonValue cashReceiptOf(const Payment &payment, const QString &receipt)
{
    const QString type = payment.account.cashReceipt;
    if (!payment.approvedAt.isValid() || type.isEmpty() || type == QStringLiteral("미발행"))
        return {};
    return QJsonObject{{QStringLiteral("type"), type},
                       {QStringLiteral("receiptKey"), payment.approvalKey},
                       {QStringLiteral("issueNumber"), QStringLiteral("000000000")},
                       {QStringLiteral("receiptUrl"), receipt},
                       {QStringLiteral("amount"), payment.balance},
                       {QStringLiteral("taxFreeAmount"), payment.taxFree}};
}

void addMoney(QJsonObject &json, const Payment &payment)
{
    const qint64 vat = vatOf(payment.balance, payment.taxFree);
    json[QLatin1String("currency")] = QStringLiteral("KRW");
    json[QLatin1String("totalAmount")] = payment.totalAmount;
    json[QLatin1String("balanceAmount")] = payment.balance;
    json[QLatin1String("suppliedAmount")] = payment.balance - vat - payment.taxFree;
    json[QLatin1String("vat")] = vat;
    json[QLatin1String("taxFreeAmount")] = payment.taxFree;
    json[QLatin1String("taxExemptionAmount")] = 0;
}

void addMethod(QJsonObject &json, const Payment &payment, Language language, const QString &receipt)
{
    const bool approved = payment.approvedAt.isValid();
    const PayMethod method = approved ? payment.method : PayMethod::None;
    json[QLatin1String("method")] = textOrNull(methodName(payment.method, language));
    json[QLatin1String("card")] = method == PayMethod::Card ? cardOf(payment, language) : QJsonValue();
    json[QLatin1String("transfer")] = method == PayMethod::Transfer ? transferOf(payment) : QJsonValue();
    json[QLatin1String("easyPay")] = method == PayMethod::TossPay ? easyPayOf(payment, language) : QJsonValue();
    json[QLatin1String("easyPayAmount")] = method == PayMethod::TossPay ? QJsonValue(payment.totalAmount) : QJsonValue();
    json[QLatin1String("easyPayDiscountAmount")] = method == PayMethod::TossPay ? QJsonValue(0) : QJsonValue();
    // The account is known from the moment it is issued, long before money comes.
    json[QLatin1String("virtualAccount")] = payment.account.number.isEmpty() ? QJsonValue() : accountOf(payment, language);
    json[QLatin1String("mobilePhone")] = method == PayMethod::MobilePhone ? phoneOf(payment, receipt) : QJsonValue();
    json[QLatin1String("giftCertificate")] = isGift(method) ? giftOf(payment) : QJsonValue();
    json[QLatin1String("cashReceipt")] = cashReceiptOf(payment, receipt);
    for (const char *unused : {"cashReceipts", "discount"})
        json[QLatin1String(unused)] = QJsonValue();
}

} // namespace

QJsonValue seoulTime(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    return QString(time.toOffsetFromUtc(9 * 3600).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QStringLiteral("+09:00"));
}

qint64 vatOf(qint64 balance, qint64 taxFree)
{
    return (2 * (balance - taxFree) + 11) / 22;
}

bool isPartialCancelable(const Payment &payment)
{
    return payment.method != PayMethod::MobilePhone && !isGift(payment.method);
}

QJsonObject wirePayment(const Payment &payment, const FailureTable &failures, Language language, const QString &pageBase)
{
    QJsonObject json;
    json[QLatin1String("version")] = QStringLiteral("2022-11-16");
    json[QLatin1String("mId")] = QStringLiteral("mjtest_sandbox");
    json[QLatin1String("paymentKey")] = payment.paymentKey;
    json[QLatin1String("orderId")] = payment.orderId;
    json[QLatin1String("orderName")] = payment.orderName;
    json[QLatin1String("type")] = QStringLiteral("NORMAL");
    json[QLatin1String("country")] = QStringLiteral("KR");
    json[QLatin1String("status")] = statusName(payment.status);
    json[QLatin1String("requestedAt")] = seoulTime(payment.requestedAt);
    json[QLatin1String("approvedAt")] = seoulTime(payment.approvedAt);
    json[QLatin1String("useEscrow")] = payment.status == PaymentStatus::Expired ? QJsonValue() : QJsonValue(false);
    json[QLatin1String("cultureExpense")] = false;
    json[QLatin1String("isPartialCancelable")] = isPartialCancelable(payment);
    json[QLatin1String("lastTransactionKey")] = textOrNull(payment.lastTransactionKey);
    json[QLatin1String("transactionKey")] = textOrNull(payment.lastTransactionKey);
    json[QLatin1String("cancels")] = payment.cancels.isEmpty() ? QJsonValue() : QJsonValue(payment.cancels);
    json[QLatin1String("secret")] = textOrNull(payment.secret);
    json[QLatin1String("metadata")] = payment.metadata.isEmpty() ? QJsonValue() : QJsonValue(payment.metadata);
    addMoney(json, payment);
    const QString receipt = pageBase + QStringLiteral("/receipt/") + payment.paymentKey;
    addMethod(json, payment, language, receipt);
    const QString checkout = pageBase + QStringLiteral("/checkout/") + payment.session;
    json[QLatin1String("receipt")] =
        payment.approvedAt.isValid() ? QJsonValue(QJsonObject{{QStringLiteral("url"), receipt}}) : QJsonValue();
    json[QLatin1String("checkout")] = QJsonObject{{QStringLiteral("url"), checkout}};
    json[QLatin1String("failure")] =
        payment.failureCode.isEmpty()
            ? QJsonValue()
            : QJsonValue(QJsonObject{{QStringLiteral("code"), payment.failureCode},
                                     {QStringLiteral("message"), failures.message(payment.failureCode, language)}});
    return json;
}

} // namespace mj::sandbox
