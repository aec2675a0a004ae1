#pragma once
#include "server/providers/peer_server.h"

#include <atomic>
#include <mutex>

namespace mj::test
{

// An engine with the API of AUTOMATIC1111: does one thing at a time, tells of it to everyone, is interrupted by everyone.
class Automatic1111StandIn
{
public:
    enum class Fault { None, Slow, OutOfMemory, FailsPlain, Busy, Cut, Hangs, Garbage, NoOutput, NotAPicture, InvalidSize, ApiOff, ProgressDown };

    Automatic1111StandIn() = default;
    ~Automatic1111StandIn();

    void start();
    QUrl url() const { return m_server->url(); }
    QList<PeerRequest> requests() const { return m_server->requests(); }
    int posts() const;
    int interrupts() const { return m_server->count("POST", "/interrupt"); }
    int mostAtOnce() const { return m_most; }

    std::atomic<Fault> fault = Fault::None;
    std::atomic<int> workMs = 60;
    QByteArray password; // "user:password"; empty: open to all

private:
    void answer(const PeerRequest &request, PeerConversation &to);
    void work(const PeerRequest &request, PeerConversation &to);
    void progress(PeerConversation &to);
    bool refuse(const QJsonObject &body, bool fromPicture, PeerConversation &to);
    void paint(const QJsonObject &body, PeerConversation &to);

    std::atomic<int> m_running = 0;
    std::atomic<int> m_most = 0;
    std::atomic<bool> m_interrupted = false;
    std::atomic<double> m_fraction = 0;
    std::unique_ptr<PeerServer> m_server; // last: its threads use the rest
};

} // namespace mj::test
