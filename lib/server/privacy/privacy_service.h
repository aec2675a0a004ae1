#pragma once
#include "api/privacy.h"
#include "server/accounts/account_service.h"

namespace mj::server {

// What is held about a member, read from the stored documents themselves and not from prose. Thread-safe.
class PrivacyService
{
public:
    PrivacyService(DocumentStore &store, AccountService &accounts, const PersonalData &personal);

    Result<QList<api::Holding>> holdings(const QString &accountId) const;

private:
    struct Tally {
        qint64 count = 0;
        QStringList samples;
    };
    // Counts a collection of the member's documents; `sample` makes at most 20 lines from them, newest first.
    Result<Tally> tally(const Query &query, const std::function<QString(const Document &)> &sample) const;

    DocumentStore &m_store;
    AccountService &m_accounts;
    const PersonalData &m_personal;
};

} // namespace mj::server
