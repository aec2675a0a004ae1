#include "server/top_ups/order_book.h"

#include "api/error_status.h"
#include "base/ids.h"

namespace mj::server {

using api::TopUpState;

QString OrderBook::pathOf(const QString &orderId)
{
    return QStringLiteral("orders/") + orderId;
}

TopUpState OrderBook::stateOf(const Document &order)
{
    return api::topUpStateFromWire(textOf(order, "state")).value_or(TopUpState::Unknown);
}

Krw OrderBook::priceOf(const Document &order)
{
    return Krw(order.fields.value(QLatin1String("price")).toInteger());
}

QString OrderBook::accountOf(const Document &order)
{
    return textOf(order, "account");
}

QDateTime OrderBook::timeOf(const Document &order, const char *field)
{
    return fromWire(textOf(order, field));
}

QString OrderBook::textOf(const Document &order, const char *field)
{
    return order.fields.value(QLatin1String(field)).toString();
}

api::TopUp OrderBook::toWire(const Document &order)
{
    api::TopUp wire;
    wire.id = order.id();
    wire.state = stateOf(order);
    wire.price = priceOf(order);
    wire.points = Points(order.fields.value(QLatin1String("points")).toInteger());
    wire.bonus = Points(order.fields.value(QLatin1String("bonus")).toInteger());
    wire.createdAt = timeOf(order, "createdAt");
    wire.settledAt = timeOf(order, "settledAt");
    wire.failureCode = textOf(order, "failureCode");
    wire.method = textOf(order, "method");
    wire.receiptUrl = QUrl(textOf(order, "receiptUrl"));
    if (wire.state == TopUpState::WaitingDeposit) {
        if (const Result<api::Deposit> deposit = api::Deposit::fromJson(order.fields.value(QLatin1String("deposit")).toObject()))
            wire.deposit = *deposit;
    }
    wire.isApproved = wire.isUnpaid() && order.fields.value(QLatin1String("approved")).toBool();
    for (const QJsonValue &value : order.fields.value(QLatin1String("refunds")).toArray()) {
        if (const Result<api::Refund> refund = api::Refund::fromJson(value.toObject()))
            wire.refunds.append(*refund);
    }
    return wire;
}

Result<Document> OrderBook::read(const QString &orderId) const
{
    if (!isId(orderId))
        return fail(Code::NotFound);
    const auto found = m_store.read(pathOf(orderId));
    if (!found)
        return fail(found);
    return *found ? Result<Document>(**found) : fail(Code::NotFound);
}

Result<Document> OrderBook::readOf(const QString &accountId, const QString &orderId) const
{
    Result<Document> order = read(orderId);
    if (order && accountOf(*order) != accountId)
        return fail(Code::NotFound);
    return order;
}

Result<Page> OrderBook::list(const QString &accountId, const QString &cursor, int limit) const
{
    Query query;
    query.collection = QStringLiteral("orders");
    query.filters = {{QStringLiteral("account"), Filter::Op::Equal, accountId}};
    query.orderBy = QStringLiteral("createdAt");
    query.descending = true;
    query.limit = limit;
    query.cursor = cursor;
    return m_store.query(query);
}

Result<void> OrderBook::each(TopUpState state, const std::function<void(const Document &)> &visit) const
{
    Query query;
    query.collection = QStringLiteral("orders");
    query.filters = {{QStringLiteral("state"), Filter::Op::Equal, api::wireName(state)}};
    query.orderBy = QStringLiteral("createdAt");
    do {
        const Result<Page> page = m_store.query(query);
        if (!page)
            return fail(page);
        for (const Document &order : page->documents)
            visit(order);
        query.cursor = page->nextCursor;
    } while (!query.cursor.isEmpty());
    return {};
}

Write OrderBook::moved(const Document &order, TopUpState state, const QJsonObject &more) const
{
    QJsonObject fields = order.fields;
    for (auto it = more.begin(); it != more.end(); ++it)
        fields.insert(it.key(), it.value());
    fields.insert(QStringLiteral("state"), api::wireName(state));
    return Write::update(order, fields);
}

Result<Document> OrderBook::move(const Document &order, TopUpState state, const QJsonObject &more)
{
    const Result<void> written = m_store.commit({moved(order, state, more)});
    if (!written)
        return fail(written);
    return read(order.id());
}

Result<void> OrderBook::close(const Document &order, TopUpState state, Code code)
{
    const Result<Document> closed = move(order, state,
                                         {{QStringLiteral("failureCode"), QString(api::wireName(code))},
                                          {QStringLiteral("settledAt"), mj::toWire(m_clock.now())}});
    if (!closed && closed.error().code != Code::Conflict)
        return fail(closed);
    return {};
}

} // namespace mj::server
