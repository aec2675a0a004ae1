#include "server/top_ups/point_lots.h"

#include <algorithm>

namespace mj::server {
namespace {

bool isBefore(const api::PointLot &a, const api::PointLot &b)
{
    if (a.boughtAt != b.boughtAt)
        return a.boughtAt < b.boughtAt;
    if (a.orderId != b.orderId)
        return a.orderId < b.orderId;
    return a.kind > b.kind; // "paid" before "bonus": given points are there once the bought ones are gone
}

bool isSameLot(const api::PointLot &a, const api::PointLot &b)
{
    return a.orderId == b.orderId && a.kind == b.kind && a.boughtAt == b.boughtAt;
}

} // namespace

PointLots PointLots::fromJson(const QJsonArray &json)
{
    PointLots lots;
    lots.m_lots = takenFrom(json);
    std::sort(lots.m_lots.begin(), lots.m_lots.end(), isBefore);
    return lots;
}

QJsonArray PointLots::toJson() const
{
    return toJson(m_lots);
}

QJsonArray PointLots::toJson(const Taken &taken)
{
    QJsonArray json;
    for (const api::PointLot &lot : taken)
        json.append(lot.toJson());
    return json;
}

PointLots::Taken PointLots::takenFrom(const QJsonArray &json)
{
    Taken taken;
    for (const QJsonValue &value : json) {
        if (const Result<api::PointLot> lot = api::PointLot::fromJson(value.toObject()))
            taken.append(*lot);
    }
    return taken;
}

Points PointLots::sum(const Taken &taken)
{
    Points total;
    for (const api::PointLot &lot : taken)
        total += lot.left;
    return total;
}

Points PointLots::left() const
{
    return sum(m_lots);
}

Points PointLots::leftOf(const QString &orderId, const QString &kind) const
{
    Points total;
    for (const api::PointLot &lot : m_lots) {
        if (lot.orderId == orderId && lot.kind == kind)
            total += lot.left;
    }
    return total;
}

QDateTime PointLots::nextExpiry() const
{
    QDateTime next;
    for (const api::PointLot &lot : m_lots) {
        if (!next.isValid() || lot.expiresAt < next)
            next = lot.expiresAt;
    }
    return next;
}

void PointLots::add(const api::PointLot &lot)
{
    if (lot.left <= Points(0))
        return;
    const auto same = std::find_if(m_lots.begin(), m_lots.end(), [&](const api::PointLot &other) { return isSameLot(other, lot); });
    if (same != m_lots.end()) {
        same->left += lot.left;
        same->expiresAt = std::max(same->expiresAt, lot.expiresAt);
        return;
    }
    m_lots.insert(std::upper_bound(m_lots.begin(), m_lots.end(), lot, isBefore), lot);
}

std::optional<PointLots::Taken> PointLots::take(Points points, const QString &first)
{
    if (left() < points)
        return std::nullopt;
    Taken taken;
    Points missing = points;
    const auto takeHere = [&](api::PointLot &lot) {
        const Points part = std::min(lot.left, missing);
        if (part <= Points(0))
            return;
        lot.left = lot.left - part;
        missing = missing - part;
        api::PointLot piece = lot;
        piece.left = part;
        taken.append(piece);
    };
    for (api::PointLot &lot : m_lots) {
        if (!first.isEmpty() && lot.orderId == first)
            takeHere(lot);
    }
    for (api::PointLot &lot : m_lots)
        takeHere(lot);
    m_lots.removeIf([](const api::PointLot &lot) { return lot.left <= Points(0); });
    return taken;
}

std::optional<PointLots::Taken> PointLots::takeFrom(const QString &orderId, const QString &kind, Points points)
{
    if (leftOf(orderId, kind) < points)
        return std::nullopt;
    Taken taken;
    for (api::PointLot &lot : m_lots) {
        if (lot.orderId != orderId || lot.kind != kind || points <= Points(0))
            continue;
        api::PointLot piece = lot;
        piece.left = std::min(lot.left, points);
        lot.left = lot.left - piece.left;
        points = points - piece.left;
        taken.append(piece);
    }
    m_lots.removeIf([](const api::PointLot &lot) { return lot.left <= Points(0); });
    return taken;
}

PointLots::Taken PointLots::takeExpired(const QDateTime &now)
{
    Taken expired;
    m_lots.removeIf([&](const api::PointLot &lot) {
        if (lot.expiresAt > now)
            return false;
        expired.append(lot);
        return true;
    });
    return expired;
}

void PointLots::give(const Taken &taken, const QDateTime &notBefore)
{
    for (api::PointLot lot : taken) {
        lot.expiresAt = std::max(lot.expiresAt, notBefore);
        add(lot);
    }
}

PointLots::Taken PointLots::lastOf(const Taken &taken, Points points)
{
    Taken last;
    for (auto it = taken.rbegin(); it != taken.rend() && points > Points(0); ++it) {
        api::PointLot piece = *it;
        piece.left = std::min(piece.left, points);
        points = points - piece.left;
        last.prepend(piece);
    }
    return last;
}

} // namespace mj::server
