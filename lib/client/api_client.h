#pragma once
#include "api/call.h"
#include "base/result.h"
#include <QDateTime>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QUrl>
#include <functional>
#include <memory>
#include <type_traits>

namespace mj::client
{

// The desktop's only way to the service. GUI thread. A callback runs once, later, on this thread, and never after its context died.
// A client that dies takes its callbacks with it. JSON up to 8 MiB, files up to 25 MiB, redirects are not followed.
// Errors: the service's own codes; Offline, Timeout, TlsRejected, BadReply, InsecureUrl (http off loopback), Unauthenticated, Canceled.
class ApiClient : public QObject
{
    Q_OBJECT
public:
    using Refresher = std::function<void(std::function<void(bool renewed)>)>;

    // How long the client waits, in milliseconds. A held request gets its waitSeconds on top.
    struct Patience {
        int idleMs = 20'000;       // nothing came or went
        int totalMs = 60'000;      // one try, however it drips; more for a large body
        int fileTotalMs = 180'000; // the same for a file
        int pauseMs = 400;         // before the second try; doubles
        int refreshMs = 60'000;    // a refresher that never answers
    };

    explicit ApiClient(QObject *parent = nullptr);
    ~ApiClient() override;

    // https, or http on loopback; anything else is refused with InsecureUrl.
    Result<void> setServiceUrl(const QUrl &url);
    QUrl serviceUrl() const;

    // Kept in memory only. An empty token signs the client out: calls that wait or come later and need a token end with Unauthenticated,
    // and are never sent for whoever signs in next. An answer that came for the one before and has not been told ends with Canceled.
    void setAccessToken(const QString &token, const QDateTime &expiresAt);
    // Its own calls must be unauthenticated ones. Not renewed means Unauthenticated for the waiting calls, or what kept the service
    // from answering the renewal (Offline, Timeout, Unavailable, ...). Asked when the service answers token_expired or the token is about
    // to expire; at most one at a time, waiting calls are sent again after it.
    void setRefresher(Refresher refresher);

    void setPatience(const Patience &patience);

    // GET is tried again (3 times in all, growing pauses, Retry-After honoured) on Offline, Timeout, 429 and 503. POST, PATCH and DELETE
    // are sent once; with an idempotency key the caller may send the same call again.
    template <class C, class F>
    void send(const C &call, QObject *context, F done)
    {
        using Reply = typename C::Reply;
        dispatch(call.call(), std::is_same_v<Reply, api::Bytes>, context,
                 [done = std::move(done)](Result<api::Bytes> raw) mutable { done(parse<Reply>(std::move(raw))); });
    }

    bool isOnline() const;
    void abortAll(); // ends what is in flight with Canceled

signals:
    void onlineChanged(bool online);
    void refused(); // the service does not know the present token's session any more

private:
    void dispatch(api::Call call, bool file, QObject *context, std::function<void(Result<api::Bytes>)> done);
    static Result<QJsonObject> parseObject(const Result<api::Bytes> &raw);

    template <class Reply>
    static Result<Reply> parse(Result<api::Bytes> raw)
    {
        if constexpr (std::is_same_v<Reply, api::Bytes>) {
            return raw;
        } else if constexpr (std::is_same_v<Reply, api::Nothing>) {
            return raw ? Result<Reply>(api::Nothing{}) : Result<Reply>(fail(raw));
        } else {
            const Result<QJsonObject> object = parseObject(raw);
            if (!object)
                return fail(object);
            Result<Reply> reply = Reply::fromJson(*object);
            return reply ? reply : Result<Reply>(fail(Code::BadReply, reply.error().field));
        }
    }

    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::client
