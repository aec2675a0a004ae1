#pragma once
#include "server/config.h"
#include "server/mail/mail_sender.h"
#include <atomic>

namespace mj::server {

// Mails by SMTP with libcurl: TLS always (STARTTLS or implicit), certificate checked, AUTH PLAIN/LOGIN or XOAUTH2. Never a word of a mail,
// an address or a password in a log.
class SmtpSender final : public MailSender
{
public:
    SmtpSender(MailConfig config, const Clock &clock);

    Sent send(const Mail &mail) override;
    void stop(); // from another thread: a delivery in progress ends within about a second

private:
    MailConfig m_config;
    const Clock &m_clock;
    std::atomic<bool> m_isStopping = false;
};

} // namespace mj::server
