#include "api/top_up.h"

#include "base/clock.h"

#include <utility>

namespace mj::api {
namespace {

constexpr std::pair<TopUpState, QLatin1String> states[] = {
    {TopUpState::Created, QLatin1String("created")},   {TopUpState::Confirming, QLatin1String("confirming")},
    {TopUpState::Paid, QLatin1String("paid")},         {TopUpState::Failed, QLatin1String("failed")},
    {TopUpState::Canceled, QLatin1String("canceled")}, {TopUpState::Expired, QLatin1String("expired")},
};

Call page(const QString &path, const QString &cursor, int limit)
{
    Call c;
    c.path = path;
    if (!cursor.isEmpty())
        c.query.addQueryItem(QStringLiteral("cursor"), cursor);
    c.query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    return c;
}

} // namespace

QString wireName(TopUpState state)
{
    for (const auto &[value, name] : states) {
        if (value == state)
            return name;
    }
    return {};
}

std::optional<TopUpState> topUpStateFromWire(const QString &text)
{
    for (const auto &[value, name] : states) {
        if (name == text)
            return value;
    }
    return std::nullopt;
}

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
            {QStringLiteral("at"), toWire(at)}};
}

Result<Package> Package::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Package package;
    package.id = in.text("id", 60);
    package.price = in.krw("price");
    package.points = in.points("points");
    package.bonus = Points(in.integerOr("bonus", 0));
    return in.finish(package);
}

QJsonObject Package::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("price"), price.value()},
            {QStringLiteral("points"), points.value()},
            {QStringLiteral("bonus"), bonus.value()}};
}

Result<TopUp> TopUp::fromJson(const QJsonObject &object)
{
    Reader in(object);
    TopUp order;
    order.id = in.text("id", 64);
    const std::optional<TopUpState> state = topUpStateFromWire(in.text("state", 40));
    if (!state)
        in.refuse("state");
    order.state = state.value_or(TopUpState::Confirming);
    order.price = in.krw("price");
    order.points = in.points("points");
    order.createdAt = in.time("createdAt");
    order.settledAt = in.timeOr("settledAt");
    order.checkoutUrl = QUrl(in.textOr("checkoutUrl"));
    order.returnUrl = QUrl(in.textOr("returnUrl"));
    order.failureCode = in.textOr("failureCode", {}, 100);
    return in.finish(order);
}

QJsonObject TopUp::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("state"), wireName(state)},
            {QStringLiteral("price"), price.value()},
            {QStringLiteral("points"), points.value()},
            {QStringLiteral("createdAt"), toWire(createdAt)},
            {QStringLiteral("settledAt"), settledAt.isValid() ? QJsonValue(toWire(settledAt)) : QJsonValue()},
            {QStringLiteral("checkoutUrl"), checkoutUrl.toString()},
            {QStringLiteral("returnUrl"), returnUrl.toString()},
            {QStringLiteral("failureCode"), failureCode}};
}

Call ReadBalance::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/points");
    return c;
}

Call ListPointEntries::call() const
{
    return page(QStringLiteral("/v1/points/entries"), cursor, limit);
}

Call ListPackages::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/top-ups/packages");
    return c;
}

Call CreateTopUp::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/top-ups");
    c.body = {{QStringLiteral("packageId"), packageId}, {QStringLiteral("language"), language}};
    c.idempotencyKey = idempotencyKey;
    return c;
}

Result<CreateTopUp> CreateTopUp::fromJson(const QJsonObject &object)
{
    Reader in(object);
    CreateTopUp request;
    request.packageId = in.text("packageId", 60);
    request.language = in.textOr("language", QStringLiteral("ko"), 8);
    return in.finish(request);
}

Call ListTopUps::call() const
{
    return page(QStringLiteral("/v1/top-ups"), cursor, limit);
}

Call ReadTopUp::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/top-ups/") + id;
    return c;
}

} // namespace mj::api
