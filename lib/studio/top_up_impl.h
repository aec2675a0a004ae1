#pragma once
#include "studio/order_watch.h"
#include "studio/sure_send.h"
#include "studio/top_up.h"

namespace mj::studio {

// What a TopUp is made of. top_up.cpp holds the state machine of one purchase, top_up_book.cpp the lists and what a restart has to look up.
struct TopUp::Impl {
    Impl(TopUp &owner, client::ApiClient &apiClient, Session &who);

    // top_up.cpp
    void watchSession();
    void begin(api::CreateTopUp call);
    void send(const api::CreateTopUp &call, bool isResumed);
    void onOrder(const Result<api::TopUp> &order, const QByteArray &key, bool isResumed);
    void open(const api::TopUp &order);
    void onSeen(const api::TopUp &order, int times);
    void apply(const api::TopUp &order);
    void onFinished(const QString &id, const Result<api::TopUp> &order);
    void setState(State next);
    void failWith(Error why);

    // top_up_book.cpp
    void loadOffer();
    void loadOrders();
    void merge(const QList<api::TopUp> &page);
    void takePage(const api::Listing<api::TopUp> &page, bool isUnpaidToo);
    void watchOpen(const api::TopUp &order, bool isUnpaidToo);
    template <class Reply>
    bool isLoaded(const Result<Reply> &reply, quint64 asked);
    void put(const api::TopUp &order);
    void resume();
    void resumeCalls();
    bool settle(const QByteArray &key);
    void forgetAll();

    TopUp &self;
    client::ApiClient &api;
    Session &session;
    SureSend sending;
    OrderWatch watch;

    State state = State::Idle;
    std::optional<api::TopUp> current;
    std::optional<Error> failure;

    std::optional<api::Offer> offer;
    QList<api::TopUp> orders;
    QString nextOrders; // cursor
    bool hasPages = false;
    bool isLoadingMore = false;
    quint64 round = 0; // another one for each sign-in
    int loading = 0;
    std::optional<Error> loadFailure;
};

} // namespace mj::studio
