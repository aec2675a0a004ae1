#pragma once
#include "base/clock.h"
#include "server/mail/bad_addresses.h"
#include "server/mail/daily_count.h"
#include "server/mail/delivery_record.h"
#include "server/mail/mail_queue.h"
#include "server/mail/picture_mail.h"
#include <condition_variable>
#include <mutex>
#include <thread>

namespace mj::server {

// What an outbox works with. Everything outlives it.
struct OutboxParts {
    DocumentStore &store;
    const PersonalData &personal;
    MailSender &sender;
    const Clock &clock;
    PictureSources pictures = {};            // for the mails about finished pictures
    int dailyLimit = 0;                      // mails a UTC day, 0: none
    QString queue = QStringLiteral("local"); // MailQueue::nameOf the sender's settings
};

// Mails on their way: mails/<id>, sealed, written in the commit that causes them and removed when delivered, refused for good or too old.
// No mail document holds a picture or a link: they are asked for when the mail goes out. What a refusal means is said in reply_rule.
// One thread of its own; any number of servers over one store. Thread-safe. A sender that blocks is told to stop before stop() waits for
// it.
class Outbox
{
public:
    explicit Outbox(OutboxParts parts);
    ~Outbox(); // stops

    Write queued(const MailOrder &order) const; // for the caller's commit; wake() after it
    void wake();
    void start(); // lifts a stop that the mail server's refusal had caused
    void stop();

    Result<MailStanding> standing() const { return m_queue.standing(); } // for the operator, and for whoever waits for a mail
    Result<int> sentToday() const { return m_count.today(); }

private:
    void run();
    bool sendNext();                                     // false: nothing is due
    std::optional<Document> lease(const Document &mail); // as it lies there now; nullopt: another server has it
    Result<Mail> worded(const Document &mail, const MailOrder &order) const;
    Sent send(const Document &mail);
    Sent sendCounted(const Mail &mail, bool isAboutPictures);
    void settle(const Document &mail, const Sent &sent);
    void settleFailure(const Document &mail, const MailFailure &failure, const Verdict &verdict);
    void remove(const Document &mail, const char *state, const MailFailure *failure);
    void giveBack(const Document &mail, const QDateTime &notBefore, DeliveryRecord::Note note);
    std::optional<QDateTime> nextTry(const Document &mail, qint64 seconds) const; // nullopt: too late
    std::optional<MailOrder> orderOf(const Document &mail) const;

    OutboxParts m;
    MailQueue m_queue;
    DailyCount m_count;
    BadAddresses m_bad;
    DeliveryRecord m_deliveries;
    std::mutex m_mutex;
    std::condition_variable m_woken;
    bool m_isWoken = false;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace mj::server
