#include "api/error_status.h"

#include <algorithm>
#include <iterator>

namespace mj::api {
namespace {

struct Row {
    Code code;
    QLatin1String name;
    int status;
};

constexpr Row rows[] = {
    {Code::InvalidJson, QLatin1String("invalid_json"), 400},
    {Code::InvalidField, QLatin1String("invalid_field"), 422},
    {Code::PayloadTooLarge, QLatin1String("payload_too_large"), 413},
    {Code::HeaderTooLarge, QLatin1String("header_too_large"), 431},
    {Code::UnsupportedMediaType, QLatin1String("unsupported_media_type"), 415},
    {Code::MethodNotAllowed, QLatin1String("method_not_allowed"), 405},
    {Code::RequestTimeout, QLatin1String("request_timeout"), 408},
    {Code::NotFound, QLatin1String("not_found"), 404},
    {Code::Conflict, QLatin1String("conflict"), 409},
    {Code::IdempotencyMismatch, QLatin1String("idempotency_mismatch"), 422},
    {Code::TooManyRequests, QLatin1String("too_many_requests"), 429},
    {Code::Unauthenticated, QLatin1String("unauthenticated"), 401},
    {Code::TokenExpired, QLatin1String("token_expired"), 401},
    {Code::WrongCredentials, QLatin1String("wrong_credentials"), 401},
    {Code::Forbidden, QLatin1String("forbidden"), 403},
    {Code::EmailTaken, QLatin1String("email_taken"), 409},
    {Code::WeakPassword, QLatin1String("weak_password"), 422},
    {Code::AgeRequired, QLatin1String("age_required"), 422},
    {Code::ConsentRequired, QLatin1String("consent_required"), 422},
    {Code::EmailUnverified, QLatin1String("email_unverified"), 403},
    {Code::ReauthenticationRequired, QLatin1String("reauthentication_required"), 401},
    {Code::WrongCode, QLatin1String("wrong_code"), 422},
    {Code::CodeExpired, QLatin1String("code_expired"), 410},
    {Code::InsufficientPoints, QLatin1String("insufficient_points"), 402},
    {Code::AmountMismatch, QLatin1String("amount_mismatch"), 409},
    {Code::PaymentDeclined, QLatin1String("payment_declined"), 402},
    {Code::PaymentCanceled, QLatin1String("payment_canceled"), 409},
    {Code::PaymentExpired, QLatin1String("payment_expired"), 410},
    {Code::PaymentUnknown, QLatin1String("payment_unknown"), 409},
    {Code::QuoteExpired, QLatin1String("quote_expired"), 409},
    {Code::SpendingLimit, QLatin1String("spending_limit"), 409},
    {Code::ConfirmationRequired, QLatin1String("confirmation_required"), 409},
    {Code::RefundImpossible, QLatin1String("refund_impossible"), 409},
    {Code::PromptRefused, QLatin1String("prompt_refused"), 422},
    {Code::ProviderFailed, QLatin1String("provider_failed"), 502},
    {Code::ModelUnavailable, QLatin1String("model_unavailable"), 409},
    {Code::QueueFull, QLatin1String("queue_full"), 429},
    {Code::OutcomeUnknown, QLatin1String("outcome_unknown"), 502},
    {Code::Internal, QLatin1String("internal"), 500},
    {Code::Unavailable, QLatin1String("unavailable"), 503},
};

} // namespace

QLatin1String wireName(Code code)
{
    const auto *row = std::find_if(std::begin(rows), std::end(rows), [code](const Row &r) { return r.code == code; });
    return row == std::end(rows) ? QLatin1String("internal") : row->name;
}

int httpStatus(Code code)
{
    const auto *row = std::find_if(std::begin(rows), std::end(rows), [code](const Row &r) { return r.code == code; });
    return row == std::end(rows) ? 500 : row->status;
}

Code codeFromWire(const QString &name, int status)
{
    const auto *row = std::find_if(std::begin(rows), std::end(rows), [&name](const Row &r) { return r.name == name; });
    if (row != std::end(rows))
        return row->code;
    switch (status) {
    case 401:
        return Code::Unauthenticated;
    case 403:
        return Code::Forbidden;
    case 404:
        return Code::NotFound;
    case 409:
        return Code::Conflict;
    case 413:
        return Code::PayloadTooLarge;
    case 429:
        return Code::TooManyRequests;
    case 503:
        return Code::Unavailable;
    default:
        return status >= 500 ? Code::Internal : Code::BadReply;
    }
}

} // namespace mj::api
