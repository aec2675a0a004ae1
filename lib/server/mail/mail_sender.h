#pragma once
#include "base/result.h"
#include "server/mail/mail.h"

namespace mj::server {

// The way out for mails. Blocking, called by the outbox's thread alone. Implementations: SmtpSender, LocalMailbox.
// Errors: Offline, Timeout, TlsRejected, Unavailable (4xx, try later, with retryAfterSeconds where known), Forbidden (the server refuses us:
// nothing will go out until somebody looks), InvalidField (this address or mail is refused for good).
class MailSender
{
public:
    virtual ~MailSender() = default;
    virtual Result<void> send(const Mail &mail) = 0;
};

} // namespace mj::server
