#pragma once
#include "server/top_ups/refund_service.h"
#include "server/top_ups/settlement.h"
#include <QSet>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace mj::server {

// Brings orders, refunds and expiring points to their ends: at start and every minute, and at once for an order that is told to have
// changed. On a thread of its own.
class Reconciler
{
public:
    Reconciler(OrderBook &orders, Settlement &settlement, RefundService &refunds, Ledger &ledger)
        : m_orders(orders), m_settlement(settlement), m_refunds(refunds), m_ledger(ledger)
    {
    }
    ~Reconciler(); // stops

    void start();
    void stop();
    // Worth looking at, whoever says so: the payment service is asked before anything is believed. Any thread; returns at once.
    void hint(const QString &orderId);

private:
    void run();
    void look(const QSet<QString> &orderIds);

    OrderBook &m_orders;
    Settlement &m_settlement;
    RefundService &m_refunds;
    Ledger &m_ledger;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    QSet<QString> m_hints;
    bool m_stopping = false;
};

} // namespace mj::server
