#include "studio/secrets.h"

#include "base/ids.h"
#include "client/memory_vault.h"
#include "client/token_vault.h"

#include <QJsonDocument>
#include <QJsonObject>

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

client::TokenVault &Secrets::place()
{
    return m_failure ? *m_memory : m_keychain;
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
            note(isKeychainFailure(answer.error().code) ? answer.error().code : Code::KeychainMissing);
        done();
    });
}

void Secrets::load(const QString &accountId, std::function<void(Result<Found>)> done)
{
    client::GalleryKey(place(), accountId).read(this, [this, accountId, done = std::move(done)](Result<SealingKey> key) {
        if (!key) {
            if (isKeychainFailure(key.error().code))
                note(key.error().code);
            return done(fail(key));
        }
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
    place().read(tokenEntry(accountId), this, [this, done = std::move(done)](const Result<QByteArray> &secret) {
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

void Secrets::keepIn(client::TokenVault &vault, const QString &accountId, const RefreshToken &token, std::function<void(Result<Made>)> done)
{
    client::GalleryKey(vault, accountId).readOrMake(this, [this, &vault, accountId, token, done = std::move(done)](Result<Made> made) {
        if (!made)
            return done(fail(made));
        const auto kept = std::make_shared<Made>(std::move(*made));
        vault.write(tokenEntry(accountId), toBytes(token), this, [kept, done](const Result<void> &written) {
            if (written)
                done(std::move(*kept));
            else
                done(fail(written));
        });
    });
}

void Secrets::keep(const QString &accountId, const RefreshToken &token, std::function<void(Result<Made>)> done)
{
    const bool inKeychain = !m_failure;
    keepIn(place(), accountId, token, [this, inKeychain, accountId, token, done = std::move(done)](Result<Made> made) {
        if (made || !inKeychain || !isKeychainFailure(made.error().code))
            return done(std::move(made));
        note(made.error().code);
        keepIn(*m_memory, accountId, token, done);
    });
}

void Secrets::moveToKeychain(const QString &accountId, const RefreshToken &token, std::function<void(Result<Made>)> done)
{
    if (!m_keychain.isPersistent())
        return done(fail(Code::KeychainMissing));
    keepIn(m_keychain, accountId, token, [this, done = std::move(done)](Result<Made> made) {
        if (!made && isKeychainFailure(made.error().code))
            note(made.error().code);
        done(std::move(made));
    });
}

void Secrets::renew(const QString &accountId, const RefreshToken &token, std::function<void()> done)
{
    // A keychain that was locked in the middle of a session is no reason to end it: the stored pair still gives the same answer.
    place().write(tokenEntry(accountId), toBytes(token), this, [done = std::move(done)](const Result<void> &) { done(); });
}

void Secrets::forgetToken(const QString &accountId, std::function<void(Result<void>)> done)
{
    place().remove(tokenEntry(accountId), this, std::move(done));
}

void Secrets::destroy(const QString &accountId, std::function<void(Result<void>)> done)
{
    client::GalleryKey(place(), accountId).destroy(this, [this, accountId, done = std::move(done)](const Result<void> &key) {
        forgetToken(accountId, [key, done](const Result<void> &token) { done(key ? token : key); });
    });
}

} // namespace mj::studio
