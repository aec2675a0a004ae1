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

// Buying points: packages, the order being paid, the orders and the ledger. GUI thread. The client never computes a balance.
class TopUp : public QObject
{
    Q_OBJECT
public:
    // Idle -> Ordering -> Paying -> Checking -> Done | Failed (then Idle by dismiss()).
    enum class State { Idle, Ordering, Paying, Checking, Done, Failed };
    Q_ENUM(State)

    TopUp(client::ApiClient &api, Session &session, QObject *parent = nullptr);
    ~TopUp() override;

    void load();                          // packages, orders, ledger
    void start(const QString &packageId, const QString &language); // the idempotency key is stored before the order is sent
    void continueOrder(const QString &orderId); // opens the checkout of an order that was never paid
    void finish();                        // the checkout ended or was closed: asks the service what became of the order
    void checkAgain(const QString &orderId);
    void loadMoreEntries();
    void dismiss();

    State state() const;
    const QList<api::Package> &packages() const;
    const QList<api::TopUp> &orders() const;   // newest first
    const QList<api::PointEntry> &entries() const; // newest first
    bool hasMoreEntries() const;
    bool isLoading() const;
    std::optional<Error> loadFailure() const;
    std::optional<api::TopUp> current() const;
    std::optional<Error> failure() const; // why state() is Failed

signals:
    void stateChanged();
    void packagesChanged();
    void ordersChanged();
    void entriesChanged();
    void loadingChanged();
    void checkoutReady(const QUrl &checkout, const QUrl &returnUrl);

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
