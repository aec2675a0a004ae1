#include "server/http/router.h"

#include "api/error_status.h"
#include "base/log.h"
#include <exception>

namespace mj::server::http {
namespace {

bool isParameter(const QString &segment)
{
    return segment.size() > 2 && segment.startsWith(QLatin1Char('{')) && segment.endsWith(QLatin1Char('}'));
}

bool fits(const QStringList &pattern, const QList<QStringView> &path)
{
    if (pattern.size() != path.size())
        return false;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (isParameter(pattern.at(i)) ? path.at(i).isEmpty() : pattern.at(i) != path.at(i))
            return false;
    }
    return true;
}

// Of two patterns that fit one path: the one that is literal first.
bool moreLiteral(const QStringList &left, const QStringList &right)
{
    for (qsizetype i = 0; i < left.size(); ++i) {
        if (isParameter(left.at(i)) != isParameter(right.at(i)))
            return isParameter(right.at(i));
    }
    return false;
}

} // namespace

void Router::add(QByteArray method, QString pattern, Handler handler, qint64 bodyLimit)
{
    m_segments.push_back(pattern.split(QLatin1Char('/')));
    m_routes.push_back(Route{std::move(method), std::move(pattern), std::move(handler), bodyLimit});
}

Router::Match Router::match(const QByteArray &method, const QString &path) const
{
    const QList<QStringView> segments = QStringView(path).split(QLatin1Char('/'));
    const bool head = method == "HEAD";
    Match found;
    std::size_t best = 0;
    QList<QByteArray> allowed;
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        const Route &route = m_routes[i];
        if (!fits(m_segments[i], segments))
            continue;
        if (!allowed.contains(route.method))
            allowed.append(route.method);
        if (route.method != method && !(head && route.method == "GET"))
            continue;
        if (found.route == nullptr || moreLiteral(m_segments[i], m_segments[best])) {
            found.route = &route;
            best = i;
        }
    }
    if (allowed.contains("GET") && !allowed.contains("HEAD"))
        allowed.append("HEAD");
    found.allow = allowed.join(", ");
    for (qsizetype i = 0; found.route != nullptr && i < segments.size(); ++i) {
        const QString &name = m_segments[best].at(i);
        if (isParameter(name))
            found.parameters.insert(name.mid(1, name.size() - 2), segments.at(i).toString());
    }
    return found;
}

Reply Router::dispatch(Request request) const
{
    Match found = match(request.method, request.path);
    if (found.route == nullptr) {
        if (found.allow.isEmpty())
            return errorReply(error(Code::NotFound), request.requestId);
        Reply reply = errorReply(error(Code::MethodNotAllowed), request.requestId);
        reply.headers.emplaceBack("Allow", found.allow);
        return reply;
    }
    request.parameters = std::move(found.parameters);
    try {
        Result<Reply> reply = found.route->handler(request);
        return reply ? std::move(*reply) : errorReply(reply.error(), request.requestId);
    } catch (const std::exception &) {
        // what() may quote a value of the person, so only the request is named.
        qCWarning(mjHttp, "handler threw, request %s", qUtf8Printable(request.requestId));
    } catch (...) {
        qCWarning(mjHttp, "handler threw something unknown, request %s", qUtf8Printable(request.requestId));
    }
    return errorReply(error(Code::Internal), request.requestId);
}

qint64 Router::bodyLimit(const QByteArray &method, const QString &path) const
{
    const Match found = match(method, path);
    return found.route == nullptr ? 0 : found.route->bodyLimit;
}

Reply errorReply(const Error &error, const QString &requestId)
{
    QJsonObject body{{QStringLiteral("code"), QString(api::wireName(error.code))}, {QStringLiteral("requestId"), requestId}};
    if (!error.field.isEmpty())
        body.insert(QStringLiteral("field"), error.field);
    Reply reply = Reply::json({{QStringLiteral("error"), body}}, api::httpStatus(error.code));
    const int retryAfter = error.retryAfterSeconds > 0 ? error.retryAfterSeconds : (error.code == Code::Unavailable ? 1 : 0);
    if (retryAfter > 0)
        reply.headers.emplaceBack("Retry-After", QByteArray::number(retryAfter));
    if (reply.status == 401)
        reply.headers.emplaceBack("WWW-Authenticate", "Bearer");
    return reply;
}

} // namespace mj::server::http
