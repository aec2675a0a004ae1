#pragma once
#include "sandbox/fault_box.h"
#include "sandbox/http_request.h"
#include "sandbox/pages.h"
#include "sandbox/payment_book.h"

namespace mj::sandbox
{

// What the browser sees: the script, the session it opens, the checkout and receipt pages. Called on any worker.
class GatewayRoutes
{
public:
    GatewayRoutes(PaymentBook &book, FaultBox &faults, const FailureTable &failures, const Pages &pages);

    void setPageBase(const QString &base) { m_pageBase = base; }
    HttpReply script(const HttpRequest &request) const;
    HttpReply sessions(const HttpRequest &request);
    HttpReply checkout(const HttpRequest &request);
    HttpReply asset(const HttpRequest &request) const;
    // /widget/{methods,agreement,window}: what widgets() shows inside the merchant's page.
    HttpReply widget(const HttpRequest &request) const;
    HttpReply receipt(const HttpRequest &request);

private:
    HttpReply press(const QString &button, const HttpRequest &request);

    PaymentBook &m_book;
    FaultBox &m_faults;
    const FailureTable &m_failures;
    const Pages &m_pages;
    QString m_pageBase;
};

} // namespace mj::sandbox
