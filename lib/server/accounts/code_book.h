#pragma once
#include "api/proof.h"
#include "base/clock.h"
#include "server/documents/document_store.h"
#include "server/identity/personal_data.h"
#include "server/mail/outbox.h"

namespace mj::server {

// Six-digit codes by mail: codes/<purpose>-<subject> with a keyed hash of the code, its end, the tries it has had and how many went out
// this hour. Ten minutes, five tries, used once, another one replaces it. Thread-safe, over any number of processes: a try is counted in
// the store before it is compared.
class CodeBook
{
public:
    struct Order {
        QString purpose; // "verify_email", "verify_new_email", "reset_password"
        QString subject; // an account id or a keyed lookup
        MailOrder mail;  // the code and its end are added
        QString extra;   // sealed beside the code
    };
    struct Issue {
        QList<Write> writes; // code and mail, for the caller's commit
        api::CodeSent sent;
    };
    // A code that was typed right.
    struct Proof {
        QString path;
        QString salt;
        QString extra;
    };

    CodeBook(DocumentStore &store, const PersonalData &personal, Outbox &outbox, const Clock &clock);

    // Errors: too_many_requests within 60 s of the one before, and for the sixth within an hour.
    Result<Issue> issue(const Order &order) const;
    Result<api::CodeSent> send(const Order &order);

    // Error: code_expired: none, too old, used, or wrong too often. Counts nothing.
    Result<void> requireOpen(const QString &purpose, const QString &subject) const;
    Result<Proof> prove(const QString &purpose, const QString &subject, const QString &typed); // wrong_code, code_expired
    // Uses the code up in the commit of what it allows. Error: code_expired, used or replaced meanwhile.
    Result<Write> used(const Proof &proof) const;

private:
    Result<Document> openCode(const QString &path) const;
    QString hashOf(const QString &path, const QString &salt, const QString &code) const;

    DocumentStore &m_store;
    const PersonalData &m_personal;
    Outbox &m_outbox;
    const Clock &m_clock;
};

} // namespace mj::server
