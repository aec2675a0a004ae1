#pragma once
#include "base/result.h"
#include "client/gallery_key.h"
#include <QObject>
#include <functional>
#include <memory>
#include <optional>

namespace mj::client {
class TokenVault;
}

namespace mj::studio {

// What renews a session. The nonce is made and stored with the token, before the token is ever sent: the same pair gives the same answer.
struct RefreshToken {
    QString token;
    QByteArray nonce;

    static RefreshToken fresh(const QString &token);
};

// Chooses where the secrets of an account live: the OS keychain, or memory when that is missing or locked. Never a file. GUI thread.
class Secrets : public QObject
{
    Q_OBJECT
public:
    struct Found {
        SealingKey key;
        std::optional<RefreshToken> token;
    };
    using Made = client::GalleryKey::Made;

    explicit Secrets(client::TokenVault &keychain, QObject *parent = nullptr); // the vault outlives this
    ~Secrets() override;

    std::optional<Code> keychainFailure() const { return m_failure; } // why secrets live in memory: KeychainMissing or KeychainLocked

    void probe(std::function<void()> done); // asks the keychain whether it answers; keychainFailure() knows then
    void load(const QString &accountId, std::function<void(Result<Found>)> done); // NotFound: no gallery key
    // Token and gallery key go into the keychain, or both into memory.
    void keep(const QString &accountId, const RefreshToken &token, std::function<void(Result<Made>)> done);
    // Copies into the keychain; memory stays the place until settleInKeychain().
    void moveToKeychain(const QString &accountId, const RefreshToken &token, std::function<void(Result<Made>)> done);
    void settleInKeychain() { m_failure.reset(); }
    void renew(const QString &accountId, const RefreshToken &token, std::function<void()> done);
    void forgetToken(const QString &accountId, std::function<void(Result<void>)> done);
    void destroy(const QString &accountId, std::function<void(Result<void>)> done); // the key first, then the token

private:
    client::TokenVault &place();
    void note(Code failure);
    void loadToken(const QString &accountId, std::function<void(Result<RefreshToken>)> done);
    void keepIn(client::TokenVault &vault, const QString &accountId, const RefreshToken &token, std::function<void(Result<Made>)> done);

    client::TokenVault &m_keychain;
    std::unique_ptr<client::TokenVault> m_memory;
    std::optional<Code> m_failure;
};

} // namespace mj::studio
