#include "ui/checkout/popup_window.h"

#include "ui/checkout/address_bar.h"
#include "ui/checkout/checkout_web_page.h"
#include "ui/checkout/notice_bar.h"
#include "ui/theme/roles.h"

#include <QCloseEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <QWebEngineDownloadRequest>
#include <QWebEngineProfile>
#include <QWebEngineView>

namespace mj::ui {

using Notice = NoticeBar::Notice;

PopupWindow::PopupWindow(CheckoutWebPage *page, QWidget *parent)
    : QWidget(parent, Qt::Dialog), m_page(page), m_bar(new AddressBar(AddressBar::WaysOut::None, this)), m_notice(new NoticeBar(this)), m_wait(new QLabel(this)),
      m_view(new QWebEngineView(page, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("checkout_popup"));
    m_view->setObjectName(QStringLiteral("checkout_popup_view"));
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->setAcceptDrops(false);
    // Qt WebEngine 6.4 falls when it paints what an opener has written into a window that has loaded nothing yet: its preferences are not made
    // before the first load. Until then nothing of it is shown.
    m_view->hide();
    setType(m_wait, Type::Body, Tone::Muted);
    m_wait->setAlignment(Qt::AlignCenter);
    m_wait->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_notice);
    column->addWidget(m_wait, 1);
    column->addWidget(m_view, 1);
    resize(parent->size() * 0.8);
    connect(page, &QWebEnginePage::urlChanged, this, &PopupWindow::showSite);
    connect(page, &QWebEnginePage::loadFinished, this, &PopupWindow::showSite);
    follow();
    tellWhatIsRefused();
    retranslate();
}

PopupWindow::~PopupWindow()
{
    m_page->disconnect(this);
    m_page->retire();
}

void PopupWindow::showSite()
{
    m_bar->setAddress(m_page->shown());
    if (m_page->isBlank())
        return;
    setWindowTitle(m_page->shown().host(QUrl::EncodeUnicode));
    if (m_view->isHidden()) {
        m_wait->hide();
        m_view->show();
        m_view->setFocus();
    }
}

void PopupWindow::retranslate()
{
    m_wait->setText(tr("The window of your card company or bank is opening…"));
    m_view->setAccessibleName(tr("Page of your card company or bank"));
}

void PopupWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PopupWindow::follow()
{
    // Queued: the page is inside a callback of its own.
    connect(m_page, &QWebEnginePage::windowCloseRequested, this, &PopupWindow::closeByItself, Qt::QueuedConnection);
    connect(m_page, &QWebEnginePage::renderProcessTerminated, this, [this](QWebEnginePage::RenderProcessTerminationStatus status, int) {
        if (status == QWebEnginePage::NormalTerminationStatus)
            return;
        emit stopped();
        QMetaObject::invokeMethod(this, &PopupWindow::closeByItself, Qt::QueuedConnection);
    });
    connect(m_page, &QWebEnginePage::geometryChangeRequested, this, [this](const QRect &wanted) {
        const QSize most = parentWidget()->window()->size();
        resize(wanted.size().expandedTo(most / 3).boundedTo(most));
    });
}

void PopupWindow::tellWhatIsRefused()
{
    connect(m_page, &CheckoutWebPage::appOffered, m_notice, &NoticeBar::offer);
    connect(m_page, &CheckoutWebPage::appSchemeRefused, m_notice, [this] { m_notice->tell(Notice::App); });
    connect(m_page, &CheckoutWebPage::addressRefused, m_notice, [this] { m_notice->tell(Notice::Address); });
    connect(m_page, &CheckoutWebPage::certificateRefused, m_notice, [this] { m_notice->tell(Notice::Certificate); });
    for (auto refused : {&CheckoutWebPage::appSchemeRefused, &CheckoutWebPage::addressRefused})
        connect(m_page, refused, this, &PopupWindow::closeIfBlank, Qt::QueuedConnection);
    connect(m_page, &CheckoutWebPage::appOffered, this, [this] { QMetaObject::invokeMethod(this, &PopupWindow::closeIfBlank, Qt::QueuedConnection); });
    connect(m_page->profile(), &QWebEngineProfile::downloadRequested, this, [this](QWebEngineDownloadRequest *download) {
        if (download->page() != m_page)
            return;
        m_notice->tell(Notice::Download);
        QMetaObject::invokeMethod(this, &PopupWindow::closeIfBlank, Qt::QueuedConnection);
    });
}

void PopupWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    if (!m_byItself)
        emit closedByPerson();
}

void PopupWindow::closeByItself()
{
    m_byItself = true;
    close();
}

void PopupWindow::closeIfBlank()
{
    // What it was opened for was refused: an empty window would only cover the page that says so.
    if (m_page->isBlank())
        closeByItself();
}

} // namespace mj::ui
