#pragma once
#include "server/http/connection_context.h"
#include "server/http/request_reader.h"
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>

namespace mj::server::http {

// One socket and the one request on it: reads, has the handler run on the pool, parks, answers, starts over. One timer
// guards every state. Lives on the input/output thread; a running handler and pending operations keep it alive.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    using Time = std::chrono::steady_clock::time_point;

    Connection(boost::asio::ip::tcp::socket socket, ConnectionContext &context);

    void start();
    void refuse(const Refusal &refusal); // answers without a handler and closes
    void refuseOverLimit();              // the same, beside the counted connections
    bool isOverLimit() const { return m_overLimit; }
    void retry();   // held: runs the handler again
    void drain();   // the listener stops: closes, or answers what it has and then closes
    void dropRun(); // after the pool stopped: no answer will come from it
    void close();

    // How well this connection could be given up for a new one: 0 not at all, 3 first. Within a rank the oldest goes.
    int evictionRank(Time now) const;
    Time since() const { return m_since; }

private:
    enum class State { Idle, Reading, Running, Held, Writing, Lingering, Closed };

    void enter(State state, int timeoutMs);
    void onTimer();
    void fill();
    void onFilled(const boost::system::error_code &failed, std::size_t bytes);
    void watch();
    void onReadable();
    void advance();
    bool onHead();
    void sendContinue();
    bool countBody();
    void run();
    void finish(Reply reply);
    bool park(Reply &reply);
    void write(Reply reply);
    void onWritten(const boost::system::error_code &failed);
    void linger();
    void unhold();
    void releaseBody();
    void log() const;

    boost::asio::ip::tcp::socket m_socket;
    boost::asio::steady_timer m_timer;
    ConnectionContext &m_context;
    RequestReader m_reader;
    State m_state = State::Idle;
    Time m_since;      // of this state
    Time m_asked;      // head read
    Time m_runStarted; // this attempt
    Time m_holdUntil;
    QString m_requestId;
    QString m_remoteAddress;
    QString m_pattern;
    QString m_topic;
    Reply m_reply; // being written, or kept while held
    QByteArray m_head;
    int m_attempt = 0;
    qint64 m_bodyCounted = 0;
    qint64 m_discarded = 0;
    bool m_filling = false;
    bool m_watching = false;
    bool m_peerGone = false;
    bool m_interim = false; // "100 Continue" is on its way
    bool m_slot = false;
    bool m_keepAlive = false;
    bool m_overLimit = false;
};

} // namespace mj::server::http
