#pragma once
#include "server/documents/document_store.h"
#include "server/top_ups/point_lots.h"

namespace mj::server {

// One change of a balance. (kind, reference, turn) happens at most once per account.
struct Movement {
    QString kind;      // top_up, reserve, settle, release, refund, refund_return, reverse; expire is made by the sheet itself
    QString reference; // order, generation or refund id
    Points available;
    Points held;
    QString model{};               // what the pictures are made with
    QString orderId{};             // refund, reverse: whose points go
    QList<api::PointLot> lots{};   // top_up: what begins; refund: what is taken, `left` of each
    int turn = 0;                  // the same thing once more: a deposit that was reversed and came again

    QString entryId() const;
    // The movement whose points this one gives back.
    std::optional<QString> undoes() const;
};

// One member's balance while a commit is being made: points, lots, own limits and what was spent. A plain value; the ledger reads it from
// points/<account> and writes it back.
class BalanceSheet
{
public:
    BalanceSheet(const QJsonObject &fields, const QDateTime &now);

    // The entry to write. `undone`: the fields of the entry that the movement undoes. Errors: insufficient_points, spending_limit (field
    // perDay or perMonth), refund_impossible (the lots do not hold it any more), internal.
    Result<QJsonObject> apply(const Movement &movement, const QJsonObject &undone = {});
    // Entries of what has lived its time; call before anything is applied.
    QList<QJsonObject> expire();

    QJsonObject fields() const; // of points/<account>
    const api::Balance &balance() const { return m_balance; }
    const PointLots &lots() const { return m_lots; }
    api::SpendingLimits limits() const; // with what was spent today and this month
    void setLimits(const api::ChangeSpendingLimits &limits);

private:
    Result<PointLots::Taken> move(const Movement &movement, const QJsonObject &undone);
    Result<void> spend(Points points);
    void unspend(Points points, const QDateTime &spentAt);
    QJsonObject entryOf(const Movement &movement, const QString &id, const PointLots::Taken &taken);

    QDateTime m_now;
    QJsonObject m_fields;
    api::Balance m_balance;
    PointLots m_lots;
    qint64 m_sequence = 0;
    api::SpendingLimits m_limits;
};

} // namespace mj::server
