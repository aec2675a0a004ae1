#pragma once
#include "base/result.h"
#include "crypto/sealing_key.h"
#include <QObject>
#include <functional>
#include <optional>

namespace mj::client {

class TokenVault;

// The sealing key of one account's gallery, as an entry of a vault. Destroying the entry makes the gallery unreadable for good.
// Answers arrive as the vault's do. Errors: the vault's; Corrupt when the entry is no key.
class GalleryKey
{
public:
    struct Made {
        SealingKey key;
        bool fresh = false; // there was none before
    };

    GalleryKey(TokenVault &vault, const QString &accountId); // the vault outlives every call

    void read(QObject *context, std::function<void(Result<SealingKey>)> done) const; // NotFound when there is none
    void readOrMake(QObject *context, std::function<void(Result<Made>)> done) const;
    void keep(const SealingKey &key, QObject *context, std::function<void(Result<void>)> done) const;
    void destroy(QObject *context, std::function<void(Result<void>)> done) const;

private:
    TokenVault *m_vault;
    QString m_entry;
};

} // namespace mj::client
