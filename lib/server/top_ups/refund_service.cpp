#include "server/top_ups/refund_service.h"

#include "api/error_status.h"
#include "base/ids.h"
#include "base/log.h"
#include "server/documents/idempotent_call.h"

#include <QJsonDocument>
#include <algorithm>

namespace mj::server {
namespace {

using api::RefundState;
using api::TopUpState;

constexpr qint64 senderSeconds = 45; // longer than a cancel call may take: after it the sender is taken for dead
constexpr int tries = 8;
constexpr auto account = "refund account"; // what the sealed bank account is bound to

QJsonArray refundsOf(const Document &order)
{
    return order.fields.value(QLatin1String("refunds")).toArray();
}

qsizetype indexOf(const QJsonArray &refunds, const QString &refundId)
{
    for (qsizetype i = 0; i < refunds.size(); ++i) {
        if (refunds.at(i).toObject().value(QLatin1String("id")).toString() == refundId)
            return i;
    }
    return -1;
}

// Won given back so far, as far as the payment service has said so.
Krw givenBack(const Document &order)
{
    Krw won;
    for (const api::Refund &refund : OrderBook::toWire(order).refunds) {
        if (refund.state == RefundState::Done)
            won += refund.won;
    }
    return won;
}

TopUpState settledState(const Document &order)
{
    return givenBack(order) > Krw(0) ? TopUpState::PartlyRefunded : TopUpState::Paid;
}

void setState(QJsonObject &refund, RefundState state)
{
    refund.insert(QStringLiteral("state"), api::wireName(state));
}

} // namespace

RefundService::RefundService(DocumentStore &store, OrderBook &orders, Ledger &ledger, PaymentGateway &gateway, const PriceList &prices,
                             const PersonalData &personal, const Clock &clock)
    : m_store(store), m_orders(orders), m_ledger(ledger), m_gateway(gateway), m_prices(prices), m_personal(personal), m_clock(clock)
{
}

Result<api::RefundQuote> RefundService::quote(const QString &accountId, const QString &orderId)
{
    const Result<Document> order = m_orders.readOf(accountId, orderId);
    return order ? reckon(*order) : Result<api::RefundQuote>(fail(order));
}

Result<api::RefundQuote> RefundService::reckon(const Document &order)
{
    const api::TopUp wire = OrderBook::toWire(order);
    const api::Offer &rules = m_prices.offer();
    api::RefundQuote quote;
    quote.orderId = wire.id;
    quote.needsAccount = wire.method == QLatin1String("virtual_account");
    quote.refusal = api::wireName(Code::RefundImpossible);
    if (wire.state != TopUpState::Paid && wire.state != TopUpState::PartlyRefunded)
        return quote;
    const Result<QList<api::PointLot>> lots = m_ledger.lots(OrderBook::accountOf(order));
    if (!lots)
        return fail(lots);
    for (const api::PointLot &lot : *lots) {
        if (lot.orderId == wire.id)
            (lot.kind == QLatin1String("paid") ? quote.points : quote.bonus) += lot.left;
    }
    const Points bought = wire.points - wire.bonus;
    const Krw rest = wire.price - givenBack(order);
    quote.fullUntil = wire.settledAt.addDays(rules.fullRefundDays);
    quote.sharePercent = m_clock.now() <= quote.fullUntil ? 100 : rules.laterSharePercent;
    quote.worth = std::min(rest, Krw(wire.price.value() * quote.points.value() / std::max<qint64>(1, bought.value())));
    quote.won = Krw(quote.worth.value() * quote.sharePercent / 100);
    if (quote.points > Points(0) && quote.won > Krw(0)) {
        quote.refusal.clear();
    } else {
        quote.points = quote.bonus = Points(0);
        quote.worth = quote.won = Krw(0);
    }
    return quote;
}

Result<api::Refund> RefundService::create(const QString &accountId, const api::CreateRefund &request, const QByteArray &key)
{
    const Result<Document> order = m_orders.readOf(accountId, request.orderId);
    if (!order)
        return fail(order);
    QJsonObject body = request.call().body;
    body.insert(QStringLiteral("order"), request.orderId);
    const IdempotentCall call(accountId, QStringLiteral("refund"), key, body);
    const auto earlier = call.earlier(m_store);
    if (!earlier)
        return fail(earlier);
    if (*earlier)
        return refundOf(*order, **earlier);
    const Result<api::RefundQuote> quote = reckon(*order);
    if (!quote)
        return fail(quote);
    if (!quote->refusal.isEmpty())
        return fail(Code::RefundImpossible);
    if (quote->points != request.points || quote->won != request.won)
        return fail(Code::QuoteExpired);
    if (quote->needsAccount == request.account.isEmpty())
        return fail(Code::InvalidField, {}, QStringLiteral("account"));
    const Result<QString> id = debit(*order, *quote, request, call);
    if (!id) {
        // Points may just have been taken by this very call's twin.
        const auto twin = call.earlier(m_store);
        const Result<Document> now = m_orders.read(request.orderId);
        if (twin && *twin && now)
            return refundOf(*now, **twin);
        // The order or its points changed under our hands.
        const bool isOld = id.error().code == Code::Conflict || id.error().code == Code::RefundImpossible;
        return isOld ? fail(Code::QuoteExpired) : Result<api::Refund>(fail(id));
    }
    (void)send(request.orderId, *id); // whatever it ends with, the refund's state tells
    const Result<Document> after = m_orders.read(request.orderId);
    return after ? refundOf(*after, *id) : Result<api::Refund>(fail(after));
}

Result<QString> RefundService::debit(const Document &order, const api::RefundQuote &quote, const api::CreateRefund &request, const IdempotentCall &call)
{
    api::Refund refund;
    refund.id = newId(QLatin1String("ref"));
    refund.points = quote.points;
    refund.bonus = quote.bonus;
    refund.won = quote.won;
    refund.requestedAt = m_clock.now();
    refund.byTransfer = quote.needsAccount;
    QJsonObject kept = refund.toJson();
    kept.insert(QStringLiteral("before"), (OrderBook::priceOf(order) - givenBack(order)).value());
    kept.insert(QStringLiteral("key"), newIdempotencyKey());
    if (!request.account.isEmpty())
        kept.insert(QStringLiteral("account"),
                    m_personal.seal(QString::fromUtf8(QJsonDocument(request.account.toJson()).toJson(QJsonDocument::Compact)), QLatin1String(account)));
    QJsonArray refunds = refundsOf(order);
    refunds.append(kept);
    const QString owner = OrderBook::accountOf(order);
    Movement movement{QStringLiteral("refund"), refund.id, -(quote.points + quote.bonus), Points(0)};
    movement.orderId = order.id();
    movement.lots = {{order.id(), QStringLiteral("paid"), {}, quote.points, {}, {}}, {order.id(), QStringLiteral("bonus"), {}, quote.bonus, {}, {}}};
    const auto together = [&]() -> Result<QList<Write>> {
        // Refused when the order is not as it was when the refund was reckoned.
        const Result<Document> now = m_orders.read(order.id());
        if (!now)
            return fail(now);
        if (now->version != order.version)
            return fail(Code::Conflict);
        return QList<Write>{m_orders.moved(order, TopUpState::Refunding, {{QStringLiteral("refunds"), refunds}}),
                            call.record(refund.id, mj::toWire(refund.requestedAt))};
    };
    const auto booked = m_ledger.book(owner, {movement}, together);
    if (!booked)
        return fail(booked);
    return refund.id;
}

Result<void> RefundService::send(const QString &orderId, const QString &refundId)
{
    const Result<Document> order = m_orders.read(orderId);
    if (!order)
        return fail(order);
    const QJsonObject kept = refundsOf(*order).at(std::max<qsizetype>(0, indexOf(refundsOf(*order), refundId))).toObject();
    Cancellation cancellation;
    cancellation.won = Krw(kept.value(QLatin1String("won")).toInteger());
    cancellation.expectedBalance = Krw(kept.value(QLatin1String("before")).toInteger());
    cancellation.reason = QStringLiteral("unused points");
    if (const QString sealed = kept.value(QLatin1String("account")).toString(); !sealed.isEmpty()) {
        const Result<QString> plain = m_personal.reveal(sealed, QLatin1String(account));
        if (!plain)
            return fail(plain);
        api::Reader in(QJsonDocument::fromJson(plain->toUtf8()).object());
        const api::RefundAccount to = api::RefundAccount::read(in);
        cancellation.bank = to.bank;
        cancellation.accountNumber = to.number;
        cancellation.accountHolder = to.holder;
    }
    const Result<Payment> payment =
        m_gateway.cancel(OrderBook::textOf(*order, "paymentKey"), cancellation, kept.value(QLatin1String("key")).toString());
    if (payment && payment->balance == cancellation.expectedBalance - cancellation.won)
        return finish(orderId, refundId, payment->balance);
    if (payment)
        return compare(orderId, refundId, std::nullopt);
    return compare(orderId, refundId, payment.error());
}

// The balance of the payment tells whether the money has moved: either all of this refund, or nothing of it.
Result<void> RefundService::compare(const QString &orderId, const QString &refundId, const std::optional<Error> &refusal)
{
    const Result<Document> order = m_orders.read(orderId);
    if (!order)
        return fail(order);
    const QJsonObject kept = refundsOf(*order).at(std::max<qsizetype>(0, indexOf(refundsOf(*order), refundId))).toObject();
    const Krw before(kept.value(QLatin1String("before")).toInteger());
    const Krw won(kept.value(QLatin1String("won")).toInteger());
    const Result<Payment> truth = m_gateway.findByOrder(orderId);
    if (truth && truth->balance == before - won)
        return finish(orderId, refundId, truth->balance);
    if (truth && truth->balance == before && refusal) {
        if (refusal->code == Code::InvalidField)
            return giveBack(orderId, refundId, Code::InvalidField);
        if (refusal->code == Code::Conflict || refusal->code == Code::RefundImpossible)
            return giveBack(orderId, refundId, Code::RefundImpossible);
    }
    if (truth && truth->balance != before)
        qCCritical(mjMoney, "the balance of a refunded payment is neither the one before nor the one after");
    const Result<Document> checking = change(orderId, refundId, [](QJsonObject refund) {
        setState(refund, RefundState::Checking);
        return std::optional(refund);
    });
    return checking ? Result<void>() : fail(checking);
}

Result<void> RefundService::finish(const QString &orderId, const QString &refundId, Krw balance)
{
    for (int attempt = 0; attempt < tries; ++attempt) {
        const Result<Document> order = m_orders.read(orderId);
        if (!order)
            return fail(order);
        QJsonArray refunds = refundsOf(*order);
        const qsizetype at = indexOf(refunds, refundId);
        QJsonObject refund = refunds.at(at).toObject();
        if (at < 0 || refund.value(QLatin1String("state")).toString() == api::wireName(RefundState::Done))
            return {};
        setState(refund, RefundState::Done);
        refund.insert(QStringLiteral("settledAt"), mj::toWire(m_clock.now()));
        refund.remove(QStringLiteral("account"));
        refunds.replace(at, refund);
        const Result<Document> moved = m_orders.move(*order, balance == Krw(0) ? TopUpState::Refunded : TopUpState::PartlyRefunded,
                                                     {{QStringLiteral("refunds"), refunds}});
        if (moved || moved.error().code != Code::Conflict)
            return moved ? Result<void>() : fail(moved);
    }
    return fail(Code::Unavailable);
}

Result<void> RefundService::giveBack(const QString &orderId, const QString &refundId, Code why)
{
    const Result<Document> order = m_orders.read(orderId);
    if (!order)
        return fail(order);
    const Result<api::Refund> refund = refundOf(*order, refundId);
    if (!refund)
        return fail(refund);
    if (!refund->isOpen())
        return {};
    Movement movement{QStringLiteral("refund_return"), refundId, refund->points + refund->bonus, Points(0)};
    movement.orderId = orderId;
    const auto together = [&]() -> Result<QList<Write>> {
        const Result<Document> now = m_orders.read(orderId);
        if (!now)
            return fail(now);
        QJsonArray refunds = refundsOf(*now);
        const qsizetype at = indexOf(refunds, refundId);
        QJsonObject kept = refunds.at(at).toObject();
        setState(kept, RefundState::Failed);
        kept.insert(QStringLiteral("settledAt"), mj::toWire(m_clock.now()));
        kept.insert(QStringLiteral("failureCode"), QString(api::wireName(why)));
        kept.remove(QStringLiteral("account"));
        refunds.replace(at, kept);
        return QList<Write>{m_orders.moved(*now, settledState(*now), {{QStringLiteral("refunds"), refunds}})};
    };
    const auto booked = m_ledger.book(OrderBook::accountOf(*order), {movement}, together);
    return booked ? Result<void>() : Result<void>(fail(booked));
}

Result<Document> RefundService::change(const QString &orderId, const QString &refundId,
                                       const std::function<std::optional<QJsonObject>(QJsonObject)> &change)
{
    const Result<Document> order = m_orders.read(orderId);
    if (!order)
        return order;
    QJsonArray refunds = refundsOf(*order);
    const qsizetype at = indexOf(refunds, refundId);
    const std::optional<QJsonObject> changed = at < 0 ? std::nullopt : change(refunds.at(at).toObject());
    if (!changed)
        return fail(Code::Conflict);
    refunds.replace(at, *changed);
    return m_orders.move(*order, OrderBook::stateOf(*order), {{QStringLiteral("refunds"), refunds}});
}

Result<api::Refund> RefundService::refundOf(const Document &order, const QString &refundId) const
{
    for (const api::Refund &refund : OrderBook::toWire(order).refunds) {
        if (refund.id == refundId)
            return refund;
    }
    return fail(Code::NotFound);
}

Result<Document> RefundService::resume(const Document &order)
{
    if (OrderBook::stateOf(order) != TopUpState::Refunding)
        return order;
    for (const api::Refund &refund : OrderBook::toWire(order).refunds) {
        if (!refund.isOpen())
            continue;
        const QJsonObject kept = refundsOf(order).at(indexOf(refundsOf(order), refund.id)).toObject();
        const QDateTime sentAt = std::max(refund.requestedAt, fromWire(kept.value(QLatin1String("sentAt")).toString()));
        const Krw before(kept.value(QLatin1String("before")).toInteger());
        const Result<Payment> truth = m_gateway.findByOrder(order.id());
        if (!truth)
            return fail(truth);
        if (truth->balance == before - refund.won) {
            if (const Result<void> done = finish(order.id(), refund.id, truth->balance); !done)
                return fail(done);
            break;
        }
        // Nothing has moved. The one who sent it may still be waiting; afterwards the compare-and-swap lets one ask again, with a key of its
        // own: what an earlier key answers is kept by the service, refusals too, and the expected balance lets one of them through at most.
        if (refund.state == RefundState::Requested && sentAt.addSecs(senderSeconds) > m_clock.now())
            break;
        const Result<Document> mine = change(order.id(), refund.id, [&](QJsonObject now) -> std::optional<QJsonObject> {
            if (now != kept)
                return std::nullopt;
            setState(now, RefundState::Requested);
            now.insert(QStringLiteral("key"), newIdempotencyKey());
            now.insert(QStringLiteral("sentAt"), mj::toWire(m_clock.now()));
            return now;
        });
        if (mine)
            (void)send(order.id(), refund.id);
        break;
    }
    return m_orders.read(order.id());
}

void RefundService::resumeAll()
{
    (void)m_orders.each(TopUpState::Refunding, [this](const Document &order) { (void)resume(order); });
}

} // namespace mj::server
