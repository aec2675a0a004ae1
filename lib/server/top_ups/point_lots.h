#pragma once
#include "api/points.h"
#include <optional>

namespace mj::server {

// The lots of one member with points left, in the order in which they are spent. A plain value.
class PointLots
{
public:
    // Where points were taken from: lots whose `left` says how many of theirs.
    using Taken = QList<api::PointLot>;

    static PointLots fromJson(const QJsonArray &lots); // what cannot be read is left out: the balance document says what is missing
    QJsonArray toJson() const;

    const QList<api::PointLot> &all() const { return m_lots; }
    Points left() const;
    Points leftOf(const QString &orderId, const QString &kind) const;
    QDateTime nextExpiry() const; // invalid without lots

    void add(const api::PointLot &lot);
    // From the front; none when there are not enough. An order named `first` gives before the others.
    std::optional<Taken> take(Points points, const QString &first = {});
    std::optional<Taken> takeFrom(const QString &orderId, const QString &kind, Points points);
    Taken takeExpired(const QDateTime &now);
    // Back where they came from; never to expire before `notBefore`, so that a return is worth something.
    void give(const Taken &taken, const QDateTime &notBefore);

    static Points sum(const Taken &taken);
    static Taken lastOf(const Taken &taken, Points points); // the part of it that was taken last
    static QJsonArray toJson(const Taken &taken);
    static Taken takenFrom(const QJsonArray &json);

private:
    QList<api::PointLot> m_lots; // sorted
};

} // namespace mj::server
