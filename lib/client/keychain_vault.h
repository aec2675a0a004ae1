#pragma once
#include "client/token_vault.h"

namespace QKeychain
{
class Job;
}

namespace mj::client
{

// The OS keychain (Secret Service, KWallet, Credential Manager, Keychain), never a file. GUI thread.
// A keychain that does not answer in time counts as locked; a late answer is dropped, a late write may still take place.
// A locked Secret Service whose prompt is dismissed says "not found" to a read and "done" to a removal: NotFound is believed only after a
// write went through, a removal only after a read finds nothing. A gallery key must neither be made anew nor survive by that mistake.
class KeychainVault final : public TokenVault
{
public:
    explicit KeychainVault(int patienceMs = 10'000);

    void read(const QString &key, QObject *context, std::function<void(Result<QByteArray>)> done) override;
    void write(const QString &key, const QByteArray &secret, QObject *context, std::function<void(Result<void>)> done) override;
    void remove(const QString &key, QObject *context, std::function<void(Result<void>)> done) override;
    bool isPersistent() const override { return true; }

private:
    void readOnce(const QString &key, QObject *context, std::function<void(Result<QByteArray>)> done) const;
    void removeOnce(const QString &key, QObject *context, std::function<void(Result<void>)> done) const;
    void tryWrite(QObject *context, std::function<void(Result<void>)> done);
    void run(QKeychain::Job *job, const QString &key, QObject *context, std::function<void(Result<void>)> done) const;

    int m_patienceMs;
    mutable bool m_hasFailed = false; // the last call; what stands behind the keychain may be another one by the next
};

} // namespace mj::client
