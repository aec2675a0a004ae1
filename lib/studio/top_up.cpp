#include "studio/top_up.h"

#include "api/error_status.h"
#include "base/ids.h"
#include "client/call_journal.h"
#include "studio/session.h"
#include "studio/top_up_impl.h"

#include <QJsonDocument>

#include <utility>

namespace mj::studio {
namespace {

// A checkout that was closed: this many looks, a second apart, tell an abandoned order from one that is just being confirmed.
constexpr int looksAtUnpaid = 3;

} // namespace

TopUp::Impl::Impl(TopUp &owner, client::ApiClient &apiClient, Session &who)
    : self(owner), api(apiClient), session(who), sending(apiClient), watch(apiClient)
{
}

TopUp::TopUp(client::ApiClient &api, Session &session, QObject *parent) : QObject(parent), m(std::make_unique<Impl>(*this, api, session))
{
    m->watchSession();
}

TopUp::~TopUp() = default;

void TopUp::Impl::watchSession()
{
    connect(&sending, &SureSend::unknown, &self, [this] {
        if (state == State::Ordering)
            setState(State::Checking);
    });
    connect(&watch, &OrderWatch::seen, &self, [this](const api::TopUp &order, int times) { onSeen(order, times); });
    connect(&watch, &OrderWatch::missed, &self, [this](const QString &id, const Error &why) {
        if (why.code != Code::NotFound)
            return;
        watch.stop(id);
        if (current && current->id == id && state == State::Checking)
            failWith(why);
    });
    connect(&session, &Session::storeOpened, &self, [this] { resume(); });
    connect(&session, &Session::offlineChanged, &self, [this] { resume(); });
    connect(&session, &Session::expiredChanged, &self, [this] { resume(); });
    connect(&session, &Session::storeClosing, &self, [this] { sending.stop(); });
    connect(&session, &Session::stateChanged, &self, [this] {
        if (session.state() == Session::State::SignedOut)
            forgetAll();
    });
}

bool TopUp::isUnderWay() const
{
    return m->state == State::Ordering || m->state == State::Paying || m->state == State::Checking;
}

void TopUp::start(const QString &packageId, const QString &language)
{
    api::CreateTopUp call;
    call.packageId = packageId;
    call.language = language;
    m->begin(std::move(call));
}

void TopUp::start(Krw amount, const QString &language)
{
    api::CreateTopUp call;
    call.amount = amount;
    call.language = language;
    m->begin(std::move(call));
}

void TopUp::Impl::begin(api::CreateTopUp call)
{
    if (self.isUnderWay())
        return;
    call.idempotencyKey = newIdempotencyKey().toLatin1();
    current.reset();
    failure.reset();
    client::GalleryStore *store = session.store();
    if (!store)
        return failWith(session.storeFailure().value_or(error(Code::Unauthenticated)));
    const QByteArray body = QJsonDocument(call.call().body).toJson(QJsonDocument::Compact);
    if (const Result<void> stored = client::CallJournal(*store).store(QStringLiteral("top_up"), call.idempotencyKey, body); !stored)
        return failWith(stored.error());
    setState(State::Ordering);
    send(call, false);
}

void TopUp::Impl::send(const api::CreateTopUp &call, bool isResumed)
{
    sending.send(call, [this, key = call.idempotencyKey, isResumed](const Result<api::TopUp> &order) { onOrder(order, key, isResumed); });
}

void TopUp::Impl::onOrder(const Result<api::TopUp> &order, const QByteArray &key, bool isResumed)
{
    const bool isSettled = settle(key);
    if (order)
        put(*order);
    if (isResumed) {
        if (isSettled)
            resumeCalls();
        return;
    }
    if (order)
        open(*order);
    else
        failWith(order.error());
}

void TopUp::Impl::open(const api::TopUp &order)
{
    current = order;
    failure.reset();
    if (order.isUnpaid() && order.isApproved)
        return setState(State::Approved);
    if (!order.isUnpaid() || order.checkoutUrl.isEmpty()) {
        setState(State::Checking);
        watch.watch(order.id);
        return apply(order);
    }
    setState(State::Paying);
    emit self.checkoutReady(order.checkoutUrl, order.returnUrl);
}

void TopUp::continueOrder(const QString &orderId)
{
    if (isUnderWay())
        return;
    m->watch.stop(orderId);
    m->current.reset();
    m->failure.reset();
    m->setState(State::Ordering);
    api::ReadTopUp call;
    call.id = orderId;
    m->api.send(call, this, [this, mine = m->round](const Result<api::TopUp> &order) {
        if (mine != m->round || m->state != State::Ordering)
            return;
        if (!order)
            return m->failWith(order.error());
        m->put(*order);
        m->open(*order);
    });
}

void TopUp::finishPayment(const QString &orderId)
{
    const std::optional<api::TopUp> known = order(orderId);
    if (isUnderWay() || !known)
        return;
    m->watch.stop(orderId);
    m->current = known;
    m->failure.reset();
    m->setState(State::Checking);
    api::FinishTopUp call;
    call.id = orderId;
    m->api.send(call, this, [this, orderId, mine = m->round](const Result<api::TopUp> &answer) {
        if (mine == m->round)
            m->onFinished(orderId, answer);
    });
}

void TopUp::Impl::onFinished(const QString &id, const Result<api::TopUp> &order)
{
    const bool isShown = current && current->id == id && state == State::Checking;
    if (order) {
        put(*order);
        apply(*order);
    } else if (isShown && !isUnknownOutcome(order.error().code) && order.error().code != Code::Unauthenticated) {
        failWith(order.error());
    }
    // What it did, if it arrived, the order tells.
    if (!order || order->isOpen())
        watch.watch(id);
}

void TopUp::showDeposit(const QString &orderId)
{
    const std::optional<api::TopUp> known = order(orderId);
    if (isUnderWay() || !known || known->state != api::TopUpState::WaitingDeposit)
        return;
    m->current = known;
    m->failure.reset();
    m->setState(State::WaitingDeposit);
}

void TopUp::finish()
{
    if (m->state != State::Paying || !m->current)
        return;
    m->setState(State::Checking);
    m->watch.watch(m->current->id);
}

void TopUp::checkAgain(const QString &orderId)
{
    m->watch.watch(orderId);
}

void TopUp::dismiss()
{
    // A payment that is being checked is watched on; an order without an answer stays in the journal.
    m->sending.stop();
    m->current.reset();
    m->failure.reset();
    m->setState(State::Idle);
}

void TopUp::Impl::onSeen(const api::TopUp &order, int times)
{
    const bool isAwaited = current && current->id == order.id && state == State::Checking;
    const bool isLeftUnpaid = order.isUnpaid() && times >= (isAwaited ? looksAtUnpaid : 1);
    if (!order.isOpen() || isLeftUnpaid)
        watch.stop(order.id);
    else if (!order.isUnpaid() && !order.isChecking())
        watch.slowDown(order.id);
    put(order);
    apply(order);
    if (!isAwaited || !isLeftUnpaid)
        return;
    if (order.isApproved)
        setState(State::Approved);
    else
        failWith(error(Code::PaymentCanceled));
}

void TopUp::Impl::apply(const api::TopUp &order)
{
    if (!current || current->id != order.id || state == State::Done)
        return;
    current = order;
    switch (order.state) {
    case api::TopUpState::Created:
    case api::TopUpState::Paying:
        emit self.stateChanged();
        return;
    case api::TopUpState::Confirming:
    case api::TopUpState::Unknown:
        if (state == State::Paying) // the checkout says by itself that it has ended
            return;
        return setState(State::Checking);
    case api::TopUpState::WaitingDeposit:
        return setState(State::WaitingDeposit);
    case api::TopUpState::Paid:
    case api::TopUpState::Refunding:
    case api::TopUpState::Refunded:
    case api::TopUpState::PartlyRefunded:
        return setState(State::Done);
    case api::TopUpState::Failed:
        return failWith(error(api::codeFromWire(order.failureCode, api::httpStatus(Code::PaymentDeclined))));
    case api::TopUpState::Canceled:
        return failWith(error(Code::PaymentCanceled));
    case api::TopUpState::Expired:
        return failWith(error(Code::PaymentExpired));
    }
}

void TopUp::Impl::setState(State next)
{
    state = next;
    emit self.stateChanged();
}

void TopUp::Impl::failWith(Error why)
{
    failure = std::move(why);
    setState(State::Failed);
}

TopUp::State TopUp::state() const
{
    return m->state;
}

std::optional<api::TopUp> TopUp::current() const
{
    return m->current;
}

std::optional<Error> TopUp::failure() const
{
    return m->failure;
}

} // namespace mj::studio
