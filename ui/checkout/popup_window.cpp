#include "ui/checkout/popup_window.h"

#include "ui/checkout/address_bar.h"
#include "ui/checkout/checkout_web_page.h"

#include <QVBoxLayout>
#include <QWebEngineDownloadRequest>
#include <QWebEngineProfile>
#include <QWebEngineView>

namespace mj::ui {

PopupWindow::PopupWindow(CheckoutWebPage *page, QWidget *parent) : QWidget(parent, Qt::Dialog), m_page(page)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("checkout_popup"));
    auto *view = new QWebEngineView(page, this);
    view->setObjectName(QStringLiteral("checkout_popup_view"));
    view->setContextMenuPolicy(Qt::NoContextMenu);
    auto *bar = new AddressBar(AddressBar::WaysOut::None, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(view, 1);
    resize(parent->size() * 0.8);
    connect(page, &QWebEnginePage::urlChanged, bar, &AddressBar::setAddress);
    follow();
}

PopupWindow::~PopupWindow()
{
    m_page->retire();
}

void PopupWindow::follow()
{
    connect(m_page, &QWebEnginePage::urlChanged, this, [this](const QUrl &url) { setWindowTitle(url.host()); });
    // Queued: the page is inside a callback of its own.
    connect(m_page, &QWebEnginePage::windowCloseRequested, this, &QWidget::close, Qt::QueuedConnection);
    connect(m_page, &CheckoutWebPage::appSchemeRefused, this, &PopupWindow::closeIfBlank, Qt::QueuedConnection);
    connect(m_page, &CheckoutWebPage::addressRefused, this, &PopupWindow::closeIfBlank, Qt::QueuedConnection);
    connect(m_page->profile(), &QWebEngineProfile::downloadRequested, this, [this](QWebEngineDownloadRequest *download) {
        if (download->page() == m_page)
            QMetaObject::invokeMethod(this, &PopupWindow::closeIfBlank, Qt::QueuedConnection);
    });
    connect(m_page, &QWebEnginePage::geometryChangeRequested, this, [this](const QRect &wanted) {
        const QSize most = parentWidget()->window()->size();
        resize(wanted.size().expandedTo(most / 3).boundedTo(most));
    });
}

void PopupWindow::closeIfBlank()
{
    // What it was opened for was refused: an empty window would only cover the page that says so.
    if (m_page->isBlank())
        close();
}

} // namespace mj::ui
