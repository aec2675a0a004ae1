#include "server/http/request_head.h"

#include "server/http/target.h"
#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <limits>

namespace mj::server::http {
namespace {

namespace beast = boost::beast::http;
using Fields = beast::fields;
using Refused = std::optional<Refusal>;

constexpr int maxFields = 100;

QByteArray toBytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

template <class Text>
std::string_view view(const Text &text)
{
    return {text.data(), static_cast<std::size_t>(text.size())};
}

bool isDigits(std::string_view text)
{
    return !text.empty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isHost(std::string_view text)
{
    const auto fine = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view(".-_:[]").find(c) != std::string_view::npos;
    };
    return !text.empty() && text.size() <= 260 && std::all_of(text.begin(), text.end(), fine);
}

// A version is only to blame when the request line has its three parts.
bool namesVersion(std::string_view head)
{
    const std::string_view line = head.substr(0, head.find('\r'));
    return std::count(line.begin(), line.end(), ' ') == 2 && line.substr(line.rfind(' ') + 1).substr(0, 5) == "HTTP/";
}

Refused readLength(const Fields &fields, RequestHead &head)
{
    const auto lengths = fields.count(beast::field::content_length);
    const auto codings = fields.count(beast::field::transfer_encoding);
    if (lengths > 1 || codings > 1 || (lengths == 1 && codings == 1))
        return Refusal{};
    if (lengths == 1) {
        const QByteArray text = toBytes(view(fields[beast::field::content_length]));
        if (!isDigits(view(text)))
            return Refusal{};
        head.length = text.toLongLong();
    }
    if (codings == 1) {
        if (head.old || toBytes(view(fields[beast::field::transfer_encoding])).toLower() != "chunked")
            return Refusal{};
        head.chunked = true;
    }
    return std::nullopt;
}

Refused readHost(const Fields &fields, RequestHead &head)
{
    const auto hosts = fields.count(beast::field::host);
    if (hosts == 0 && head.old)
        return std::nullopt;
    if (hosts != 1 || !isHost(view(fields[beast::field::host])))
        return Refusal{};
    head.host = toBytes(view(fields[beast::field::host])).toLower();
    return std::nullopt;
}

Refused readExpectation(const Fields &fields, RequestHead &head)
{
    if (fields.count(beast::field::expect) == 0 || head.old)
        return std::nullopt;
    if (toBytes(view(fields[beast::field::expect])).toLower() != "100-continue")
        return Refusal{417, Code::InvalidField};
    head.expectsContinue = head.chunked || head.length > 0;
    return std::nullopt;
}

Refused readFields(const Fields &fields, RequestHead &head)
{
    int count = 0;
    for (const auto &field : fields) {
        if (++count > maxFields)
            return Refusal{431, Code::HeaderTooLarge};
        const QByteArray name = toBytes(view(field.name_string())).toLower();
        const QByteArray value = toBytes(view(field.value()));
        QByteArray &known = head.request.headers[name];
        known = known.isNull() ? value : known + (name == "cookie" ? "; " : ", ") + value;
    }
    return std::nullopt;
}

} // namespace

tl::expected<RequestHead, Refusal> parseHead(std::string_view text)
{
    beast::request_parser<beast::empty_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(text.size() + 1));
    parser.body_limit(std::numeric_limits<std::uint64_t>::max()); // the listener has its own, a route's; none means 0 to Boost 1.74
    boost::system::error_code failed;
    parser.put(boost::asio::buffer(text.data(), text.size()), failed);
    if (failed == beast::error::bad_version && namesVersion(text))
        return tl::unexpected(Refusal{505, Code::InvalidField});
    if (failed || !parser.is_header_done())
        return tl::unexpected(Refusal{});

    const auto &message = parser.get();
    std::optional<Target> target = parseTarget(view(message.target()));
    if (!target)
        return tl::unexpected(Refusal{});
    RequestHead head;
    head.old = message.version() == 10;
    head.keepAlive = message.keep_alive();
    head.request.method = toBytes(view(message.method_string()));
    head.request.path = std::move(target->path);
    head.request.query = std::move(target->query);
    for (const auto read : {readLength, readHost, readExpectation, readFields}) {
        if (const Refused refused = read(message, head))
            return tl::unexpected(*refused);
    }
    return head;
}

} // namespace mj::server::http
