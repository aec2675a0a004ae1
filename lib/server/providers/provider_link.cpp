#include "server/providers/provider_link.h"

#include "base/clock.h"
#include "crypto/digest.h"
#include "imaging/safe_decode.h"
#include "server/http/picture_fetch.h"

#include <QLocale>
#include <algorithm>
#include <chrono>
#include <thread>

namespace mj::server {
namespace {

constexpr int fetchPause = 500; // ms before the second look; then twice that

// "none", "1h", "30d" -> how long they say they keep it; invalid: not kept.
QDateTime keptUntil(const QString &retention, const QDateTime &now)
{
    bool isNumber = false;
    const int number = retention.chopped(std::min<qsizetype>(1, retention.size())).toInt(&isNumber);
    if (!isNumber)
        return {};
    return retention.endsWith(QLatin1Char('d')) ? now.addDays(number) : now.addSecs(number * 3600LL);
}

QByteArray headerOf(const http::OutboundReply &reply, const QByteArray &name)
{
    const auto found = std::find_if(reply.headers.begin(), reply.headers.end(), [&](const auto &header) { return header.first == name; });
    return found == reply.headers.end() ? QByteArray() : found->second;
}

struct ResultPlaces {
    QStringList peers; // engines of ours on this computer, with their ports: http is allowed to these
    QStringList hosts;
};

// Where results may come from. An engine of ours is its own place, over http too; so is another of ours that the operator named by its port.
ResultPlaces placesOf(const ProviderConfig &config)
{
    ResultPlaces places;
    const QUrl &base = config.base;
    const bool isPlain = base.scheme() == QLatin1String("http");
    if (isPlain || config.resultHosts.isEmpty())
        places.hosts.append(base.host());
    if (isPlain)
        places.peers.append((base.host().contains(u':') ? u'[' + base.host() + u']' : base.host()) + u':' + QString::number(base.port(80)));
    for (const QString &entry : config.resultHosts) {
        const qsizetype colon = entry.lastIndexOf(u':');
        places.hosts.append(colon < 0 ? entry : entry.left(colon));
        if (isPlain && colon >= 0)
            places.peers.append(entry);
    }
    return places;
}

} // namespace

ProviderLink::ProviderLink(const ProviderConfig &config, Authorisation authorisation, const ProviderWork &work)
    : m_config(config), m_authorisation(std::move(authorisation)), m_work(work)
{
}

void ProviderLink::disclose(const ProviderCall &call) const
{
    if (call.fields.isEmpty() || !m_work.disclosed)
        return;
    api::Disclosure disclosure;
    disclosure.processor = m_config.name;
    disclosure.country = m_config.country;
    disclosure.purpose = call.purpose;
    disclosure.at = SystemClock().now();
    disclosure.until = keptUntil(m_config.retention, disclosure.at);
    for (const SentField &field : call.fields)
        disclosure.fields.append({field.name, field.content.size(), QString::fromLatin1(sha256(field.content).toHex())});
    m_work.disclosed(disclosure);
}

Result<http::OutboundReply> ProviderLink::send(const ProviderCall &call) const
{
    if (isCanceled() && !call.ignoresCancel)
        return fail(Code::Canceled);
    http::OutboundRequest request;
    request.method = call.method;
    const QUrl address(call.path);
    QString base = m_config.base.toString(QUrl::StripTrailingSlash);
    request.url = address.isRelative() ? QUrl(base + (call.path.startsWith(QLatin1Char('/')) ? QString() : QStringLiteral("/")) + call.path) : address;
    // The key goes to the provider's own host and nowhere else, whatever an answer says.
    if (request.url.host() != m_config.base.host() || request.url.port() != m_config.base.port() || request.url.scheme() != m_config.base.scheme())
        return fail(Code::ProviderFailed, QStringLiteral("an address of another host"));
    request.headers = m_authorisation + call.headers;
    request.body = call.body;
    request.parts = call.parts;
    request.connectTimeoutMs = 10'000;
    request.timeoutMs = call.timeoutMs;
    request.stallMs = call.stallMs;
    request.maxReply = call.maxReply;
    request.onBody = call.onBody;
    request.cancel = call.ignoresCancel ? nullptr : m_work.canceled;
    std::atomic<bool> sent{false};
    request.sent = &sent;
    disclose(call);
    Result<http::OutboundReply> reply = http::send(request);
    if (reply)
        return reply;
    switch (reply.error().code) {
    case Code::Canceled:
        return reply;
    case Code::TlsRejected:
        return fail(Code::Forbidden, QStringLiteral("the certificate was refused"));
    case Code::InvalidField:
        return fail(Code::ProviderFailed, QStringLiteral("the call cannot be written"));
    default:
        return fail(sent ? Code::OutcomeUnknown : Code::Offline);
    }
}

Result<QByteArray> ProviderLink::fetch(const QUrl &address) const
{
    const ResultPlaces places = placesOf(m_config);
    http::PictureFetch::Config rules;
    rules.rule = http::FetchRule(places.peers);
    const http::PictureFetch files(rules);
    const QString url = address.toString(QUrl::FullyEncoded);
    for (int attempt = 0;; ++attempt) {
        const Result<http::FetchedPicture> file = files.fetch(url, places.hosts, m_work.canceled);
        if (file)
            return file->bytes;
        const Code code = file.error().code;
        if (code == Code::Canceled)
            return fail(Code::Canceled);
        // The picture is made and paid for: a look that failed on the way is worth a few more.
        const bool isWorthAnother = code == Code::Unavailable || code == Code::Offline || code == Code::Timeout || code == Code::NotFound;
        if (!isWorthAnother || attempt == 2)
            return fail(Code::ProviderFailed, QStringLiteral("the result cannot be fetched"));
        if (const Result<void> waited = wait(fetchPause << attempt); !waited)
            return fail(waited);
    }
}

Result<QByteArray> ProviderLink::decode(const QByteArray &base64)
{
    const qsizetype comma = base64.startsWith("data:") ? base64.indexOf(',') : -1;
    const auto decoded = QByteArray::fromBase64Encoding(comma < 0 ? base64 : base64.mid(comma + 1));
    if (!decoded || !checkPicture(*decoded))
        return fail(Code::ProviderFailed, QStringLiteral("not a picture"));
    return *decoded;
}

Result<void> ProviderLink::wait(int milliseconds) const
{
    using namespace std::chrono_literals;
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (!isCanceled()) {
        const auto left = end - std::chrono::steady_clock::now();
        if (left <= 0ms)
            return {};
        std::this_thread::sleep_for(std::min<std::chrono::steady_clock::duration>(left, 20ms));
    }
    return fail(Code::Canceled);
}

int ProviderLink::retryAfterSeconds(const http::OutboundReply &reply)
{
    bool isNumber = false;
    const double exact = headerOf(reply, "retry-after-ms").toDouble(&isNumber);
    if (isNumber)
        return static_cast<int>(std::clamp((exact + 999) / 1000, 0.0, 3600.0));
    const QByteArray text = headerOf(reply, "retry-after");
    const double seconds = text.toDouble(&isNumber);
    if (isNumber)
        return static_cast<int>(std::clamp(seconds, 0.0, 3600.0));
    const QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!at.isValid())
        return 0;
    return static_cast<int>(std::clamp<qint64>(QDateTime::currentDateTimeUtc().secsTo(QDateTime(at.date(), at.time(), Qt::UTC)), 0, 3600));
}

} // namespace mj::server
