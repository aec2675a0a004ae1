#pragma once
#include "api/points.h"
#include "base/result.h"
#include <QObject>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// The movements of points, a month of Korea at a time, or all of them page by page. Follows the balance by itself. GUI thread.
class Ledger : public QObject
{
    Q_OBJECT
public:
    Ledger(client::ApiClient &api, Session &session, QObject *parent = nullptr);

    void load(); // what is new; every page of a month, the first of all time
    void setMonth(const QString &month); // "2026-11"; empty: all time
    void loadMore();                     // of all time: the next page

    const QString &month() const { return m_month; }
    const QList<api::PointEntry> &entries() const { return m_entries; } // newest first, as far as they have arrived
    bool isComplete() const { return m_isComplete; }
    bool isLoading() const { return m_isLoading; }
    const std::optional<Error> &failure() const { return m_failure; }
    QStringList months() const; // newest first: from this one back to when the member joined

    static QString monthOf(const QDateTime &time); // in Korea

signals:
    void changed();

private:
    void ask(const QString &cursor);
    void onPage(const QString &cursor, const Result<api::Listing<api::PointEntry>> &page);
    bool prepend(const QList<api::PointEntry> &newest);
    void forgetAll();

    client::ApiClient &m_api;
    Session &m_session;
    QString m_month;
    QList<api::PointEntry> m_entries;
    QString m_next; // cursor
    api::Balance m_balance;
    bool m_isWanted = false; // somebody has looked at it in this session
    bool m_isComplete = false;
    bool m_isLoading = false;
    quint64 m_round = 0;
    std::optional<Error> m_failure;
};

} // namespace mj::studio
