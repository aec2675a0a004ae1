#pragma once
#include <QWidget>

namespace mj::ui {

class CheckoutWebPage;

// A window that a card issuer or bank opens during a checkout. Deletes itself, and its page, when the page or the person closes it.
class PopupWindow : public QWidget
{
    Q_OBJECT
public:
    PopupWindow(CheckoutWebPage *page, QWidget *parent);
    ~PopupWindow() override;

    CheckoutWebPage *page() const { return m_page; }

private:
    void follow();
    void closeIfBlank();

    CheckoutWebPage *m_page;
};

} // namespace mj::ui
