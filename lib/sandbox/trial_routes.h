#pragma once
#include "sandbox/http_request.h"
#include "sandbox/pages.h"
#include "sandbox/payment_book.h"

namespace mj::sandbox
{

// What real card companies do to a web view, to try one's own: windows that open for ISP and 3-D Secure, and a page of bad habits
// (dialogs, a program to download, addresses of apps, a redirect inside the frame, slow answers, the top window taken). Any worker.
class TrialRoutes
{
public:
    TrialRoutes(PaymentBook &book, const FailureTable &failures, const Pages &pages);

    // /isp/{session}, /3ds/{session} and, once authenticated there, .../done
    HttpReply popup(const HttpRequest &request) const;
    // /checkout/{session}/quirks and what lies under it
    HttpReply quirks(const HttpRequest &request);
    static bool isQuirk(const HttpRequest &request) { return request.path.value(2) == QLatin1String("quirks"); }

private:
    std::optional<Payment> paymentOf(const QString &session) const;
    HttpReply approveTo(const QString &way, const Payment &payment, Language language);

    PaymentBook &m_book;
    const FailureTable &m_failures;
    const Pages &m_pages;
};

} // namespace mj::sandbox
