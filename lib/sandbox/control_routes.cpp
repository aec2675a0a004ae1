#include "sandbox/control_routes.h"

namespace mj::sandbox
{

namespace
{

HttpReply wrong(int status, const char *code)
{
    return jsonReply(status, {{QStringLiteral("code"), QLatin1String(code)}});
}

} // namespace

ControlRoutes::ControlRoutes(PaymentBook &book, FaultBox &faults, const ApiRoutes &api, const Clock &clock)
    : m_book(book), m_faults(faults), m_api(api), m_clock(clock)
{
}

HttpReply ControlRoutes::handle(const HttpRequest &request)
{
    const QString what = request.path.value(1);
    if (request.path.size() != 2)
        return wrong(404, "NOT_FOUND");
    if (request.method == "GET" && what == QLatin1String("payments"))
        return payments();
    if (request.method == "GET" && what == QLatin1String("faults"))
        return jsonReply(200, {{QStringLiteral("faults"), m_faults.list()}});
    if (!request.header("content-type").toLower().startsWith("application/json"))
        return wrong(415, "UNSUPPORTED_MEDIA_TYPE");
    return change(what, request);
}

HttpReply ControlRoutes::change(const QString &what, const HttpRequest &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (request.method == "DELETE" && what == QLatin1String("faults")) {
        m_faults.clear();
        return jsonReply(200, {});
    }
    if (request.method != "POST")
        return wrong(404, "NOT_FOUND");
    if (what == QLatin1String("clock"))
        return advance(body);
    if (what == QLatin1String("reset")) {
        m_faults.clear();
        return m_book.clear() ? jsonReply(200, {}) : wrong(500, "NOT_SAVED");
    }
    if (what != QLatin1String("faults"))
        return wrong(404, "NOT_FOUND");
    const std::optional<Fault> fault = FaultBox::fromJson(body);
    if (!fault)
        return wrong(400, "INVALID_FAULT");
    m_faults.add(*fault);
    return jsonReply(200, {{QStringLiteral("faults"), m_faults.list()}});
}

HttpReply ControlRoutes::advance(const QJsonObject &body)
{
    constexpr int longest = 366 * 24 * 3600;
    const int seconds = body[QLatin1String("advanceSeconds")].toInt(-1);
    if (seconds < 0 || seconds > longest)
        return wrong(400, "INVALID_TIME");
    if (!m_book.advanceClock(seconds))
        return wrong(500, "NOT_SAVED");
    return jsonReply(200, {{QStringLiteral("now"), toWire(m_clock.now())}});
}

HttpReply ControlRoutes::payments()
{
    QJsonArray list;
    m_book.look([&](BookState &state, const QDateTime &now) {
        const QList<Payment> all = state.all(now);
        for (const Payment &payment : all)
            list.append(m_api.wire(payment, Language::Korean));
    });
    return jsonReply(200, {{QStringLiteral("payments"), list}});
}

} // namespace mj::sandbox
