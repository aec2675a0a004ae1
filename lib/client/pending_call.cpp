#include "client/pending_call.h"

#include <utility>

namespace mj::client
{

PendingCall::PendingCall(api::Call what, bool file, QObject *context, Done done, QObject *parent)
    : QObject(parent), call(std::move(what)), isFile(file), m_context(context), m_done(std::move(done))
{
    pause.setSingleShot(true);
    // Queued: a direct connection would run during the context's destructor.
    connect(
        context, &QObject::destroyed, this, [this] { conclude(fail(Code::Canceled)); }, Qt::QueuedConnection);
}

void PendingCall::conclude(Result<api::Bytes> result)
{
    if (m_isConcluded)
        return;
    m_isConcluded = true;
    dropWire();
    emit concluded();
    // Later: not inside send(), not inside a signal of the reply, and a callback may delete the client.
    auto deliver = [this, result = std::move(result)]() mutable {
        deleteLater();
        const Done done = std::exchange(m_done, nullptr);
        if (m_context)
            done(std::move(result));
    };
    QMetaObject::invokeMethod(this, std::move(deliver), Qt::QueuedConnection);
}

void PendingCall::dropExchange()
{
    if (!exchange)
        return;
    exchange->abort();
    Exchange *used = exchange.release(); // it may be the caller
    used->setParent(this);
    used->deleteLater();
}

void PendingCall::dropWire()
{
    pause.stop();
    waitsForWire = false;
    waitsForToken = false;
    dropExchange();
}

} // namespace mj::client
