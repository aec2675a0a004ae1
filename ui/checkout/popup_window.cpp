#include "ui/checkout/popup_window.h"

#include "ui/checkout/checkout_web_page.h"

#include <QVBoxLayout>
#include <QWebEngineView>

namespace mj::ui {

PopupWindow::PopupWindow(CheckoutWebPage *page, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *view = new QWebEngineView(this);
    page->setParent(view);
    view->setPage(page);
    view->setContextMenuPolicy(Qt::NoContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view);
    resize(parent->size() * 0.8);
    // Where a page is from is the one thing a person can check before typing into it.
    connect(page, &QWebEnginePage::urlChanged, this, [this](const QUrl &url) { setWindowTitle(url.host()); });
    connect(page, &QWebEnginePage::windowCloseRequested, this, &QDialog::close);
    connect(page, &QWebEnginePage::geometryChangeRequested, this, [this](const QRect &wanted) {
        resize(wanted.size().expandedTo(QSize(width() / 2, height() / 2)).boundedTo(parentWidget()->window()->size()));
    });
}

} // namespace mj::ui
