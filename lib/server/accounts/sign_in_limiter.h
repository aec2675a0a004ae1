#pragma once
#include "base/clock.h"
#include "server/config.h"
#include "server/documents/document_store.h"
#include "server/identity/personal_data.h"

#include <QHash>
#include <array>
#include <memory>
#include <mutex>

namespace mj::server {

// Slows guessing down: limits/<keyed lookup>, one bucket for a caller's address with an account, one for the address, one for the account.
// Each lets some failures pass and then pauses, twice as long every time up to 15 minutes; it forgets after a quiet day. The same for
// addresses nobody has. Thread-safe, over any number of processes but for the checks under way, which are counted in this one.
class SignInLimiter
{
    struct Bucket {
        QString path;
        int free = 0; // failures before the first pause
        int firstPause = 0; // seconds
    };
    class Place;

public:
    // One admitted check; its place is free again when it goes.
    class Check
    {
        friend class SignInLimiter;
        std::array<Bucket, 3> buckets; // pair, account, caller
        std::shared_ptr<Place> place;
    };
    // What is guessed at: a password and a code by mail each have their own pair and account bucket, so that whoever mistyped a password
    // too often can still get a new one.
    enum class Scope { Password, Reset };

    SignInLimiter(DocumentStore &store, const PersonalData &personal, const Limits &limits, const Clock &clock);

    // Error: too_many_requests with the remaining seconds; nothing is hashed or written then.
    Result<Check> admit(Scope scope, const QString &caller, const QString &email);
    Result<void> failed(const Check &check, const Write &trace); // `trace` goes in the same commit
    Result<void> succeeded(const Check &check);                  // clears pair and account, never the caller's address
    Result<void> forgive(const QString &caller, const QString &email); // both scopes, as after a success

    // Errors: too_many_requests until the hour is over.
    Result<void> countJoin(const QString &caller);
    Result<void> countReset(const QString &caller);
    Result<void> countGoogle(const QString &caller);

private:
    std::array<Bucket, 3> bucketsOf(Scope scope, const QString &caller, const QString &email) const;
    QString pathOf(const QString &kind, const QString &key) const;
    std::optional<int> remembered(const QString &path); // seconds left of a pause that this process knows of
    void remember(const QString &path, const QDateTime &until);
    Result<void> clear(const std::array<Bucket, 3> &buckets);
    Result<void> count(const QString &kind, const QString &caller, int most);

    DocumentStore &m_store;
    const PersonalData &m_personal;
    const Limits m_limits;
    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<QString, QDateTime> m_paused;
    QHash<QString, int> m_underway; // checks by caller
};

} // namespace mj::server
