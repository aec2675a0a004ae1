#pragma once
#include "api/account.h"
#include "base/clock.h"
#include "server/documents/document_store.h"
#include "server/identity/personal_data.h"

#include <functional>

namespace mj::server {

// accounts/<id>, the address and name sealed, and accounts/<id>/consents/<purpose>. Thread-safe.
class AccountStore
{
public:
    AccountStore(DocumentStore &store, const PersonalData &personal, const Clock &clock) : m_store(store), m_personal(personal), m_clock(clock) {}

    // Error: unauthenticated, when there is no such account (any more).
    Result<Document> document(const QString &accountId) const;
    Result<api::Account> account(const QString &accountId) const;
    Result<api::Account> opened(const Document &document) const;

    // Writes for the caller's commit.
    QList<Write> created(const api::Account &account, const QList<api::Consent> &consents) const; // of `account` what is stored here
    QJsonObject withEmail(const Document &document, const QString &email) const;                  // verified

    // Reads, changes and writes again until it holds.
    Result<api::Account> change(const QString &accountId, const std::function<void(QJsonObject &)> &change) const;
    Result<api::Account> rename(const QString &accountId, const api::UpdateMe &request) const; // what is set, already checked
    Result<void> setConsent(const QString &accountId, const api::Consent &consent) const;

    Result<void> requireVerified(const QString &accountId) const;                       // email_unverified
    Result<void> requireConsent(const QString &accountId, const QString &purpose) const; // consent_required, the purpose as its field

    static QJsonObject verified(QJsonObject fields, const QDateTime &at);

private:
    Write consentWrite(const QString &accountId, const api::Consent &consent) const;

    DocumentStore &m_store;
    const PersonalData &m_personal;
    const Clock &m_clock;
};

} // namespace mj::server
