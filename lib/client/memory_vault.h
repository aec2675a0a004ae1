#pragma once
#include "client/token_vault.h"
#include <QHash>

namespace mj::client
{

// Keeps secrets for this run only and wipes them when it goes. Used by one thread.
class MemoryVault final : public TokenVault
{
public:
    MemoryVault() = default;
    ~MemoryVault() override;
    MemoryVault(const MemoryVault &) = delete;
    MemoryVault &operator=(const MemoryVault &) = delete;

    void read(const QString &key, QObject *context, std::function<void(Result<QByteArray>)> done) override;
    void write(const QString &key, const QByteArray &secret, QObject *context, std::function<void(Result<void>)> done) override;
    void remove(const QString &key, QObject *context, std::function<void(Result<void>)> done) override;
    bool isPersistent() const override { return false; }

private:
    void forget(const QString &key);

    QHash<QString, QByteArray> m_secrets;
};

} // namespace mj::client
