#pragma once
#include "server/documents/document_store.h"
#include "server/mail/mail_sender.h"

namespace mj::server {

// How a mail about pictures fares, as the outbox writes it down in deliveries/<id> for delivery_book to read.
class DeliveryRecord
{
public:
    struct Note {
        QString state; // "waiting", "sent", "bounced", "paused", "failed", "dropped"
        QDateTime at;
        QDateTime until = {};                 // when it is tried next
        const MailFailure *failure = nullptr; // what the mail server said
        qint64 attempts = 0;
    };

    explicit DeliveryRecord(DocumentStore &store) : m_store(store) {}

    bool isThere(const QString &id) const;
    // `write` happens in the same commit; alone when nobody asks for the delivery any more.
    Result<void> commit(const Write &write, const QString &id, const Note &note);

private:
    DocumentStore &m_store;
};

} // namespace mj::server
