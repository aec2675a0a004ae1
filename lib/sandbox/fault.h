#pragma once
#include <QString>

namespace mj::sandbox
{

// One thing to go wrong with the next calls of the API, or the next webhooks or redirects, that match.
struct Fault {
    enum class Kind {
        DelayBeforeCommit, // answer `delayMs` late; the change happens after the delay, whether or not the caller still waits
        DropAfterCommit,   // change, then cut the connection
        ErrorBeforeCommit, // 500, nothing changed
        ErrorAfterCommit,  // 500, although changed
        MalformedJson,     // changed, answered 200 with half a JSON text
        DelayAfterCommit,  // changed at once, answered `delayMs` late
        SlowDrip,          // changed, the answer trickles in over `delayMs`
        UnknownFields,     // changed, the Payment has fields and enum values nobody has heard of; `status` stays true
        UnknownStatus,     // changed, the Payment's status is UNDER_REVIEW
        // Webhooks, whatever `operation` says, except for the first:
        WebhookBeforeAnswer, // the answer waits until the webhook of the change has been delivered once
        WebhookDuplicate,    // delivered twice, under two transmission ids
        WebhookOutOfOrder,   // held back until the order's next webhook is out, or for `delayMs` (3 s when 0)
        WebhookLost,         // the first delivery fails without leaving the sandbox; the retries are real
        WebhookForged,       // a forgery goes out first: ten times the amount, a wrong secret, and once more for an unknown order
        // The way back to the merchant after an approval, as the checkout page goes it, whatever `operation` says:
        RedirectLost,       // the page stays; the merchant is not told
        RedirectAmount,     // with another amount
        RedirectOrder,      // with another order's id
        RedirectPaymentKey, // with another key
    };
    Kind kind = Kind::ErrorBeforeCommit;
    QString orderId;                               // empty: any order
    QString operation = QStringLiteral("confirm"); // "confirm", "cancel", "get", "request", "issue"; empty: any
    int times = 1;
    int delayMs = 0;
};

} // namespace mj::sandbox
