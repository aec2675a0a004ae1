#pragma once
#include "base/clock.h"
#include "server/config.h"
#include "server/documents/document_store.h"
#include "server/identity/personal_data.h"
#include "server/mail/reply_rule.h"

namespace mj::server {

// How we stand with the mail server. `reply`, `enhanced` and `at` are of the last answer that somebody should look at.
struct MailStanding {
    enum class State { Open, Paused, Stopped };

    State state = State::Open;
    QDateTime until;  // of a pause
    int backOffs = 0; // in a row
    int reply = 0;
    QString enhanced;
    QDateTime at;
};

// Whether mails may go out at all: mail_queues/<name>, one document for all servers that sign in alike. A pause ends by itself, a stop
// with a restart or with other settings, which are another name. Thread-safe.
class MailQueue
{
public:
    MailQueue(DocumentStore &store, const Clock &clock, QString name) : m_store(store), m_clock(clock), m_name(std::move(name)) {}

    // The name for these settings; says nothing about them.
    static QString nameOf(const MailConfig &config, const PersonalData &personal);

    Result<MailStanding> standing() const; // a pause that is over reads as open
    void note(const Verdict &verdict, const MailFailure &failure);
    void worked();    // a mail went out: the next back-off is short again
    void restarted(); // lifts a stop

private:
    Result<std::optional<Document>> read() const;
    void write(const std::optional<Document> &before, const QJsonObject &fields);

    DocumentStore &m_store;
    const Clock &m_clock;
    QString m_name;
};

} // namespace mj::server
