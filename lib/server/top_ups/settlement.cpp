#include "server/top_ups/settlement.h"

#include "api/error_status.h"
#include "base/ids.h"
#include "base/log.h"

#include <QRegularExpression>
#include <algorithm>

namespace mj::server {
namespace {

using api::TopUpState;
using State = Payment::State;

constexpr qint64 checkoutSeconds = 30 * 60; // Toss: an unauthenticated checkout is void after 30 minutes
constexpr qint64 confirmSeconds = 10 * 60;  // Toss: confirm within 10 minutes of authentication
constexpr qint64 confirmerSeconds = 45;     // longer than a confirm call may take: after it the confirmer is taken for dead
constexpr qint64 overdueSeconds = 24 * 3600; // a deposit that was made in time may be told late
constexpr int tries = 5;

bool isUnpaid(const Document &order)
{
    const TopUpState state = OrderBook::stateOf(order);
    return state == TopUpState::Created || state == TopUpState::Paying;
}

bool isPaymentKey(const QString &key)
{
    // Toss: at most 200 characters, never to be parsed; it becomes part of an address.
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9_-]{1,200}$"));
    return form.match(key).hasMatch();
}

QJsonObject depositOf(const Payment &payment)
{
    return api::Deposit{payment.depositBank, payment.depositAccount, payment.depositDueAt}.toJson();
}

QDateTime dueAtOf(const Document &order)
{
    return fromWire(order.fields.value(QLatin1String("deposit"))[QLatin1String("dueAt")].toString());
}

QJsonObject factsOf(const Payment &payment)
{
    QJsonObject facts{{QStringLiteral("paymentKey"), payment.key}};
    if (!payment.method.isEmpty())
        facts.insert(QStringLiteral("method"), payment.method);
    if (payment.receipt.isValid())
        facts.insert(QStringLiteral("receiptUrl"), payment.receipt.toString(QUrl::FullyEncoded));
    if (!payment.secret.isEmpty())
        facts.insert(QStringLiteral("secret"), payment.secret);
    return facts;
}

} // namespace

void Settlement::begin(const Document &order)
{
    if (OrderBook::stateOf(order) == TopUpState::Created)
        (void)m_orders.move(order, TopUpState::Paying, {{QStringLiteral("payingAt"), mj::toWire(m_clock.now())}});
}

Result<void> Settlement::confirm(const QString &orderId, const QString &claimedOrder, const QString &claimedAmount, const QString &paymentKey)
{
    bool isNumber = false;
    const qint64 amount = claimedAmount.toLongLong(&isNumber);
    // A conflict may come from the payment page being opened once more: only an order that left "unpaid" is somebody else's.
    for (int attempt = 0; attempt < tries; ++attempt) {
        const Result<Document> order = m_orders.read(orderId);
        if (!order)
            return fail(order);
        if (!isUnpaid(*order))
            return {}; // somebody else confirms, or it is settled: the state tells
        if (claimedOrder != orderId || !isNumber || Krw(amount) != OrderBook::priceOf(*order) || !isPaymentKey(paymentKey)) {
            qCWarning(mjMoney, "a success redirect does not match its order");
            return fail(Code::AmountMismatch);
        }
        // The key and the state are stored before the call: after a crash the order says that money may have moved.
        const Result<Document> confirming =
            m_orders.move(*order, TopUpState::Confirming,
                          {{QStringLiteral("paymentKey"), paymentKey}, {QStringLiteral("confirmingAt"), mj::toWire(m_clock.now())}});
        if (confirming)
            return confirmNow(*confirming);
        if (confirming.error().code != Code::Conflict)
            return fail(confirming);
    }
    return fail(Code::Unavailable);
}

Result<void> Settlement::finish(const Document &order)
{
    if (!isUnpaid(order))
        return {};
    const Result<Payment> truth = m_gateway.findByOrder(order.id());
    if (!truth)
        return truth.error().code == Code::NotFound ? fail(Code::PaymentExpired) : Result<void>(fail(truth));
    if (truth->state != State::Authenticated)
        return settle(order, *truth);
    return confirm(order.id(), order.id(), QString::number(truth->amount.value()), truth->key);
}

Result<void> Settlement::confirmNow(const Document &order)
{
    const Result<Payment> payment = m_gateway.confirm(OrderBook::textOf(order, "paymentKey"), order.id(), OrderBook::priceOf(order),
                                                      OrderBook::textOf(order, "confirmKey"));
    if (payment)
        return settle(order, *payment);
    if (payment.error().code == Code::PaymentDeclined)
        return m_orders.close(order, TopUpState::Failed, Code::PaymentDeclined);
    const bool isLate = payment.error().code == Code::PaymentExpired || payment.error().code == Code::NotFound;
    const Result<Payment> truth = m_gateway.findByOrder(order.id());
    if (truth && truth->state != State::Authenticated)
        return settle(order, *truth);
    if (isLate && !truth && truth.error().code == Code::NotFound)
        return m_orders.close(order, TopUpState::Expired, Code::PaymentExpired);
    const Result<Document> unknown = m_orders.move(order, TopUpState::Unknown);
    return unknown || unknown.error().code == Code::Conflict ? Result<void>() : Result<void>(fail(unknown));
}

Result<void> Settlement::settle(const Document &order, const Payment &payment)
{
    const bool isPaid = OrderBook::toWire(order).isPaid();
    switch (payment.state) {
    case State::Done:
    case State::PartlyCanceled:
        return isPaid ? Result<void>() : credit(order, payment);
    case State::WaitingForDeposit:
        return isPaid ? takeBack(order, payment) : awaitDeposit(order, payment);
    case State::Aborted:
        return isPaid ? Result<void>() : m_orders.close(order, TopUpState::Failed, Code::PaymentDeclined);
    case State::Canceled:
        return isPaid ? Result<void>() : m_orders.close(order, TopUpState::Canceled, Code::PaymentCanceled);
    case State::Expired:
        return isPaid ? Result<void>() : m_orders.close(order, TopUpState::Expired, Code::PaymentExpired);
    case State::Ready:
    case State::Authenticated:
        return {}; // nothing is final yet
    }
    return {};
}

Result<void> Settlement::credit(const Document &order, const Payment &payment)
{
    if (payment.amount != OrderBook::priceOf(order) || payment.orderId != order.id() || payment.currency != QLatin1String("KRW")
        || payment.balance != payment.amount) {
        qCCritical(mjMoney, "a paid payment differs from its order; nothing credited");
        return fail(Code::AmountMismatch);
    }
    const QDateTime now = m_clock.now();
    const int turn = int(order.fields.value(QLatin1String("turn")).toInteger());
    // What could not be taken back when an earlier deposit was reversed has been spent already.
    const Points owed(order.fields.value(QLatin1String("owed")).toInteger());
    const Points points(order.fields.value(QLatin1String("points")).toInteger());
    const Points bonus(order.fields.value(QLatin1String("bonus")).toInteger());
    const Points bought = points - bonus;
    const Points paidLeft = std::max(Points(0), bought - owed);
    const Points bonusLeft = std::max(Points(0), points - owed) - paidLeft;
    Movement movement{QStringLiteral("top_up"), order.id(), paidLeft + bonusLeft, Points(0)};
    movement.turn = turn;
    movement.lots = {{order.id(), QStringLiteral("paid"), bought, paidLeft, now, now.addMonths(m_prices.offer().paidMonths)},
                     {order.id(), QStringLiteral("bonus"), bonus, bonusLeft, now, now.addMonths(m_prices.offer().bonusMonths)}};
    QJsonObject facts = factsOf(payment);
    facts.insert(QStringLiteral("failureCode"), QString());
    facts.insert(QStringLiteral("settledAt"), mj::toWire(now));
    facts.insert(QStringLiteral("owed"), 0);
    const auto together = [this, id = order.id(), turn, facts]() -> Result<QList<Write>> {
        const Result<Document> current = m_orders.read(id);
        if (!current)
            return fail(current);
        if (current->fields.value(QLatin1String("turn")).toInteger() != turn)
            return fail(Code::Conflict);
        return QList<Write>{m_orders.moved(*current, TopUpState::Paid, facts)};
    };
    const auto booked = m_ledger.book(OrderBook::accountOf(order), {movement}, together);
    return booked || booked.error().code == Code::Conflict ? Result<void>() : Result<void>(fail(booked));
}

Result<void> Settlement::awaitDeposit(const Document &order, const Payment &payment)
{
    const TopUpState state = OrderBook::stateOf(order);
    if (payment.isDepositExpired)
        return m_orders.close(order, TopUpState::Expired, Code::PaymentExpired);
    if (state == TopUpState::WaitingDeposit)
        return {};
    if (payment.amount != OrderBook::priceOf(order) || payment.orderId != order.id()) {
        qCCritical(mjMoney, "an account was given out for another amount than the order's");
        return fail(Code::AmountMismatch);
    }
    QJsonObject facts = factsOf(payment);
    facts.insert(QStringLiteral("deposit"), depositOf(payment));
    facts.insert(QStringLiteral("failureCode"), QString());
    const Result<Document> waiting = m_orders.move(order, TopUpState::WaitingDeposit, facts);
    return waiting || waiting.error().code == Code::Conflict ? Result<void>() : Result<void>(fail(waiting));
}

// Toss: a bank may report that a deposit was an error, and DONE becomes WAITING_FOR_DEPOSIT again. What is spent cannot be taken; it is
// remembered and left out should the deposit come after all.
Result<void> Settlement::takeBack(const Document &order, const Payment &payment)
{
    if (OrderBook::stateOf(order) != TopUpState::Paid)
        return {};
    const QString account = OrderBook::accountOf(order);
    const Points points(order.fields.value(QLatin1String("points")).toInteger());
    const int turn = int(order.fields.value(QLatin1String("turn")).toInteger());
    for (int attempt = 0; attempt < tries; ++attempt) {
        const Result<api::Balance> balance = m_ledger.balance(account);
        if (!balance)
            return fail(balance);
        const Points taken = std::min(points, balance->available);
        Movement movement{QStringLiteral("reverse"), order.id(), -taken, Points(0)};
        movement.orderId = order.id();
        movement.turn = turn;
        QJsonObject facts{{QStringLiteral("turn"), turn + 1},
                          {QStringLiteral("owed"), (points - taken).value()},
                          {QStringLiteral("deposit"), depositOf(payment)},
                          {QStringLiteral("settledAt"), QString()}};
        const auto together = [this, &order, facts]() -> Result<QList<Write>> {
            return QList<Write>{m_orders.moved(order, TopUpState::WaitingDeposit, facts)};
        };
        const auto booked = m_ledger.book(account, {movement}, together);
        if (booked) {
            qCWarning(mjMoney, "a deposit was reversed; %lld of %lld points taken back", taken.value(), points.value());
            return {};
        }
        if (booked.error().code != Code::InsufficientPoints)
            return fail(booked);
    }
    return fail(Code::Unavailable);
}

Result<void> Settlement::decline(const QString &orderId, const QString &code)
{
    const Result<Document> order = m_orders.read(orderId);
    if (!order)
        return fail(order);
    if (!isUnpaid(*order))
        return {};
    const bool byPerson = code == QLatin1String("PAY_PROCESS_CANCELED") || code == QLatin1String("USER_CANCEL");
    return m_orders.close(*order, byPerson ? TopUpState::Canceled : TopUpState::Failed, byPerson ? Code::PaymentCanceled : Code::PaymentDeclined);
}

Result<void> Settlement::ask(const Document &order)
{
    const TopUpState state = OrderBook::stateOf(order);
    const QDateTime now = m_clock.now();
    const Result<Payment> truth = m_gateway.findByOrder(order.id());
    if (!truth && truth.error().code != Code::NotFound)
        return fail(truth);
    if (state == TopUpState::Confirming || state == TopUpState::Unknown) {
        const QDateTime began = OrderBook::timeOf(order, "confirmingAt");
        if (!truth)
            return began.addSecs(confirmSeconds) < now ? m_orders.close(order, TopUpState::Expired, Code::PaymentExpired) : Result<void>();
        const bool isConfirmerGone = began.addSecs(confirmerSeconds) <= now;
        if (truth->state == State::Authenticated)
            return isConfirmerGone ? confirmAgain(order) : Result<void>();
        return settle(order, *truth);
    }
    if (isUnpaid(order)) {
        const bool isOver = OrderBook::timeOf(order, "createdAt").addSecs(checkoutSeconds + confirmSeconds) < now;
        if (truth && truth->state == State::Authenticated && !order.fields.value(QLatin1String("approved")).toBool()) {
            (void)m_orders.move(order, TopUpState::Paying, {{QStringLiteral("approved"), true}});
            return {};
        }
        if (isOver && (!truth || truth->state == State::Ready || truth->state == State::Authenticated))
            return m_orders.close(order, TopUpState::Expired, Code::PaymentExpired);
        return truth ? settle(order, *truth) : Result<void>();
    }
    if (state == TopUpState::WaitingDeposit && truth && truth->state == State::WaitingForDeposit
        && dueAtOf(order).addSecs(overdueSeconds) < now)
        return m_orders.close(order, TopUpState::Expired, Code::PaymentExpired);
    return truth ? settle(order, *truth) : Result<void>();
}

// Not paid although we asked: the call never arrived, or a passing error is what its key answers from now on. A payment is taken once
// whatever keys it is asked with, and the compare-and-swap lets one caller ask.
Result<void> Settlement::confirmAgain(const Document &order)
{
    const Result<Document> mine = m_orders.move(order, TopUpState::Confirming,
                                                {{QStringLiteral("confirmKey"), newIdempotencyKey()},
                                                 {QStringLiteral("confirmingAt"), mj::toWire(m_clock.now())}});
    if (mine)
        return confirmNow(*mine);
    return mine.error().code == Code::Conflict ? Result<void>() : Result<void>(fail(mine));
}

Result<Document> Settlement::reconcile(const Document &order)
{
    if (!isUnpaid(order) && OrderBook::stateOf(order) != TopUpState::WaitingDeposit && !OrderBook::toWire(order).isChecking())
        return order;
    if (OrderBook::stateOf(order) == TopUpState::Created && OrderBook::timeOf(order, "createdAt").addSecs(checkoutSeconds + confirmSeconds) >= m_clock.now())
        return order; // its payment page was never opened
    const Result<void> asked = ask(order);
    return asked ? m_orders.read(order.id()) : Result<Document>(fail(asked));
}

Result<void> Settlement::look(const Document &order)
{
    return ask(order);
}

bool Settlement::isDue(const Document &order) const
{
    const QDateTime now = m_clock.now();
    const TopUpState state = OrderBook::stateOf(order);
    if (state == TopUpState::Confirming || state == TopUpState::Unknown)
        return true;
    if (state == TopUpState::WaitingDeposit)
        return now.toSecsSinceEpoch() / 60 % 10 == 0 || dueAtOf(order) < now;
    if (OrderBook::timeOf(order, "createdAt").addSecs(checkoutSeconds + confirmSeconds) < now)
        return true;
    const qint64 minutes = OrderBook::timeOf(order, "payingAt").secsTo(now) / 60;
    return state == TopUpState::Paying && (minutes == 1 || minutes == 5 || minutes == 11);
}

void Settlement::reconcileAll(Which which)
{
    for (const TopUpState state : {TopUpState::Confirming, TopUpState::Unknown, TopUpState::Created, TopUpState::Paying, TopUpState::WaitingDeposit}) {
        (void)m_orders.each(state, [this, which](const Document &order) {
            if (which == Which::Every || isDue(order))
                (void)ask(order);
        });
    }
}

} // namespace mj::server
