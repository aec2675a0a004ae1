#include "server/top_ups/top_up_service.h"

#include "api/error_status.h"
#include "base/ids.h"
#include "base/log.h"
#include "server/documents/idempotent_call.h"

namespace mj::server {
namespace {

using api::TopUpState;

constexpr qint64 checkoutSeconds = 30 * 60;  // Toss: an unauthenticated checkout is void after 30 minutes
constexpr qint64 confirmSeconds = 10 * 60;   // Toss: confirm within 10 minutes of authentication
constexpr qint64 confirmerSeconds = 45;      // longer than a confirm call may take: after it the confirmer is taken for dead

QString pathOf(const QString &orderId)
{
    return QStringLiteral("orders/") + orderId;
}

TopUpState stateOf(const Document &order)
{
    return api::topUpStateFromWire(order.fields.value(QLatin1String("state")).toString()).value_or(TopUpState::Confirming);
}

Krw priceOf(const Document &order)
{
    return Krw(order.fields.value(QLatin1String("price")).toInteger());
}

QDateTime timeOf(const Document &order, const char *field)
{
    return fromWire(order.fields.value(QLatin1String(field)).toString());
}

} // namespace

TopUpService::TopUpService(DocumentStore &store, Ledger &ledger, PaymentGateway &gateway, PriceList prices, const Clock &clock)
    : m_store(store), m_ledger(ledger), m_gateway(gateway), m_prices(std::move(prices)), m_clock(clock)
{
}

api::TopUp TopUpService::toWire(const Document &order)
{
    api::TopUp wire;
    wire.id = order.id();
    wire.state = stateOf(order);
    wire.price = priceOf(order);
    wire.points = Points(order.fields.value(QLatin1String("points")).toInteger());
    wire.createdAt = timeOf(order, "createdAt");
    wire.settledAt = timeOf(order, "settledAt");
    wire.failureCode = order.fields.value(QLatin1String("failureCode")).toString();
    return wire;
}

Result<api::TopUp> TopUpService::createOrder(const QString &accountId, const api::CreateTopUp &request, const QByteArray &key)
{
    const std::optional<api::Package> package = m_prices.package(request.packageId);
    if (!package)
        return fail(Code::InvalidField, QStringLiteral("no such package"), QStringLiteral("packageId"));
    const IdempotentCall call(accountId, QStringLiteral("top_up"), key, {{QStringLiteral("packageId"), request.packageId}});
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto earlier = call.earlier(m_store);
        if (!earlier)
            return fail(earlier);
        if (*earlier)
            return order(accountId, **earlier);
        const QString id = newId(QLatin1String("ord"));
        const QString at = mj::toWire(m_clock.now());
        const QJsonObject fields{{QStringLiteral("account"), accountId},
                                 {QStringLiteral("state"), api::wireName(TopUpState::Created)},
                                 {QStringLiteral("package"), package->id},
                                 {QStringLiteral("price"), package->price.value()},
                                 {QStringLiteral("points"), package->points.value()},
                                 {QStringLiteral("language"), request.language == QLatin1String("en") ? request.language : QStringLiteral("ko")},
                                 {QStringLiteral("createdAt"), at},
                                 {QStringLiteral("confirmKey"), newIdempotencyKey()}};
        const Result<void> written = m_store.commit({Write::create(pathOf(id), fields), call.record(id, at)});
        if (written)
            return toWire(Document{pathOf(id), fields, 1});
        if (written.error().code != Code::Conflict)
            return fail(written);
    }
    return fail(Code::Unavailable);
}

Result<Document> TopUpService::orderDocument(const QString &orderId) const
{
    if (!isId(orderId))
        return fail(Code::NotFound);
    const auto found = m_store.read(pathOf(orderId));
    if (!found)
        return fail(found);
    return *found ? Result<Document>(**found) : fail(Code::NotFound);
}

Result<api::TopUp> TopUpService::order(const QString &accountId, const QString &orderId)
{
    const Result<Document> found = orderDocument(orderId);
    if (!found)
        return fail(found);
    if (found->fields.value(QLatin1String("account")).toString() != accountId)
        return fail(Code::NotFound);
    const Result<Document> now = reconciled(*found);
    return now ? toWire(*now) : toWire(*found); // the payment service is silent: the state we know, an open one stays "checking"
}

Result<api::Listing<api::TopUp>> TopUpService::orders(const QString &accountId, const QString &cursor, int limit) const
{
    Query query;
    query.collection = QStringLiteral("orders");
    query.filters = {{QStringLiteral("account"), Filter::Op::Equal, accountId}};
    query.orderBy = QStringLiteral("createdAt");
    query.descending = true;
    query.limit = limit;
    query.cursor = cursor;
    const Result<Page> page = m_store.query(query);
    if (!page)
        return fail(page);
    api::Listing<api::TopUp> listing;
    listing.nextCursor = page->nextCursor;
    for (const Document &document : page->documents)
        listing.items.append(toWire(document));
    return listing;
}

Result<Document> TopUpService::moved(const Document &order, TopUpState state, const QJsonObject &more)
{
    Document next = order;
    for (auto it = more.begin(); it != more.end(); ++it)
        next.fields.insert(it.key(), it.value());
    next.fields.insert(QStringLiteral("state"), api::wireName(state));
    const Result<void> written = m_store.commit({Write::update(order, next.fields)});
    if (!written)
        return fail(written);
    return orderDocument(order.id());
}

Result<void> TopUpService::confirm(const QString &orderId, const QString &claimedOrder, const QString &claimedAmount, const QString &paymentKey)
{
    const Result<Document> order = orderDocument(orderId);
    if (!order)
        return fail(order);
    if (stateOf(*order) != TopUpState::Created)
        return {}; // somebody else confirms, or it is settled: the state tells
    bool isNumber = false;
    const qint64 amount = claimedAmount.toLongLong(&isNumber);
    if (claimedOrder != orderId || !isNumber || Krw(amount) != priceOf(*order) || paymentKey.isEmpty() || paymentKey.size() > 200) {
        qCWarning(mjMoney, "a success redirect does not match its order");
        return fail(Code::AmountMismatch);
    }
    // The key and the state are stored before the call: after a crash the order says that money may have moved.
    const Result<Document> confirming =
        moved(*order, TopUpState::Confirming,
              {{QStringLiteral("paymentKey"), paymentKey}, {QStringLiteral("confirmingAt"), mj::toWire(m_clock.now())}});
    if (!confirming)
        return confirming.error().code == Code::Conflict ? Result<void>() : Result<void>(fail(confirming));
    return confirmNow(*confirming);
}

Result<void> TopUpService::confirmNow(const Document &order)
{
    const Result<Payment> payment = m_gateway.confirm(order.fields.value(QLatin1String("paymentKey")).toString(), order.id(), priceOf(order),
                                                      order.fields.value(QLatin1String("confirmKey")).toString());
    if (payment)
        return settle(order, *payment);
    switch (payment.error().code) {
    case Code::PaymentDeclined:
        return close(order, TopUpState::Failed, Code::PaymentDeclined);
    case Code::PaymentExpired:
    case Code::NotFound: {
        const Result<Payment> truth = m_gateway.findByOrder(order.id());
        if (truth)
            return settle(order, *truth);
        return truth.error().code == Code::NotFound ? close(order, TopUpState::Expired, Code::PaymentExpired) : Result<void>();
    }
    default: {
        const Result<Payment> truth = m_gateway.findByOrder(order.id());
        return truth && truth->state != Payment::State::Authenticated ? settle(order, *truth) : Result<void>(); // else: stays "checking"
    }
    }
}

Result<void> TopUpService::close(const Document &order, TopUpState state, Code code)
{
    const Result<Document> closed = moved(order, state,
                                          {{QStringLiteral("failureCode"), QString(api::wireName(code))},
                                           {QStringLiteral("settledAt"), mj::toWire(m_clock.now())}});
    if (!closed && closed.error().code != Code::Conflict)
        return fail(closed);
    return {};
}

Result<void> TopUpService::settle(const Document &order, const Payment &payment)
{
    switch (payment.state) {
    case Payment::State::Done:
        break;
    case Payment::State::Aborted:
        return close(order, TopUpState::Failed, Code::PaymentDeclined);
    case Payment::State::Canceled:
        return close(order, TopUpState::Canceled, Code::PaymentCanceled);
    case Payment::State::Expired:
        return close(order, TopUpState::Expired, Code::PaymentExpired);
    case Payment::State::Ready:
    case Payment::State::Authenticated:
    case Payment::State::WaitingForDeposit:
        return {}; // nothing is final yet
    }
    if (payment.amount != priceOf(order) || payment.orderId != order.id() || payment.currency != QLatin1String("KRW")) {
        qCCritical(mjMoney, "a paid payment differs from its order; nothing credited");
        return fail(Code::AmountMismatch);
    }
    const QString account = order.fields.value(QLatin1String("account")).toString();
    const Points points(order.fields.value(QLatin1String("points")).toInteger());
    const auto together = [this, id = order.id()]() -> Result<QList<Write>> {
        const Result<Document> now = orderDocument(id);
        if (!now)
            return fail(now);
        QJsonObject fields = now->fields;
        fields.insert(QStringLiteral("state"), api::wireName(TopUpState::Paid));
        fields.insert(QStringLiteral("failureCode"), QString());
        fields.insert(QStringLiteral("settledAt"), mj::toWire(m_clock.now()));
        return QList<Write>{Write::update(*now, fields)};
    };
    const auto booked = m_ledger.book(account, {{QStringLiteral("top_up"), order.id(), points, Points(0)}}, together);
    if (!booked)
        return fail(booked);
    return {};
}

Result<void> TopUpService::decline(const QString &orderId, const QString &code)
{
    const Result<Document> order = orderDocument(orderId);
    if (!order)
        return fail(order);
    if (stateOf(*order) != TopUpState::Created)
        return {};
    const bool byPerson = code == QLatin1String("PAY_PROCESS_CANCELED") || code == QLatin1String("USER_CANCEL");
    return close(*order, byPerson ? TopUpState::Canceled : TopUpState::Failed, byPerson ? Code::PaymentCanceled : Code::PaymentDeclined);
}

Result<Document> TopUpService::reconciled(const Document &order)
{
    const TopUpState state = stateOf(order);
    const QDateTime now = m_clock.now();
    if (state == TopUpState::Confirming) {
        const bool confirmerGone = timeOf(order, "confirmingAt").addSecs(confirmerSeconds) <= now;
        const Result<Payment> truth = m_gateway.findByOrder(order.id());
        if (truth && truth->state == Payment::State::Authenticated && confirmerGone)
            return confirmedAgain(order);
        if (truth)
            (void)settle(order, *truth);
        else if (truth.error().code == Code::NotFound && timeOf(order, "confirmingAt").addSecs(confirmSeconds) < now)
            (void)close(order, TopUpState::Expired, Code::PaymentExpired);
        else
            return fail(truth);
        return orderDocument(order.id());
    }
    if (state == TopUpState::Created && timeOf(order, "createdAt").addSecs(checkoutSeconds + confirmSeconds) < now) {
        const Result<Payment> truth = m_gateway.findByOrder(order.id());
        if (truth && truth->state == Payment::State::Done)
            (void)settle(order, *truth);
        else if (truth || truth.error().code == Code::NotFound)
            (void)close(order, TopUpState::Expired, Code::PaymentExpired);
        else
            return fail(truth);
        return orderDocument(order.id());
    }
    return order;
}

// Not paid although we asked: the call never arrived, or a passing error is what its key answers from now on. A payment is taken once
// whatever keys it is asked with, and the compare-and-swap lets one caller ask.
Result<Document> TopUpService::confirmedAgain(const Document &order)
{
    const Result<Document> mine = moved(order, TopUpState::Confirming,
                                        {{QStringLiteral("confirmKey"), newIdempotencyKey()},
                                         {QStringLiteral("confirmingAt"), mj::toWire(m_clock.now())}});
    if (mine)
        (void)confirmNow(*mine);
    else if (mine.error().code != Code::Conflict)
        return fail(mine);
    return orderDocument(order.id());
}

void TopUpService::reconcileAll()
{
    for (const TopUpState state : {TopUpState::Confirming, TopUpState::Created}) {
        Query query;
        query.collection = QStringLiteral("orders");
        query.filters = {{QStringLiteral("state"), Filter::Op::Equal, api::wireName(state)}};
        query.orderBy = QStringLiteral("createdAt");
        do {
            const Result<Page> page = m_store.query(query);
            if (!page)
                return;
            for (const Document &order : page->documents)
                (void)reconciled(order);
            query.cursor = page->nextCursor;
        } while (!query.cursor.isEmpty());
    }
}

} // namespace mj::server
