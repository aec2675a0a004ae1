#include "server/http/listener.h"

#include "base/log.h"
#include "server/http/connection.h"
#include "server/http/connection_table.h"
#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <thread>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace mj::server::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds acceptPause(50); // out of descriptors
constexpr std::chrono::milliseconds drainGrace(1000);
constexpr std::size_t refusedAtOnce = 64; // connections beyond the limit that are still told so

std::size_t connectionLimit(int configured)
{
    auto limit = static_cast<std::size_t>(std::max(1, configured));
#ifdef Q_OS_UNIX
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur != RLIM_INFINITY)
        limit = std::clamp<std::size_t>(limit, 1, static_cast<std::size_t>(files.rlim_cur) / 2);
#endif
    return limit;
}

QByteArrayList acceptedHosts(const ListenerConfig &config, const tcp::endpoint &at)
{
    QByteArrayList hosts;
    for (const QString &host : config.allowedHosts)
        hosts.append(host.toLower().toLatin1());
    if (!at.address().is_loopback())
        return hosts;
    for (const char *name : {"127.0.0.1", "localhost", "[::1]"}) {
        hosts.append(QByteArray(name) + ':' + QByteArray::number(at.port()));
        if (at.port() == 80)
            hosts.append(name);
    }
    return hosts;
}

} // namespace

struct Listener::Impl {
    Impl(const Router &router, ListenerConfig given)
        : config(std::move(given)),
          limit(connectionLimit(config.maxConnections)),
          pool(config.workers, config.maxQueued),
          acceptor(io),
          timer(io),
          context{router, config, pool, {}, {}, [this](Connection *connection) { onClosed(connection); }, 0, false}
    {
    }

    Result<QUrl> open();
    void accept();
    void admit(tcp::socket socket);
    void onClosed(Connection *connection);
    void beginDrain();
    void endDrain();
    void runIo();

    const ListenerConfig config;
    const std::size_t limit;
    WorkerPool pool;
    asio::io_context io{1};
    tcp::acceptor acceptor;
    asio::steady_timer timer; // a pause in accepting, later the grace of draining
    ConnectionContext context;
    ConnectionTable table;
    std::size_t overLimit = 0; // of them, those that are only told to go
    std::thread thread;
    bool started = false;
    bool ending = false;
};

Result<QUrl> Listener::Impl::open()
{
    error_code failed;
    const QString name = config.host == QLatin1String("localhost") ? QStringLiteral("127.0.0.1") : config.host;
    const asio::ip::address address = asio::ip::make_address(name.toStdString(), failed);
    if (failed)
        return fail(Code::InvalidField, QStringLiteral("not an address to listen on"), QStringLiteral("host"));
    const tcp::endpoint wanted(address, config.port);
    acceptor.open(wanted.protocol(), failed);
#ifndef Q_OS_WIN
    if (!failed)
        acceptor.set_option(tcp::acceptor::reuse_address(true), failed); // on Windows this would share the port
#endif
    if (!failed)
        acceptor.bind(wanted, failed);
    if (!failed)
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    const tcp::endpoint at = failed ? wanted : acceptor.local_endpoint(failed);
    if (failed)
        return fail(Code::Unavailable, QStringLiteral("cannot listen: ") + QString::fromStdString(failed.message()));
    context.hosts = acceptedHosts(config, at);
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(name);
    url.setPort(at.port());
    return url;
}

void Listener::Impl::accept()
{
    acceptor.async_accept([this](const error_code &failed, tcp::socket socket) {
        if (context.draining || failed == asio::error::operation_aborted)
            return;
        if (!failed) {
            admit(std::move(socket));
            return accept();
        }
        // No descriptor left, as a rule: one connection makes room, and the loop must not spin meanwhile.
        table.evict();
        timer.expires_after(acceptPause);
        timer.async_wait([this](const error_code &canceled) {
            if (!canceled && !context.draining)
                accept();
        });
    });
}

void Listener::Impl::admit(tcp::socket socket)
{
    const bool room = table.size() - overLimit < limit || table.evict();
    if (!room && overLimit >= refusedAtOnce)
        return; // the socket closes itself
    const auto connection = std::make_shared<Connection>(std::move(socket), context);
    table.add(connection);
    if (room)
        return connection->start();
    ++overLimit;
    connection->refuseOverLimit();
}

void Listener::Impl::onClosed(Connection *connection)
{
    overLimit -= connection->isOverLimit() ? 1 : 0;
    table.remove(connection);
    if (ending && table.size() == 0)
        timer.cancel();
}

void Listener::Impl::beginDrain()
{
    context.draining = true;
    error_code ignored;
    acceptor.close(ignored);
    timer.cancel();
    for (const auto &connection : table.all())
        connection->drain();
}

void Listener::Impl::endDrain()
{
    ending = true;
    for (const auto &connection : table.all())
        connection->dropRun();
    if (table.size() == 0)
        return;
    timer.expires_after(drainGrace);
    timer.async_wait([this](const error_code &) {
        for (const auto &connection : table.all())
            connection->close();
    });
}

void Listener::Impl::runIo()
{
    for (;;) {
        try {
            io.run();
            return;
        } catch (const std::exception &) {
            qCCritical(mjHttp, "an input/output step threw; its connection ends with its timeout");
        }
    }
}

Listener::Listener(const Router &router, ListenerConfig config) : m(std::make_unique<Impl>(router, std::move(config))) {}

Listener::~Listener()
{
    stop();
}

Result<QUrl> Listener::start()
{
    if (m->started)
        return fail(Code::Unavailable, QStringLiteral("the listener was started before"));
    Result<QUrl> url = m->open();
    if (!url)
        return url;
    m->started = true;
    m->pool.start();
    m->accept();
    m->thread = std::thread([this] { m->runIo(); });
    return url;
}

void Listener::stop()
{
    if (!m->thread.joinable())
        return;
    auto work = asio::make_work_guard(m->io);
    asio::post(m->io, [this] { m->beginDrain(); });
    m->pool.stop();
    // What the handlers answered is queued before this, so what still runs then was never started.
    asio::post(m->io, [this] { m->endDrain(); });
    work.reset();
    m->thread.join();
}

void Listener::wake(const QString &topic)
{
    asio::post(m->io, [this, topic] { m->context.held.wake(topic); });
}

} // namespace mj::server::http
