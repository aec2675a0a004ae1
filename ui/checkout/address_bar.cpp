#include "ui/checkout/address_bar.h"

#include "ui/checkout/navigation_rule.h"
#include "ui/common/elided_label.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace mj::ui {

AddressBar::AddressBar(WaysOut ways, QWidget *parent) : QFrame(parent), m_icon(new QLabel(this)), m_host(new ElidedLabel(this, Qt::ElideLeft))
{
    setProperty("banner", true); // the sunken strip of the style sheet
    setProperty("edge", true);
    m_host->setObjectName(QStringLiteral("checkout_address"));
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

AddressBar::Line AddressBar::line() const
{
    if (m_address.scheme() == QLatin1String("https"))
        return Line::Encrypted;
    return NavigationRule::isLoopback(m_address.host()) ? Line::ThisComputer : Line::Open;
}

void AddressBar::paintIcon()
{
    m_icon->setVisible(m_address.isValid());
    const auto paint = [this](const char *name, Ink ink) { m_icon->setPixmap(iconPixmap(QLatin1String(name), length::iconSmall, ink, devicePixelRatioF())); };
    switch (line()) {
    case Line::Encrypted:
        return paint("lock", Ink::Success);
    case Line::ThisComputer:
        return paint("device", Ink::Muted);
    case Line::Open:
        return paint("warning", Ink::Warning);
    }
}

void AddressBar::retranslate()
{
    // As it is on the wire: letters of other scripts can be drawn like Latin ones, "xn--" cannot.
    const QString host = m_address.host(QUrl::EncodeUnicode);
    switch (line()) {
    case Line::Encrypted:
        m_host->setFullText(host);
        m_icon->setToolTip(tr("The connection is encrypted"));
        m_host->setAccessibleName(tr("Encrypted page of %1").arg(host));
        break;
    case Line::ThisComputer:
        m_host->setFullText(tr("%1 (this computer)").arg(host));
        m_icon->setToolTip(tr("The page comes from this computer"));
        m_host->setAccessibleName(m_host->fullText());
        break;
    case Line::Open:
        m_host->setFullText(host.isEmpty() ? QString() : tr("%1 (not encrypted)").arg(host));
        m_icon->setToolTip(tr("The connection is not encrypted"));
        m_host->setAccessibleName(m_host->fullText());
        break;
    }
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
