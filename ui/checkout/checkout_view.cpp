#include "ui/checkout/checkout_view.h"

#include "ui/checkout/checkout_web_page.h"
#include "ui/checkout/popup_window.h"
#include "ui/theme/roles.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>
#include <QWebEngineDownloadRequest>
#include <QWebEngineProfile>
#include <QWebEngineView>

namespace mj::ui {

CheckoutView::CheckoutView(QWidget *parent)
    : CheckoutPage(parent), m_profile(new QWebEngineProfile(this)), m_view(new QWebEngineView(this)), m_progress(new QProgressBar(this)),
      m_notice(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_progress);
    layout->addWidget(m_notice);
    layout->addWidget(m_view, 1);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Loading the payment page"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->hide();
    m_view->setObjectName(QStringLiteral("checkout_web_view"));
    m_view->setAccessibleName(tr("Payment page"));
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    setFocusProxy(m_view);

    m_profile->setHttpAcceptLanguage(QLocale().bcp47Name());
    connect(m_profile, &QWebEngineProfile::downloadRequested, this, [this](QWebEngineDownloadRequest *download) {
        download->cancel();
        tell(tr("The page wanted to save a program on this computer, which MJ Studio does not allow. Choose another payment method."));
    });
    connect(m_view, &QWebEngineView::loadProgress, m_progress, &QProgressBar::setValue);
}

CheckoutView::~CheckoutView()
{
    delete m_view->page(); // a page must go before its profile
}

CheckoutWebPage *CheckoutView::makePage(const NavigationRule &rule)
{
    auto *page = new CheckoutWebPage(
        m_profile, rule,
        [this, rule] {
            CheckoutWebPage *popup = makePage(rule);
            auto *window = new PopupWindow(popup, this);
            window->show();
            return popup;
        },
        this);
    watch(page);
    return page;
}

void CheckoutView::watch(CheckoutWebPage *page)
{
    // Queued: the page is inside its own navigation callback, and whoever listens may delete this view.
    connect(page, &CheckoutWebPage::returnReached, this, [this] { end([this] { emit returned(); }); }, Qt::QueuedConnection);
    connect(page, &CheckoutWebPage::certificateRefused, this, [this] { end([this] { emit failed(QStringLiteral("tls_rejected")); }); },
            Qt::QueuedConnection);
    connect(page, &CheckoutWebPage::appSchemeRefused, this, [this](const QString &) {
        tell(tr("This step needs an app on a phone. Choose a QR code or another payment method on the page."));
    });
    connect(page, &QWebEnginePage::renderProcessTerminated, this, [this](QWebEnginePage::RenderProcessTerminationStatus status, int) {
        if (status != QWebEnginePage::NormalTerminationStatus)
            end([this] { emit failed(QStringLiteral("renderer_died")); });
    }, Qt::QueuedConnection);
}

void CheckoutView::open(const QUrl &checkout, const QUrl &returnUrl)
{
    m_page = makePage(NavigationRule(checkout, returnUrl));
    m_view->setPage(m_page);
    connect(m_page, &QWebEnginePage::loadStarted, this, [this] { m_progress->show(); });
    connect(m_page, &QWebEnginePage::loadFinished, this, [this](bool ok) {
        m_progress->hide();
        m_loaded = m_loaded || ok;
        // After a refused navigation this also says "failed": only a checkout that never appeared is one.
        if (!ok && !m_loaded)
            end([this] { emit failed(QStringLiteral("load_failed")); });
        else
            m_view->setFocus();
    });
    connect(m_page, &QWebEnginePage::windowCloseRequested, this, [this] { end([this] { emit closed(); }); });
    m_page->load(checkout);
}

void CheckoutView::end(const std::function<void()> &say)
{
    if (std::exchange(m_ended, true))
        return; // back, reload or a double redirect must not end it twice
    say();
}

void CheckoutView::tell(const QString &sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
}

} // namespace mj::ui
