#include "client/keychain_vault.h"

#include "base/ids.h"
#include "client/session_bus.h"
#include <QTimer>
#include <qt6keychain/keychain.h>
#include <utility>

namespace mj::client
{
namespace
{

const QString &service()
{
    static const QString name = QStringLiteral("MJ Studio");
    return name;
}

Result<void> outcome(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return fail(Code::NotFound);
    case QKeychain::NoBackendAvailable:
        return fail(Code::KeychainMissing, QStringLiteral("no backend"));
    case QKeychain::OtherError:
        // What a missing service looks like through libsecret: sentences of the bus (dbus-daemon, dbus-broker), never translated.
        for (const char *sign : {"org.freedesktop.secrets", "not activatable", "ServiceUnknown"}) {
            if (job.errorString().contains(QLatin1String(sign)))
                return fail(Code::KeychainMissing, QLatin1String(sign));
        }
        [[fallthrough]];
    default:
        return fail(Code::KeychainLocked, QStringLiteral("keychain error %1").arg(static_cast<int>(job.error())));
    }
}

void later(QObject *context, std::function<void(Result<void>)> done, Result<void> result)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), result = std::move(result)] { done(result); }, Qt::QueuedConnection);
}

} // namespace

KeychainVault::KeychainVault(int patienceMs) : m_patienceMs(patienceMs) {}

void KeychainVault::read(const QString &key, QObject *context, std::function<void(Result<QByteArray>)> done)
{
    readOnce(key, context, [this, key, context, done = std::move(done)](const Result<QByteArray> &first) {
        if (first || first.error().code != Code::NotFound)
            return done(first);
        tryWrite(context, [this, key, context, done](const Result<void> &open) {
            if (!open)
                return done(fail(open));
            readOnce(key, context, done);
        });
    });
}

void KeychainVault::readOnce(const QString &key, QObject *context, std::function<void(Result<QByteArray>)> done) const
{
    auto *job = new QKeychain::ReadPasswordJob(service());
    run(job, key, context, [job, done = std::move(done)](const Result<void> &result) {
        done(result ? Result<QByteArray>(job->binaryData()) : Result<QByteArray>(fail(result)));
    });
}

void KeychainVault::tryWrite(QObject *context, std::function<void(Result<void>)> done)
{
    const QString key = newId(QLatin1String("probe"));
    write(key, key.toLatin1(), context, [this, key, context, done = std::move(done)](const Result<void> &written) {
        if (!written)
            return done(written);
        removeOnce(key, context, done);
    });
}

void KeychainVault::write(const QString &key, const QByteArray &secret, QObject *context, std::function<void(Result<void>)> done)
{
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setBinaryData(secret);
    run(job, key, context, std::move(done));
}

void KeychainVault::remove(const QString &key, QObject *context, std::function<void(Result<void>)> done)
{
    removeOnce(key, context, [this, key, context, done = std::move(done)](const Result<void> &first) {
        if (!first)
            return done(first);
        read(key, context, [this, key, context, done](const Result<QByteArray> &left) {
            if (!left)
                return done(left.error().code == Code::NotFound ? Result<void>() : Result<void>(fail(left)));
            // It was locked and is open now.
            removeOnce(key, context, done);
        });
    });
}

void KeychainVault::removeOnce(const QString &key, QObject *context, std::function<void(Result<void>)> done) const
{
    run(new QKeychain::DeletePasswordJob(service()), key, context, [done = std::move(done)](const Result<void> &result) {
        const bool absent = !result && result.error().code == Code::NotFound;
        done(absent ? Result<void>() : result);
    });
}

// The job is never deleted early: the backends answer to its bare address.
void KeychainVault::run(QKeychain::Job *job, const QString &key, QObject *context, std::function<void(Result<void>)> done) const
{
    if (!isSessionBusReachable()) {
        job->deleteLater();
        return later(context, std::move(done), fail(Code::KeychainMissing, QStringLiteral("no session bus")));
    }
    if (std::exchange(m_hasFailed, false))
        forgetSecretService();
    job->setInsecureFallback(false);
    job->setKey(key);
    auto *patience = new QTimer(context);
    patience->setSingleShot(true);
    const auto answer = [this, patience, done = std::move(done)](const Result<void> &result) {
        m_hasFailed = !result && result.error().code != Code::NotFound;
        patience->deleteLater();
        patience->disconnect();
        done(result);
    };
    // Both connections end with the timer, which ends with the context or the first answer.
    QObject::connect(job, &QKeychain::Job::finished, patience, [answer](QKeychain::Job *finished) { answer(outcome(*finished)); });
    QObject::connect(patience, &QTimer::timeout, patience, [job, patience, answer] {
        QObject::disconnect(job, nullptr, patience, nullptr);
        answer(fail(Code::KeychainLocked, QStringLiteral("no answer")));
    });
    patience->start(m_patienceMs);
    job->start();
}

} // namespace mj::client
