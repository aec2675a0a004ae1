#pragma once
#include <QDialog>

namespace mj::ui {

class CheckoutWebPage;

// A window that a card issuer or bank opens during a checkout. Deletes itself when it is closed, by the page or by the person.
class PopupWindow : public QDialog
{
    Q_OBJECT
public:
    PopupWindow(CheckoutWebPage *page, QWidget *parent); // takes the page
};

} // namespace mj::ui
