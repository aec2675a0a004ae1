#include "server/http/connection.h"

#include "base/ids.h"
#include "server/http/caller_address.h"
#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

namespace mj::server::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int retryEveryMs = 1000;
constexpr int poolFullRetryMs = 100;
constexpr int maxHoldMs = 120'000;
constexpr qint64 lingerBytes = 64 << 20;

} // namespace

Connection::Connection(asio::ip::tcp::socket socket, ConnectionContext &context)
    : m_socket(std::move(socket)), m_timer(m_socket.get_executor()), m_context(context), m_reader(context.config.maxHeader)
{
    error_code ignored;
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    m_socket.non_blocking(true, ignored);
    const auto peer = m_socket.remote_endpoint(ignored);
    m_remoteAddress = QString::fromStdString(peer.address().to_string());
}

void Connection::start()
{
    // Whoever connects means to ask: a connection that never says a word gets no more time than a request.
    enter(State::Idle, std::min(m_context.config.readTimeoutMs, m_context.config.idleTimeoutMs));
    fill();
}

void Connection::enter(State state, int timeoutMs)
{
    m_state = state;
    m_since = steady_clock::now();
    m_timer.expires_after(milliseconds(timeoutMs));
    m_timer.async_wait([self = shared_from_this()](const error_code &failed) {
        if (!failed && self->m_timer.expiry() <= steady_clock::now())
            self->onTimer();
    });
}

void Connection::onTimer()
{
    switch (m_state) {
    case State::Reading:
        if (m_interim)
            return close();
        return refuse({408, Code::RequestTimeout});
    case State::Held:
        if (steady_clock::now() < m_holdUntil)
            return retry();
        return write(std::move(m_reply));
    case State::Running:
    case State::Closed:
        return;
    case State::Idle:
    case State::Writing:
    case State::Lingering:
        close();
    }
}

void Connection::fill()
{
    const asio::mutable_buffer room = m_reader.room();
    if (m_filling || room.size() == 0)
        return;
    m_filling = true;
    m_socket.async_read_some(room,
                             [self = shared_from_this()](const error_code &failed, std::size_t bytes) { self->onFilled(failed, bytes); });
}

void Connection::onFilled(const error_code &failed, std::size_t bytes)
{
    m_filling = false;
    if (m_state == State::Closed)
        return;
    if (failed) {
        m_peerGone = true;
        // A running handler finishes and a reply under way goes out: the peer may have closed only its sending side.
        if (m_state != State::Running && m_state != State::Writing)
            close();
        return;
    }
    if (m_state == State::Lingering) {
        m_discarded += static_cast<qint64>(bytes);
        return m_discarded > lingerBytes ? close() : fill();
    }
    m_reader.added(bytes);
    if (m_state == State::Idle || m_state == State::Reading)
        advance();
}

// While a request is parked nothing may read into the buffer in the background, so only readiness is awaited.
void Connection::watch()
{
    if (m_watching)
        return;
    m_watching = true;
    m_socket.async_wait(asio::ip::tcp::socket::wait_read, [self = shared_from_this()](const error_code &failed) {
        self->m_watching = false;
        if (self->m_state == State::Held && !failed)
            self->onReadable();
    });
}

void Connection::onReadable()
{
    const asio::mutable_buffer room = m_reader.room();
    if (room.size() == 0)
        return; // as much pipelined input as may wait
    error_code failed;
    const std::size_t bytes = m_socket.read_some(room, failed);
    if (failed && failed != asio::error::would_block)
        return close();
    m_reader.added(bytes);
    watch();
}

void Connection::advance()
{
    for (;;) {
        if (m_state == State::Idle && !m_reader.empty())
            enter(State::Reading, m_context.config.readTimeoutMs);
        switch (m_reader.advance()) {
        case RequestReader::Step::NeedMore:
            if (!countBody())
                return refuse({503, Code::Unavailable});
            return m_state == State::Reading && m_reader.awaitsContinue() ? sendContinue() : fill();
        case RequestReader::Step::HeadRead:
            if (!onHead())
                return;
            break;
        case RequestReader::Step::Complete:
            return countBody() ? run() : refuse({503, Code::Unavailable});
        case RequestReader::Step::Refused:
            return refuse(m_reader.refusal());
        }
    }
}

// False when the head alone decides the answer.
bool Connection::onHead()
{
    m_asked = steady_clock::now();
    const Request &request = m_reader.request();
    m_keepAlive = m_reader.keepAlive();
    const Router::Match found = m_context.router.match(request.method, request.path);
    const bool hostFits = m_context.hosts.isEmpty() || m_reader.host().isEmpty() || m_context.hosts.contains(m_reader.host());
    if (!hostFits) {
        refuse({421, Code::InvalidField});
        return false;
    }
    if (found.route == nullptr) {
        m_requestId = newId(QLatin1String("req"));
        m_keepAlive = m_keepAlive && !m_reader.hasBody();
        Request plain = request;
        plain.requestId = m_requestId;
        write(m_context.router.dispatch(std::move(plain)));
        return false;
    }
    m_pattern = found.route->pattern;
    if (m_reader.declaredLength() > found.route->bodyLimit) {
        refuse({413, Code::PayloadTooLarge});
        return false;
    }
    m_reader.acceptBody(found.route->bodyLimit);
    return true;
}

void Connection::sendContinue()
{
    static constexpr char line[] = "HTTP/1.1 100 Continue\r\n\r\n";
    m_reader.continued();
    m_interim = true;
    asio::async_write(m_socket, asio::buffer(line, sizeof line - 1), [self = shared_from_this()](const error_code &failed, std::size_t) {
        self->m_interim = false;
        if (self->m_state == State::Closed)
            return;
        if (failed)
            self->close();
        else
            self->fill();
    });
}

// All bodies together stay within one bound, whatever each route allows. False: this one went over it.
bool Connection::countBody()
{
    const qint64 size = m_reader.bodySize();
    m_context.bodyBytes += size - m_bodyCounted;
    m_bodyCounted = size;
    return m_context.bodyBytes <= m_context.config.maxBodyBytes || size == 0;
}

void Connection::run()
{
    if (m_attempt == 0) {
        m_requestId = newId(QLatin1String("req"));
        m_reader.request().requestId = m_requestId;
        m_reader.request().remoteAddress =
            callerAddress(m_reader.request().header("x-forwarded-for"), m_context.config.forwardedHops, m_remoteAddress);
    }
    Request request = m_reader.request();
    request.attempt = m_attempt;
    m_state = State::Running;
    m_since = m_runStarted = steady_clock::now();
    const bool queued = m_context.pool.run([self = shared_from_this(), request = std::move(request)]() mutable {
        Connection &connection = *self;
        Reply reply = connection.m_context.router.dispatch(std::move(request));
        asio::post(connection.m_socket.get_executor(),
                   [self = std::move(self), reply = std::move(reply)]() mutable { self->finish(std::move(reply)); });
    });
    if (queued)
        return;
    if (!m_slot)
        return write(errorReply(error(Code::Unavailable), m_requestId));
    enter(State::Held, poolFullRetryMs);
    m_context.held.park(m_topic, this);
}

void Connection::finish(Reply reply)
{
    if (m_state != State::Running)
        return;
    if (m_peerGone)
        return close();
    if (!reply.hold || !park(reply))
        write(std::move(reply));
}

// False: there is nothing to wait for, or no room to wait in.
bool Connection::park(Reply &reply)
{
    const Time now = steady_clock::now();
    if (m_context.draining || m_reader.request().method == "HEAD")
        return false;
    if (!m_slot) {
        m_holdUntil = m_asked + milliseconds(std::clamp(reply.hold->waitMs, 0, maxHoldMs));
        if (now >= m_holdUntil || !m_context.held.takeSlot(m_context.config.maxHeld))
            return false;
        m_slot = true;
    }
    if (now >= m_holdUntil)
        return false;
    m_topic = reply.hold->topic;
    m_reply = std::move(reply);
    const auto left = std::chrono::ceil<milliseconds>(m_holdUntil - now).count();
    enter(State::Held, static_cast<int>(std::min<qint64>(left, retryEveryMs)));
    m_context.held.park(m_topic, this);
    watch(); // sees the peer leave
    if (m_context.held.wokenSince(m_topic, m_runStarted))
        retry();
    return true;
}

void Connection::retry()
{
    if (m_state != State::Held)
        return;
    m_context.held.remove(m_topic, this);
    ++m_attempt;
    run();
}

} // namespace mj::server::http
