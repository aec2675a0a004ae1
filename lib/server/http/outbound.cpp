#include "server/http/outbound.h"

#include <algorithm>
#include <curl/curl.h>
#include <memory>

namespace mj::server::http {
namespace {

constexpr qsizetype maxHeaderBytes = 64 * 1024;

struct FreeHandle {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

// What one call collects while libcurl runs.
struct Collected {
    const OutboundRequest &request;
    OutboundReply reply;
    qsizetype headerBytes = 0;
    bool tooLarge = false;
};

// One handle a thread: it keeps connections for the next GET.
CURL *threadHandle()
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    static thread_local const std::unique_ptr<CURL, FreeHandle> handle(ready == CURLE_OK ? curl_easy_init() : nullptr);
    return handle.get();
}

std::size_t takeBody(char *data, std::size_t size, std::size_t count, void *user)
{
    auto &collected = *static_cast<Collected *>(user);
    const auto bytes = static_cast<qsizetype>(size * count);
    if (collected.reply.body.size() + bytes > collected.request.maxReply) {
        collected.tooLarge = true;
        return 0;
    }
    collected.reply.body.append(data, bytes);
    return size * count;
}

std::size_t takeHeader(char *data, std::size_t size, std::size_t count, void *user)
{
    auto &collected = *static_cast<Collected *>(user);
    const QByteArray line(data, static_cast<qsizetype>(size * count));
    collected.headerBytes += line.size();
    if (collected.headerBytes > maxHeaderBytes) {
        collected.tooLarge = true;
        return 0;
    }
    const qsizetype colon = line.indexOf(':');
    if (line.startsWith("HTTP/"))
        collected.reply.headers.clear(); // the interim reply before this one
    else if (colon > 0)
        collected.reply.headers.emplaceBack(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    return size * count;
}

int onProgress(void *user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    const auto &collected = *static_cast<Collected *>(user);
    return collected.request.cancel != nullptr && collected.request.cancel->load() ? 1 : 0;
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("::1") || host.startsWith(QLatin1String("127."));
}

bool isLine(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

HeaderList headerList(const OutboundRequest &request)
{
    HeaderList list;
    const auto append = [&list](const QByteArray &line) { list.reset(curl_slist_append(list.release(), line.constData())); };
    append("Expect:");
    bool typed = false;
    for (const auto &[name, value] : request.headers) {
        typed = typed || name.compare("content-type", Qt::CaseInsensitive) == 0;
        append(value.isEmpty() ? name + ';' : name + ": " + value);
    }
    if (!typed)
        append("Content-Type:"); // else libcurl would call every body a form
    return list;
}

void setTarget(CURL *handle, const OutboundRequest &request)
{
    const bool replayable = request.method == "GET" || request.method == "HEAD";
    curl_easy_setopt(handle, CURLOPT_URL, request.url.toEncoded(QUrl::RemoveFragment).constData());
    if (isLoopback(request.url.host()))
        curl_easy_setopt(handle, CURLOPT_PROXY, "");
    if (request.method == "HEAD") {
        curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
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
}

Code codeOf(CURLcode failed, bool tooLarge)
{
    if (tooLarge)
        return Code::PayloadTooLarge;
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

} // namespace

Result<OutboundReply> send(const OutboundRequest &request)
{
    const QString scheme = request.url.scheme();
    if (!request.url.isValid() || request.url.host().isEmpty() || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return fail(Code::InvalidField, QStringLiteral("not an http or https address"), QStringLiteral("url"));
    for (const auto &[name, value] : request.headers) {
        if (name.isEmpty() || !isLine(name) || !isLine(value))
            return fail(Code::InvalidField, QStringLiteral("a header would break its line"), QStringLiteral("headers"));
    }
    CURL *handle = threadHandle();
    if (handle == nullptr)
        return fail(Code::Internal, QStringLiteral("libcurl does not start"));

    Collected collected{request, {}, 0, false};
    const HeaderList headers = headerList(request);
    setRules(handle, request);
    setTarget(handle, request);
    setCallbacks(handle, collected);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    const CURLcode failed = curl_easy_perform(handle);
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_reset(handle); // keeps the connections, forgets the pointers into this call
    if (failed != CURLE_OK) {
        const Code code = codeOf(failed, collected.tooLarge);
        const QString detail = QString::fromUtf8(curl_easy_strerror(failed));
        return fail(code, detail, code == Code::InvalidField ? QStringLiteral("url") : QString());
    }
    collected.reply.status = static_cast<int>(status);
    return std::move(collected.reply);
}

} // namespace mj::server::http
