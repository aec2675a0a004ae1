#pragma once
#include "server/http/listener.h"
#include "server/http/raw_client.h"
#include "support/catch.h"
#include <QJsonDocument>
#include <condition_variable>
#include <mutex>

namespace mj::test {

using namespace mj::server::http;

// A gate that handlers wait at until the test opens it.
class Gate
{
public:
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_open; });
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    bool awaitWaiting(int count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(5), [this, count] { return m_waiting >= count; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_waiting = 0;
    bool m_open = false;
};

// A real listener on port 0 with the routes the tests of this folder ask. Routes of a test are added before start().
struct ListenerFixture {
    ListenerFixture()
    {
        router.add("GET", QStringLiteral("/ping"), [](const Request &) -> Result<Reply> {
            return Reply::json({{QStringLiteral("ok"), true}});
        });
        router.add(
            "POST", QStringLiteral("/echo"),
            [](const Request &request) -> Result<Reply> {
                Reply reply;
                reply.contentType = "application/octet-stream";
                reply.body = request.body;
                return reply;
            },
            1024);
    }
    ~ListenerFixture() { gate.open(); } // no handler may outlast a failed test

    void start()
    {
        listener = std::make_unique<Listener>(router, config);
        const Result<QUrl> started = listener->start();
        REQUIRE(started);
        url = *started;
    }
    QByteArray get(const char *target, const QByteArray &more = {}) const
    {
        return QByteArray("GET ") + target + " HTTP/1.1\r\n" + hostLine(url) + more + "\r\n";
    }
    QByteArray post(const char *target, const QByteArray &body, const QByteArray &more = {}) const
    {
        return QByteArray("POST ") + target + " HTTP/1.1\r\n" + hostLine(url) + "Content-Length: " + QByteArray::number(body.size()) +
               "\r\n" + more + "\r\n" + body;
    }

    Router router;
    ListenerConfig config;
    Gate gate;
    QUrl url;
    std::unique_ptr<Listener> listener; // destroyed first
};

inline QJsonObject json(const RawReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

inline QString errorCode(const RawReply &reply)
{
    return json(reply).value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString();
}

inline int statusOf(const std::optional<RawReply> &reply)
{
    return reply ? reply->status : 0;
}

} // namespace mj::test
