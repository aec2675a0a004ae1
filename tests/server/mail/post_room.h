#pragma once
#include "server/documents/sqlite_documents.h"
#include "server/identity/personal_data.h"
#include "server/mail/outbox.h"
#include "support/fake_clock.h"
#include <QTemporaryDir>
#include <functional>

namespace mj::test {

// A sender that keeps what it is given and answers as the test says. Thread-safe.
class KeepingSender final : public server::MailSender
{
public:
    server::Sent send(const server::Mail &mail) override
    {
        const std::lock_guard lock(m_mutex);
        m_tried.append(mail);
        const server::Sent answer = m_answer ? m_answer(mail) : server::Sent();
        if (answer)
            m_sent.append(mail);
        return answer;
    }
    void answer(std::function<server::Sent(const server::Mail &)> answer)
    {
        const std::lock_guard lock(m_mutex);
        m_answer = std::move(answer);
    }
    QList<server::Mail> sent() const
    {
        const std::lock_guard lock(m_mutex);
        return m_sent;
    }
    qsizetype tries() const
    {
        const std::lock_guard lock(m_mutex);
        return m_tried.size();
    }

private:
    mutable std::mutex m_mutex;
    std::function<server::Sent(const server::Mail &)> m_answer;
    QList<server::Mail> m_tried;
    QList<server::Mail> m_sent;
};

// A store and keys of its own, with a clock that stands.
struct PostRoom {
    QString file(const char *name) const { return folder.filePath(QLatin1String(name)); }

    server::MailOrder order(const char *kind = "verify_email", const char *to = "kim@example.org") const
    {
        return {QLatin1String(kind), QLatin1String(to), QStringLiteral("ko"), {{QStringLiteral("code"), QStringLiteral("048213")}}, clock.now().addSecs(600)};
    }
    QList<server::Document> lying(const char *collection = "mails") const
    {
        server::Query all;
        all.collection = QLatin1String(collection);
        all.limit = 1000;
        return store->query(all).value().documents;
    }

    QTemporaryDir folder;
    FakeClock clock;
    server::PersonalData personal = std::move(server::PersonalData::open(file("server.key")).value());
    std::unique_ptr<server::SqliteDocuments> store = std::move(server::SqliteDocuments::open(file("backend.sqlite")).value());
};

} // namespace mj::test
