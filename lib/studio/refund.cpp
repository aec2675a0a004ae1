#include "studio/refund.h"

#include "api/error_status.h"
#include "base/ids.h"
#include "base/log.h"
#include "studio/pending_calls.h"
#include "studio/session.h"
#include "studio/top_up.h"

#include <QJsonDocument>

#include <algorithm>

namespace mj::studio {
namespace {

QString journalKind()
{
    return QStringLiteral("refund");
}

// The order stands in the call's path, so the journal keeps it beside the body.
QByteArray journalBody(const api::CreateRefund &call)
{
    QJsonObject body = call.call().body;
    body.insert(QStringLiteral("orderId"), call.orderId);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

Refund::Refund(client::ApiClient &api, Session &session, TopUp &topUp, QObject *parent)
    : QObject(parent), m_api(api), m_session(session), m_topUp(topUp), m_sending(api)
{
    connect(&m_sending, &SureSend::unknown, this, [this] {
        if (m_state == State::Sending)
            setState(State::Checking);
    });
    connect(&topUp, &TopUp::ordersChanged, this, &Refund::onOrdersChanged);
    connect(&session, &Session::storeOpened, this, &Refund::resume);
    connect(&session, &Session::offlineChanged, this, &Refund::resume);
    connect(&session, &Session::expiredChanged, this, &Refund::resume);
    connect(&session, &Session::storeClosing, this, [this] { m_sending.stop(); });
    connect(&session, &Session::stateChanged, this, [this] {
        if (m_session.state() == Session::State::SignedOut)
            forgetAll();
    });
}

void Refund::open(const QString &orderId)
{
    if (m_state == State::Reading || m_state == State::Sending)
        return;
    m_quote.reset();
    m_result.reset();
    m_failure.reset();
    m_isReckonedAnew = false;
    if (m_sending.isRunning()) {
        m_orderId = m_sentOrderId;
        return setState(State::Checking);
    }
    m_orderId = orderId;
    readQuote();
}

void Refund::readAgain()
{
    if (m_state == State::Ready || m_state == State::Failed)
        readQuote();
}

void Refund::readQuote()
{
    setState(State::Reading);
    api::ReadRefundQuote call;
    call.orderId = m_orderId;
    m_api.send(call, this, [this, mine = ++m_round](const Result<api::RefundQuote> &answer) {
        if (mine != m_round)
            return;
        if (!answer)
            return failWith(answer.error());
        m_quote = *answer;
        m_failure.reset();
        setState(State::Ready);
    });
}

void Refund::confirm(const api::RefundAccount &account)
{
    if (m_state != State::Ready || !m_quote || !m_quote->refusal.isEmpty() || m_sending.isRunning())
        return;
    client::GalleryStore *store = m_session.store();
    if (!store)
        return failWith(m_session.storeFailure().value_or(error(Code::Unauthenticated)));
    api::CreateRefund call;
    call.orderId = m_orderId;
    call.points = m_quote->points;
    call.won = m_quote->won;
    call.account = account;
    call.idempotencyKey = newIdempotencyKey().toLatin1();
    if (const Result<void> stored = client::CallJournal(*store).store(journalKind(), call.idempotencyKey, journalBody(call)); !stored)
        return failWith(stored.error());
    m_isReckonedAnew = false;
    setState(State::Sending);
    send(call, false);
}

void Refund::send(const api::CreateRefund &call, bool isResumed)
{
    m_sentOrderId = call.orderId;
    if (isResumed && m_state == State::Idle) {
        m_orderId = call.orderId;
        setState(State::Checking);
    }
    m_sending.send(call, [this, call](const Result<api::Refund> &answer) { onAnswer(answer, call); });
}

void Refund::onAnswer(const Result<api::Refund> &answer, const api::CreateRefund &call)
{
    const bool isSettled = settle(call.idempotencyKey);
    m_sentOrderId.clear();
    m_session.refreshBalance();
    m_topUp.checkAgain(call.orderId);
    const bool isShown = m_orderId == call.orderId && (m_state == State::Sending || m_state == State::Checking);
    if (isShown && answer) {
        show(*answer);
    } else if (isShown && answer.error().code == Code::QuoteExpired) {
        m_isReckonedAnew = true;
        readQuote();
    } else if (isShown) {
        failWith(answer.error());
    }
    if (isSettled && !m_sending.isRunning())
        resume();
}

void Refund::onOrdersChanged()
{
    if (m_state != State::Checking || !m_result)
        return;
    const std::optional<api::TopUp> order = m_topUp.order(m_orderId);
    if (!order)
        return;
    for (const api::Refund &refund : order->refunds) {
        if (refund.id == m_result->id)
            return show(refund);
    }
}

void Refund::show(const api::Refund &refund)
{
    m_result = refund;
    if (refund.state == api::RefundState::Failed)
        return failWith(error(api::codeFromWire(refund.failureCode, api::httpStatus(Code::RefundImpossible))));
    setState(refund.isOpen() ? State::Checking : State::Done);
}

void Refund::resume()
{
    client::GalleryStore *store = m_session.store();
    if (!store || !m_session.canSend())
        return;
    if (m_sending.isRunning())
        return m_sending.hurry();
    const std::optional<client::SentCall> sent = oldestPending(*store, journalKind());
    if (!sent)
        return;
    const QJsonObject body = bodyOf(*sent);
    Result<api::CreateRefund> call = api::CreateRefund::fromJson(body);
    const QString orderId = body.value(QLatin1String("orderId")).toString();
    if (!call || orderId.isEmpty()) {
        settle(sent->key); // no version of this program can send it
        return;
    }
    call->orderId = orderId;
    call->idempotencyKey = sent->key;
    send(*call, true);
}

bool Refund::settle(const QByteArray &key)
{
    client::GalleryStore *store = m_session.store();
    const Result<void> settled = store ? client::CallJournal(*store).settle(key) : fail(Code::Storage);
    if (!settled) // the same key gives nothing back twice
        qCWarning(mjMoney) << "a settled call stays in the journal:" << static_cast<int>(settled.error().code);
    return bool(settled);
}

void Refund::dismiss()
{
    ++m_round;
    m_orderId.clear();
    m_quote.reset();
    m_result.reset();
    m_failure.reset();
    m_isReckonedAnew = false;
    setState(State::Idle);
}

void Refund::setState(State next)
{
    m_state = next;
    emit stateChanged();
}

void Refund::failWith(const Error &why)
{
    m_failure = why;
    setState(State::Failed);
}

void Refund::forgetAll()
{
    m_sending.stop();
    m_sentOrderId.clear();
    dismiss();
}

} // namespace mj::studio
