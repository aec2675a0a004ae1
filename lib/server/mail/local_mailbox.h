#pragma once
#include "base/clock.h"
#include "server/documents/document_store.h"
#include "server/identity/personal_data.h"
#include "server/mail/mail_sender.h"

namespace mj::server {

// Where mails go on one machine without a mail server: mailbox/<id>, sealed, the latest 50 of the last day. Thread-safe.
class LocalMailbox final : public MailSender
{
public:
    LocalMailbox(DocumentStore &store, const PersonalData &personal, const Clock &clock);

    Sent send(const Mail &mail) override;
    QList<Mail> mails() const; // the latest 50 of the last day, newest first

private:
    DocumentStore &m_store;
    const PersonalData &m_personal;
    const Clock &m_clock;
};

} // namespace mj::server
