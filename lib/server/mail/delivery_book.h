#pragma once
#include "server/mail/bad_addresses.h"
#include "server/mail/outbox.h"

namespace mj::server {

// A mail about the finished pictures of one generation.
struct ResultMail {
    bool wanted = false; // the member's choice for this generation
    QString owner;
    QString generation;
    QString address;
    QString language; // "ko" or "en"
    int count = 0;
    bool isAi = true;     // false: drawn by formula
    QStringList pictures; // ids; the bytes are asked for when the mail goes out
    QString unsubscribe;  // https address that switches such mails off with one click
    QString prompt;       // may be empty; quoted in the mail
};

// How such a mail fares, as its owner may see it.
struct Delivery {
    QString id;
    QString generation;
    QString state; // "waiting", "sent", "bounced", "paused" (no mail goes out for now), "failed", "dropped" (replaced, or too late)
    int code = 0;  // the mail server's, 0: it gave none
    QString enhanced;
    qint64 attempts = 0;
    QDateTime at;    // of the state
    QDateTime until; // when a waiting or paused one goes on, where that is known
    QString address;
};

// Result mails and what became of them: deliveries/<id>, the address and what to say sealed, the prompt never. Whoever did not want the
// mail leaves no document behind. Thread-safe.
class DeliveryBook
{
public:
    DeliveryBook(DocumentStore &store, const PersonalData &personal, Outbox &outbox, const Clock &clock);

    // For the commit that finishes the generation; wake() the outbox after it. Empty unless wanted. An address that bounced gets no mail.
    QList<Write> queued(const ResultMail &mail) const;

    Result<QList<Delivery>> of(const QString &owner, const QString &generation) const; // newest first
    Result<QList<Delivery>> of(const QString &owner, const QStringList &generations) const;

    // Once more, to this address, without the prompt; one that still waits is replaced. Errors: NotFound (no mail was wanted), InvalidField
    // "address" (none, or it bounced), TooManyRequests (5 a day).
    Result<void> resend(const QString &owner, const QString &generation, const QString &address, const QString &language);

    Result<void> forget(const QString &owner,
                        const QString &generation = {}); // what waits as well; all of the owner's without a generation

private:
    QList<Write> ordered(const ResultMail &mail) const;
    Result<QList<Document>> documents(const QString &owner, const QString &generation) const;
    Delivery opened(const Document &document, const MailStanding &standing) const;
    Result<ResultMail> factsOf(const Document &document) const;
    QList<Write> replaced(const Document &document) const;

    DocumentStore &m_store;
    const PersonalData &m_personal;
    Outbox &m_outbox;
    const Clock &m_clock;
    BadAddresses m_bad;
};

} // namespace mj::server
