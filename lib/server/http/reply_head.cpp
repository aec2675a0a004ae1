#include "server/http/reply_head.h"

#include <algorithm>
#include <boost/beast/http/status.hpp>
#include <chrono>
#include <ctime>

namespace mj::server::http {
namespace {

bool isSafe(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

bool isName(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f && c != ':'; });
}

// The framing of a reply is the listener's alone.
bool isOwn(const QByteArray &name)
{
    for (const char *own : {"content-length", "transfer-encoding", "connection", "date", "x-request-id"}) {
        if (name.compare(own, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

// "Tue, 24 Nov 2026 01:02:03 GMT", whatever the locale.
QByteArray httpDate()
{
    static thread_local std::time_t madeAt = 0;
    static thread_local QByteArray made;
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    if (now == madeAt)
        return made;
    static constexpr const char *days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto time = std::chrono::system_clock::from_time_t(now);
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
    const auto two = [](qint64 number) { return QByteArray::number(number).rightJustified(2, '0'); };
    made = QByteArray(days[std::chrono::weekday(day).c_encoding()]) + ", " + two(unsigned(date.day())) + ' ' +
           months[unsigned(date.month()) - 1] + ' ' + QByteArray::number(int(date.year())) + ' ' + two(clock.hours().count()) + ':' +
           two(clock.minutes().count()) + ':' + two(clock.seconds().count()) + " GMT";
    madeAt = now;
    return made;
}

} // namespace

QByteArray replyHead(const Reply &reply, const QString &requestId, bool keepAlive)
{
    const auto reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(static_cast<unsigned>(reply.status)));
    QByteArray head;
    head.reserve(384);
    head += "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + QByteArray(reason.data(), static_cast<qsizetype>(reason.size()));
    head += "\r\nDate: " + httpDate() + "\r\nX-Request-Id: " + requestId.toLatin1() + "\r\nX-Content-Type-Options: nosniff\r\n";
    bool cacheSaid = false;
    for (const auto &[name, value] : reply.headers) {
        if (!isName(name) || !isSafe(value) || isOwn(name))
            continue;
        cacheSaid = cacheSaid || name.compare("cache-control", Qt::CaseInsensitive) == 0;
        head += name + ": " + value + "\r\n";
    }
    if (!cacheSaid)
        head += "Cache-Control: no-store\r\n";
    if (!reply.body.isEmpty() && isSafe(reply.contentType))
        head += "Content-Type: " + reply.contentType + "\r\n";
    if (reply.status != 204 && reply.status != 304)
        head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    return head + (keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
}

} // namespace mj::server::http
