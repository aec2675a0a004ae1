#include "server/http/picture_fetch.h"

#include "server/http/outbound.h"
#include <QElapsedTimer>

namespace mj::server::http {
namespace {

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Code codeOf(int status)
{
    if (status == 404 || status == 410)
        return Code::NotFound;
    return status == 408 || status == 429 || status >= 500 ? Code::Unavailable : Code::BadReply;
}

// A header that comes twice could be read in two ways.
Result<QString> locationOf(const OutboundReply &reply)
{
    QList<QByteArray> found;
    for (const auto &[name, value] : reply.headers) {
        if (name == "location")
            found.append(value);
    }
    if (found.size() != 1 || found.first().isEmpty())
        return fail(Code::BadReply, QStringLiteral("a redirect to nowhere"), QStringLiteral("url"));
    return QString::fromLatin1(found.first());
}

} // namespace

PictureFetch::PictureFetch() : PictureFetch(Config()) {}

PictureFetch::PictureFetch(Config config) : m_config(std::move(config)) {}

Result<FetchedPicture> PictureFetch::fetch(const QString &url, const QStringList &hosts, const std::atomic<bool> *cancel) const
{
    QElapsedTimer timer;
    timer.start();
    QString next = url;
    QUrl base;
    for (int hop = 0; hop <= m_config.maxRedirects; ++hop) {
        const Result<FetchTarget> target = m_config.rule.aim(next, hosts, base);
        if (!target)
            return fail(target);
        const qint64 left = m_config.timeoutMs - timer.elapsed();
        if (left <= 0)
            return fail(Code::Timeout, QStringLiteral("the file took too long"));
        OutboundRequest request;
        request.url = target->url;
        request.pinnedTo = target->addresses;
        request.headers = {{"Accept", "image/png, image/jpeg, image/webp"}};
        request.timeoutMs = static_cast<int>(left);
        request.stallMs = m_config.stallMs;
        request.maxReply = m_config.limits.maxBytes;
        request.cancel = cancel;
        const Result<OutboundReply> reply = send(request);
        if (!reply)
            return fail(reply);
        if (reply->status == 200)
            return take(reply->body);
        if (!isRedirect(reply->status))
            return fail(codeOf(reply->status), QStringLiteral("status %1 for a file").arg(reply->status));
        const Result<QString> location = locationOf(*reply);
        if (!location)
            return fail(location);
        next = *location;
        base = target->url;
    }
    return fail(Code::BadReply, QStringLiteral("too many redirects"), QStringLiteral("url"));
}

Result<FetchedPicture> PictureFetch::take(const QByteArray &bytes) const
{
    const Result<PictureHeader> header = checkPicture(bytes, m_config.limits);
    if (!header)
        return fail(header);
    const QByteArray picture = bytes.left(header->end);
    if (const Result<QImage> image = decode(picture, m_config.limits); !image)
        return fail(image);
    return FetchedPicture{picture, header->format, header->size};
}

} // namespace mj::server::http
