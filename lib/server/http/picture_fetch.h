#pragma once
#include "imaging/safe_decode.h"
#include "server/http/fetch_rule.h"
#include <atomic>

namespace mj::server::http {

struct FetchedPicture {
    QByteArray bytes; // up to the end of the picture: what followed it is gone
    PictureFormat format = PictureFormat::Png;
    QSize size;
};

// Downloads a picture from an address a provider named, which is somebody else's word: FetchRule judges it and every redirect anew, the
// connection is pinned to the addresses that were judged, no proxy is asked (it would look the name up itself) and nothing secret
// is sent along. What the reply calls itself is not believed: the bytes must decode. Synchronous, for runners; thread-safe.
class PictureFetch
{
public:
    struct Config {
        FetchRule rule;
        DecodeLimits limits; // maxBytes also bounds what is downloaded
        int timeoutMs = 60'000; // all redirects together
        int stallMs = 15'000;
        int maxRedirects = 2;
    };

    PictureFetch();
    explicit PictureFetch(Config config);

    // Errors: those of FetchRule::aim and decode, of `send`, and NotFound (404, 410: providers delete after an hour or so), Unavailable
    // (408, 429, 5xx: worth asking again), BadReply (any other status, too many redirects, a redirect to nowhere).
    Result<FetchedPicture> fetch(const QString &url, const QStringList &hosts, const std::atomic<bool> *cancel = nullptr) const;

private:
    Result<FetchedPicture> take(const QByteArray &bytes) const;

    Config m_config;
};

} // namespace mj::server::http
