#pragma once
#include "sandbox/book_state.h"
#include "sandbox/failure.h"

#include <QUrl>
#include <QUrlQuery>

namespace mj::sandbox
{

// What the customer filled in on the checkout page, as posted.
struct CheckoutChoice {
    QString method;      // "card", "transfer", "tosspay"; not heard when the merchant fixed it
    QString cardCompany; // two-character code
    QString bank;
    int installmentMonths = 0;
    QString confirmOutcome; // a refusal code for the later confirm call, or empty
    QString customerName;   // who pays into a virtual account
    QString carrier;
    QString customerPhone;

    static CheckoutChoice fromForm(const QUrlQuery &form);
};

// How a visit to the checkout ended: with a code, or without one in success; `left` when the window was simply closed.
struct CheckoutEnd {
    Payment payment;
    QString code;
    bool left = false;

    bool succeeded() const { return code.isEmpty() && !left; }
    // successUrl or failUrl with the vendor's parameters; `message` explains the code.
    QUrl redirect(const QString &message) const;
};

// Gives the payment its ids and puts it in the book. DUPLICATED_ORDER_ID once an order got past its checkout page.
Outcome<Payment> openCheckout(BookState &state, Payment payment, const QDateTime &now);

// The four buttons. Asked again they give the same end again; nothing for an unknown session.
std::optional<CheckoutEnd> approveCheckout(BookState &state, const FailureTable &failures, const QString &session,
                                           const CheckoutChoice &choice, const QDateTime &now);
std::optional<CheckoutEnd> declineCheckout(BookState &state, const QString &session, const QDateTime &now);
std::optional<CheckoutEnd> cancelCheckout(BookState &state, const QString &session, const QDateTime &now);
std::optional<CheckoutEnd> leaveCheckout(BookState &state, const QString &session, const QDateTime &now);

} // namespace mj::sandbox
