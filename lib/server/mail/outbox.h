#pragma once
#include "base/clock.h"
#include "server/documents/document_store.h"
#include "server/identity/personal_data.h"
#include "server/mail/mail_sender.h"
#include <condition_variable>
#include <mutex>
#include <thread>

namespace mj::server {

// What to write to whom; the words come from mail_words. `facts` depend on the kind:
// "verify_email", "verify_new_email", "reset_password": code; "address_known" (somebody wants an address that has an account): none;
// "email_changed": newEmail (masked); "password_changed", "new_device": device, address, at; "none": nothing is sent, so that an address
// nobody has costs the same work.
struct MailOrder {
    QString kind;
    QString to;
    QString language; // "ko" or "en"
    QJsonObject facts;
    QDateTime until; // of no use after this; a code's end
};

// Mails on their way: mails/<id>, sealed, written in the commit that causes them and removed when delivered, refused for good or too old.
// One thread of its own; any number of servers over one store. Thread-safe. A sender that blocks is told to stop before stop() waits for it.
class Outbox
{
public:
    Outbox(DocumentStore &store, const PersonalData &personal, MailSender &sender, const Clock &clock);
    ~Outbox(); // stops

    Write queued(const MailOrder &order) const; // for the caller's commit; wake() after it
    void wake();
    void start();
    void stop();

private:
    void run();
    bool sendNext(); // false: nothing is due
    std::optional<Document> lease(const Document &mail); // as it lies there now; nullopt: another server has it
    Result<void> send(const Document &mail);
    void settle(const Document &mail, const Result<void> &sent);
    void giveBack(const Document &mail, const QDateTime &notBefore, qint64 attempts);

    DocumentStore &m_store;
    const PersonalData &m_personal;
    MailSender &m_sender;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable m_woken;
    bool m_isWoken = false;
    bool m_isStopping = false;
    QDateTime m_pausedUntil; // the thread's own
    std::thread m_thread;
};

} // namespace mj::server
