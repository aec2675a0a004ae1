#pragma once
#include "api/points.h"
#include "base/result.h"
#include <QDate>
#include <QObject>
#include <functional>
#include <memory>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// The book of a member's points: what is left of what was bought and given, every movement, and the limits they set themselves. Follows
// the balance of the session, and is empty without one. Sums are of what the service wrote, never a balance. GUI thread.
class PointLedger : public QObject
{
    Q_OBJECT
public:
    using Now = std::function<QDateTime()>;
    using Collected = std::function<void(const Result<QList<api::PointEntry>> &)>;

    // What is left of the lots that end on one day.
    struct Ending {
        QDate day; // of this computer
        Points points;
        bool operator==(const Ending &) const = default;
    };
    // Points that pictures of one model have cost.
    struct Use {
        QString model;
        Points points;
        bool operator==(const Use &) const = default;
    };

    PointLedger(client::ApiClient &api, Session &session, Now now = &QDateTime::currentDateTimeUtc, QObject *parent = nullptr);
    ~PointLedger() override;

    void load(); // lots, limits, and the movements of month()
    void showMonth(const QString &month); // "2026-11", of Korea, with all its pages; empty: all time, page by page
    void loadMore();                      // of all time
    void readLimits();
    void saveLimits(Points perDay, Points perMonth, Points askAbove);
    // Every movement of a month, or of all time, newest first.
    void collect(const QString &month, QObject *context, Collected done);

    QString month() const;
    QString thisMonth() const;
    QString firstMonth() const; // in which the member joined

    const QList<api::PointLot> &lots() const; // in the order in which they are spent
    bool hasLots() const;                     // they have been read, there may be none
    Points bought() const;
    Points given() const;
    QList<Ending> endings(int days) const; // within these days, earliest first

    const QList<api::PointEntry> &entries() const; // newest first
    bool hasMore() const;
    bool isLoading() const;                // entries
    std::optional<Error> failure() const;  // of reading the entries
    QList<Use> uses() const;               // of entries(), the largest first

    std::optional<api::SpendingLimits> limits() const;
    std::optional<Error> limitsFailure() const; // of reading them
    bool isSaving() const;

signals:
    void lotsChanged();
    void monthChanged();
    void entriesChanged();
    void loadingChanged();
    void limitsChanged();
    void savingChanged();
    void limitsSaved();
    void saveFailed(const mj::Error &error); // the limits are as they were

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
