#pragma once
#include <QUrl>

namespace mj::ui {

// What a checkout may do with an address. Immutable, any thread.
class NavigationRule
{
public:
    enum class Verdict { Allow, Return, AppScheme, Refuse };

    NavigationRule(const QUrl &checkout, const QUrl &returnUrl);

    // Return: the address that ends the checkout, in whichever frame. AppScheme: a bank's app on a phone, which a computer does not have.
    Verdict judge(const QUrl &url) const;

    static bool isLoopback(const QString &host);

private:
    bool isReturn(const QUrl &url) const;

    QUrl m_return;
    bool m_onLoopback;
};

} // namespace mj::ui
