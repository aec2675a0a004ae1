#pragma once
#include "server/providers/peer_server.h"

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace mj::test
{

// A ComfyUI that knows a handful of nodes, with its queue, history, uploads and socket. Runs one prompt at a time.
class ComfyuiStandIn
{
public:
    enum class Fault {
        None,
        Slow,            // works until it is interrupted
        NoSocket,        // refuses the upgrade
        SocketDrops,     // hangs up in the middle of a prompt
        ExecutionError,
        Interrupted,     // by somebody else
        WeightsMissing,  // 400: value_not_in_list of ckpt_name
        SizeRefused,     // 400 about a value of the order
        GraphWrong,      // 400 about something of the template
        FailsPrompt,     // 500
        CutPrompt,
        HangsPrompt,
        GarbagePrompt,
        UploadRefused,
        Forgets,         // neither in the queue nor in the history
        HistoryDown,
        NoOutput,
        NotAPicture,
    };

    ComfyuiStandIn() = default;
    ~ComfyuiStandIn();

    void start();
    QUrl url() const { return m_server->url(); }
    QList<PeerRequest> requests() const { return m_server->requests(); }
    int prompts() const { return m_server->count("POST", "/prompt"); }
    int interrupts() const { return m_server->count("POST", "/interrupt"); }
    QJsonObject lastGraph() const;
    QByteArray uploaded(const QString &name) const;
    bool remembers() const; // anything in the history
    void startOther();      // somebody else's prompt gets in front
    bool otherRuns() const;

    std::atomic<Fault> fault = Fault::None;
    std::atomic<int> stepMs = 8;

private:
    struct Job {
        QJsonObject graph;
        QString client;
        bool running = false;
        bool deleted = false;
        bool interrupted = false;
        bool over = false;
        bool isFailed = false;
        QList<QByteArray> pictures;
    };
    void answer(const PeerRequest &request, PeerConversation &to);
    void prompt(const QJsonObject &body, PeerConversation &to);
    bool refuse(const QJsonObject &graph, PeerConversation &to);
    void upload(const PeerRequest &request, PeerConversation &to);
    void history(const QString &id, PeerConversation &to);
    void forget(const QJsonObject &body, PeerConversation &to);
    void queue(const PeerRequest &request, PeerConversation &to);
    void interrupt(const QJsonObject &body, PeerConversation &to);
    void view(const PeerRequest &request, PeerConversation &to);
    void speak(const QString &client, PeerConversation &to);
    void work();
    void finish(Job &job);
    void post(const QString &client, const QByteArray &message, bool isText);
    void told(const QString &id, const char *type, QJsonObject data);

    struct Message {
        QByteArray bytes;
        bool isText;
    };
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<QString, Job> m_jobs;
    QStringList m_order;
    QHash<QString, QList<Message>> m_messages; // by client
    QHash<QString, QByteArray> m_uploads;
    bool m_stopping = false;
    std::unique_ptr<PeerServer> m_server;
    std::thread m_worker;
};

} // namespace mj::test
