#pragma once
#include "base/result.h"
#include "crypto/sealing.h"
#include <QString>
#include <map>

namespace mj::server {

struct PersonalKeys;

// Seals what identifies a person before it reaches the store, and makes keyed hashes to look it up by. What was sealed with an earlier key
// stays readable as long as that key is in the file. Thread-safe once made.
class PersonalData
{
public:
    // The key file of the data folder, made at first start (0600). Errors: Storage, Corrupt.
    static Result<PersonalData> open(const QString &keyFile);
    // The content of a key file, for keys that come by environment. Error: Corrupt.
    static Result<PersonalData> fromKeys(const QByteArray &content);

    QString seal(const QString &plain, const QString &context) const; // "<key id>:" + base64, with the current key
    Result<QString> reveal(const QString &sealed, const QString &context) const; // Corrupt, also for a key that is not there
    QByteArray sealBytes(const QByteArray &plain, const QString &context) const; // "<key id>:" + bytes, for blobs
    Result<QByteArray> revealBytes(const QByteArray &sealed, const QString &context) const;

    QString lookup(const QString &kind, const QString &text) const;   // 64 hex digits
    QByteArray derive(const QByteArray &message) const;               // 32 bytes, keyed

private:
    PersonalData() = default;
    static Result<PersonalData> from(Result<PersonalKeys> keys);
    const SealingKey *keyOf(const QString &id) const;

    std::map<QString, SealingKey> m_keys;
    QString m_current;
    QByteArray m_lookupKey;
};

} // namespace mj::server
