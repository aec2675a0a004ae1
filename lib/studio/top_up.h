#pragma once
#include "api/top_up.h"
#include "base/result.h"
#include <QObject>
#include <QUrl>
#include <memory>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// Buying points: what is offered, the order being paid, and the orders. GUI thread. The client never computes a balance.
class TopUp : public QObject
{
    Q_OBJECT
public:
    // Idle -> Ordering -> Paying -> Checking -> Done | Failed | WaitingDeposit | Approved (then Idle by dismiss()). WaitingDeposit: an account
    // number was given out. Approved: the person approved, the money has not moved; finishPayment() takes it, otherwise it lapses.
    enum class State { Idle, Ordering, Paying, Checking, Approved, WaitingDeposit, Done, Failed };
    Q_ENUM(State)

    TopUp(client::ApiClient &api, Session &session, QObject *parent = nullptr);
    ~TopUp() override;

    void load();                          // offer and orders
    void start(const QString &packageId, const QString &language); // the idempotency key is stored before the order is sent
    void start(Krw amount, const QString &language);               // one's own choice, within Offer::custom
    void continueOrder(const QString &orderId); // opens the checkout of an order that was never paid
    void finishPayment(const QString &orderId); // takes the money of an approved order
    void loadMoreOrders();
    void showDeposit(const QString &orderId);   // where the money of a known order is awaited
    void finish();                        // the checkout ended or was closed: asks the service what became of the order
    void checkAgain(const QString &orderId);
    void dismiss();

    State state() const;
    const std::optional<api::Offer> &offer() const;
    const QList<api::Package> &packages() const; // of the offer
    const QList<api::TopUp> &orders() const;     // newest first
    bool areOrdersKnown() const; // an empty list may be one that has not arrived
    bool hasMoreOrders() const;
    std::optional<api::TopUp> order(const QString &id) const;
    bool isLoading() const;
    std::optional<Error> loadFailure() const;
    std::optional<api::TopUp> current() const;
    std::optional<Error> failure() const; // why state() is Failed

signals:
    void stateChanged();
    void offerChanged();
    void ordersChanged();
    void loadingChanged();
    void checkoutReady(const QUrl &checkout, const QUrl &returnUrl);

private:
    bool isUnderWay() const;
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
