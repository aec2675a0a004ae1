#include "ui/shell/workspace.h"
#include "studio/generation.h"
#include "studio/session.h"
#include "ui/account/account_page.h"
#include "ui/common/banner.h"
#include "ui/common/toast.h"
#include "ui/gallery/gallery_page.h"
#include "ui/generation/create_page.h"
#include "ui/privacy/privacy_page.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/balance_badge.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/status_line.h"
#include "ui/support/support_page.h"
#include "ui/theme/roles.h"
#include "ui/top_up/points_page.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace mj::ui {

Workspace::Workspace(const Features &features, const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent), m_features(features), m_surroundings(surroundings), m_rail(new NavigationRail(this)),
      m_keychain(new Banner(QStringLiteral("key"), Tone::Warning, this)), m_stack(new QStackedWidget(this)), m_toast(new Toast(this))
{
    m_stack->setObjectName(QStringLiteral("page_stack"));
    m_keychain->setObjectName(QStringLiteral("keychain_notice"));
    m_keychain->setProperty("edge", true);
    m_keychain->actionButton()->setObjectName(QStringLiteral("keychain_retry"));
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_keychain);
    column->addWidget(makeTopBar());
    column->addWidget(m_stack, 1);
    column->addWidget(new StatusLine(features, surroundings.localStudio, this));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);

    connect(m_rail, &NavigationRail::chosen, this, [this](Place place) { showPlace(place); });
    connect(m_keychain, &Banner::actionRequested, &features.session, &studio::Session::retryKeychain);
    connect(&features.session, &studio::Session::keepingChanged, this, &Workspace::onKeepingChanged);
    connect(&features.generation, &studio::Generation::finished, this, [this](const QString &,
        bool succeeded) { onPictureFinished(succeeded); });
    retranslate();
    showPlace(Place::Create);
}

QWidget *Workspace::makeTopBar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("top_bar"));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space::xl, space::m, space::xl, space::m);
    m_title = new QLabel(bar);
    m_title->setObjectName(QStringLiteral("page_title"));
    setType(m_title, Type::Headline);
    auto *balance = new BalanceBadge(m_features.session, bar);
    row->addWidget(m_title, 1);
    row->addWidget(balance);
    connect(balance, &QPushButton::clicked, this, [this] { showPlace(Place::Points); });
    return bar;
}

Page *Workspace::makePage(Place place)
{
    switch (place) {
    case Place::Create: return new CreatePage(m_features, m_stack);
    case Place::Gallery: return new GalleryPage(m_features, m_surroundings.preferences, m_stack);
    case Place::Points: return new PointsPage(m_features, m_stack);
    case Place::Privacy: return new PrivacyPage(m_features, m_stack);
    case Place::Support: return new SupportPage(m_stack);
    case Place::Settings: return new SettingsPage(m_surroundings, m_stack);
    case Place::Account: return new AccountPage(m_features.session, m_stack);
    }
    return nullptr;
}

Page *Workspace::pageAt(Place place)
{
    if (Page *made = m_pages.value(place))
        return made;
    Page *fresh = makePage(place);
    m_pages.insert(place, fresh);
    m_stack->addWidget(fresh);
    connect(fresh, &Page::placeRequested, this, &Workspace::showPlace);
    connect(fresh, &Page::noticeRequested, m_toast, &Toast::say);
    return fresh;
}

void Workspace::showPlace(Place place, const QString &id)
{
    Page *shown = pageAt(place);
    m_place = place;
    m_stack->setCurrentWidget(shown);
    m_rail->setCurrent(place);
    m_title->setText(shown->title());
    shown->activate();
    if (!id.isEmpty())
        shown->openItem(id);
}

Page *Workspace::page() const
{
    return m_pages.value(m_place);
}

void Workspace::onKeepingChanged()
{
    using Keeping = studio::Session::Keeping;
    const Keeping keeping = m_features.session.keeping();
    m_keychain->setVisible(keeping != Keeping::Kept);
    m_keychain->setAction(tr("Retry"));
    m_keychain->setText(keeping == Keeping::MemoryLocked
                            ? tr("The system keychain is locked. Until it is open, nothing secret is stored and you sign in again "
                                 "at the next start.")
                            : tr("This computer has no keychain. Nothing secret is stored, so you sign in again at the next start."));
}

void Workspace::onPictureFinished(bool succeeded)
{
    if (m_place == Place::Create)
        return;
    if (succeeded)
        m_toast->say(tr("Your picture is ready. It is in the gallery."), Tone::Success);
    else
        m_toast->say(tr("A picture could not be made. Create shows why."), Tone::Warning);
}

void Workspace::retranslate()
{
    onKeepingChanged();
    if (page())
        m_title->setText(page()->title());
}

void Workspace::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mj::ui
