#include "sandbox/gateway_routes.h"

#include "sandbox/api_access.h"
#include "sandbox/checkout_desk.h"
#include "sandbox/checkout_request.h"
#include "sandbox/sandbox_files.h"

namespace mj::sandbox
{

namespace
{

HttpReply file(const QString &name, const QByteArray &type)
{
    HttpReply reply;
    reply.contentType = type;
    reply.body = sandboxFile(name);
    reply.headers = {{"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}};
    return reply;
}

HttpReply nothing()
{
    return jsonReply(404, {{QStringLiteral("code"), QStringLiteral("NOT_FOUND")}});
}

void allowOrigin(HttpReply &reply, const QByteArray &origin)
{
    if (origin.isEmpty())
        return;
    reply.add("Access-Control-Allow-Origin", origin);
    reply.add("Access-Control-Allow-Methods", "POST, OPTIONS");
    reply.add("Access-Control-Allow-Headers", "content-type");
    reply.add("Vary", "Origin");
}

PayMethod shownMethod(const QString &segment, PayMethod preferred)
{
    if (segment == QLatin1String("transfer"))
        return PayMethod::Transfer;
    if (segment == QLatin1String("tosspay"))
        return PayMethod::TossPay;
    return segment == QLatin1String("card") ? PayMethod::Card : preferred;
}

// What somebody between the checkout and the merchant would write into the address. The payment itself stays as it is.
CheckoutEnd misled(CheckoutEnd end, Fault::Kind kind)
{
    if (kind == Fault::Kind::RedirectAmount)
        end.payment.totalAmount = end.payment.totalAmount == 100 ? 200 : 100;
    if (kind == Fault::Kind::RedirectOrder)
        end.payment.orderId = end.payment.orderId.left(50) + QStringLiteral("-another");
    if (kind == Fault::Kind::RedirectPaymentKey)
        end.payment.paymentKey = end.payment.paymentKey.chopped(5) + QStringLiteral("other");
    return end;
}

} // namespace

GatewayRoutes::GatewayRoutes(PaymentBook &book, FaultBox &faults, const FailureTable &failures, const Pages &pages)
    : m_book(book), m_faults(faults), m_failures(failures), m_pages(pages)
{
}

HttpReply GatewayRoutes::script(const HttpRequest &request) const
{
    if (request.method != "GET" && request.method != "HEAD")
        return nothing();
    // One script, as the vendor's; written in parts that share one function's names.
    HttpReply reply = file(QStringLiteral("sdk/standard.js"), QByteArrayLiteral("text/javascript; charset=utf-8"));
    QByteArray whole = QByteArrayLiteral("(function () {\n'use strict';\nvar BASE = new URL(document.currentScript.src).origin;\n");
    for (const char *part : {"checks", "window", "widgets", "standard"})
        whole += sandboxFile(QStringLiteral("sdk/%1.js").arg(QLatin1String(part)));
    reply.body = whole + "})();\n";
    reply.add("Access-Control-Allow-Origin", "*");
    reply.add("Cross-Origin-Resource-Policy", "cross-origin");
    return reply;
}

HttpReply GatewayRoutes::sessions(const HttpRequest &request)
{
    const QByteArray origin = request.header("origin");
    HttpReply reply;
    if (request.method == "OPTIONS") {
        reply.status = 204;
        allowOrigin(reply, origin);
        return reply;
    }
    if (request.method != "POST")
        return nothing();
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    Outcome<Payment> payment = document.isObject() ? readCheckoutRequest(document.object(), QString::fromLatin1(origin))
                                                   : refuse(QStringLiteral("INVALID_REQUEST"));
    if (payment) {
        const bool saved = m_book.change([&](BookState &state, const QDateTime &now) { payment = openCheckout(state, *payment, now); });
        if (!saved)
            payment = refuse(QStringLiteral("FAILED_INTERNAL_SYSTEM_PROCESSING"));
    }
    if (payment) {
        reply = jsonReply(200, {{QStringLiteral("session"), payment->session},
                                {QStringLiteral("paymentKey"), payment->paymentKey},
                                {QStringLiteral("checkoutUrl"), QString(m_pageBase + QStringLiteral("/checkout/") + payment->session)}});
    } else {
        const QString code = payment.error().code;
        reply = jsonReply(m_failures.status(code),
                          {{QStringLiteral("code"), code}, {QStringLiteral("message"), m_failures.message(code, languageOf(request))}});
    }
    allowOrigin(reply, origin);
    return reply;
}

HttpReply GatewayRoutes::checkout(const HttpRequest &request)
{
    if (request.path.size() < 2 || request.path.size() > 3)
        return m_pages.unknown(pageLanguage(request, {}));
    const QString segment = request.path.value(2);
    if (request.method == "POST")
        return press(segment, request);
    std::optional<Payment> payment;
    m_book.look([&](BookState &state, const QDateTime &now) {
        if (const Payment *found = state.bySession(request.path.at(1), now))
            payment = *found;
    });
    if (!payment)
        return m_pages.unknown(pageLanguage(request, {}));
    const Language language = pageLanguage(request, payment->language);
    if (payment->status != PaymentStatus::Ready || payment->closed)
        return m_pages.ended(*payment, language);
    return m_pages.checkout(*payment, shownMethod(segment, payment->preferred), language);
}

HttpReply GatewayRoutes::press(const QString &button, const HttpRequest &request)
{
    const QString session = request.path.at(1);
    const CheckoutChoice choice =
        CheckoutChoice::fromForm(QUrlQuery(QString::fromUtf8(request.body).replace(QLatin1Char('+'), QLatin1String("%20"))));
    std::optional<CheckoutEnd> end;
    const bool saved = m_book.change([&](BookState &state, const QDateTime &now) {
        if (button == QLatin1String("approve"))
            end = approveCheckout(state, m_failures, session, choice, now);
        else if (button == QLatin1String("decline"))
            end = declineCheckout(state, session, now);
        else if (button == QLatin1String("cancel"))
            end = cancelCheckout(state, session, now);
        else if (button == QLatin1String("close"))
            end = leaveCheckout(state, session, now);
    });
    if (!end)
        return m_pages.unknown(pageLanguage(request, {}));
    const Language language = pageLanguage(request, end->payment.language);
    if (!saved) {
        HttpReply reply = m_pages.ended(end->payment, language);
        reply.status = 500;
        return reply;
    }
    if (!end->succeeded())
        return m_pages.end(*end, language);
    const std::optional<Fault> fault = m_faults.take(QStringLiteral("redirect"), end->payment.orderId);
    if (fault && fault->kind == Fault::Kind::RedirectLost)
        return m_pages.ended(end->payment, language);
    return m_pages.end(fault ? misled(*end, fault->kind) : *end, language);
}

HttpReply GatewayRoutes::asset(const HttpRequest &request) const
{
    const QString name = request.path.value(1);
    if (name == QLatin1String("checkout.css"))
        return file(QStringLiteral("pages/checkout.css"), QByteArrayLiteral("text/css; charset=utf-8"));
    // A list of names, because what a browser asks for must not become a path.
    for (const char *script : {"handoff.js", "checkout.js", "popup.js", "quirks.js", "control.js", "widget.js"}) {
        if (name == QLatin1String(script))
            return file(QStringLiteral("pages/") + name, QByteArrayLiteral("text/javascript; charset=utf-8"));
    }
    return nothing();
}

HttpReply GatewayRoutes::widget(const HttpRequest &request) const
{
    const QString part = request.path.value(1);
    const QString origin = originOf(request.query.queryItemValue(QStringLiteral("origin"), QUrl::FullyDecoded));
    const qint64 amount = request.query.queryItemValue(QStringLiteral("amount")).toLongLong();
    const bool known = part == QLatin1String("methods") || part == QLatin1String("agreement") || part == QLatin1String("window");
    // Without an origin nobody could be told what was chosen.
    if (request.method != "GET" || request.path.size() != 2 || !known || origin.isEmpty())
        return nothing();
    return m_pages.widget(part, amount, origin, pageLanguage(request, {}));
}

HttpReply GatewayRoutes::receipt(const HttpRequest &request)
{
    std::optional<Payment> payment;
    m_book.look([&](BookState &state, const QDateTime &now) {
        if (const Payment *found = state.byKey(request.path.value(1), now))
            payment = *found;
    });
    if (!payment || !payment->approvedAt.isValid())
        return m_pages.unknown(pageLanguage(request, {}));
    return m_pages.receipt(*payment, pageLanguage(request, payment->language));
}

} // namespace mj::sandbox
