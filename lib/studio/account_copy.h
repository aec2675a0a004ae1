#pragma once
#include "api/account.h"
#include "api/device.h"
#include "api/generation.h"
#include "api/top_up.h"
#include "api/privacy.h"
#include <QObject>
#include <functional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

// Fetches all the service tells about an account, one list after the other, every page. GUI thread.
class AccountCopy : public QObject
{
    Q_OBJECT
public:
    explicit AccountCopy(client::ApiClient &api, QObject *parent = nullptr);

    void fetch(std::function<void(Result<void>)> done); // once

    const api::Account &account() const { return m_account; }
    const QByteArray &photo() const { return m_photo; } // JPEG; empty: none
    const QList<api::Device> &devices() const { return m_devices; }
    const QList<api::SignIn> &signIns() const { return m_signIns; }
    const QList<api::Holding> &holdings() const { return m_holdings; }
    const QList<api::PointEntry> &points() const { return m_points; }
    const QList<api::TopUp> &orders() const { return m_orders; }
    const QList<api::Generation> &generations() const { return m_generations; }

private:
    template <class C, class Item>
    void fetchPages(C call, QList<Item> &into, std::function<void()> next);
    void fetchPhoto();
    void fetchLists();
    void fetchSignIns();

    client::ApiClient &m_api;
    std::function<void(Result<void>)> m_done;
    api::Account m_account;
    QByteArray m_photo;
    QList<api::Device> m_devices;
    QList<api::SignIn> m_signIns;
    QList<api::Holding> m_holdings;
    QList<api::PointEntry> m_points;
    QList<api::TopUp> m_orders;
    QList<api::Generation> m_generations;
};

} // namespace mj::studio
