#pragma once
#include "server/providers/peer_server.h"

#include <QSize>
#include <atomic>
#include <map>
#include <mutex>

namespace mj::test
{

// The queue of fal as it is documented, with two apps. A request waits for a look, works for a look, and is completed.
class FalStandIn
{
public:
    enum class Fault {
        None,
        PolicyAtResult, // completed, and its result is a 422 for what it shows
        Blanked,        // every picture is flagged and black
        OneBlanked,
        FailsAtResult,  // completed, and its result is a 500
        NoBalance,      // 403 with a sentence about the balance
        Throttled,
        FailsBefore,
        Busy,
        CutSubmit,
        HangsSubmit,
        GarbageSubmit,
        CutLookOnce,
        LooksDown,
        GarbageLook,
        NeverStarts,
        NoOutput,
        Gone,
        InvalidSize,
        InvalidFixed,
        AppGone,
        NotAPicture,
        LyingType,
        Oversized,
        DripsPicture,
        ForeignPicture,
    };

    FalStandIn() = default;
    ~FalStandIn();

    void start();
    QUrl url() const { return m_server->url(); }
    QString resultHost() const { return m_server->url().host(); }
    QList<PeerRequest> requests() const { return m_server->requests(); }
    int submits() const;
    int cancels() const { return m_server->count("PUT", "/cancel"); }
    int canceledJobs() const;

    std::atomic<Fault> fault = Fault::None;
    std::atomic<bool> embeds = false;

    static QByteArray key() { return "0b1c-standin:secret"; }
    static constexpr quint64 seed = 815;

private:
    struct Job {
        QJsonObject input;
        int looks = 0;
        bool canceled = false;
    };
    void answer(const PeerRequest &request, PeerConversation &to);
    void submit(const QByteArray &app, const PeerRequest &request, PeerConversation &to);
    bool refuse(PeerConversation &to);
    void status(const QString &id, PeerConversation &to);
    void result(const QString &id, PeerConversation &to);
    void cancel(const QString &id, PeerConversation &to);
    void deliver(const QByteArray &path, PeerConversation &to);
    QJsonObject resultOf(const QString &id, const Job &job) const;
    static QSize sizeOf(const Job &job);

    mutable std::mutex m_mutex;
    std::map<QString, Job> m_jobs;
    bool m_cutOnce = false;
    std::unique_ptr<PeerServer> m_server; // last: its threads use the rest
};

} // namespace mj::test
