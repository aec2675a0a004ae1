#include "api/refund.h"

#include "base/clock.h"

#include <QRegularExpression>
#include <utility>

namespace mj::api {
namespace {

constexpr std::pair<RefundState, QLatin1String> states[] = {
    {RefundState::Requested, QLatin1String("requested")},
    {RefundState::Checking, QLatin1String("checking")},
    {RefundState::Done, QLatin1String("done")},
    {RefundState::Failed, QLatin1String("failed")},
};

} // namespace

QString wireName(RefundState state)
{
    for (const auto &[value, name] : states) {
        if (value == state)
            return name;
    }
    return {};
}

std::optional<RefundState> refundStateFromWire(const QString &text)
{
    for (const auto &[value, name] : states) {
        if (name == text)
            return value;
    }
    return std::nullopt;
}

Result<RefundQuote> RefundQuote::fromJson(const QJsonObject &object)
{
    Reader in(object);
    RefundQuote quote;
    quote.orderId = in.text("orderId", 64);
    quote.points = in.points("points");
    quote.bonus = in.points("bonus");
    quote.worth = in.krw("worth");
    quote.won = in.krw("won");
    quote.sharePercent = int(in.integer("sharePercent"));
    quote.fullUntil = in.timeOr("fullUntil");
    quote.needsAccount = in.boolean("needsAccount");
    quote.refusal = in.textOr("refusal", {}, 100);
    return in.finish(quote);
}

QJsonObject RefundQuote::toJson() const
{
    return {{QStringLiteral("orderId"), orderId},
            {QStringLiteral("points"), points.value()},
            {QStringLiteral("bonus"), bonus.value()},
            {QStringLiteral("worth"), worth.value()},
            {QStringLiteral("won"), won.value()},
            {QStringLiteral("sharePercent"), sharePercent},
            {QStringLiteral("fullUntil"), fullUntil.isValid() ? QJsonValue(toWire(fullUntil)) : QJsonValue()},
            {QStringLiteral("needsAccount"), needsAccount},
            {QStringLiteral("refusal"), refusal}};
}

Result<Refund> Refund::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Refund refund;
    refund.id = in.text("id", 64);
    const std::optional<RefundState> state = refundStateFromWire(in.text("state", 40));
    if (!state)
        in.refuse("state");
    refund.state = state.value_or(RefundState::Checking);
    refund.points = in.points("points");
    refund.bonus = in.points("bonus");
    refund.won = in.krw("won");
    refund.requestedAt = in.time("requestedAt");
    refund.settledAt = in.timeOr("settledAt");
    refund.byTransfer = in.booleanOr("byTransfer", false);
    refund.failureCode = in.textOr("failureCode", {}, 100);
    return in.finish(refund);
}

QJsonObject Refund::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("state"), wireName(state)},
            {QStringLiteral("points"), points.value()},
            {QStringLiteral("bonus"), bonus.value()},
            {QStringLiteral("won"), won.value()},
            {QStringLiteral("requestedAt"), toWire(requestedAt)},
            {QStringLiteral("settledAt"), settledAt.isValid() ? QJsonValue(toWire(settledAt)) : QJsonValue()},
            {QStringLiteral("byTransfer"), byTransfer},
            {QStringLiteral("failureCode"), failureCode}};
}

RefundAccount RefundAccount::read(Reader &in)
{
    static const QRegularExpression bank(QStringLiteral("^[0-9A-Z]{2}$"));
    static const QRegularExpression number(QStringLiteral("^[0-9]{4,20}$"));
    RefundAccount account;
    account.bank = in.text("bank", 2);
    account.number = in.text("number", 20);
    account.holder = in.text("holder", 60).trimmed();
    if (!bank.match(account.bank).hasMatch())
        in.refuse("bank");
    if (!number.match(account.number).hasMatch())
        in.refuse("number");
    if (account.holder.isEmpty())
        in.refuse("holder");
    return account;
}

QJsonObject RefundAccount::toJson() const
{
    return {{QStringLiteral("bank"), bank}, {QStringLiteral("number"), number}, {QStringLiteral("holder"), holder}};
}

Call ReadRefundQuote::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/top-ups/%1/refund").arg(orderId);
    return c;
}

Call CreateRefund::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/top-ups/%1/refunds").arg(orderId);
    c.body = {{QStringLiteral("points"), points.value()}, {QStringLiteral("won"), won.value()}};
    if (!account.isEmpty())
        c.body.insert(QStringLiteral("account"), account.toJson());
    c.idempotencyKey = idempotencyKey;
    return c;
}

Result<CreateRefund> CreateRefund::fromJson(const QJsonObject &object)
{
    Reader in(object);
    CreateRefund request;
    request.points = in.points("points");
    request.won = in.krw("won");
    if (in.has("account")) {
        Reader inner(in.object("account"));
        request.account = RefundAccount::read(inner);
        if (inner.failure())
            return fail(*inner.failure());
    }
    return in.finish(request);
}

} // namespace mj::api
