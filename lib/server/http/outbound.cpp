#include "server/http/outbound.h"

#include "server/http/multipart_form.h"
#include "server/http/pinned_addresses.h"
#include <QElapsedTimer>
#include <algorithm>
#include <curl/curl.h>
#include <memory>
#include <optional>

namespace mj::server::http {
namespace {

constexpr qsizetype maxHeaderBytes = 64 * 1024;

struct FreeHandle {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, FreeHandle>;
using TextList = std::unique_ptr<curl_slist, FreeList>;

// What one call collects while libcurl runs.
struct Collected {
    const OutboundRequest &request;
    PinnedAddresses pinned;
    OutboundReply reply;
    qsizetype headerBytes = 0;
    qint64 bodyBytes = 0;
    std::optional<Code> ended; // why we broke off ourselves
    QElapsedTimer still;       // since a byte moved; invalid until the request leaves
    curl_off_t moved = 0;
};

std::size_t breakOff(Collected &collected, Code why)
{
    collected.ended = why;
    return 0; // what a callback that takes bytes answers to end the call
}

CURL *newHandle()
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    return ready == CURLE_OK ? curl_easy_init() : nullptr;
}

// One handle a thread: it keeps connections for the next GET.
CURL *threadHandle()
{
    static thread_local const Handle handle(newHandle());
    return handle.get();
}

std::size_t takeBody(char *data, std::size_t size, std::size_t count, void *user)
{
    auto &collected = *static_cast<Collected *>(user);
    const auto bytes = static_cast<qsizetype>(size * count);
    collected.still.start();
    collected.bodyBytes += bytes;
    if (collected.bodyBytes > collected.request.maxReply)
        return breakOff(collected, Code::PayloadTooLarge);
    if (!collected.request.onBody || collected.reply.status / 100 != 2)
        collected.reply.body.append(data, bytes);
    else if (!collected.request.onBody(QByteArray(data, bytes)))
        return breakOff(collected, Code::Canceled);
    return size * count;
}

std::size_t takeHeader(char *data, std::size_t size, std::size_t count, void *user)
{
    auto &collected = *static_cast<Collected *>(user);
    const QByteArray line(data, static_cast<qsizetype>(size * count));
    collected.still.start();
    collected.headerBytes += line.size();
    if (collected.headerBytes > maxHeaderBytes)
        return breakOff(collected, Code::PayloadTooLarge);
    const qsizetype colon = line.indexOf(':');
    if (line.startsWith("HTTP/")) {
        collected.reply.headers.clear(); // the interim reply before this one
        collected.reply.status = line.mid(line.indexOf(' ') + 1, 3).toInt();
    } else if (colon > 0) {
        collected.reply.headers.emplaceBack(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    return size * count;
}

int onProgress(void *user, curl_off_t, curl_off_t received, curl_off_t, curl_off_t given)
{
    auto &collected = *static_cast<Collected *>(user);
    const OutboundRequest &request = collected.request;
    if (received + given != collected.moved && collected.still.isValid()) {
        collected.moved = received + given;
        collected.still.start();
    }
    if (request.stallMs > 0 && collected.still.isValid() && collected.still.elapsed() > request.stallMs)
        collected.ended = Code::Timeout;
    else if (request.cancel != nullptr && request.cancel->load())
        collected.ended = Code::Canceled;
    return collected.ended ? 1 : 0;
}

// Connected, TLS agreed, and not a byte of the request has left.
int onConnected(void *user, char *, char *, int, int)
{
    auto &collected = *static_cast<Collected *>(user);
    collected.still.start();
    if (collected.request.sent != nullptr)
        collected.request.sent->store(true);
    return CURL_PREREQFUNC_OK;
}

curl_socket_t openPinned(void *user, curlsocktype, curl_sockaddr *address)
{
    const auto &collected = *static_cast<const Collected *>(user);
    if (!collected.pinned.contains(address->addr))
        return CURL_SOCKET_BAD;
    return ::socket(address->family, address->socktype, address->protocol);
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("::1") || host.startsWith(QLatin1String("127."));
}

bool isLine(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool hasType(const OutboundRequest &request)
{
    return std::any_of(request.headers.begin(), request.headers.end(),
                       [](const auto &header) { return header.first.compare("content-type", Qt::CaseInsensitive) == 0; });
}

Result<void> check(const OutboundRequest &request)
{
    const QString scheme = request.url.scheme();
    if (!request.url.isValid() || request.url.host().isEmpty() || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return fail(Code::InvalidField, QStringLiteral("not an http or https address"), QStringLiteral("url"));
    for (const auto &[name, value] : request.headers) {
        if (name.isEmpty() || !isLine(name) || !isLine(value))
            return fail(Code::InvalidField, QStringLiteral("a header would break its line"), QStringLiteral("headers"));
    }
    for (const OutboundRequest::Part &part : request.parts) {
        if (part.name.isEmpty() || !isLine(part.name) || !isLine(part.fileName) || !isLine(part.contentType))
            return fail(Code::InvalidField, QStringLiteral("a part without a name, or one that would break its line"), QStringLiteral("parts"));
    }
    const bool bodiless = request.method == "GET" || request.method == "HEAD";
    if (!request.parts.isEmpty() && (bodiless || !request.body.isEmpty() || hasType(request)))
        return fail(Code::InvalidField, QStringLiteral("parts beside another body, its type, or a method without one"), QStringLiteral("parts"));
    return {};
}

void append(TextList &list, const QByteArray &line)
{
    list.reset(curl_slist_append(list.release(), line.constData()));
}

TextList headerList(const OutboundRequest &request)
{
    TextList list;
    append(list, "Expect:");
    for (const auto &[name, value] : request.headers)
        append(list, value.isEmpty() ? name + ';' : name + ": " + value);
    if (request.parts.isEmpty() && !hasType(request))
        append(list, "Content-Type:"); // else libcurl would call every body a form
    return list;
}

void setTarget(CURL *handle, const OutboundRequest &request)
{
    const bool replayable = request.method == "GET" || request.method == "HEAD";
    curl_easy_setopt(handle, CURLOPT_URL, request.url.toEncoded(QUrl::RemoveFragment).constData());
    // A proxy would look the host up itself, so what is pinned goes straight.
    if (isLoopback(request.url.host()) || !request.pinnedTo.isEmpty())
        curl_easy_setopt(handle, CURLOPT_PROXY, "");
    if (request.method == "HEAD") {
        curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
    } else if (!request.parts.isEmpty()) {
        // the form is the body
    } else if (request.method != "GET" || !request.body.isEmpty()) {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.constData());
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    }
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method == "HEAD" ? nullptr : request.method.constData());
    // On a connection used before, libcurl repeats a request that got no answer: a payment must not be.
    curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, replayable ? 0L : 1L);
    curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, replayable ? 0L : 1L);
}

void setRules(CURL *handle, const OutboundRequest &request)
{
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "mjstudio-server");
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::max(1, request.connectTimeoutMs)));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max(1, request.timeoutMs)));
    curl_easy_setopt(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(std::max<qint64>(1, request.maxReply)));
}

void setCallbacks(CURL *handle, Collected &collected)
{
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &collected);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &collected);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, onProgress);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &collected);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, onConnected);
    curl_easy_setopt(handle, CURLOPT_PREREQDATA, &collected);
    if (collected.pinned.isEmpty())
        return;
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, openPinned);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &collected);
}

Code codeOf(CURLcode failed)
{
    switch (failed) {
    case CURLE_FILESIZE_EXCEEDED:
        return Code::PayloadTooLarge;
    case CURLE_OPERATION_TIMEDOUT:
        return Code::Timeout;
    case CURLE_ABORTED_BY_CALLBACK:
        return Code::Canceled;
    case CURLE_URL_MALFORMAT:
        return Code::InvalidField;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return Code::TlsRejected;
    case CURLE_UNSUPPORTED_PROTOCOL: // the scheme was looked at before: this is an answer without a status line
    case CURLE_WEIRD_SERVER_REPLY:
        return Code::BadReply;
    default:
        return Code::Offline;
    }
}

// libcurl works through the call; the lists and the form live until it has.
CURLcode perform(CURL *handle, Collected &collected)
{
    const OutboundRequest &request = collected.request;
    const TextList headers = headerList(request);
    TextList resolved;
    if (const QByteArray line = collected.pinned.resolveLine(request.url); !line.isEmpty())
        append(resolved, line);
    const MultipartForm form(handle, request.parts);
    if (!form.isComplete())
        return CURLE_OUT_OF_MEMORY;
    setRules(handle, request);
    setTarget(handle, request);
    setCallbacks(handle, collected);
    if (form.handle() != nullptr)
        curl_easy_setopt(handle, CURLOPT_MIMEPOST, form.handle());
    curl_easy_setopt(handle, CURLOPT_RESOLVE, resolved.get());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    const CURLcode failed = curl_easy_perform(handle);
    curl_easy_reset(handle); // keeps the connections, forgets the pointers into this call
    return failed;
}

} // namespace

Result<OutboundReply> send(const OutboundRequest &request)
{
    if (request.sent != nullptr)
        request.sent->store(false);
    if (const Result<void> sound = check(request); !sound)
        return fail(sound);
    const Result<PinnedAddresses> pinned = PinnedAddresses::from(request.pinnedTo);
    if (!pinned)
        return fail(pinned);
    // Pinned names would stay in the memory of a handle that is used again.
    const Handle own(pinned->isEmpty() ? nullptr : newHandle());
    CURL *handle = pinned->isEmpty() ? threadHandle() : own.get();
    if (handle == nullptr)
        return fail(Code::Internal, QStringLiteral("libcurl does not start"));

    Collected collected{request, *pinned, {}, 0, 0, {}, {}, 0};
    const CURLcode failed = perform(handle, collected);
    if (failed == CURLE_OK)
        return std::move(collected.reply);
    const Code code = collected.ended.value_or(codeOf(failed));
    const QString detail = QString::fromUtf8(curl_easy_strerror(failed));
    return fail(code, detail, code == Code::InvalidField ? QStringLiteral("url") : QString());
}

} // namespace mj::server::http
