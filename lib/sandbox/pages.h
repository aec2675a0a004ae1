#pragma once
#include "sandbox/checkout_desk.h"
#include "sandbox/failure.h"
#include "sandbox/http_reply.h"

#include <QHash>

namespace mj::sandbox
{

// The checkout and receipt pages in Korean and English. Every value put into a page is escaped. Immutable; any thread.
class Pages
{
public:
    using Values = QHash<QString, QString>;

    explicit Pages(const FailureTable &failures);

    HttpReply checkout(const Payment &payment, PayMethod shown, Language language) const;
    // A window that can no longer pay: one sentence and the way back.
    HttpReply ended(const Payment &payment, Language language) const;
    // A page of TrialRoutes: popups and quirks.
    HttpReply trial(const QString &page, const Payment &payment, Language language, const Values &more = {}) const;
    HttpReply widget(const QString &name, qint64 amount, const QString &origin, Language language) const;
    HttpReply unknown(Language language) const;
    // The page of /__sandbox, which fills itself by its script.
    HttpReply control(Language language) const;
    HttpReply receipt(const Payment &payment, Language language) const;
    // Hands the end of the visit to the merchant: a 303 in self mode, else a page that tells the script in the parent window.
    HttpReply end(const CheckoutEnd &end, Language language) const;

private:
    QString text(const QString &key, Language language) const;
    QString won(qint64 amount, Language language) const;
    // One file of pages/ with its gaps filled.
    QString part(const QString &page, Language language, Values values) const;
    HttpReply render(const QString &page, Language language, Values values) const;

    const FailureTable &m_failures;
    QHash<QString, QString> m_texts; // "ko.pay" -> "..."
};

} // namespace mj::sandbox
