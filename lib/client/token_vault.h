#pragma once
#include "base/result.h"
#include <QObject>
#include <functional>

namespace mj::client
{

// Where secrets of this device live: refresh token and gallery key. Answers arrive on the caller's thread, and not at all when
// `context` died first; the vault outlives its contexts. Implementations: KeychainVault (the OS keychain, never a file), MemoryVault (this
// session only). Errors: KeychainMissing, KeychainLocked, NotFound (read).
class TokenVault
{
public:
    virtual ~TokenVault() = default;
    virtual void read(const QString &key, QObject *context, std::function<void(Result<QByteArray>)> done) = 0;
    virtual void write(const QString &key, const QByteArray &secret, QObject *context, std::function<void(Result<void>)> done) = 0;
    virtual void remove(const QString &key, QObject *context, std::function<void(Result<void>)> done) = 0; // ok when absent
    virtual bool isPersistent() const = 0;

    // Writes, reads and removes a random value under a random name: tells whether the vault truly works.
    void probe(QObject *context, std::function<void(Result<void>)> done);
};

} // namespace mj::client
