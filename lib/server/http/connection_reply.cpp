#include "base/ids.h"
#include "base/log.h"
#include "server/http/connection.h"
#include "server/http/reply_head.h"
#include <algorithm>
#include <array>
#include <boost/asio/write.hpp>

// The second half of a request: answering, closing, making room.
namespace mj::server::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int lingerMs = 2000;
constexpr milliseconds freshRead(1000); // a request younger than this is not given up before an idle connection

} // namespace

void Connection::unhold()
{
    if (m_state == State::Held)
        m_context.held.remove(m_topic, this);
    if (m_slot)
        m_context.held.releaseSlot();
    m_slot = false;
}

void Connection::releaseBody()
{
    m_context.bodyBytes -= m_bodyCounted;
    m_bodyCounted = 0;
}

void Connection::refuse(const Refusal &refusal)
{
    m_requestId = newId(QLatin1String("req"));
    m_keepAlive = false;
    Reply reply =
        errorReply(error(refusal.code, {}, refusal.code == Code::InvalidField ? QStringLiteral("request") : QString()), m_requestId);
    reply.status = refusal.status;
    write(std::move(reply));
}

void Connection::refuseOverLimit()
{
    m_overLimit = true;
    refuse({503, Code::Unavailable});
}

void Connection::write(Reply reply)
{
    unhold();
    m_keepAlive = m_keepAlive && !m_context.draining && !m_peerGone;
    m_reply = std::move(reply);
    m_head = replyHead(m_reply, m_requestId, m_keepAlive);
    if (m_reader.request().method == "HEAD" || m_reply.status == 204 || m_reply.status == 304)
        m_reply.body.clear();
    const qint64 extra = m_reply.body.size() * 1000 / std::max<qint64>(1, m_context.config.minTakeRate);
    enter(State::Writing, static_cast<int>(m_context.config.writeTimeoutMs + extra));
    const std::array<asio::const_buffer, 2> parts{asio::buffer(m_head.constData(), static_cast<std::size_t>(m_head.size())),
                                                  asio::buffer(m_reply.body.constData(), static_cast<std::size_t>(m_reply.body.size()))};
    asio::async_write(m_socket, parts, [self = shared_from_this()](const error_code &failed, std::size_t) { self->onWritten(failed); });
}

void Connection::onWritten(const error_code &failed)
{
    if (m_state == State::Closed)
        return;
    log();
    releaseBody();
    if (failed)
        return close();
    if (!m_keepAlive || m_context.draining)
        return linger();
    m_reply = Reply();
    m_pattern.clear();
    m_attempt = 0;
    m_reader.next();
    enter(State::Idle, m_context.config.idleTimeoutMs);
    advance();
}

// Closing on unread input would reset the connection and may take the answer with it: the peer gets a moment to read.
void Connection::linger()
{
    error_code ignored;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    if (m_context.draining || m_peerGone)
        return close();
    if (!m_filling)
        m_reader.discard();
    enter(State::Lingering, lingerMs);
    fill();
}

void Connection::drain()
{
    if (m_state == State::Held)
        write(std::move(m_reply));
    else if (m_state != State::Running && m_state != State::Writing)
        close();
}

void Connection::dropRun()
{
    if (m_state == State::Running)
        write(m_slot ? std::move(m_reply) : errorReply(error(Code::Unavailable), m_requestId));
}

void Connection::close()
{
    if (m_state == State::Closed)
        return;
    const auto self = shared_from_this();
    unhold();
    releaseBody();
    m_state = State::Closed;
    error_code ignored;
    m_socket.close(ignored);
    m_timer.cancel();
    m_context.closed(this);
}

int Connection::evictionRank(Time now) const
{
    if (m_overLimit)
        return 0; // would make no room
    switch (m_state) {
    case State::Lingering:
        return 3;
    case State::Reading:
        return now - m_since > freshRead ? 3 : 1;
    case State::Idle:
        return 2;
    default:
        return 0;
    }
}

void Connection::log() const
{
    if (!m_context.config.accessLog)
        return;
    const bool routed = !m_pattern.isEmpty();
    const auto took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - (routed ? m_asked : m_since)).count();
    qCInfo(mjHttp, "%s %s %d %lld ms %s", routed ? m_reader.request().method.constData() : "-", routed ? qUtf8Printable(m_pattern) : "-",
           m_reply.status, static_cast<long long>(took), qUtf8Printable(m_requestId));
}

} // namespace mj::server::http
