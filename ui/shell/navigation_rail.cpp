#include "ui/shell/navigation_rail.h"
#include "ui/account/avatar.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace mj::ui {
namespace {

QString nameOf(Place place)
{
    switch (place) {
    case Place::Create: return QStringLiteral("create");
    case Place::Gallery: return QStringLiteral("gallery");
    case Place::Points: return QStringLiteral("points");
    case Place::Privacy: return QStringLiteral("privacy");
    case Place::Support: return QStringLiteral("support");
    case Place::Settings: return QStringLiteral("settings");
    case Place::Account: return QStringLiteral("account");
    }
    return {};
}

} // namespace

const QList<Place> &NavigationRail::places()
{
    static const QList<Place> all{Place::Create, Place::Gallery, Place::Points, Place::Privacy, Place::Support, Place::Settings,
        Place::Account};
    return all;
}

NavigationRail::NavigationRail(QWidget *parent) : QFrame(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("navigation_rail"));
    setFixedWidth(length::rail);
    m_column->setContentsMargins(space::s, space::l, space::s, space::m);
    m_column->setSpacing(space::xs);
    auto *logo = new QLabel(this);
    logo->setPixmap(iconPixmap(QStringLiteral("logo"), length::iconHero, Ink::Original, devicePixelRatioF()));
    logo->setAlignment(Qt::AlignCenter);
    logo->setAccessibleName(QStringLiteral("MJ Studio"));
    m_column->addWidget(logo);
    m_column->addSpacing(space::m);
    for (const Place place : places()) {
        if (place == Place::Settings)
            m_column->addStretch(1);
        m_column->addWidget(addButton(place));
    }
    retranslate();
}

QToolButton *NavigationRail::addButton(Place place)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("nav_") + nameOf(place));
    button->setIcon(icon(nameOf(place), Ink::Muted));
    button->setIconSize(QSize(length::iconLarge, length::iconLarge));
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setKind(button, Kind::Navigation);
    connect(button, &QToolButton::clicked, this, [this, place] { emit chosen(place); });
    m_buttons.insert(place, button);
    return button;
}

void NavigationRail::setCurrent(Place place)
{
    m_buttons.value(place)->setChecked(true);
}

void NavigationRail::setPerson(const QString &name, const QByteArray &photo)
{
    m_name = name;
    m_photo = photo;
    drawPerson();
}

void NavigationRail::drawPerson()
{
    if (m_name.isEmpty() && m_photo.isEmpty())
        return;
    m_buttons.value(Place::Account)->setIcon(avatarPixmap(m_photo, m_name, length::iconLarge, devicePixelRatioF(), palette()));
}

void NavigationRail::retranslate()
{
    const QList<QPair<Place, QString>> labels{{Place::Create, tr("Create")}, {Place::Gallery, tr("Gallery")}, {Place::Points, tr("Points")},
        {Place::Privacy, tr("Privacy")}, {Place::Support, tr("Support")}, {Place::Settings, tr("Settings")}, {Place::Account,
        tr("Account")}};
    int number = 0;
    for (const auto &[place, label] : labels) {
        QToolButton *button = m_buttons.value(place);
        button->setText(label);
        button->setAccessibleName(label);
        if (++number <= 5)
            button->setToolTip(QStringLiteral("%1 (Ctrl+%2)").arg(label).arg(number));
    }
}

void NavigationRail::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        drawPerson();
}

} // namespace mj::ui
