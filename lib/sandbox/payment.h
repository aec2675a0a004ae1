#pragma once
#include "sandbox/deposit_account.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace mj::sandbox
{

// Both are written to the state file as numbers: add at the end.
enum class PaymentStatus { Ready, InProgress, Done, Canceled, PartialCanceled, Aborted, Expired, WaitingForDeposit };
enum class PayMethod { None, Card, Transfer, TossPay, VirtualAccount, MobilePhone, CultureGift, BookGift, GameGift };
// Where the checkout shows and how its result travels: top page redirected out of the iframe, own page, or a promise of the script.
enum class CheckoutMode { Iframe, Self, Promise };

QString statusName(PaymentStatus status);

// One payment from its request to its last refund, with the checkout it belongs to. Amounts are whole won. A plain value.
struct Payment {
    QString paymentKey;
    QString orderId;
    QString orderName;
    QString clientKey;
    PaymentStatus status = PaymentStatus::Ready;
    PayMethod method = PayMethod::None;
    qint64 totalAmount = 0;
    qint64 balance = 0;
    qint64 taxFree = 0; // the part of the balance that carries no VAT
    QDateTime requestedAt;
    QDateTime authenticatedAt;
    QDateTime approvedAt;
    QString cardCompany;
    QString bank;
    int installmentMonths = 0;
    QString carrier;
    QString customerName;  // shown by a virtual account alone, dropped for every other method
    QString customerPhone; // shown by a mobile-phone payment alone
    DepositAccount account;
    QString approveNo;
    QString lastTransactionKey;
    QString approvalKey; // the transaction that moved the money
    QString secret;
    QJsonObject metadata;
    QJsonArray cancels; // already in the form of the wire
    QString failureCode;
    QString confirmOutcome; // the refusal chosen at checkout for the confirm call; empty: approve

    QString session;
    CheckoutMode mode = CheckoutMode::Iframe;
    PayMethod preferred = PayMethod::Card;
    bool methodFixed = false;
    QString successUrl;
    QString failUrl;
    QString origin; // of the merchant page, the only one told the result
    QString language;
    bool closed = false; // left by the user; cannot be approved any more

    QJsonObject saved() const;
    static Payment restored(const QJsonObject &saved);
};

} // namespace mj::sandbox
