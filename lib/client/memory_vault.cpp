#include "client/memory_vault.h"

#include "crypto/sealing_key.h"

namespace mj::client
{
namespace
{

template <class T>
void answer(QObject *context, const std::function<void(Result<T>)> &done, const Result<T> &result)
{
    QMetaObject::invokeMethod(
        context, [done, result] { done(result); }, Qt::QueuedConnection);
}

} // namespace

MemoryVault::~MemoryVault()
{
    for (QByteArray &secret : m_secrets)
        wipe(secret);
}

void MemoryVault::forget(const QString &key)
{
    const auto known = m_secrets.find(key);
    if (known == m_secrets.end())
        return;
    wipe(*known);
    m_secrets.erase(known);
}

void MemoryVault::read(const QString &key, QObject *context, std::function<void(Result<QByteArray>)> done)
{
    const auto known = m_secrets.constFind(key);
    // Deep copies: `wipe` reaches every array that shares the bytes.
    if (known == m_secrets.constEnd())
        answer<QByteArray>(context, done, fail(Code::NotFound));
    else
        answer<QByteArray>(context, done, QByteArray(known->constData(), known->size()));
}

void MemoryVault::write(const QString &key, const QByteArray &secret, QObject *context, std::function<void(Result<void>)> done)
{
    forget(key);
    m_secrets.insert(key, QByteArray(secret.constData(), secret.size()));
    answer<void>(context, done, {});
}

void MemoryVault::remove(const QString &key, QObject *context, std::function<void(Result<void>)> done)
{
    forget(key);
    answer<void>(context, done, {});
}

} // namespace mj::client
