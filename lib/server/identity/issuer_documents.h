#pragma once
#include "base/clock.h"
#include "base/result.h"
#include "crypto/rsa_signature.h"
#include <QHash>
#include <QUrl>
#include <chrono>
#include <mutex>

namespace mj::server {

// Where an OpenID Connect issuer does what. Every address is https, or http on this computer when the issuer is there as well.
struct IssuerAddresses {
    QString issuer; // as its tokens name it
    QUrl authorization;
    QUrl token;
    QUrl keys;
};

// The discovery document and the keys of one issuer, read when first needed and kept for an hour. Thread-safe; blocking.
class IssuerDocuments
{
public:
    IssuerDocuments(QUrl issuer, const Clock &clock);

    static bool isAllowed(const QUrl &issuer);

    Result<IssuerAddresses> addresses(); // Unavailable: cannot be read, or names another issuer
    // An id that is not known yet makes it read the keys once more: issuers change them. Errors: WrongCredentials (no such key), Unavailable.
    Result<RsaPublicKey> key(const QString &id);

private:
    Result<IssuerAddresses> addressesLocked(std::chrono::steady_clock::time_point asked);
    Result<void> readKeys(const QUrl &url);
    Result<QJsonObject> read(const QUrl &url);

    const QUrl m_issuer;
    const Clock &m_clock;
    std::mutex m_mutex;
    IssuerAddresses m_addresses;
    QHash<QString, RsaPublicKey> m_keys;
    QDateTime m_addressesUntil;
    QDateTime m_keysUntil;
    std::chrono::steady_clock::time_point m_failedAt;
};

} // namespace mj::server
