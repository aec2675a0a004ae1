#include "sandbox/webhook_courier.h"

#include "sandbox/payment_wire.h"

#include <algorithm>

namespace mj::sandbox
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Usually the answer of the call is first at the merchant's.
constexpr milliseconds answerLead{80};
constexpr milliseconds pace{50};
constexpr int usualHoldMs = 3000;
constexpr std::size_t mostKept = 500;

bool isWaiting(const WebhookLetter &letter)
{
    return letter.state == WebhookLetter::State::Waiting;
}

} // namespace

WebhookCourier::WebhookCourier(PaymentBook &book, FaultBox &faults, const FailureTable &failures, const Clock &clock, QString clientKey)
    : m_book(book), m_faults(faults), m_failures(failures), m_clock(clock), m_clientKey(std::move(clientKey))
{
}

WebhookCourier::~WebhookCourier()
{
    stop();
}

void WebhookCourier::start()
{
    m_over = false;
    m_call = std::make_unique<WebhookCall>();
    m_thread = std::thread([this] { work(); });
}

void WebhookCourier::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_call->giveUp();
    m_wake.notify_all();
    m_thread.join();
}

bool WebhookCourier::setTarget(const QUrl &target)
{
    if (!target.isEmpty() && !WebhookCall::isAllowed(target))
        return false;
    const std::lock_guard lock(m_mutex);
    m_target = target;
    m_wake.notify_all();
    return true;
}

QUrl WebhookCourier::target()
{
    const std::lock_guard lock(m_mutex);
    return m_target;
}

void WebhookCourier::post(const QList<Payment> &news, const QDateTime &now)
{
    const std::lock_guard lock(m_mutex);
    if (m_target.isEmpty())
        return;
    for (const Payment &payment : news) {
        if (payment.clientKey == m_clientKey)
            add(payment, now);
    }
    m_wake.notify_all();
}

void WebhookCourier::add(const Payment &payment, const QDateTime &now)
{
    const QJsonObject wire = wirePayment(payment, m_failures, Language::Korean, m_pageBase);
    const std::optional<Fault> fault = m_faults.take(QStringLiteral("webhook"), payment.orderId);
    const auto is = [&fault](Fault::Kind kind) { return fault && fault->kind == kind; };
    if (is(Fault::Kind::WebhookForged)) {
        for (const WebhookLetter &letter : forgeriesOf(payment, wire, now))
            put(letter);
    }
    const bool hold = is(Fault::Kind::WebhookOutOfOrder);
    for (int copy = 0; copy < (is(Fault::Kind::WebhookDuplicate) ? 2 : 1); ++copy) {
        for (WebhookLetter letter : lettersOf(payment, wire, now)) {
            letter.lost = is(Fault::Kind::WebhookLost);
            letter.held = hold;
            if (hold)
                letter.notBefore = steady_clock::now() + milliseconds(fault->delayMs > 0 ? fault->delayMs : usualHoldMs);
            put(std::move(letter));
        }
    }
    if (hold)
        return;
    // What was held back for this moment goes out behind the newer ones.
    for (auto it = m_letters.begin(), end = m_letters.end(); it != end;) {
        const auto letter = it++;
        if (!letter->held || letter->orderId != payment.orderId)
            continue;
        letter->held = false;
        letter->notBefore = steady_clock::now() + answerLead;
        m_letters.splice(m_letters.end(), m_letters, letter);
    }
}

void WebhookCourier::put(WebhookLetter letter)
{
    if (!letter.held)
        letter.notBefore = steady_clock::now() + answerLead;
    m_letters.push_back(std::move(letter));
    for (auto it = m_letters.begin(); it != m_letters.end() && m_letters.size() > mostKept;)
        it = isWaiting(*it) ? std::next(it) : m_letters.erase(it);
}

bool WebhookCourier::hasTriedAll(const QString &orderId)
{
    const std::lock_guard lock(m_mutex);
    return std::none_of(m_letters.begin(), m_letters.end(),
                        [&orderId](const WebhookLetter &letter) { return letter.orderId == orderId && letter.tries == 0; });
}

void WebhookCourier::hurry()
{
    m_wake.notify_all();
}

void WebhookCourier::forget()
{
    const std::lock_guard lock(m_mutex);
    m_letters.clear();
}

QJsonArray WebhookCourier::list()
{
    const std::lock_guard lock(m_mutex);
    QJsonArray list;
    for (const WebhookLetter &letter : m_letters)
        list.append(letter.shown());
    return list;
}

WebhookLetter *WebhookCourier::next()
{
    const QDateTime now = m_clock.now();
    const auto found = std::find_if(m_letters.begin(), m_letters.end(), [&now](const WebhookLetter &letter) {
        return isWaiting(letter) && letter.dueAt <= now && letter.notBefore <= steady_clock::now();
    });
    return found == m_letters.end() ? nullptr : &*found;
}

void WebhookCourier::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_over) {
        if (m_target.isEmpty()) {
            m_wake.wait(lock, [this] { return m_over || !m_target.isEmpty(); });
            continue;
        }
        if (const WebhookLetter *letter = next()) {
            deliver(lock, *letter);
            continue;
        }
        // Payments expire by themselves and a clock may be anybody's, so time is looked at, not waited for.
        lock.unlock();
        m_book.look([](BookState &state, const QDateTime &now) { state.tick(now); });
        lock.lock();
        if (!m_over && next() == nullptr)
            m_wake.wait_for(lock, pace);
    }
}

void WebhookCourier::deliver(std::unique_lock<std::mutex> &lock, const WebhookLetter &letter)
{
    const QString id = letter.id;
    const QByteArray body = letter.body;
    const bool lost = letter.lost;
    const QUrl target = m_target;
    const QDateTime now = m_clock.now();
    const WebhookCall::Headers headers{
        {"tosspayments-webhook-transmission-id", id.toLatin1()},
        {"tosspayments-webhook-transmission-time", seoulTime(now).toString().toLatin1()},
        {"tosspayments-webhook-transmission-retried-count", QByteArray::number(letter.tries)},
    };
    lock.unlock();
    const int status = lost ? 0 : m_call->send(target, headers, body);
    lock.lock();
    // A try cut short by stop() was none. The list may have been emptied meanwhile.
    const auto sent = std::find_if(m_letters.begin(), m_letters.end(), [&id](const WebhookLetter &other) { return other.id == id; });
    if (sent != m_letters.end() && (!m_over || status != 0))
        sent->noteTry(status, m_clock.now());
}

} // namespace mj::sandbox
