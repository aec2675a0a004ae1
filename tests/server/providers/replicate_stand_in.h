#pragma once
#include "server/providers/peer_server.h"

#include <QSize>
#include <atomic>
#include <map>
#include <mutex>

namespace mj::test
{

// Replicate as its API is documented, with four models, strict about everything it is sent. A prediction takes a few looks to end.
class ReplicateStandIn
{
public:
    enum class Fault {
        None,
        Flagged,        // failed with E005, and prose
        Nsfw,           // failed with the sentence of a community model
        OutOfMemory,    // failed with E1001
        NoCredit,       // 402 with an invitation to pay
        Throttled,      // 429 with Retry-After
        ThrottledInWords,
        FailsBefore,    // 500, nothing was made
        FailsAfter,     // 500, although it began
        Busy,           // 503 that says when to come back
        CutCreate,      // hangs up in the answer of a create
        HangsCreate,
        GarbageCreate,
        CutLookOnce,
        LooksDown,      // every look is a 502
        GarbageLook,
        NeverEnds,
        NoOutput,
        DataRemoved,
        Gone,           // 404 for a prediction that was there
        InvalidShape,   // 422 about aspect_ratio
        InvalidFixed,   // 422 about a fixed parameter
        InvalidVersion,
        ModelGone,
        Aborted,
        Deadline,       // canceled by its deadline
        NotAPicture,    // a page under the name of a picture
        LyingType,      // a picture that is called text/html
        Oversized,
        DripsPicture,
        ForeignPicture, // at an address of another host
        FilesDown,
    };

    ReplicateStandIn() = default;
    ~ReplicateStandIn();

    void start();
    QUrl url() const { return QUrl(m_server->url().toString() + QStringLiteral("/v1")); }
    QString resultHost() const { return m_server->url().host(); }
    QList<PeerRequest> requests() const { return m_server->requests(); }
    int creates() const { return m_server->count("POST", "/predictions"); }
    int cancels() const { return m_server->count("POST", "/cancel"); }
    int filesKept() const;
    QString lastId() const; // of a prediction, whoever was told of it
    int canceledJobs() const;

    std::atomic<Fault> fault = Fault::None;
    std::atomic<int> looksNeeded = 3; // before a prediction ends
    std::atomic<bool> embeds = false; // answers with data URIs
    std::atomic<bool> answersText = false; // one string instead of a list, whatever the model

    static QByteArray key() { return "r8_standin"; }
    static QString sdxlVersion() { return QStringLiteral("7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc"); }
    static constexpr quint64 seed = 4711; // what it says it used when none was asked for

private:
    struct Job {
        QJsonObject input;
        QString model;
        int looks = 0;
        bool canceled = false;
        bool isSingle = false;
    };
    void answer(const PeerRequest &request, PeerConversation &to);
    void create(const QString &model, const QJsonObject &body, const PeerRequest &request, PeerConversation &to);
    bool refuse(PeerConversation &to);
    bool refuseInput(const QString &model, const QJsonObject &input, PeerConversation &to);
    void look(const QString &id, PeerConversation &to);
    void cancel(const QString &id, PeerConversation &to);
    void file(const PeerRequest &request, PeerConversation &to);
    void deliver(const QByteArray &path, PeerConversation &to);
    QString begin(const QString &model, const QJsonObject &input);
    QJsonObject told(const QString &id);
    QJsonValue outputOf(const QString &id, const Job &job) const;
    static QSize sizeOf(const Job &job);

    mutable std::mutex m_mutex;
    std::map<QString, Job> m_jobs;
    QStringList m_order;
    QHash<QString, QByteArray> m_files;
    bool m_cutOnce = false;
    std::unique_ptr<PeerServer> m_server; // last: its threads use the rest
};

} // namespace mj::test
