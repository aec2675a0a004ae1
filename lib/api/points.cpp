#include "api/points.h"

#include "base/clock.h"

namespace mj::api {
namespace {

constexpr Points largestLimit(100'000'000);

Points limitOf(Reader &in, const char *field)
{
    const Points limit(in.integer(field));
    if (limit < Points(0) || limit > largestLimit)
        in.refuse(field);
    return limit;
}

Call get(const char *path)
{
    Call c;
    c.path = QLatin1String(path);
    return c;
}

} // namespace

Result<Balance> Balance::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Balance balance;
    balance.available = in.points("available");
    balance.held = in.points("held");
    return in.finish(balance);
}

QJsonObject Balance::toJson() const
{
    return {{QStringLiteral("available"), available.value()}, {QStringLiteral("held"), held.value()}};
}

Result<PointLot> PointLot::fromJson(const QJsonObject &object)
{
    Reader in(object);
    PointLot lot;
    lot.orderId = in.textOr("orderId", {}, 64);
    lot.kind = in.text("kind", 20);
    lot.bought = in.points("bought");
    lot.left = in.points("left");
    lot.boughtAt = in.time("boughtAt");
    lot.expiresAt = in.time("expiresAt");
    return in.finish(lot);
}

QJsonObject PointLot::toJson() const
{
    return {{QStringLiteral("orderId"), orderId},
            {QStringLiteral("kind"), kind},
            {QStringLiteral("bought"), bought.value()},
            {QStringLiteral("left"), left.value()},
            {QStringLiteral("boughtAt"), toWire(boughtAt)},
            {QStringLiteral("expiresAt"), toWire(expiresAt)}};
}

Result<PointEntry> PointEntry::fromJson(const QJsonObject &object)
{
    Reader in(object);
    PointEntry entry;
    entry.id = in.text("id", 200);
    entry.kind = in.text("kind", 40);
    entry.reference = in.text("reference", 200);
    entry.available = in.points("available");
    entry.held = in.points("held");
    const Result<Balance> after = Balance::fromJson(in.object("after"));
    if (!after)
        in.refuse("after");
    else
        entry.after = *after;
    entry.at = in.time("at");
    entry.model = in.textOr("model", {}, 100);
    entry.orderId = in.textOr("orderId", {}, 64);
    return in.finish(entry);
}

QJsonObject PointEntry::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("kind"), kind},
            {QStringLiteral("reference"), reference},
            {QStringLiteral("available"), available.value()},
            {QStringLiteral("held"), held.value()},
            {QStringLiteral("after"), after.toJson()},
            {QStringLiteral("at"), toWire(at)},
            {QStringLiteral("model"), model},
            {QStringLiteral("orderId"), orderId}};
}

Result<SpendingLimits> SpendingLimits::fromJson(const QJsonObject &object)
{
    Reader in(object);
    SpendingLimits limits;
    limits.perDay = in.points("perDay");
    limits.perMonth = in.points("perMonth");
    limits.askAbove = in.points("askAbove");
    limits.spentToday = Points(in.integerOr("spentToday", 0));
    limits.spentThisMonth = Points(in.integerOr("spentThisMonth", 0));
    return in.finish(limits);
}

QJsonObject SpendingLimits::toJson() const
{
    return {{QStringLiteral("perDay"), perDay.value()},
            {QStringLiteral("perMonth"), perMonth.value()},
            {QStringLiteral("askAbove"), askAbove.value()},
            {QStringLiteral("spentToday"), spentToday.value()},
            {QStringLiteral("spentThisMonth"), spentThisMonth.value()}};
}

Call ReadBalance::call() const
{
    return get("/v1/points");
}

Call ListPointLots::call() const
{
    return get("/v1/points/lots");
}

Call ListPointEntries::call() const
{
    Call c = get("/v1/points/entries");
    if (!month.isEmpty())
        c.query.addQueryItem(QStringLiteral("month"), month);
    if (!cursor.isEmpty())
        c.query.addQueryItem(QStringLiteral("cursor"), cursor);
    c.query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    return c;
}

Call ReadSpendingLimits::call() const
{
    return get("/v1/points/limits");
}

Call ChangeSpendingLimits::call() const
{
    Call c = get("/v1/points/limits");
    c.method = Method::Patch;
    c.body = {{QStringLiteral("perDay"), perDay.value()},
              {QStringLiteral("perMonth"), perMonth.value()},
              {QStringLiteral("askAbove"), askAbove.value()}};
    return c;
}

Result<ChangeSpendingLimits> ChangeSpendingLimits::fromJson(const QJsonObject &object)
{
    Reader in(object);
    ChangeSpendingLimits request;
    request.perDay = limitOf(in, "perDay");
    request.perMonth = limitOf(in, "perMonth");
    request.askAbove = limitOf(in, "askAbove");
    return in.finish(request);
}

} // namespace mj::api
