#include "server/top_ups/balance_sheet.h"

#include "base/clock.h"

#include <algorithm>

namespace mj::server {
namespace {

constexpr int returnedDays = 30; // points that come back are good for at least these
constexpr int unknownMonths = 60;

QLatin1String text(const char *name)
{
    return QLatin1String(name);
}

bool gives(const QString &kind)
{
    return kind == text("release") || kind == text("refund_return");
}

} // namespace

QString Movement::entryId() const
{
    const QString id = kind + QLatin1Char('.') + reference;
    return turn == 0 ? id : id + QLatin1Char('.') + QString::number(turn);
}

std::optional<QString> Movement::undoes() const
{
    if (kind == text("release"))
        return QStringLiteral("reserve.") + reference;
    if (kind == text("refund_return"))
        return QStringLiteral("refund.") + reference;
    return std::nullopt;
}

BalanceSheet::BalanceSheet(const QJsonObject &fields, const QDateTime &now)
    : m_now(now), m_fields(fields), m_lots(PointLots::fromJson(fields.value(text("lots")).toArray())),
      m_sequence(fields.value(text("sequence")).toInteger())
{
    m_balance.available = Points(fields.value(text("available")).toInteger());
    m_balance.held = Points(fields.value(text("held")).toInteger());
    // Points from before lots were kept.
    if (const Points unknown = m_balance.available - m_lots.left(); unknown > Points(0)) {
        const QDateTime began = QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
        m_lots.add({QString(), QStringLiteral("paid"), unknown, unknown, began, now.addMonths(unknownMonths)});
    }
    const QJsonObject limits = fields.value(text("limits")).toObject();
    m_limits.perDay = Points(limits.value(text("perDay")).toInteger());
    m_limits.perMonth = Points(limits.value(text("perMonth")).toInteger());
    m_limits.askAbove = Points(limits.value(text("askAbove")).toInteger());
    const QJsonObject spent = fields.value(text("spent")).toObject();
    const QString today = koreanDay(now);
    if (spent.value(text("day")).toString() == today)
        m_limits.spentToday = Points(spent.value(text("dayPoints")).toInteger());
    if (spent.value(text("day")).toString().left(7) == today.left(7))
        m_limits.spentThisMonth = Points(spent.value(text("monthPoints")).toInteger());
}

Result<QJsonObject> BalanceSheet::apply(const Movement &movement, const QJsonObject &undone)
{
    if (m_balance.available + movement.available < Points(0))
        return fail(Code::InsufficientPoints);
    if (m_balance.held + movement.held < Points(0))
        return fail(Code::Internal, QStringLiteral("held points below zero"));
    const Result<PointLots::Taken> taken = move(movement, undone);
    if (!taken)
        return fail(taken);
    m_balance.available += movement.available;
    m_balance.held += movement.held;
    return entryOf(movement, movement.entryId(), *taken);
}

Result<PointLots::Taken> BalanceSheet::move(const Movement &movement, const QJsonObject &undone)
{
    const Points points = movement.available;
    if (points == Points(0))
        return PointLots::Taken();
    if (points > Points(0) && gives(movement.kind)) {
        const PointLots::Taken back = PointLots::lastOf(PointLots::takenFrom(undone.value(text("from")).toArray()), points);
        m_lots.give(back, m_now.addDays(returnedDays));
        if (const Points unknown = points - PointLots::sum(back); unknown > Points(0))
            m_lots.add({QString(), QStringLiteral("paid"), unknown, unknown, m_now, m_now.addMonths(unknownMonths)});
        if (movement.kind == text("release"))
            unspend(points, fromWire(undone.value(text("at")).toString()));
        return PointLots::Taken();
    }
    if (points > Points(0)) {
        const Points named = PointLots::sum(movement.lots);
        m_lots.give(movement.lots, {});
        if (named < points)
            m_lots.add({movement.reference, QStringLiteral("paid"), points - named, points - named, m_now, m_now.addMonths(unknownMonths)});
        return PointLots::Taken();
    }
    if (movement.kind == text("refund")) {
        PointLots::Taken taken;
        for (const api::PointLot &part : movement.lots) {
            const auto piece = m_lots.takeFrom(movement.orderId, part.kind, part.left);
            if (!piece)
                return fail(Code::RefundImpossible);
            taken.append(*piece);
        }
        return PointLots::sum(taken) == -points ? Result<PointLots::Taken>(taken) : fail(Code::Internal, QStringLiteral("a refund that does not add up"));
    }
    if (movement.kind == text("reserve")) {
        if (const Result<void> allowed = spend(-points); !allowed)
            return fail(allowed);
    }
    const auto taken = m_lots.take(-points, movement.kind == text("reverse") ? movement.orderId : QString());
    return taken ? Result<PointLots::Taken>(*taken) : fail(Code::InsufficientPoints);
}

QList<QJsonObject> BalanceSheet::expire()
{
    QList<QJsonObject> entries;
    for (const api::PointLot &lot : m_lots.takeExpired(m_now)) {
        m_balance.available = m_balance.available - lot.left;
        Movement movement{QStringLiteral("expire"), lot.orderId.isEmpty() ? QStringLiteral("points") : lot.orderId, -lot.left, Points(0)};
        movement.orderId = lot.orderId;
        // A lot may get points back after its end and end again.
        movement.turn = int(m_sequence) + 1;
        entries.append(entryOf(movement, movement.entryId(), {lot}));
    }
    return entries;
}

QJsonObject BalanceSheet::entryOf(const Movement &movement, const QString &id, const PointLots::Taken &taken)
{
    api::PointEntry entry;
    entry.id = id;
    entry.kind = movement.kind;
    entry.reference = movement.reference;
    entry.available = movement.available;
    entry.held = movement.held;
    entry.after = m_balance;
    entry.at = m_now;
    entry.model = movement.model;
    entry.orderId = movement.orderId;
    QJsonObject fields = entry.toJson();
    // Entries of one commit keep their order by a counter that grows with the balance document.
    fields.insert(QStringLiteral("sequence"), ++m_sequence);
    fields.insert(QStringLiteral("month"), koreanDay(m_now).left(7));
    if (!taken.isEmpty())
        fields.insert(QStringLiteral("from"), PointLots::toJson(taken));
    return fields;
}

Result<void> BalanceSheet::spend(Points points)
{
    if (m_limits.perDay > Points(0) && m_limits.spentToday + points > m_limits.perDay)
        return fail(Code::SpendingLimit, {}, QStringLiteral("perDay"));
    if (m_limits.perMonth > Points(0) && m_limits.spentThisMonth + points > m_limits.perMonth)
        return fail(Code::SpendingLimit, {}, QStringLiteral("perMonth"));
    m_limits.spentToday += points;
    m_limits.spentThisMonth += points;
    return {};
}

void BalanceSheet::unspend(Points points, const QDateTime &spentAt)
{
    const QString day = koreanDay(spentAt);
    const QString today = koreanDay(m_now);
    if (day == today)
        m_limits.spentToday = std::max(Points(0), m_limits.spentToday - points);
    if (day.left(7) == today.left(7))
        m_limits.spentThisMonth = std::max(Points(0), m_limits.spentThisMonth - points);
}

QJsonObject BalanceSheet::fields() const
{
    QJsonObject fields = m_fields;
    fields.insert(QStringLiteral("available"), m_balance.available.value());
    fields.insert(QStringLiteral("held"), m_balance.held.value());
    fields.insert(QStringLiteral("sequence"), m_sequence);
    fields.insert(QStringLiteral("lots"), m_lots.toJson());
    fields.insert(QStringLiteral("nextExpiry"), toWire(m_lots.nextExpiry()));
    fields.insert(QStringLiteral("limits"), QJsonObject{{QStringLiteral("perDay"), m_limits.perDay.value()},
                                                        {QStringLiteral("perMonth"), m_limits.perMonth.value()},
                                                        {QStringLiteral("askAbove"), m_limits.askAbove.value()}});
    fields.insert(QStringLiteral("spent"), QJsonObject{{QStringLiteral("day"), koreanDay(m_now)},
                                                       {QStringLiteral("dayPoints"), m_limits.spentToday.value()},
                                                       {QStringLiteral("monthPoints"), m_limits.spentThisMonth.value()}});
    return fields;
}

api::SpendingLimits BalanceSheet::limits() const
{
    return m_limits;
}

void BalanceSheet::setLimits(const api::ChangeSpendingLimits &limits)
{
    m_limits.perDay = limits.perDay;
    m_limits.perMonth = limits.perMonth;
    m_limits.askAbove = limits.askAbove;
}

} // namespace mj::server
