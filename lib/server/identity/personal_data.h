#pragma once
#include "base/result.h"
#include "crypto/sealing.h"
#include <QString>

namespace mj::server {

// Seals what identifies a person before it reaches the store, and makes keyed hashes to look it up by. Thread-safe once made.
class PersonalData
{
public:
    // The key file of the data folder, made at first start (0600). Errors: Storage, Corrupt.
    static Result<PersonalData> open(const QString &keyFile);

    QString seal(const QString &plain, const QString &context) const; // "k1:" + base64
    Result<QString> reveal(const QString &sealed, const QString &context) const;
    QString lookup(const QString &kind, const QString &text) const;   // 64 hex digits
    QByteArray derive(const QByteArray &message) const;               // 32 bytes, keyed

private:
    PersonalData(SealingKey key, QByteArray lookupKey);

    SealingKey m_key;
    QByteArray m_lookupKey;
};

} // namespace mj::server
