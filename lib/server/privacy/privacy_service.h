#pragma once
#include "api/privacy.h"
#include "server/accounts/account_store.h"

#include <functional>

namespace mj::server {

// What is held about a member, read from the stored documents themselves and not from prose. Thread-safe.
class PrivacyService
{
public:
    PrivacyService(DocumentStore &store, const AccountStore &accounts, const PersonalData &personal);

    Result<QList<api::Holding>> holdings(const QString &accountId) const;

private:
    struct Tally {
        qint64 count = 0;
        QStringList samples;
    };
    // Counts a collection of the member's documents; `sample` makes at most 20 lines from them, newest first.
    Result<Tally> tally(const Query &query, const std::function<QString(const Document &)> &sample) const;

    static Tally joined(Tally first, const Tally &second);

    DocumentStore &m_store;
    const AccountStore &m_accounts;
    const PersonalData &m_personal;
};

} // namespace mj::server
