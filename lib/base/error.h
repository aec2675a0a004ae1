#pragma once
#include <QString>

namespace mj {

// What went wrong, shared by both sides of the wire. api/error_status maps a code to its wire name and HTTP status,
// ui/common/error_text to a sentence with a next step.
enum class Code {
    // the request
    InvalidJson,
    InvalidField,
    PayloadTooLarge,
    HeaderTooLarge,
    UnsupportedMediaType,
    MethodNotAllowed,
    RequestTimeout,
    NotFound,
    Conflict,
    IdempotencyMismatch,
    TooManyRequests,
    // the person
    Unauthenticated,
    TokenExpired,
    WrongCredentials,
    Forbidden,
    EmailTaken,
    WeakPassword,
    AgeRequired,
    ConsentRequired,
    EmailUnverified,
    ReauthenticationRequired,
    WrongCode,
    CodeExpired,
    // points, payment, pictures
    InsufficientPoints,
    AmountMismatch,
    PaymentDeclined,
    PaymentCanceled,
    PaymentExpired,
    PaymentUnknown,
    QuoteExpired,
    SpendingLimit,
    ConfirmationRequired,
    RefundImpossible,
    PromptRefused,
    ProviderFailed,
    ModelUnavailable, // retired, or its provider is paused
    QueueFull,
    OutcomeUnknown, // a provider may or may not have made the picture: not asked again, not charged
    // the service
    Internal,
    Unavailable,
    // seen by the desktop only
    Offline,
    Timeout,
    TlsRejected,
    BadReply,
    InsecureUrl,
    Canceled,
    KeychainMissing,
    KeychainLocked,
    Storage,
    Corrupt,
    NewerData,
};

// `detail` is for logs and never holds anything personal; `field` names the offending input, as on the wire.
struct Error {
    Code code = Code::Internal;
    QString detail;
    QString field;
    QString requestId;
    int retryAfterSeconds = 0;
};

inline Error error(Code code, QString detail = {}, QString field = {})
{
    return Error{code, std::move(detail), std::move(field), {}, 0};
}

} // namespace mj
