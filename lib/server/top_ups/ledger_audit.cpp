#include "server/top_ups/ledger_audit.h"

#include "server/top_ups/balance_sheet.h"

namespace mj::server {
namespace {

using api::RefundState;
using api::TopUpState;

QString number(Points points)
{
    return QString::number(points.value());
}

QString number(Krw won)
{
    return QString::number(won.value());
}

Result<void> eachOf(DocumentStore &store, const QString &collection, const std::function<Result<void>(const Document &)> &visit)
{
    Query query;
    query.collection = collection;
    query.limit = 1000;
    do {
        const Result<Page> page = store.query(query);
        if (!page)
            return fail(page);
        for (const Document &document : page->documents) {
            if (const Result<void> seen = visit(document); !seen)
                return seen;
        }
        query.cursor = page->nextCursor;
    } while (!query.cursor.isEmpty());
    return {};
}

} // namespace

Result<LedgerAudit::Report> LedgerAudit::run()
{
    m_report = {};
    m_booked.clear();
    const Result<void> balances = eachOf(m_store, QStringLiteral("points"), [this](const Document &balance) { return checkBalance(balance); });
    if (!balances)
        return fail(balances);
    const Result<void> orders = eachOf(m_store, QStringLiteral("orders"), [this](const Document &order) {
        checkOrder(order);
        return Result<void>();
    });
    if (!orders)
        return fail(orders);
    for (auto it = m_booked.constBegin(); it != m_booked.constEnd(); ++it) {
        if (!m_orders.read(it.key()))
            differ(QStringLiteral("%1: %2 points of an order that is not there").arg(it.key(), number(it->credited)));
    }
    return m_report;
}

Result<void> LedgerAudit::checkBalance(const Document &balance)
{
    ++m_report.accounts;
    Points available;
    Points held;
    const Result<void> read = eachOf(m_store, balance.path + QStringLiteral("/entries"), [&](const Document &document) -> Result<void> {
        const Result<api::PointEntry> entry = api::PointEntry::fromJson(document.fields);
        if (!entry) {
            differ(QStringLiteral("%1: an entry cannot be read").arg(document.path));
            return {};
        }
        ++m_report.entries;
        available += entry->available;
        held += entry->held;
        if (entry->after.available < Points(0) || entry->after.held < Points(0))
            differ(QStringLiteral("%1: below zero").arg(document.path));
        if (entry->kind == QLatin1String("top_up") || entry->kind == QLatin1String("reverse"))
            m_booked[entry->reference].credited += entry->available;
        if (entry->kind == QLatin1String("refund") || entry->kind == QLatin1String("refund_return"))
            m_booked[entry->orderId].refunded += entry->available;
        return {};
    });
    if (!read)
        return read;
    const Points sumAvailable(balance.fields.value(QLatin1String("available")).toInteger());
    const Points sumHeld(balance.fields.value(QLatin1String("held")).toInteger());
    if (available != sumAvailable)
        differ(QStringLiteral("%1: available %2, entries make %3").arg(balance.id(), number(sumAvailable), number(available)));
    if (held != sumHeld)
        differ(QStringLiteral("%1: held %2, entries make %3").arg(balance.id(), number(sumHeld), number(held)));
    const QJsonValue lots = balance.fields.value(QLatin1String("lots"));
    if (const Points inLots = PointLots::fromJson(lots.toArray()).left(); lots.isArray() && inLots != sumAvailable)
        differ(QStringLiteral("%1: available %2, lots hold %3").arg(balance.id(), number(sumAvailable), number(inLots)));
    return {};
}

void LedgerAudit::checkOrder(const Document &order)
{
    ++m_report.orders;
    const api::TopUp wire = OrderBook::toWire(order);
    const Booked booked = m_booked.value(order.id());
    const Points owed(order.fields.value(QLatin1String("owed")).toInteger());
    const Points expected = wire.isPaid() ? wire.points : owed;
    if (booked.credited != expected)
        differ(QStringLiteral("%1: %2, %3 points booked instead of %4").arg(order.id(), api::wireName(wire.state), number(booked.credited), number(expected)));
    Points refunded;
    for (const api::Refund &refund : wire.refunds) {
        if (refund.state != RefundState::Failed)
            refunded += refund.points + refund.bonus;
    }
    if (booked.refunded != -refunded)
        differ(QStringLiteral("%1: refunds of %2 points, %3 booked").arg(order.id(), number(refunded), number(-booked.refunded)));
    if (wire.state != TopUpState::Created)
        checkPayment(order, wire);
}

void LedgerAudit::checkPayment(const Document &order, const api::TopUp &wire)
{
    const Result<Payment> payment = m_gateway.findByOrder(order.id());
    if (!payment) {
        if (payment.error().code != Code::NotFound || wire.isPaid())
            differ(QStringLiteral("%1: the payment service does not tell").arg(order.id()));
        return;
    }
    using State = Payment::State;
    const bool isTaken = payment->state == State::Done || payment->state == State::PartlyCanceled || (payment->state == State::Canceled && wire.isPaid());
    if (isTaken != wire.isPaid() && !wire.isChecking()) {
        differ(QStringLiteral("%1: %2 here, money %3 there").arg(order.id(), api::wireName(wire.state), isTaken ? QStringLiteral("taken") : QStringLiteral("not taken")));
        return;
    }
    if (!isTaken)
        return;
    m_report.taken += payment->balance;
    if (payment->amount != wire.price)
        differ(QStringLiteral("%1: price %2, payment %3").arg(order.id(), number(wire.price), number(payment->amount)));
    Krw given;
    bool isOpen = false;
    for (const api::Refund &refund : wire.refunds) {
        if (refund.state == RefundState::Done)
            given += refund.won;
        isOpen = isOpen || refund.isOpen();
    }
    if (!isOpen && payment->balance != wire.price - given)
        differ(QStringLiteral("%1: %2 won given back here, %3 there").arg(order.id(), number(given), number(payment->amount - payment->balance)));
}

} // namespace mj::server
