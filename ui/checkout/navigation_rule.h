#pragma once
#include <QUrl>

namespace mj::ui {

// What a checkout may do with an address. GUI thread.
class NavigationRule
{
public:
    enum class Verdict { Allow, Return, AppScheme, Refuse };
    // The checkout page itself; or a frame of it or a window it opened, where card issuers and banks, whose hosts nobody can list, show their own.
    enum class Place { Page, Within };

    NavigationRule(const QUrl &checkout, const QUrl &returnUrl);

    // Return: the address that ends the checkout, in whichever frame. AppScheme: a bank's app, which a computer seldom has.
    Verdict judge(const QUrl &url, Place place) const;

    // Where our own page took a script from. A payment service that stands in for the real one on this computer may show the whole page, too.
    void trustScriptOf(const QUrl &page, const QUrl &script);

    static bool isLoopback(const QString &host);

private:
    bool isReturn(const QUrl &url) const;
    bool mayBeThePage(const QUrl &url) const;

    QUrl m_checkout;
    QUrl m_return;
    QUrl m_standIn;
    bool m_onLoopback;
};

} // namespace mj::ui
