#pragma once
#include "base/result.h"
#include "server/mail/mail.h"

namespace mj::server {

// Why a mail did not go out. `reply` and `enhanced` are the mail server's codes (550, "5.4.5"; 334 for a token it
// does not take); 0 and empty when it gave none. Its words are not kept: they may hold an address.
struct MailFailure : Error {
    MailFailure(Error e, int smtpReply = 0, QString enhancedCode = {})
        : Error(std::move(e)), reply(smtpReply), enhanced(std::move(enhancedCode))
    {
    }

    int reply;
    QString enhanced;
};

using Sent = tl::expected<void, MailFailure>;

// The way out for mails. Blocking, called by the outbox's thread alone. Implementations: SmtpSender, LocalMailbox.
// Errors: Offline, Timeout, TlsRejected, Unavailable (4xx, try later, with retryAfterSeconds where known), Forbidden (the server refuses
// us: nothing will go out until somebody looks), InvalidField (this address or mail is refused for good). What follows: reply_rule.
class MailSender
{
public:
    virtual ~MailSender() = default;
    virtual Sent send(const Mail &mail) = 0;
};

} // namespace mj::server
