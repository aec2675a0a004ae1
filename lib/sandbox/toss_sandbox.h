#pragma once
#include "base/clock.h"
#include "base/result.h"
#include "sandbox/fault.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>
#include <memory>

namespace mj::sandbox
{

// A stand-in for Toss Payments on the loopback: its script, checkout pages and API in one small server with threads of its own.
// No money moves. All functions may be called from any thread, except start and stop, which belong to the owner's.
class TossSandbox
{
public:
    struct Config {
        quint16 port = 0;             // 0 takes a free one
        QString secretKey;            // test_sk_..., or test_gsk_... for widgets
        QString clientKey;            // test_ck_... or test_gck_..., the other half of the pair
        const Clock *clock = nullptr; // outlives the sandbox; nullptr is the system's
        QString stateFile;            // payments survive a kill in it; empty keeps them in memory
    };
    struct Urls {
        QUrl sdkUrl;  // http://localhost:PORT/v2/standard
        QUrl apiBase; // http://127.0.0.1:PORT
    };

    explicit TossSandbox(Config config);
    ~TossSandbox();
    TossSandbox(const TossSandbox &) = delete;
    TossSandbox &operator=(const TossSandbox &) = delete;

    // Errors: InvalidField (a key of the wrong kind or a live one), Unavailable (port), Storage, Corrupt, NewerData (state file).
    Result<Urls> start();
    // Returns within two seconds; calls held back by a fault are given up uncommitted.
    void stop();

    void advanceClock(qint64 seconds);
    void injectFault(const Fault &fault);
    // Where webhooks go: http on localhost, 127.0.0.1 or [::1]; any other address is refused with false. Empty, as at first, sends none.
    // May be called before start() and survives reset() and stop().
    bool setWebhookTarget(const QUrl &target);
    // What was and will be sent since a target was set, oldest first, as GET /__sandbox/webhooks shows it.
    QJsonArray webhooks();

    // The bank's side of a virtual account; false when the order's newest payment is in no state for it.
    bool deposit(const QString &orderId);       // WAITING_FOR_DEPOSIT -> DONE
    bool revertDeposit(const QString &orderId); // DONE -> WAITING_FOR_DEPOSIT
    bool expireDeposit(const QString &orderId); // the account expires; the status stays and nobody is told

    // Forgets payments, kept answers, faults and webhooks.
    void reset();

    int paymentCount();
    // The newest payment of the order as the API shows it in Korean; empty when there is none.
    QJsonObject paymentByOrder(const QString &orderId);
    // The way of a customer without a browser: opens a checkout with what the script would post (plus "clientKey") and approves it.
    // The address is where the browser would be sent. Errors: InvalidField with the vendor's code as detail.
    Result<QUrl> authenticate(const QJsonObject &request);

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace mj::sandbox
