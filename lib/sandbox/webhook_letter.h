#pragma once
#include "sandbox/failure.h"
#include "sandbox/payment.h"

#include <QByteArray>
#include <QList>
#include <chrono>

namespace mj::sandbox
{

// One webhook on its way to the merchant, with its tries.
struct WebhookLetter {
    enum class State { Waiting, Delivered, GivenUp };

    QString id;        // whtrans_..., the same for every try
    QString eventType; // PAYMENT_STATUS_CHANGED, DEPOSIT_CALLBACK (which does not name itself in its body)
    QString orderId;
    QString status; // of the payment
    QByteArray body;
    bool forged = false;

    State state = State::Waiting;
    int tries = 0;
    int lastStatus = 0; // HTTP; 0: no answer
    QDateTime dueAt;    // on the sandbox's clock
    bool lost = false;  // the next try fails without leaving
    bool held = false;  // until the order's next letter is out or the time below
    std::chrono::steady_clock::time_point notBefore;

    QJsonObject shown() const;
    // Toss: again after 1, 4, 16, 64, 256, 1024, 4096 minutes, then never.
    void noteTry(int status, const QDateTime &now);
};

// What the merchant is told of a payment that has just changed: the status, and of a virtual account whose money came, went or was
// given back also the deposit. `wire` is the Payment object in Korean.
QList<WebhookLetter> lettersOf(const Payment &payment, const QJsonObject &wire, const QDateTime &now);

// What an attacker would send beside these: ten times the money, a secret of his own, and a copy for an order nobody made.
QList<WebhookLetter> forgeriesOf(const Payment &payment, QJsonObject wire, const QDateTime &now);

} // namespace mj::sandbox
