#pragma once
#include "base/error.h"
#include "server/http/message.h"
#include <string_view>
#include <tl/expected.hpp>

namespace mj::server::http {

// Why a request gets no handler: the status of the answer and the code in its body.
struct Refusal {
    int status = 400;
    Code code = Code::InvalidField;
};

struct RequestHead {
    Request request; // without body, id and address
    QByteArray host; // lower case; empty only for HTTP/1.0
    qint64 length = 0;
    bool chunked = false;
    bool keepAlive = false;
    bool expectsContinue = false;
    bool old = false; // HTTP/1.0
};

// One whole head, from the method to the empty line. Refuses everything that leaves the length of the body, the host or
// the target open to two readings.
tl::expected<RequestHead, Refusal> parseHead(std::string_view head);

} // namespace mj::server::http
