#include "sandbox/control_routes.h"

#include "sandbox/api_access.h"
#include "sandbox/deposit_desk.h"
#include "sandbox/json_fields.h"

namespace mj::sandbox
{

namespace
{

HttpReply wrong(int status, const char *code)
{
    return jsonReply(status, {{QStringLiteral("code"), QLatin1String(code)}});
}

} // namespace

ControlRoutes::ControlRoutes(PaymentBook &book, FaultBox &faults, const ApiRoutes &api, WebhookCourier &webhooks, const Pages &pages,
                             const Clock &clock)
    : m_book(book), m_faults(faults), m_api(api), m_webhooks(webhooks), m_pages(pages), m_clock(clock)
{
}

HttpReply ControlRoutes::handle(const HttpRequest &request)
{
    const QString what = request.path.value(1);
    if (request.method == "GET" && request.path.size() == 1)
        return m_pages.control(pageLanguage(request, {}));
    if (request.path.size() != 2)
        return wrong(404, "NOT_FOUND");
    if (request.method == "GET")
        return see(what);
    if (!request.header("content-type").toLower().startsWith("application/json"))
        return wrong(415, "UNSUPPORTED_MEDIA_TYPE");
    if (request.method == "DELETE" && what == QLatin1String("faults")) {
        m_faults.clear();
        return jsonReply(200, {});
    }
    return request.method == "POST" ? change(what, QJsonDocument::fromJson(request.body).object()) : wrong(404, "NOT_FOUND");
}

HttpReply ControlRoutes::see(const QString &what)
{
    if (what == QLatin1String("payments"))
        return payments();
    if (what == QLatin1String("faults"))
        return jsonReply(200, {{QStringLiteral("faults"), m_faults.list()}});
    if (what == QLatin1String("clock"))
        return jsonReply(200, {{QStringLiteral("now"), toWire(m_clock.now())}});
    if (what == QLatin1String("webhook"))
        return jsonReply(200, {{QStringLiteral("target"), m_webhooks.target().toString()}});
    if (what == QLatin1String("webhooks"))
        return jsonReply(200, {{QStringLiteral("webhooks"), m_webhooks.list()}});
    return wrong(404, "NOT_FOUND");
}

HttpReply ControlRoutes::change(const QString &what, const QJsonObject &body)
{
    if (what == QLatin1String("clock"))
        return advance(body);
    if (what == QLatin1String("reset"))
        return reset() ? jsonReply(200, {}) : wrong(500, "NOT_SAVED");
    if (what == QLatin1String("faults"))
        return addFault(body);
    if (what == QLatin1String("deposit"))
        return moveMoney(depositMoney, body);
    if (what == QLatin1String("deposit-revert"))
        return moveMoney(revertDeposit, body);
    if (what == QLatin1String("expire"))
        return moveMoney(expireAccount, body);
    if (what != QLatin1String("webhook"))
        return wrong(404, "NOT_FOUND");
    const QJsonValue target = body[QLatin1String("target")];
    if (!target.isString() || !m_webhooks.setTarget(QUrl(target.toString(), QUrl::StrictMode)))
        return wrong(400, "INVALID_TARGET");
    return see(what);
}

HttpReply ControlRoutes::moveMoney(Lever lever, const QJsonObject &body)
{
    const QString orderId = body[QLatin1String("orderId")].toString();
    QJsonObject payment;
    const auto look = [&] {
        m_book.look([&](BookState &state, const QDateTime &now) {
            const Payment *found = state.byOrder(m_clientKey, orderId, now);
            payment = found != nullptr ? m_api.wire(*found, Language::Korean) : QJsonObject();
        });
    };
    look();
    if (payment.isEmpty())
        return wrong(404, "NOT_FOUND_PAYMENT");
    const QJsonValue amount = body[QLatin1String("amount")];
    if (!amount.isUndefined() && wonOf(amount) != payment[QLatin1String("totalAmount")].toInteger())
        return wrong(400, "INVALID_AMOUNT_VALUE");
    if (!pull(lever, orderId))
        return wrong(409, "NOT_IN_STATE");
    look();
    return jsonReply(200, payment);
}

bool ControlRoutes::pull(Lever lever, const QString &orderId)
{
    bool moved = false;
    const bool saved = m_book.change([&](BookState &state, const QDateTime &now) { moved = lever(state, m_clientKey, orderId, now); });
    return saved && moved;
}

bool ControlRoutes::advanceClock(qint64 seconds)
{
    const bool saved = m_book.advanceClock(seconds);
    m_webhooks.hurry();
    return saved;
}

bool ControlRoutes::reset()
{
    m_faults.clear();
    const bool saved = m_book.clear();
    m_webhooks.forget();
    return saved;
}

HttpReply ControlRoutes::addFault(const QJsonObject &body)
{
    const std::optional<Fault> fault = FaultBox::fromJson(body);
    if (!fault)
        return wrong(400, "INVALID_FAULT");
    m_faults.add(*fault);
    return see(QStringLiteral("faults"));
}

HttpReply ControlRoutes::advance(const QJsonObject &body)
{
    constexpr int longest = 366 * 24 * 3600;
    const int seconds = body[QLatin1String("advanceSeconds")].toInt(-1);
    if (seconds < 0 || seconds > longest)
        return wrong(400, "INVALID_TIME");
    return advanceClock(seconds) ? see(QStringLiteral("clock")) : wrong(500, "NOT_SAVED");
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
