#pragma once
#include "api/call.h"
#include "client/exchange.h"
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>
#include <memory>

namespace mj::client
{

// One call from send() to its callback, over all its tries. Owned by the ApiClient; GUI thread.
class PendingCall : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<api::Bytes>)>;

    PendingCall(api::Call what, bool file, QObject *context, Done done, QObject *parent);

    // Ends the call: nothing of it stays on the wire, the callback runs later unless its context is gone.
    void conclude(Result<api::Bytes> result);
    void dropExchange();

    const api::Call call;
    const bool isFile;
    quint64 signIn = 0; // for whom it was meant
    quint64 token = 0;  // the token of the last try
    int tries = 0;
    bool waitsForWire = false;
    bool waitsForToken = false;
    bool waitedForToken = false;
    bool wasResent = false; // after token_expired
    std::unique_ptr<Exchange> exchange;
    QTimer pause; // before the next try

signals:
    void concluded();

private:
    void dropWire();

    QPointer<QObject> m_context;
    Done m_done;
    bool m_isConcluded = false;
};

} // namespace mj::client
