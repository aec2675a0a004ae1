#include "sandbox/trial_routes.h"

#include "sandbox/api_access.h"

namespace mj::sandbox
{

namespace
{

constexpr int slowMs = 5000;

// Begins like a Windows program and does nothing.
HttpReply program()
{
    HttpReply reply;
    reply.contentType = QByteArrayLiteral("application/octet-stream");
    reply.body = QByteArray("MZ") + QByteArray(2046, '\0');
    reply.headers = {{"Content-Disposition", "attachment; filename=\"toss-sandbox-plugin.exe\""}, {"Cache-Control", "no-store"}};
    return reply;
}

HttpReply slowly(HttpReply ready)
{
    HttpReply reply;
    reply.delayMs = slowMs;
    reply.resume = [ready = std::move(ready)] { return ready; };
    return reply;
}

} // namespace

TrialRoutes::TrialRoutes(PaymentBook &book, const FailureTable &failures, const Pages &pages)
    : m_book(book), m_failures(failures), m_pages(pages)
{
}

std::optional<Payment> TrialRoutes::paymentOf(const QString &session) const
{
    std::optional<Payment> payment;
    m_book.look([&](BookState &state, const QDateTime &now) {
        if (const Payment *found = state.bySession(session, now))
            payment = *found;
    });
    return payment;
}

HttpReply TrialRoutes::popup(const HttpRequest &request) const
{
    const std::optional<Payment> payment = paymentOf(request.path.value(1));
    const Language language = pageLanguage(request, payment ? payment->language : QString());
    if (!payment)
        return m_pages.unknown(language);
    if (payment->status != PaymentStatus::Ready || payment->closed)
        return m_pages.ended(*payment, language);
    const QString done = request.path.value(2);
    if (request.method == "POST" && done == QLatin1String("done"))
        return m_pages.trial(QStringLiteral("popup_done"), *payment, language);
    // 3-D Secure is posted to, ISP is opened by address.
    return m_pages.trial(request.path.at(0) == QLatin1String("3ds") ? QStringLiteral("popup_3ds") : QStringLiteral("popup_isp"), *payment,
                         language);
}

HttpReply TrialRoutes::quirks(const HttpRequest &request)
{
    const std::optional<Payment> payment = paymentOf(request.path.value(1));
    const Language language = pageLanguage(request, payment ? payment->language : QString());
    const QString what = request.path.value(3);
    if (!payment || request.path.size() > 4)
        return m_pages.unknown(language);
    if (request.method == "POST" && (what == QLatin1String("redirect") || what == QLatin1String("top")))
        return approveTo(what, *payment, language);
    if (what == QLatin1String("download"))
        return program();
    const HttpReply page = m_pages.trial(QStringLiteral("quirks"), *payment, language);
    if (what == QLatin1String("slow"))
        return slowly(page);
    return what.isEmpty() ? page : m_pages.unknown(language);
}

HttpReply TrialRoutes::approveTo(const QString &way, const Payment &payment, Language language)
{
    std::optional<CheckoutEnd> end;
    const bool saved =
        m_book.change([&](BookState &state, const QDateTime &now) { end = approveCheckout(state, m_failures, payment.session, {}, now); });
    if (!saved || !end)
        return m_pages.unknown(language);
    // The script's promise is told, there is no address to go to.
    if (end->payment.mode == CheckoutMode::Promise)
        return m_pages.end(*end, language);
    const QByteArray address = end->redirect(m_failures.message(end->code, language)).toEncoded();
    if (way == QLatin1String("top"))
        return m_pages.trial(QStringLiteral("quirks_top"), end->payment, language, {{QStringLiteral("url"), QString::fromLatin1(address)}});
    HttpReply reply;
    reply.status = 302;
    reply.headers = {{"Location", address}, {"Cache-Control", "no-store"}};
    return reply;
}

} // namespace mj::sandbox
