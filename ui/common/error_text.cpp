#include "ui/common/error_text.h"
#include <QCoreApplication>

namespace mj::ui {
namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)

public:
    static ErrorText program();
    static ErrorText request(const Error &error);
    static ErrorText person(const Error &error);
    static ErrorText money(const Error &error);
    static ErrorText pictures(const Error &error);
    static ErrorText connection(const Error &error);
    static ErrorText device(const Error &error);
    static QString wait(int seconds);
};

QString ErrorWords::wait(int seconds)
{
    return seconds > 0 ? tr("Please try again in %n second(s).", nullptr, seconds) : tr("Please try again in a minute.");
}

ErrorText ErrorWords::program()
{
    return {tr("This version cannot do that"), tr("The program and the service did not understand each other."),
        tr("Update MJ Studio, and if it happens again, write to support.")};
}

ErrorText ErrorWords::request(const Error &error)
{
    switch (error.code) {
    case Code::InvalidField:
        return {tr("Something is not filled in correctly"), tr("One of the entries was not accepted."),
            tr("Check the marked entry and send it again.")};
    case Code::PayloadTooLarge:
        return {tr("That is too large"), tr("The service does not take this much at once."),
            tr("Shorten the text or choose a smaller file.")};
    case Code::RequestTimeout:
        return {tr("The connection was too slow"), tr("The request did not arrive in time."), tr("Try again.")};
    case Code::NotFound:
        return {tr("Not found"), tr("This no longer exists, or it belongs to another account."), tr("Reload the list.")};
    case Code::Conflict:
    case Code::IdempotencyMismatch:
        return {tr("It has changed meanwhile"), tr("Something else changed this at the same moment, so nothing was done twice."),
            tr("Reload and look again before you repeat it.")};
    case Code::TooManyRequests:
        return {tr("Too many tries"), tr("There were too many requests in a short time."), wait(error.retryAfterSeconds)};
    default: return program();
    }
}

ErrorText ErrorWords::person(const Error &error)
{
    switch (error.code) {
    case Code::Unauthenticated:
    case Code::TokenExpired:
        return {tr("Please sign in again"), tr("Your sign-in has ended."), tr("Sign in to continue; your pictures on this device stay.")};
    case Code::WrongCredentials:
        return {tr("That did not match"), tr("The e-mail address or the password is wrong."), tr("Check both and try again.")};
    case Code::Forbidden:
        return {tr("Not allowed"), tr("This account may not do that."), tr("Write to support if you think it should.")};
    case Code::EmailTaken:
        return {tr("Already a member"), tr("There is already an account with this e-mail address."),
            tr("Sign in instead, or use another address.")};
    case Code::WeakPassword:
        return {tr("The password is too weak"), tr("A password needs at least 10 characters and must not be easy to guess."),
            tr("Choose another one; a sentence of your own works well.")};
    case Code::EmailUnverified:
        return {tr("Your e-mail is not proven yet"), tr("Paying and making pictures begin once your e-mail address is proven."),
            tr("Press “Enter the code” at the top of the window and type the code from our mail.")};
    case Code::ReauthenticationRequired:
        return {tr("Please show that it is you"), tr("This needs a sign-in that is not older than five minutes."),
            tr("Enter your password once more, then it goes on.")};
    case Code::WrongCode:
        return {tr("That is not the code"), tr("The code does not match. After five wrong tries it no longer counts."),
            tr("Check the six digits in the latest mail and type them again.")};
    case Code::CodeExpired:
        return {tr("The code no longer counts"), tr("It is older than ten minutes, was used, was replaced, or was mistyped too often."),
            tr("Send another code and use that one.")};
    case Code::AgeRequired:
        return {tr("From 14 years"), tr("MJ Studio is for people who are 14 or older."), tr("Confirm your age to join.")};
    default:
        return {tr("An agreement is missing"), tr("The service cannot be provided without the contract items."),
            tr("Read them and agree to each one to join.")};
    }
}

ErrorText ErrorWords::money(const Error &error)
{
    switch (error.code) {
    case Code::InsufficientPoints:
        return {tr("Not enough points"), tr("Your balance does not reach for this."), tr("Buy points, or ask for fewer pictures.")};
    case Code::AmountMismatch:
        return {tr("The amount did not match"),
            tr("The payment was stopped because its amount differed from the order. Nothing was charged."),
            tr("Start a new order.")};
    case Code::PaymentDeclined:
        return {tr("The payment was declined"), tr("Your bank or card company refused it. Nothing was charged."),
            tr("Try again or pay in another way.")};
    case Code::PaymentCanceled:
        return {tr("The payment was cancelled"), tr("Nothing was charged."), tr("You can start again at any time.")};
    case Code::PaymentExpired:
        return {tr("The order has expired"), tr("It was not paid in time. Nothing was charged."), tr("Start a new order.")};
    case Code::PaymentUnknown:
        return {tr("The payment is being checked"), tr("The payment service has not told us the outcome yet."),
            tr("Do not pay again. Use “Check again” in a minute.")};
    case Code::QuoteExpired:
        return {tr("The price has changed"), tr("The price you saw is no longer valid, so nothing was started."),
            tr("Look at the new price and send again.")};
    case Code::SpendingLimit:
        return {tr("Your own limit is reached"), error.field == QLatin1String("perMonth") ? tr("This would go over what you allow yourself in a month.")
                                                                                           : tr("This would go over what you allow yourself in a day."),
            tr("Wait until it begins again, ask for less, or change the limit under Points.")};
    case Code::ConfirmationRequired:
        return {tr("Please confirm the price"), tr("It is more than the price you wanted to be asked about. Nothing was started."),
            tr("Look at the price and confirm it.")};
    case Code::RefundImpossible:
        return {tr("This order cannot be refunded"), tr("None of its bought points are left, or the payment service does not take this payment back."),
            tr("Write to support if you think it should.")};
    default:
        return pictures(error);
    }
}

ErrorText ErrorWords::pictures(const Error &error)
{
    switch (error.code) {
    case Code::PromptRefused:
        return {tr("This prompt was refused"), tr("The provider does not make pictures of this. No points were used."),
            tr("Change the words and try again.")};
    case Code::ModelUnavailable:
        return {tr("This model is not available"), tr("Its provider is not answering, or the model is no longer offered. Nothing was started."),
            tr("Choose another model; what you wrote stays.")};
    case Code::QueueFull:
        return {tr("Your queue is full"), tr("So many pictures of yours are waiting that no more can be added. Nothing was started."),
            tr("Wait until some are done, or cancel some.")};
    case Code::OutcomeUnknown:
        return {tr("Nobody knows whether this picture was made"), tr("The connection to the provider broke after it was asked. It was not asked again, and your points were returned."),
            tr("Try again if you still want it.")};
    default:
        return {tr("No picture this time"), tr("The provider of this model failed. The points for what was not made were returned."),
            tr("Try again or choose another model.")};
    }
}

ErrorText ErrorWords::connection(const Error &error)
{
    switch (error.code) {
    case Code::Offline:
        return {tr("No connection"), tr("The service cannot be reached."), tr("Check the network. Your gallery works without it.")};
    case Code::Timeout:
        return {tr("No answer in time"), tr("The service did not answer."), tr("Try again.")};
    case Code::TlsRejected:
        return {tr("The connection is not safe"), tr("The service could not prove who it is, so nothing was sent."),
            tr("Check the date and time of this device and the network you are in.")};
    case Code::InsecureUrl:
        return {tr("The address is not safe"), tr("The service address is not encrypted, so nothing was sent."),
            tr("Use an address that begins with https.")};
    case Code::Canceled:
        return {tr("Cancelled"), tr("This was stopped before it was finished."), tr("You can start it again.")};
    case Code::Unavailable:
        return {tr("The service is busy"), tr("The service cannot answer right now."), wait(error.retryAfterSeconds)};
    default:
        return {tr("Something went wrong at the service"), tr("The service had an error of its own."),
            tr("Try again; if it stays, write to support.")};
    }
}

ErrorText ErrorWords::device(const Error &error)
{
    switch (error.code) {
    case Code::KeychainMissing:
        return {tr("No keychain"), tr("This computer has no keychain service, so nothing secret is stored."),
            tr("You will have to sign in at the next start.")};
    case Code::KeychainLocked:
        return {tr("The keychain is locked"), tr("The system keychain did not open."), tr("Unlock it and press Retry.")};
    case Code::Corrupt:
        return {tr("A file is damaged"), tr("The file cannot be read, or somebody has changed it."), tr("Load it again from the service.")};
    case Code::NewerData:
        return {tr("Made by a newer version"), tr("The data on this device was written by a newer MJ Studio."),
            tr("Install the newest version.")};
    default:
        return {tr("Could not write to the disk"), tr("The file could not be saved or read."),
            tr("Check the free space and the folder, then try again.")};
    }
}

} // namespace

// Without a default: a new code does not compile cleanly until it has its words.
ErrorText errorText(const Error &error)
{
    switch (error.code) {
    case Code::InvalidJson:
    case Code::HeaderTooLarge:
    case Code::UnsupportedMediaType:
    case Code::MethodNotAllowed:
    case Code::BadReply: return ErrorWords::program();
    case Code::InvalidField:
    case Code::PayloadTooLarge:
    case Code::RequestTimeout:
    case Code::NotFound:
    case Code::Conflict:
    case Code::IdempotencyMismatch:
    case Code::TooManyRequests: return ErrorWords::request(error);
    case Code::Unauthenticated:
    case Code::TokenExpired:
    case Code::WrongCredentials:
    case Code::Forbidden:
    case Code::EmailTaken:
    case Code::WeakPassword:
    case Code::AgeRequired:
    case Code::ConsentRequired:
    case Code::EmailUnverified:
    case Code::ReauthenticationRequired:
    case Code::WrongCode:
    case Code::CodeExpired: return ErrorWords::person(error);
    case Code::InsufficientPoints:
    case Code::AmountMismatch:
    case Code::PaymentDeclined:
    case Code::PaymentCanceled:
    case Code::PaymentExpired:
    case Code::PaymentUnknown:
    case Code::QuoteExpired:
    case Code::SpendingLimit:
    case Code::ConfirmationRequired:
    case Code::RefundImpossible:
    case Code::PromptRefused:
    case Code::ProviderFailed:
    case Code::ModelUnavailable:
    case Code::QueueFull:
    case Code::OutcomeUnknown: return ErrorWords::money(error);
    case Code::Internal:
    case Code::Unavailable:
    case Code::Offline:
    case Code::Timeout:
    case Code::TlsRejected:
    case Code::InsecureUrl:
    case Code::Canceled: return ErrorWords::connection(error);
    case Code::KeychainMissing:
    case Code::KeychainLocked:
    case Code::Storage:
    case Code::Corrupt:
    case Code::NewerData: return ErrorWords::device(error);
    }
    return ErrorWords::program();
}

bool worthRetrying(Code code)
{
    switch (code) {
    case Code::Offline:
    case Code::Timeout:
    case Code::RequestTimeout:
    case Code::Unavailable:
    case Code::Internal:
    case Code::TooManyRequests:
    case Code::ProviderFailed:
    case Code::KeychainLocked:
    case Code::TlsRejected: return true;
    default: return false;
    }
}

} // namespace mj::ui
