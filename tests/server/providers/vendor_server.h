#pragma once
#include <QByteArray>
#include <QHash>
#include <QList>
#include <QUrl>
#include <functional>
#include <memory>

namespace mj::test {

struct VendorRequest {
    QByteArray method;
    QByteArray target;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;

    QByteArray header(const char *name) const { return headers.value(QByteArray(name)); }
};

// What a stand-in does with a connection after it has read a request.
struct VendorReply {
    enum class End {
        Whole,
        Cut,
        Silence
    }; // Cut: the connection breaks after what was written; Silence: nothing more until the client leaves

    int status = 200;
    QByteArray type = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QList<QByteArray> pieces; // instead of `body`: chunked, each on its own
    int pauseMs = 0;          // before each piece; before the head where there are none
    End end = End::Whole;
    bool hasHead = true; // false: not a byte is answered before `end`
};

// An HTTP server on a free port of the loopback, a thread a connection. Knows nothing of any provider.
class VendorServer
{
public:
    explicit VendorServer(std::function<VendorReply(const VendorRequest &)> answer);
    ~VendorServer();

    QUrl url() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::test
