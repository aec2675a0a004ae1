#pragma once
#include "base/result.h"
#include "client/gallery_key.h"
#include <QList>
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

// Chooses where the secrets of an account live: the OS keychain, or memory when that is missing or locked, or because the person wants it
// so. Never a file. GUI thread.
class Secrets : public QObject
{
    Q_OBJECT
public:
    // Which of them outlive the program.
    enum class Outlives { TokenAndKey, Key, Nothing };
    struct Found {
        SealingKey key;
        std::optional<RefreshToken> token;
    };
    using Made = client::GalleryKey::Made;

    explicit Secrets(client::TokenVault &keychain, QObject *parent = nullptr); // the vault outlives this
    ~Secrets() override;

    void choose(Outlives outlives); // before load() and keep()
    std::optional<Code> keychainFailure() const { return m_failure; } // why secrets live in memory: KeychainMissing or KeychainLocked

    void probe(std::function<void()> done); // asks the keychain whether it answers; keychainFailure() knows then
    void load(const QString &accountId, std::function<void(Result<Found>)> done); // NotFound: no gallery key
    // What outlives the program goes into the keychain, the rest into memory; all into memory when the keychain fails.
    void keep(const QString &accountId, const RefreshToken &token, std::function<void(Result<Made>)> done);
    // Copies what lives in memory into the keychain, whose own gallery key goes first; memory stays the place until settleInKeychain().
    void moveToKeychain(const QString &accountId, const RefreshToken &token, std::function<void(Result<Made>)> done);
    // For a keychain that failed in the middle of a session that began in it: gets back the key in use and the token.
    void returnToKeychain(const QString &accountId, const RefreshToken &token, std::function<void(Result<void>)> done);
    void settleInKeychain();
    // A keychain that fails now is noted, whoever renews has the token in memory; each renewal tries the keychain again.
    void renew(const QString &accountId, const RefreshToken &token, std::function<void()> done);
    void forgetToken(const QString &accountId, std::function<void(Result<void>)> done);
    void forgetMemory(const QString &accountId); // what memory has of it
    void destroy(const QString &accountId, std::function<void(Result<void>)> done); // the key first, then the token

private:
    client::TokenVault &place(bool isToken);
    void note(Code failure);
    void loadToken(const QString &accountId, std::function<void(Result<RefreshToken>)> done);
    void keepIn(client::TokenVault &keyPlace, client::TokenVault &tokenPlace, const QString &accountId, const RefreshToken &token,
                std::function<void(Result<Made>)> done);
    void rememberKey(const QString &accountId, const SealingKey &key);

    client::TokenVault &m_keychain;
    std::unique_ptr<client::TokenVault> m_memory;
    Outlives m_outlives = Outlives::TokenAndKey;
    std::optional<Code> m_failure;
    int m_forgetting = 0; // removals of a token on their way: whoever writes a new one waits
    QList<std::function<void()>> m_afterForgetting;
    bool m_isAtHome = false; // the key of the account in use is in the keychain, whether that answers now or not
};

} // namespace mj::studio
