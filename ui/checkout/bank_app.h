#pragma once
#include <QString>
#include <QUrl>
#include <optional>

namespace mj::ui {

// An app of a card company or bank that a page wants to open outside the web view. Plain data.
class BankApp
{
public:
    // Nothing when the address belongs to no app of the list, or says no more than which app.
    // Android's "intent://pay#Intent;scheme=kb-acp;…;end" becomes "kb-acp://pay": its fallback page and package are ignored.
    static std::optional<BankApp> of(const QUrl &url);

    const QUrl &address() const { return m_address; } // never http, https or a scheme of the browser
    QString scheme() const { return m_address.scheme(); }

private:
    explicit BankApp(QUrl address) : m_address(std::move(address)) {}

    QUrl m_address;
};

} // namespace mj::ui
