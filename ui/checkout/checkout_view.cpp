#include "ui/checkout/checkout_view.h"

#include "ui/checkout/address_bar.h"
#include "ui/checkout/checkout_web_page.h"
#include "ui/checkout/notice_bar.h"
#include "ui/checkout/popup_window.h"
#include "ui/checkout/script_watch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>
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

constexpr int kAborted = -3;         // Chromium's codes: a navigation that was refused or replaced by another,
constexpr int kTimedOut = -7;        // a line on which nothing came,
constexpr int kConnectTimedOut = -118;
constexpr int kNameNotResolved = -105; // and a name that nobody knows;
const QList<int> kRefused{-300, -301, -302, -303, -310, -311, -312}; // addresses that Chromium itself holds for invalid or unsafe, such as a redirect to a file
constexpr int kFirstAnswered = 10;   // per cent that Chromium reports before any byte has come
constexpr int kMostPopups = 8;       // open at a time; a payment needs one, seldom two

// The page is asked for in the program's language, and in English where it has none. Without weights: they would show up in navigator.languages.
QString acceptedLanguages()
{
    return QLocale().language() == QLocale::Korean ? QStringLiteral("ko-KR,ko,en") : QStringLiteral("en-US,en");
}

} // namespace

using Notice = NoticeBar::Notice;
using Place = NavigationRule::Place;

CheckoutView::CheckoutView(QWidget *parent)
    : CheckoutPage(parent), m_bar(new AddressBar(AddressBar::WaysOut::BrowserAndClose, this)), m_progress(new QProgressBar(this)),
      m_notice(new NoticeBar(this)), m_column(new QVBoxLayout(this))
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
    m_slow.setSingleShot(true);

    connect(m_bar, &AddressBar::browserRequested, this, [this] { emit openInBrowserRequested(m_checkout); });
    connect(m_bar, &AddressBar::closeRequested, this, [this] { end(&CheckoutPage::closed); });
    connect(m_notice, &NoticeBar::againRequested, this, &CheckoutView::again);
    connect(m_notice, &NoticeBar::cancelRequested, this, [this] { end(&CheckoutPage::closed); });
    connect(&m_slow, &QTimer::timeout, this, [this] { fail("no_answer"); });
    retranslate();
}

CheckoutView::~CheckoutView()
{
    takeDown();
}

void CheckoutView::takeDown()
{
    for (const QPointer<PopupWindow> &popup : std::as_const(m_popups)) {
        if (popup)
            popup->disconnect(this);
        delete popup;
    }
    m_popups.clear();
    if (m_page) {
        m_page->disconnect(this);
        std::exchange(m_page, nullptr)->retire();
    }
}

void CheckoutView::makeProfile()
{
    m_profile = std::make_shared<QWebEngineProfile>();
    m_profile->setHttpAcceptLanguage(acceptedLanguages());
    auto *scripts = new ScriptWatch(
        [this](const QUrl &page, const QUrl &script) {
            if (m_page)
                m_page->trustScriptOf(page, script);
        },
        this);
    m_profile->setUrlRequestInterceptor(scripts);
    connect(m_profile.get(), &QWebEngineProfile::downloadRequested, this, [this](QWebEngineDownloadRequest *download) {
        download->cancel();
        const auto *page = qobject_cast<CheckoutWebPage *>(download->page());
        if (!page || page == m_page || page->isBlank())
            m_notice->tell(Notice::Download);
    });
}

CheckoutWebPage *CheckoutView::makePage(Place place)
{
    auto *page = new CheckoutWebPage(m_profile, NavigationRule(m_checkout, m_return), place, [this] { return openPopup(); });
    if (m_restarted)
        page->drawInSoftware();
    watch(page);
    return page;
}

CheckoutWebPage *CheckoutView::openPopup()
{
    m_popups.removeAll(QPointer<PopupWindow>());
    if (m_popups.size() >= kMostPopups) {
        fail("too_many_windows");
        return nullptr;
    }
    CheckoutWebPage *page = makePage(Place::Within);
    auto *window = new PopupWindow(page, this);
    m_popups.append(window);
    connect(window, &PopupWindow::closedByPerson, this, [this] { m_notice->tell(Notice::WindowClosed); });
    connect(window, &PopupWindow::stopped, this, [this] { m_notice->tell(Notice::WindowStopped); });
    window->show();
    return page;
}

void CheckoutView::watch(CheckoutWebPage *page)
{
    // A window that shows something says so itself.
    const auto speaks = [this, page] { return page == m_page || page->isBlank(); };
    connect(page, &CheckoutWebPage::returnReached, this, [this] { end(&CheckoutPage::returned); });
    connect(page, &CheckoutWebPage::certificateRefused, this, [this, page](const QUrl &url) { certificateRefused(page == m_page, url); });
    connect(page, &CheckoutWebPage::appOffered, this, [this, speaks](const BankApp &app) {
        if (speaks())
            m_notice->offer(app);
    });
    connect(page, &CheckoutWebPage::appSchemeRefused, this, [this, speaks] {
        if (speaks())
            m_notice->tell(Notice::App);
    });
    connect(page, &CheckoutWebPage::addressRefused, this, [this, speaks] {
        if (speaks())
            m_notice->tell(Notice::Address);
    });
}

void CheckoutView::open(const QUrl &checkout, const QUrl &returnUrl)
{
    m_checkout = checkout;
    m_return = returnUrl;
    m_bar->setAddress(checkout);
    start(Drawing::Usual);
}

void CheckoutView::start(Drawing drawing)
{
    m_restarted = drawing == Drawing::Software;
    m_loaded = false;
    makeProfile();
    m_page = makePage(Place::Page);
    m_view = new QWebEngineView(m_page, this);
    m_view->setObjectName(QStringLiteral("checkout_web_view"));
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->setAcceptDrops(false);
    m_column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    retranslate();
    watchMain();
    m_slow.start(m_patience);
    m_page->load(m_checkout);
}

void CheckoutView::watchMain()
{
    connect(m_page, &QWebEnginePage::loadingChanged, this, &CheckoutView::follow);
    connect(m_page, &QWebEnginePage::loadProgress, this, [this](int percent) {
        m_progress->setValue(percent);
        if (percent > kFirstAnswered)
            m_slow.stop();
    });
    connect(m_page, &QWebEnginePage::urlChanged, this, [this] { m_bar->setAddress(m_page->shown()); });
    connect(m_page, &QWebEnginePage::windowCloseRequested, this, [this] { end(&CheckoutPage::closed); });
    connect(m_page, &QWebEnginePage::renderProcessTerminated, this, [this](QWebEnginePage::RenderProcessTerminationStatus status, int) {
        // Queued: the page is inside a callback of its own.
        if (status != QWebEnginePage::NormalTerminationStatus)
            QMetaObject::invokeMethod(this, &CheckoutView::rendererDied, Qt::QueuedConnection);
    });
}

void CheckoutView::rendererDied()
{
    if (m_ended)
        return;
    if (m_restarted) {
        fail("renderer_died");
        return;
    }
    takeDown();
    m_view->hide();
    m_view->deleteLater();
    start(Drawing::Software);
    m_notice->tell(Notice::Restarted);
}

void CheckoutView::follow(const QWebEngineLoadingInfo &loading)
{
    m_progress->setVisible(loading.status() == QWebEngineLoadingInfo::LoadStartedStatus);
    switch (loading.status()) {
    case QWebEngineLoadingInfo::LoadStartedStatus:
        // What was said belongs to the page that goes, unless it does not go: a refused navigation starts, too.
        if (m_loaded && m_page->mayShow(loading.url()))
            m_notice->clear();
        return;
    case QWebEngineLoadingInfo::LoadFailedStatus:
        if (loading.errorCode() != kAborted)
            loadFailed(loading);
        break;
    case QWebEngineLoadingInfo::LoadSucceededStatus:
        m_loaded = true;
        m_slow.stop();
        m_view->focusProxy()->installEventFilter(this);
        m_view->setFocus();
        break;
    case QWebEngineLoadingInfo::LoadStoppedStatus:
        break;
    }
    m_bar->setAddress(m_page->shown());
    if (m_loaded && !m_ended && m_page->isBlank())
        comeBack();
}

// Chromium empties a page without asking when it goes to about:blank, or to what is no address. Nobody can pay on an empty page.
void CheckoutView::comeBack()
{
    m_page->load(m_checkout);
    m_notice->tell(Notice::Address);
}

void CheckoutView::loadFailed(const QWebEngineLoadingInfo &loading)
{
    if (m_loaded && kRefused.contains(loading.errorCode())) {
        comeBack();
        return;
    }
    if (m_loaded) {
        // Something may have been paid already: never the end, the same address can be asked again.
        m_unanswered = loading.url();
        m_notice->tell(Notice::Unanswered);
        return;
    }
    switch (loading.errorCode()) {
    case kNameNotResolved:
        return fail("host_unknown");
    case kTimedOut:
    case kConnectTimedOut:
        return fail("no_answer");
    default:
        return fail("load_failed");
    }
}

void CheckoutView::certificateRefused(bool isMain, const QUrl &url)
{
    // Without the page itself there is nothing to pay on; without a picture in a bank's frame there may be.
    if (isMain && !m_loaded && url.authority() == m_checkout.authority())
        fail("tls_rejected");
    else
        m_notice->tell(Notice::Certificate);
}

void CheckoutView::again()
{
    const bool isUnanswered = m_notice->told() == Notice::Unanswered;
    m_notice->clear();
    m_page->load(isUnanswered ? m_unanswered : m_checkout);
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

void CheckoutView::keyPressEvent(QKeyEvent *event)
{
    // Comes here only when the page has no use for the key.
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Back)
        end(&CheckoutPage::closed);
    else
        CheckoutPage::keyPressEvent(event);
}

bool CheckoutView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return CheckoutPage::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Escape || key->text().isEmpty())
        return CheckoutPage::eventFilter(watched, event);
    // With its control character Chromium keeps the key even when the page has no use for it.
    QKeyEvent plain(QEvent::KeyPress, Qt::Key_Escape, key->modifiers(), QString(), key->isAutoRepeat());
    QCoreApplication::sendEvent(watched, &plain);
    return true;
}

void CheckoutView::closeEvent(QCloseEvent *event)
{
    CheckoutPage::closeEvent(event);
    end(&CheckoutPage::closed);
}

void CheckoutView::retranslate()
{
    m_progress->setAccessibleName(tr("Loading the payment page"));
    if (m_view)
        m_view->setAccessibleName(tr("Payment page"));
}

void CheckoutView::changeEvent(QEvent *event)
{
    CheckoutPage::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    if (m_profile)
        m_profile->setHttpAcceptLanguage(acceptedLanguages());
}

} // namespace mj::ui
