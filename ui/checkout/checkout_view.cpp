#include "ui/checkout/checkout_view.h"

#include "ui/checkout/address_bar.h"
#include "ui/checkout/checkout_web_page.h"
#include "ui/checkout/popup_window.h"
#include "ui/common/banner.h"

#include <QEvent>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>
#include <QWebEngineDownloadRequest>
#include <QWebEngineLoadingInfo>
#include <QWebEngineProfile>
#include <QWebEngineView>
#include <utility>

namespace mj::ui {
namespace {

constexpr int kAborted = -3;       // Chromium's code of a navigation that was refused or replaced by another
constexpr int kFirstAnswered = 10; // per cent that Chromium reports before any byte has come

} // namespace

CheckoutView::CheckoutView(QWidget *parent)
    : CheckoutPage(parent), m_profile(std::make_shared<QWebEngineProfile>()), m_bar(new AddressBar(AddressBar::WaysOut::BrowserAndClose, this)),
      m_progress(new QProgressBar(this)), m_notice(new Banner(QStringLiteral("warning"), Tone::Warning, this)), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_bar);
    m_column->addWidget(m_progress);
    m_column->addWidget(m_notice);
    QSizePolicy keepsItsRoom = m_progress->sizePolicy();
    keepsItsRoom.setRetainSizeWhenHidden(true); // or the page would jump at every load
    m_progress->setSizePolicy(keepsItsRoom);
    m_progress->setTextVisible(false);
    m_notice->setObjectName(QStringLiteral("checkout_notice"));
    m_notice->setProperty("edge", true);
    m_notice->hide();
    m_slow.setSingleShot(true);

    m_profile->setHttpAcceptLanguage(QLocale().bcp47Name());
    connect(m_profile.get(), &QWebEngineProfile::downloadRequested, this, [this](QWebEngineDownloadRequest *download) {
        download->cancel();
        tell(Notice::Download);
    });
    connect(m_bar, &AddressBar::browserRequested, this, [this] { emit openInBrowserRequested(m_checkout); });
    connect(m_bar, &AddressBar::closeRequested, this, [this] { end(&CheckoutPage::closed); });
    connect(m_notice, &Banner::actionRequested, this, [this] { m_page->load(m_unanswered); });
    connect(&m_slow, &QTimer::timeout, this, [this] { fail("load_failed"); });
    retranslate();
}

CheckoutView::~CheckoutView()
{
    // Pages go before their profile, and popups before the page that opened them.
    for (const QPointer<PopupWindow> &popup : std::as_const(m_popups))
        delete popup;
    if (m_page) {
        m_page->disconnect(this);
        m_page->retire();
    }
}

CheckoutWebPage *CheckoutView::makePage(const NavigationRule &rule)
{
    auto *page = new CheckoutWebPage(m_profile, rule, [this, rule] { return openPopup(rule); });
    watch(page);
    return page;
}

CheckoutWebPage *CheckoutView::openPopup(const NavigationRule &rule)
{
    CheckoutWebPage *page = makePage(rule);
    auto *window = new PopupWindow(page, this);
    m_popups.removeAll(QPointer<PopupWindow>());
    m_popups.append(window);
    window->show();
    return page;
}

void CheckoutView::watch(CheckoutWebPage *page)
{
    connect(page, &CheckoutWebPage::returnReached, this, [this] { end(&CheckoutPage::returned); });
    connect(page, &CheckoutWebPage::certificateRefused, this, [this] { fail("tls_rejected"); });
    connect(page, &CheckoutWebPage::appSchemeRefused, this, [this] { tell(Notice::App); });
    connect(page, &CheckoutWebPage::addressRefused, this, [this] { tell(Notice::Address); });
    connect(page, &QWebEnginePage::renderProcessTerminated, this, [this](QWebEnginePage::RenderProcessTerminationStatus status, int) {
        if (status != QWebEnginePage::NormalTerminationStatus)
            fail("renderer_died");
    });
}

void CheckoutView::open(const QUrl &checkout, const QUrl &returnUrl)
{
    m_checkout = checkout;
    m_bar->setAddress(checkout);
    m_page = makePage(NavigationRule(checkout, returnUrl));
    m_view = new QWebEngineView(m_page, this);
    m_view->setObjectName(QStringLiteral("checkout_web_view"));
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    retranslate();
    connect(m_page, &QWebEnginePage::loadingChanged, this, &CheckoutView::follow);
    connect(m_page, &QWebEnginePage::loadProgress, this, [this](int percent) {
        m_progress->setValue(percent);
        if (percent > kFirstAnswered)
            m_slow.stop();
    });
    connect(m_page, &QWebEnginePage::urlChanged, m_bar, &AddressBar::setAddress);
    connect(m_page, &QWebEnginePage::windowCloseRequested, this, [this] { end(&CheckoutPage::closed); });
    m_slow.start(m_patience);
    m_page->load(checkout);
}

void CheckoutView::follow(const QWebEngineLoadingInfo &loading)
{
    const bool began = loading.status() == QWebEngineLoadingInfo::LoadStartedStatus;
    m_progress->setVisible(began);
    if (began) {
        tell(Notice::None);
        return;
    }
    // A refused navigation is no failure: the page that asked for it stays.
    if (loading.status() == QWebEngineLoadingInfo::LoadFailedStatus && loading.errorCode() != kAborted) {
        loadFailed(loading.url());
    } else if (loading.status() == QWebEngineLoadingInfo::LoadSucceededStatus) {
        m_loaded = true;
        m_slow.stop();
        m_view->setFocus();
    }
}

void CheckoutView::loadFailed(const QUrl &address)
{
    if (!m_loaded) {
        fail("load_failed");
        return;
    }
    // Something may have been paid already: never the end, the same address can be asked again.
    m_unanswered = address;
    tell(Notice::Unanswered);
}

// Back, reload or a double redirect must not end it twice.
bool CheckoutView::latch()
{
    m_slow.stop();
    return !std::exchange(m_ended, true);
}

void CheckoutView::end(void (CheckoutPage::*how)())
{
    // Queued: the page may be inside its own callback, and whoever listens may delete this view.
    if (latch())
        QMetaObject::invokeMethod(this, [this, how] { (this->*how)(); }, Qt::QueuedConnection);
}

void CheckoutView::fail(const char *reasonCode)
{
    if (latch())
        QMetaObject::invokeMethod(this, [this, reasonCode] { emit failed(QLatin1String(reasonCode)); }, Qt::QueuedConnection);
}

void CheckoutView::tell(Notice notice)
{
    m_told = notice;
    retranslate();
    m_notice->setVisible(notice != Notice::None);
}

void CheckoutView::retranslate()
{
    m_progress->setAccessibleName(tr("Loading the payment page"));
    if (m_view)
        m_view->setAccessibleName(tr("Payment page"));
    m_notice->setAction(m_told == Notice::Unanswered ? tr("Try again") : QString());
    switch (m_told) {
    case Notice::None:
        return;
    case Notice::Download:
        m_notice->setText(tr("The page wanted to save a file on this computer, which is not allowed here. Choose another payment method, or pay in your browser."));
        return;
    case Notice::App:
        m_notice->setText(tr("This step needs an app on a phone. Choose a QR code or another payment method on the page."));
        return;
    case Notice::Address:
        m_notice->setText(tr("The page wanted to go to an address that is not safe for paying. Choose another payment method, or pay in your browser."));
        return;
    case Notice::Unanswered:
        m_notice->setText(tr("The page did not answer. Try again; if you close it instead, MJ Studio checks whether you have paid."));
        return;
    }
}

void CheckoutView::changeEvent(QEvent *event)
{
    CheckoutPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mj::ui
