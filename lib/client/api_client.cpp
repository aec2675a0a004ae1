#include "client/api_client.h"

#include "base/log.h"
#include "client/pending_call.h"
#include "client/service_address.h"
#include "client/token_renewal.h"
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QTimer>
#include <algorithm>
#include <optional>
#include <utility>

namespace mj::client
{
namespace
{

constexpr qint64 mostJson = 8 * 1'048'576;
constexpr qint64 mostFile = 25 * 1'048'576;
constexpr int mostTries = 3;
// Qt has six connections to a host and lets further requests wait inside, where their time would run out. Files leave two free.
constexpr int mostOnWire = 6;
constexpr int mostFilesOnWire = 4;
constexpr int longestRetryAfter = 10;
constexpr qint64 slowestUpload = 64; // bytes a millisecond

bool isWorthAnotherTry(const Answer &answer)
{
    if (answer.status == 0)
        return answer.result.error().code == Code::Offline || answer.result.error().code == Code::Timeout;
    return (answer.status == 429 || answer.status == 503) && answer.result.error().retryAfterSeconds <= longestRetryAfter;
}

int pauseBefore(int nextTry, int first, int retryAfterSeconds)
{
    const double growing = first * static_cast<double>(1 << (nextTry - 1)) * (0.75 + QRandomGenerator::global()->generateDouble() / 2);
    return std::max(static_cast<int>(growing), retryAfterSeconds * 1000);
}

void setPolicies(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    request.setSslConfiguration(tls);
    request.setRawHeader("User-Agent", "MJStudio");
    // Qt fills these in when they are missing: the language of the person's system, and a compression that hides the true size.
    request.setRawHeader("Accept-Language", "*");
    request.setRawHeader("Accept-Encoding", "identity");
}

} // namespace

struct ApiClient::Impl {
    explicit Impl(ApiClient &owner) : self(owner) {}

    QNetworkRequest requestFor(const api::Call &call) const;
    Exchange::Limits limitsFor(const PendingCall &pending) const;
    void start(PendingCall *pending);
    bool isHeldForToken(PendingCall *pending);
    bool hasRoomFor(const PendingCall &pending) const;
    void sendWaiting();
    void send(PendingCall *pending);
    void onAnswer(PendingCall *pending, Answer answer);
    void onTokenExpired(PendingCall *pending);
    void onRenewalEnded(bool renewed);
    void noteOutcome(const Answer &answer);
    void noteTrouble(const Answer &answer);

    ApiClient &self;
    QNetworkAccessManager network;
    TokenRenewal renewal;
    QList<PendingCall *> pendingCalls;
    QTimer wireFreed; // a moment later: whatever freed it has ended by then
    QUrl url;
    Patience patience;
    bool isOnline = true;
    std::optional<Error> renewalTrouble; // the service did not say no, it did not answer
};

ApiClient::ApiClient(QObject *parent) : QObject(parent), m(std::make_unique<Impl>(*this))
{
    setPatience({});
    m->wireFreed.setSingleShot(true);
    connect(&m->wireFreed, &QTimer::timeout, this, [this] { m->sendWaiting(); });
    connect(&m->renewal, &TokenRenewal::ended, this, [this](bool renewed) { m->onRenewalEnded(renewed); });
}

ApiClient::~ApiClient()
{
    // Before the network they use.
    for (PendingCall *pending : std::exchange(m->pendingCalls, {}))
        delete pending;
}

Result<void> ApiClient::setServiceUrl(const QUrl &url)
{
    if (const Result<void> checked = checkServiceUrl(url); !checked)
        return checked;
    m->url = url;
    m->network.setProxy(QNetworkProxy(isLoopback(url) ? QNetworkProxy::NoProxy : QNetworkProxy::DefaultProxy));
    return {};
}

QUrl ApiClient::serviceUrl() const
{
    return m->url;
}

void ApiClient::setPatience(const Patience &patience)
{
    m->patience = patience;
    m->renewal.setPatience(patience.refreshMs);
}

void ApiClient::setAccessToken(const QString &token, const QDateTime &expiresAt)
{
    m->renewal.setToken(token, expiresAt);
    if (!token.isEmpty())
        return;
    for (PendingCall *pending : QList<PendingCall *>(m->pendingCalls)) {
        if (pending->waitsForToken)
            pending->conclude(fail(Code::Unauthenticated));
    }
}

void ApiClient::setRefresher(Refresher refresher)
{
    m->renewal.setRefresher(std::move(refresher));
}

bool ApiClient::isOnline() const
{
    return m->isOnline;
}

void ApiClient::abortAll()
{
    for (PendingCall *pending : QList<PendingCall *>(m->pendingCalls))
        pending->conclude(fail(Code::Canceled));
}

void ApiClient::dispatch(api::Call call, bool file, QObject *context, std::function<void(Result<api::Bytes>)> done)
{
    const quint64 signIn = m->renewal.signIn();
    auto deliver = [this, signIn, needsToken = call.authenticated, done = std::move(done)](Result<api::Bytes> result) {
        const bool isSomebodyElses = needsToken && signIn != m->renewal.signIn();
        done(result && isSomebodyElses ? Result<api::Bytes>(fail(Code::Canceled)) : std::move(result));
    };
    auto *pending = new PendingCall(std::move(call), file, context ? context : this, std::move(deliver), this);
    pending->signIn = signIn;
    m->pendingCalls.append(pending);
    connect(pending, &PendingCall::concluded, this, [this, pending] {
        m->pendingCalls.removeOne(pending);
        m->wireFreed.start(0);
    });
    connect(&pending->pause, &QTimer::timeout, this, [this, pending] { m->start(pending); });
    pending->pause.start(0);
}

Result<QJsonObject> ApiClient::parseObject(const Result<api::Bytes> &raw)
{
    if (!raw)
        return fail(raw);
    const QJsonDocument document = QJsonDocument::fromJson(raw->bytes);
    if (!document.isObject())
        return fail(Code::BadReply, QStringLiteral("not a JSON object"));
    return document.object();
}

QNetworkRequest ApiClient::Impl::requestFor(const api::Call &call) const
{
    QUrl target = url;
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    target.setPath(path + call.path);
    if (!call.query.isEmpty())
        target.setQuery(call.query);
    QNetworkRequest request(target);
    setPolicies(request);
    if (call.authenticated)
        request.setRawHeader("Authorization", "Bearer " + renewal.token().toUtf8());
    if (!call.idempotencyKey.isEmpty())
        request.setRawHeader("Idempotency-Key", call.idempotencyKey);
    return request;
}

Exchange::Limits ApiClient::Impl::limitsFor(const PendingCall &pending) const
{
    const int held = pending.call.waitSeconds * 1000;
    Exchange::Limits limits;
    limits.idleMs = patience.idleMs + held;
    limits.totalMs = (pending.isFile ? patience.fileTotalMs : patience.totalMs) + held;
    if (!pending.call.body.isEmpty())
        limits.totalMs += static_cast<int>(QJsonDocument(pending.call.body).toJson(QJsonDocument::Compact).size() / slowestUpload);
    limits.bytes = pending.isFile ? mostFile : mostJson;
    limits.json = !pending.isFile;
    return limits;
}

void ApiClient::Impl::start(PendingCall *pending)
{
    if (url.isEmpty())
        return pending->conclude(fail(Code::Offline, QStringLiteral("no service address")));
    if (pending->call.authenticated) {
        if (!renewal.isSignedIn() || pending->signIn != renewal.signIn())
            return pending->conclude(fail(Code::Unauthenticated));
        if (isHeldForToken(pending))
            return;
    }
    pending->waitsForWire = !hasRoomFor(*pending);
    if (!pending->waitsForWire)
        send(pending);
}

bool ApiClient::Impl::hasRoomFor(const PendingCall &pending) const
{
    const auto onWire =
        std::count_if(pendingCalls.begin(), pendingCalls.end(), [](const PendingCall *p) { return p->exchange != nullptr; });
    const auto files =
        std::count_if(pendingCalls.begin(), pendingCalls.end(), [](const PendingCall *p) { return p->exchange && p->isFile; });
    return onWire < mostOnWire && (!pending.isFile || files < mostFilesOnWire);
}

void ApiClient::Impl::sendWaiting()
{
    const QList<PendingCall *> calls = pendingCalls;
    for (const bool file : {false, true}) {
        for (PendingCall *pending : calls) {
            if (pending->waitsForWire && pending->isFile == file && hasRoomFor(*pending)) {
                pending->waitsForWire = false;
                start(pending);
            }
        }
    }
}

bool ApiClient::Impl::isHeldForToken(PendingCall *pending)
{
    const bool due = renewal.isDue() && renewal.canRenew() && !pending->waitedForToken;
    if (!renewal.isUnderWay() && !due)
        return false;
    pending->waitsForToken = true;
    pending->waitedForToken = true;
    if (!renewal.isUnderWay())
        renewal.start();
    return true;
}

void ApiClient::Impl::send(PendingCall *pending)
{
    ++pending->tries;
    pending->token = renewal.number();
    pending->exchange = std::make_unique<Exchange>(network, requestFor(pending->call), pending->call, limitsFor(*pending));
    pending->exchange->whenDone([this, pending](Answer answer) { onAnswer(pending, std::move(answer)); });
}

void ApiClient::Impl::noteOutcome(const Answer &answer)
{
    const Code code = answer.result ? Code::Internal : answer.result.error().code;
    const bool lost = answer.status == 0 && (code == Code::Offline || code == Code::Timeout);
    // A refused certificate or a reply that makes no sense tells nothing about the line.
    if (answer.status == 0 && !lost)
        return;
    if (isOnline == !lost)
        return;
    isOnline = !lost;
    emit self.onlineChanged(isOnline);
}

void ApiClient::Impl::noteTrouble(const Answer &answer)
{
    const bool refused = answer.status >= 400 && answer.status < 500 && answer.status != 429;
    if (answer.result || refused)
        renewalTrouble.reset();
    else
        renewalTrouble = answer.result.error();
}

void ApiClient::Impl::onAnswer(PendingCall *pending, Answer answer)
{
    pending->dropExchange();
    wireFreed.start(0);
    const QPointer<PendingCall> alive(pending);
    if (renewal.isUnderWay() && !pending->call.authenticated)
        noteTrouble(answer);
    noteOutcome(answer);
    if (!alive)
        return;
    if (answer.result)
        return pending->conclude(std::move(answer.result));
    const Error &failure = answer.result.error();
    qCDebug(mjHttp) << "call failed:" << static_cast<int>(failure.code) << failure.detail << failure.requestId;
    if (failure.code == Code::TokenExpired && pending->call.authenticated)
        return onTokenExpired(pending);
    if (failure.code == Code::Unauthenticated && pending->call.authenticated && pending->token == renewal.number()) {
        pending->conclude(std::move(answer.result));
        emit self.refused();
        return;
    }
    if (pending->call.method != api::Method::Get || pending->tries >= mostTries || !isWorthAnotherTry(answer))
        return pending->conclude(std::move(answer.result));
    pending->pause.start(pauseBefore(pending->tries, patience.pauseMs, failure.retryAfterSeconds));
}

void ApiClient::Impl::onTokenExpired(PendingCall *pending)
{
    const bool isRenewedMeanwhile = pending->token != renewal.number();
    if (pending->wasResent || (!isRenewedMeanwhile && !renewal.canRenew()))
        return pending->conclude(fail(Code::Unauthenticated));
    pending->wasResent = true;
    if (isRenewedMeanwhile)
        return start(pending);
    pending->waitsForToken = true;
    pending->waitedForToken = true;
    if (!renewal.isUnderWay())
        renewal.start();
}

void ApiClient::Impl::onRenewalEnded(bool renewed)
{
    const Error reason = std::exchange(renewalTrouble, {}).value_or(error(Code::Unauthenticated));
    for (PendingCall *pending : QList<PendingCall *>(pendingCalls)) {
        if (!pending->waitsForToken)
            continue;
        pending->waitsForToken = false;
        if (renewed)
            start(pending);
        else
            pending->conclude(fail(reason));
    }
}

} // namespace mj::client
