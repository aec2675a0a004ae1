#pragma once
#include "sandbox/fault_box.h"
#include "sandbox/payment_book.h"
#include "sandbox/webhook_call.h"
#include "sandbox/webhook_letter.h"

#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace mj::sandbox
{

// Carries webhooks to the merchant on a thread of its own, one at a time, and tries again by the sandbox's clock. Letters live in memory:
// they survive stop(), not the program. Thread-safe, except start and stop, which belong to the owner's thread.
class WebhookCourier
{
public:
    WebhookCourier(PaymentBook &book, FaultBox &faults, const FailureTable &failures, const Clock &clock, QString clientKey);
    ~WebhookCourier();

    void setPageBase(const QString &base) { m_pageBase = base; }
    void start();
    void stop();

    // False, and nothing changed, unless it is http on the loopback. An empty address ends the sending.
    bool setTarget(const QUrl &target);
    QUrl target();

    // Takes what the book tells; never waits for the network.
    void post(const QList<Payment> &news, const QDateTime &now);
    // True once everything for the order has been tried.
    bool hasTriedAll(const QString &orderId);
    // Retries may have become due.
    void hurry();
    void forget();
    QJsonArray list();

private:
    void add(const Payment &payment, const QDateTime &now);
    void put(WebhookLetter letter);
    void work();
    WebhookLetter *next();
    void deliver(std::unique_lock<std::mutex> &lock, const WebhookLetter &letter);

    PaymentBook &m_book;
    FaultBox &m_faults;
    const FailureTable &m_failures;
    const Clock &m_clock;
    const QString m_clientKey;
    QString m_pageBase;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::list<WebhookLetter> m_letters; // in the order they are to go out
    QUrl m_target;
    bool m_over = false;
    std::unique_ptr<WebhookCall> m_call;
    std::thread m_thread;
};

} // namespace mj::sandbox
