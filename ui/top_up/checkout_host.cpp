#include "ui/top_up/checkout_host.h"
#include "base/log.h"
#include "ui/common/checkout_plugin.h"
#include "ui/theme/roles.h"
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <utility>

namespace mj::ui {

CheckoutHost::CheckoutHost(QStringList pluginFolders, OpenInBrowser openInBrowser, QWidget *parent)
    : QWidget(parent), m_folders(std::move(pluginFolders)), m_openInBrowser(std::move(openInBrowser)), m_offer(new QWidget), m_title(new QLabel),
      m_text(new QLabel), m_again(new QPushButton), m_browser(new QPushButton), m_check(new QPushButton), m_stack(new QStackedLayout(this))
{
    if (!m_openInBrowser)
        m_openInBrowser = [](const QUrl &url) { return QDesktopServices::openUrl(url); };
    setType(m_title, Type::Title);
    setType(m_text, Type::Body, Tone::Muted);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setMaximumWidth(length::readable);
    m_title->setObjectName(QStringLiteral("checkout_offer_title"));
    m_text->setObjectName(QStringLiteral("checkout_offer_text"));
    m_again->setObjectName(QStringLiteral("checkout_again"));
    m_browser->setObjectName(QStringLiteral("checkout_in_browser"));
    m_check->setObjectName(QStringLiteral("checkout_check"));
    setKind(m_again, Kind::Primary);
    setKind(m_check, Kind::Secondary);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_again);
    buttons->addWidget(m_browser);
    buttons->addWidget(m_check);
    buttons->addStretch();
    auto *column = new QVBoxLayout(m_offer);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    column->setSpacing(space::m);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(buttons);
    column->addStretch();
    m_stack->addWidget(m_offer);

    connect(m_again, &QPushButton::clicked, this, [this] { open(QUrl(m_checkout), QUrl(m_return)); });
    connect(m_browser, &QPushButton::clicked, this, &CheckoutHost::sendToBrowser);
    connect(m_check, &QPushButton::clicked, this, &CheckoutHost::ended);
    retranslate();
}

CheckoutHost::~CheckoutHost()
{
    // The plugin stays mapped: unloading Qt WebEngine while the program runs is not supported.
    delete m_page;
}

QStringList CheckoutHost::defaultFolders()
{
    const QDir program(QCoreApplication::applicationDirPath());
    QStringList folders{program.filePath(QStringLiteral("plugins")), program.filePath(QStringLiteral("../lib/mjstudio/plugins"))};
    const QStringList multiarch = QDir(program.filePath(QStringLiteral("../lib"))).entryList({QStringLiteral("*-linux-*")}, QDir::Dirs);
    for (const QString &triplet : multiarch)
        folders.append(program.filePath(QStringLiteral("../lib/%1/mjstudio/plugins").arg(triplet)));
    return folders;
}

void CheckoutHost::open(const QUrl &checkout, const QUrl &returnUrl)
{
    clear();
    m_checkout = checkout;
    m_return = returnUrl;
    if (!showEmbedded())
        offer(Offer::NotLoaded);
}

void CheckoutHost::clear()
{
    if (m_page) {
        m_page->disconnect(this);
        // Its own signal may have brought us here.
        m_page->deleteLater();
        m_page = nullptr;
    }
    m_checkout.clear();
    m_return.clear();
    m_offered = Offer::NotLoaded;
    retranslate();
    m_stack->setCurrentWidget(m_offer);
}

bool CheckoutHost::showEmbedded()
{
    for (const QString &folder : std::as_const(m_folders)) {
        if (m_loader && m_loader->isLoaded())
            break;
        const QStringList files = QDir(folder).entryList({QStringLiteral("*mjstudio_checkout*")}, QDir::Files);
        for (const QString &file : files) {
            m_loader = std::make_unique<QPluginLoader>(QDir(folder).absoluteFilePath(file));
            if (m_loader->load())
                break;
            qCWarning(mjApp) << "checkout plugin not loaded";
        }
    }
    auto *plugin = m_loader && m_loader->isLoaded() ? qobject_cast<CheckoutPlugin *>(m_loader->instance()) : nullptr;
    m_page = plugin ? plugin->create(this) : nullptr;
    if (!m_page)
        return false;
    connect(m_page, &CheckoutPage::returned, this, &CheckoutHost::ended);
    connect(m_page, &CheckoutPage::closed, this, &CheckoutHost::ended);
    connect(m_page, &CheckoutPage::openInBrowserRequested, this, [this] { sendToBrowser(); });
    connect(m_page, &CheckoutPage::failed, this, [this](const QString &reasonCode) { offer(offerFor(reasonCode)); });
    m_stack->addWidget(m_page);
    m_stack->setCurrentWidget(m_page);
    m_page->open(m_checkout, m_return);
    return true;
}

CheckoutHost::Offer CheckoutHost::offerFor(const QString &reasonCode)
{
    if (reasonCode == QLatin1String("host_unknown"))
        return Offer::HostUnknown;
    if (reasonCode == QLatin1String("no_answer"))
        return Offer::NoAnswer;
    if (reasonCode == QLatin1String("load_failed"))
        return Offer::Unreachable;
    return reasonCode == QLatin1String("tls_rejected") ? Offer::Unproven : Offer::Stopped;
}

bool CheckoutHost::neverShown() const
{
    return m_offered == Offer::HostUnknown || m_offered == Offer::NoAnswer || m_offered == Offer::Unreachable || m_offered == Offer::Unproven;
}

void CheckoutHost::offer(Offer offer)
{
    m_offered = offer;
    if (m_page) {
        m_page->disconnect(this);
        m_page->deleteLater();
        m_page = nullptr;
    }
    m_stack->setCurrentWidget(m_offer);
    retranslate();
    // Where the keyboard was has just gone.
    if (isVisible())
        (m_again->isHidden() ? m_browser : m_again)->setFocus();
}

void CheckoutHost::sendToBrowser()
{
    offer(m_openInBrowser(m_checkout) ? Offer::Sent : Offer::Refused);
}

void CheckoutHost::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CheckoutHost::retranslate()
{
    const QString later = QLatin1Char(' ') + tr("As far as MJ Studio knows, nothing was charged. When you close this, it asks the service about the order.");
    switch (m_offered) {
    case Offer::NotLoaded:
        m_title->setText(tr("The payment window cannot open here"));
        m_text->setText(tr("Nothing was charged. You can pay for the same order in your browser instead."));
        break;
    case Offer::HostUnknown:
        m_title->setText(tr("The payment page was not found"));
        m_text->setText(tr("The name %1 is not known at the moment. Check your internet connection.").arg(m_checkout.host()) + later);
        break;
    case Offer::NoAnswer:
        m_title->setText(tr("The payment page does not answer"));
        m_text->setText(tr("The page was asked for, but nothing came.") + later);
        break;
    case Offer::Unreachable:
        m_title->setText(tr("The payment page could not be opened"));
        m_text->setText(tr("The connection failed. Check your internet connection.") + later);
        break;
    case Offer::Unproven:
        m_title->setText(tr("The payment page is not safe to use"));
        m_text->setText(tr("It could not prove that it is the page of MJ Studio. Someone on your network may be in between; if your browser warns you too, do "
                           "not pay.") + later);
        break;
    case Offer::Stopped:
        // It may have stopped after the approval: only the service knows.
        m_title->setText(tr("The payment window stopped"));
        m_text->setText(tr("If you had already approved the payment, check the order first. Otherwise go on with the same order in your browser."));
        break;
    case Offer::Sent:
        m_title->setText(tr("Finish paying in your browser"));
        m_text->setText(tr("The same order is open there. When you are done, come back and check what became of it."));
        break;
    case Offer::Refused:
        m_title->setText(tr("The browser did not open"));
        m_text->setText(tr("Choose a standard browser in the system settings and try again, or check what became of the order."));
        break;
    }
    m_browser->setText(m_offered == Offer::Sent ? tr("Open again in the browser") : tr("Open in the browser"));
    m_again->setText(tr("Try again"));
    m_check->setText(m_offered == Offer::NotLoaded ? tr("Not now") : neverShown() ? tr("Close") : tr("Check the order"));
    m_again->setVisible(neverShown());
    setKind(m_browser, neverShown() ? Kind::Secondary : Kind::Primary);
    for (QPushButton *button : {m_again, m_browser, m_check})
        button->setAccessibleName(button->text());
}

} // namespace mj::ui
