#include "ui/checkout/address_bar.h"

#include "ui/checkout/navigation_rule.h"
#include "ui/common/elided_label.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace mj::ui {

AddressBar::AddressBar(WaysOut ways, QWidget *parent) : QFrame(parent), m_icon(new QLabel(this)), m_host(new ElidedLabel(this))
{
    setProperty("banner", true); // the sunken strip of the style sheet
    setProperty("edge", true);
    m_host->setObjectName(QStringLiteral("checkout_address"));
    m_host->setTextFormat(Qt::PlainText);
    m_host->setProperty("strong", true);
    setType(m_host, Type::Small);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::xs, space::s, space::xs);
    row->setSpacing(space::s);
    row->addWidget(m_icon);
    row->addWidget(m_host, 1);
    if (ways == WaysOut::BrowserAndClose)
        addWaysOut();
    else
        setMinimumHeight(length::control);
    retranslate();
}

void AddressBar::addWaysOut()
{
    m_browser = new QPushButton(this);
    m_close = new QPushButton(this);
    m_browser->setObjectName(QStringLiteral("checkout_open_in_browser"));
    m_close->setObjectName(QStringLiteral("checkout_close"));
    m_browser->setIcon(icon(QStringLiteral("external"), Ink::Muted));
    m_close->setIcon(icon(QStringLiteral("close"), Ink::Muted));
    for (QPushButton *button : {m_browser, m_close}) {
        setKind(button, Kind::Quiet);
        layout()->addWidget(button);
    }
    connect(m_browser, &QPushButton::clicked, this, &AddressBar::browserRequested);
    connect(m_close, &QPushButton::clicked, this, &AddressBar::closeRequested);
}

void AddressBar::setAddress(const QUrl &address)
{
    if (address.host().isEmpty() || (address.host() == m_address.host() && address.scheme() == m_address.scheme()))
        return;
    m_address = address;
    retranslate();
}

void AddressBar::paintIcon()
{
    const bool encrypted = m_address.scheme() == QLatin1String("https");
    m_icon->setVisible(m_address.isValid());
    m_icon->setPixmap(iconPixmap(encrypted ? QStringLiteral("lock") : QStringLiteral("device"), length::iconSmall, encrypted ? Ink::Success : Ink::Muted,
                                 devicePixelRatioF()));
}

void AddressBar::retranslate()
{
    const QString host = m_address.host();
    const bool encrypted = m_address.scheme() == QLatin1String("https");
    const bool here = !encrypted && NavigationRule::isLoopback(host);
    m_host->setFullText(here ? tr("%1 (this computer)").arg(host) : host);
    m_icon->setToolTip(encrypted ? tr("The connection is encrypted") : tr("The page comes from this computer"));
    m_host->setAccessibleName(encrypted ? tr("Encrypted page of %1").arg(host) : m_host->fullText());
    paintIcon();
    if (m_browser) {
        m_browser->setText(tr("Open in browser instead"));
        m_browser->setAccessibleName(m_browser->text());
        m_close->setText(tr("Close"));
        m_close->setAccessibleName(tr("Close the payment page"));
    }
}

void AddressBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

} // namespace mj::ui
