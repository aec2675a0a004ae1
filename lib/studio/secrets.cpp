#include "studio/secrets.h"

#include "base/ids.h"
#include "client/memory_vault.h"
#include "client/token_vault.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace mj::studio {
namespace {

QString tokenEntry(const QString &accountId)
{
    return QStringLiteral("refresh-token/") + accountId;
}

QByteArray toBytes(const RefreshToken &token)
{
    const QJsonObject object{{QStringLiteral("token"), token.token}, {QStringLiteral("nonce"), QString::fromLatin1(token.nonce)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool isKeychainFailure(Code code)
{
    return code == Code::KeychainMissing || code == Code::KeychainLocked;
}

} // namespace

RefreshToken RefreshToken::fresh(const QString &token)
{
    return {token, newIdempotencyKey().toLatin1()};
}

Secrets::Secrets(client::TokenVault &keychain, QObject *parent)
    : QObject(parent), m_keychain(keychain), m_memory(std::make_unique<client::MemoryVault>())
{
    if (!keychain.isPersistent())
        m_failure = Code::KeychainMissing;
}

Secrets::~Secrets() = default;

void Secrets::choose(Outlives outlives)
{
    m_outlives = outlives;
    m_isAtHome = false;
}

client::TokenVault &Secrets::place(bool isToken)
{
    const bool outlives = m_outlives == Outlives::TokenAndKey || (m_outlives == Outlives::Key && !isToken);
    return outlives && !m_failure ? m_keychain : *m_memory;
}

void Secrets::note(Code failure)
{
    m_failure = failure;
}

void Secrets::probe(std::function<void()> done)
{
    if (!m_keychain.isPersistent())
        return done();
    m_keychain.probe(this, [this, done = std::move(done)](const Result<void> &answer) {
        m_failure.reset();
        if (!answer)
            note(answer.error().code == Code::KeychainLocked ? Code::KeychainLocked : Code::KeychainMissing);
        done();
    });
}

void Secrets::load(const QString &accountId, std::function<void(Result<Found>)> done)
{
    if (!m_keychain.isPersistent())
        return done(fail(Code::KeychainMissing));
    client::GalleryKey(m_keychain, accountId).read(this, [this, accountId, done = std::move(done)](Result<SealingKey> key) {
        if (!key) {
            if (isKeychainFailure(key.error().code))
                note(key.error().code);
            else
                m_failure.reset();
            return done(fail(key));
        }
        m_failure.reset();
        m_isAtHome = true;
        rememberKey(accountId, *key);
        const auto found = std::make_shared<Found>(Found{std::move(*key), std::nullopt});
        loadToken(accountId, [found, done](Result<RefreshToken> token) {
            if (token)
                found->token = *token;
            else if (token.error().code != Code::NotFound)
                return done(fail(token));
            done(std::move(*found));
        });
    });
}

void Secrets::loadToken(const QString &accountId, std::function<void(Result<RefreshToken>)> done)
{
    m_keychain.read(tokenEntry(accountId), this, [this, done = std::move(done)](const Result<QByteArray> &secret) {
        if (!secret) {
            if (isKeychainFailure(secret.error().code))
                note(secret.error().code);
            return done(fail(secret));
        }
        const QJsonObject object = QJsonDocument::fromJson(*secret).object();
        const RefreshToken token{object.value(QLatin1String("token")).toString(), object.value(QLatin1String("nonce")).toString().toLatin1()};
        if (token.token.isEmpty() || token.nonce.isEmpty())
            return done(fail(Code::NotFound));
        done(token);
    });
}

void Secrets::keepIn(client::TokenVault &keyPlace, client::TokenVault &tokenPlace, const QString &accountId, const RefreshToken &token,
                     std::function<void(Result<Made>)> done)
{
    client::GalleryKey(keyPlace, accountId).readOrMake(this, [this, &tokenPlace, accountId, token, done = std::move(done)](Result<Made> made) {
        if (!made)
            return done(fail(made));
        const auto kept = std::make_shared<Made>(std::move(*made));
        tokenPlace.write(tokenEntry(accountId), toBytes(token), this, [kept, done](const Result<void> &written) {
            if (written)
                done(std::move(*kept));
            else
                done(fail(written));
        });
    });
}

// A keychain that fails later gets it back from here.
void Secrets::rememberKey(const QString &accountId, const SealingKey &key)
{
    client::GalleryKey(*m_memory, accountId).keep(key, this, [](const Result<void> &) {});
}

void Secrets::keep(const QString &accountId, const RefreshToken &token, std::function<void(Result<Made>)> done)
{
    const bool wantsKeychain = &place(false) == &m_keychain;
    const auto answer = [this, wantsKeychain, accountId, token, done = std::move(done)](Result<Made> made) {
        if (made || !wantsKeychain || !isKeychainFailure(made.error().code)) {
            m_isAtHome = made && wantsKeychain;
            if (m_isAtHome)
                rememberKey(accountId, made->key);
            return done(std::move(made));
        }
        note(made.error().code);
        keepIn(*m_memory, *m_memory, accountId, token, done);
    };
    if (m_outlives != Outlives::Key || !wantsKeychain)
        return keepIn(place(false), place(true), accountId, token, answer);
    // An earlier sign-in may have left a token that was to outlive the program.
    m_keychain.remove(tokenEntry(accountId), this, [this, accountId, token, answer](const Result<void> &) {
        keepIn(place(false), place(true), accountId, token, answer);
    });
}

void Secrets::moveToKeychain(const QString &accountId, const RefreshToken &token, std::function<void(Result<Made>)> done)
{
    if (!m_keychain.isPersistent())
        return done(fail(Code::KeychainMissing));
    client::TokenVault &tokenPlace = m_outlives == Outlives::TokenAndKey ? m_keychain : *m_memory;
    keepIn(m_keychain, tokenPlace, accountId, token, [this, accountId, done = std::move(done)](Result<Made> made) {
        if (made)
            rememberKey(accountId, made->key);
        else if (isKeychainFailure(made.error().code))
            note(made.error().code);
        done(std::move(made));
    });
}

void Secrets::returnToKeychain(const QString &accountId, const RefreshToken &token, std::function<void(Result<void>)> done)
{
    const auto answer = [this, done = std::move(done)](const Result<void> &written) {
        if (written)
            settleInKeychain();
        else if (isKeychainFailure(written.error().code))
            note(written.error().code);
        done(written);
    };
    client::GalleryKey(*m_memory, accountId).read(this, [this, accountId, token, answer](const Result<SealingKey> &key) {
        if (!key)
            return answer(fail(key));
        client::GalleryKey(m_keychain, accountId).keep(*key, this, [this, accountId, token, answer](const Result<void> &kept) {
            if (!kept || m_outlives != Outlives::TokenAndKey || token.token.isEmpty())
                return answer(kept);
            m_keychain.write(tokenEntry(accountId), toBytes(token), this, answer);
        });
    });
}

void Secrets::settleInKeychain()
{
    m_failure.reset();
    m_isAtHome = true;
}

void Secrets::renew(const QString &accountId, const RefreshToken &token, std::function<void()> done)
{
    if (m_forgetting > 0)
        return m_afterForgetting.append([this, accountId, token, done = std::move(done)] { renew(accountId, token, done); });
    if (!m_isAtHome || m_outlives != Outlives::TokenAndKey) {
        m_memory->write(tokenEntry(accountId), toBytes(token), this, [done = std::move(done)](const Result<void> &) { done(); });
        return;
    }
    // A keychain that fails in the middle of a session is no reason to end it.
    m_keychain.write(tokenEntry(accountId), toBytes(token), this, [this, done = std::move(done)](const Result<void> &written) {
        if (written)
            m_failure.reset();
        else if (isKeychainFailure(written.error().code))
            note(written.error().code);
        done();
    });
}

void Secrets::forgetToken(const QString &accountId, std::function<void(Result<void>)> done)
{
    client::TokenVault *keychain = m_isAtHome || (m_outlives != Outlives::Nothing && !m_failure) ? &m_keychain : nullptr;
    ++m_forgetting;
    const auto answer = [this, done = std::move(done)](const Result<void> &gone) {
        if (--m_forgetting == 0) {
            for (const auto &waiting : std::exchange(m_afterForgetting, {}))
                waiting();
        }
        done(gone);
    };
    m_memory->remove(tokenEntry(accountId), this, [this, keychain, accountId, answer](const Result<void> &gone) {
        if (keychain)
            keychain->remove(tokenEntry(accountId), this, answer);
        else
            answer(gone);
    });
}

void Secrets::forgetMemory(const QString &accountId)
{
    client::GalleryKey(*m_memory, accountId).destroy(this, [](const Result<void> &) {});
    m_memory->remove(tokenEntry(accountId), this, [](const Result<void> &) {});
}

void Secrets::destroy(const QString &accountId, std::function<void(Result<void>)> done)
{
    forgetMemory(accountId);
    if (m_failure && !m_isAtHome)
        return done({});
    client::GalleryKey(m_keychain, accountId).destroy(this, [this, accountId, done = std::move(done)](const Result<void> &key) {
        m_keychain.remove(tokenEntry(accountId), this, [key, done](const Result<void> &token) { done(key ? token : key); });
    });
}

} // namespace mj::studio
