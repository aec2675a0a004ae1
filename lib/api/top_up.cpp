#include "api/top_up.h"

#include "base/clock.h"

#include <utility>

namespace mj::api {
namespace {

constexpr std::pair<TopUpState, QLatin1String> states[] = {
    {TopUpState::Created, QLatin1String("created")},
    {TopUpState::Paying, QLatin1String("paying")},
    {TopUpState::Confirming, QLatin1String("confirming")},
    {TopUpState::Unknown, QLatin1String("unknown")},
    {TopUpState::WaitingDeposit, QLatin1String("waiting_deposit")},
    {TopUpState::Paid, QLatin1String("paid")},
    {TopUpState::Failed, QLatin1String("failed")},
    {TopUpState::Canceled, QLatin1String("canceled")},
    {TopUpState::Expired, QLatin1String("expired")},
    {TopUpState::Refunding, QLatin1String("refunding")},
    {TopUpState::Refunded, QLatin1String("refunded")},
    {TopUpState::PartlyRefunded, QLatin1String("partly_refunded")},
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

Result<CustomAmount> CustomAmount::fromJson(const QJsonObject &object)
{
    Reader in(object);
    CustomAmount custom;
    custom.minimum = in.krw("minimum");
    custom.maximum = in.krw("maximum");
    custom.step = in.krw("step");
    custom.wonPerPoint = in.krw("wonPerPoint");
    return in.finish(custom);
}

QJsonObject CustomAmount::toJson() const
{
    return {{QStringLiteral("minimum"), minimum.value()},
            {QStringLiteral("maximum"), maximum.value()},
            {QStringLiteral("step"), step.value()},
            {QStringLiteral("wonPerPoint"), wonPerPoint.value()}};
}

Result<Offer> Offer::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Offer offer;
    offer.packages = in.list<Package>("packages");
    const Result<CustomAmount> custom = CustomAmount::fromJson(in.object("custom"));
    if (!custom)
        in.refuse("custom");
    else
        offer.custom = *custom;
    offer.fullRefundDays = int(in.integer("fullRefundDays"));
    offer.laterSharePercent = int(in.integer("laterSharePercent"));
    offer.paidMonths = int(in.integer("paidMonths"));
    offer.bonusMonths = int(in.integer("bonusMonths"));
    return in.finish(offer);
}

QJsonObject Offer::toJson() const
{
    QJsonArray list;
    for (const Package &package : packages)
        list.append(package.toJson());
    return {{QStringLiteral("packages"), list},
            {QStringLiteral("custom"), custom.toJson()},
            {QStringLiteral("fullRefundDays"), fullRefundDays},
            {QStringLiteral("laterSharePercent"), laterSharePercent},
            {QStringLiteral("paidMonths"), paidMonths},
            {QStringLiteral("bonusMonths"), bonusMonths}};
}

Result<Deposit> Deposit::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Deposit deposit;
    deposit.bank = in.textOr("bank", {}, 10);
    deposit.account = in.textOr("account", {}, 40);
    deposit.dueAt = in.timeOr("dueAt");
    return in.finish(deposit);
}

QJsonObject Deposit::toJson() const
{
    return {{QStringLiteral("bank"), bank},
            {QStringLiteral("account"), account},
            {QStringLiteral("dueAt"), dueAt.isValid() ? QJsonValue(toWire(dueAt)) : QJsonValue()}};
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
    order.bonus = Points(in.integerOr("bonus", 0));
    order.method = in.textOr("method", {}, 40);
    order.receiptUrl = QUrl(in.textOr("receiptUrl"));
    const Result<Deposit> deposit = Deposit::fromJson(in.objectOr("deposit"));
    if (!deposit)
        in.refuse("deposit");
    else
        order.deposit = *deposit;
    order.isApproved = in.booleanOr("approved", false);
    order.refunds = in.list<Refund>("refunds");
    return in.finish(order);
}

QJsonObject TopUp::toJson() const
{
    QJsonArray given;
    for (const Refund &refund : refunds)
        given.append(refund.toJson());
    return {{QStringLiteral("id"), id},
            {QStringLiteral("state"), wireName(state)},
            {QStringLiteral("price"), price.value()},
            {QStringLiteral("points"), points.value()},
            {QStringLiteral("createdAt"), toWire(createdAt)},
            {QStringLiteral("settledAt"), settledAt.isValid() ? QJsonValue(toWire(settledAt)) : QJsonValue()},
            {QStringLiteral("checkoutUrl"), checkoutUrl.toString()},
            {QStringLiteral("returnUrl"), returnUrl.toString()},
            {QStringLiteral("failureCode"), failureCode},
            {QStringLiteral("bonus"), bonus.value()},
            {QStringLiteral("method"), method},
            {QStringLiteral("receiptUrl"), receiptUrl.toString()},
            {QStringLiteral("deposit"), deposit.isEmpty() ? QJsonValue() : QJsonValue(deposit.toJson())},
            {QStringLiteral("approved"), isApproved},
            {QStringLiteral("refunds"), given}};
}

Call ReadOffer::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/top-ups/offer");
    return c;
}

Call CreateTopUp::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/top-ups");
    c.body = {{QStringLiteral("language"), language}};
    if (packageId.isEmpty())
        c.body.insert(QStringLiteral("amount"), amount.value());
    else
        c.body.insert(QStringLiteral("packageId"), packageId);
    c.idempotencyKey = idempotencyKey;
    return c;
}

Result<CreateTopUp> CreateTopUp::fromJson(const QJsonObject &object)
{
    Reader in(object);
    CreateTopUp request;
    request.packageId = in.textOr("packageId", {}, 60);
    request.amount = Krw(in.integerOr("amount", 0));
    if (request.packageId.isEmpty() == (request.amount == Krw(0)))
        in.refuse("packageId"); // one of the two
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

Call FinishTopUp::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/top-ups/%1/finish").arg(id);
    return c;
}

} // namespace mj::api
