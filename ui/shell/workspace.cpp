#include "ui/shell/workspace.h"
#include "studio/generation.h"
#include "studio/membership.h"
#include "studio/session.h"
#include "ui/account/account_page.h"
#include "ui/account/expired_sheet.h"
#include "ui/account/keychain_notice.h"
#include "ui/account/own_photo.h"
#include "ui/account/verify_sheet.h"
#include "ui/common/banner.h"
#include "ui/common/error_text.h"
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
      m_keychain(new KeychainNotice(features.session, this)), m_proof(new Banner(QStringLiteral("mail"), Tone::Accent, this)),
      m_photo(new OwnPhoto(features.session, features.membership, this)), m_stack(new QStackedWidget(this)), m_toast(new Toast(this))
{
    m_stack->setObjectName(QStringLiteral("page_stack"));
    m_keychain->setProperty("edge", true);
    m_proof->setObjectName(QStringLiteral("proof_notice"));
    m_proof->setProperty("edge", true);
    m_proof->actionButton()->setObjectName(QStringLiteral("proof_enter"));
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_keychain);
    column->addWidget(m_proof);
    column->addWidget(makeTopBar());
    column->addWidget(m_stack, 1);
    column->addWidget(new StatusLine(features, surroundings.localStudio, this));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);

    connect(m_rail, &NavigationRail::chosen, this, [this](Place place) { showPlace(place); });
    connectAccount();
    connect(&features.generation, &studio::Generation::finished, this, [this](const QString &,
        bool succeeded) { onPictureFinished(succeeded); });
    retranslate();
    showPlace(Place::Create);
}

void Workspace::connectAccount()
{
    studio::Session &session = m_features.session;
    connect(m_keychain, &KeychainNotice::accepted, this, &Workspace::memoryAccepted);
    connect(m_proof, &Banner::actionRequested, this, [this] { askForCode(false); });
    connect(&session, &studio::Session::accountChanged, this, &Workspace::onProofChanged);
    connect(&session, &studio::Session::expiredChanged, this, &Workspace::onExpiredChanged);
    const auto showPerson = [this] { m_rail->setPerson(m_features.session.account().name, m_photo->bytes()); };
    connect(m_photo, &OwnPhoto::changed, m_rail, showPerson);
    connect(&session, &studio::Session::accountChanged, m_rail, showPerson);
    showPerson();
}

void Workspace::setMemoryAccepted(bool accepted)
{
    m_keychain->setAccepted(accepted);
}

void Workspace::begin(const Parting &parting)
{
    onExpiredChanged();
    if (!m_features.session.account().emailVerified && m_features.session.canSend())
        askForCode(parting.hasJoined);
    say(parting);
    if (parting.photo.isEmpty())
        return;
    m_features.membership.setPhoto(parting.photo, parting.photoConsent, this, [this](const Result<void> &done) {
        if (!done)
            m_toast->say(tr("Your photo could not be added: %1 You can try again on the account page.").arg(errorText(done.error()).sentence), Tone::Warning);
    });
}

void Workspace::say(const Parting &parting)
{
    if (parting.hasReset)
        m_toast->say(tr("Your new password is in use. Every other device was signed out."), Tone::Success);
    else if (m_features.session.wasGalleryReplaced())
        m_toast->say(tr("This keyring has no key for the gallery that was here. It was set aside, and your pictures are fetched again."), Tone::Warning);
}

void Workspace::askForCode(bool justSent)
{
    if (m_verify || m_expired)
        return;
    m_verify = new VerifySheet(m_features, m_surroundings, justSent ? VerifySheet::Mail::OnItsWay : VerifySheet::Mail::MayBeOld, this);
    connect(m_verify, &VerifySheet::proven, this, [this] { m_toast->say(tr("Your e-mail is proven. You can pay and make pictures now."), Tone::Success); });
    m_verify->start();
}

void Workspace::onProofChanged()
{
    // An account read from the cache while offline may be older than the proof.
    m_proof->setVisible(!m_features.session.account().emailVerified && !m_features.session.account().email.isEmpty());
}

void Workspace::onExpiredChanged()
{
    if (!m_features.session.isExpired()) {
        if (m_expired)
            m_expired->finish();
        m_expired = nullptr;
        return;
    }
    if (m_expired)
        return;
    if (m_verify)
        m_verify->finish();
    m_expired = new ExpiredSheet(m_features, this);
    m_expired->start();
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
    case Place::Points: {
        PointsDoors doors;
        doors.playBank = m_surroundings.playBank;
        return new PointsPage(m_features, m_stack, doors);
    }
    case Place::Privacy: return new PrivacyPage(m_features, m_stack);
    case Place::Support: return new SupportPage(m_stack);
    case Place::Settings: return new SettingsPage(m_surroundings, m_stack);
    case Place::Account: return makeAccountPage();
    }
    return nullptr;
}

Page *Workspace::makeAccountPage()
{
    auto *page = new AccountPage(m_features, m_surroundings, m_stack);
    connect(page, &AccountPage::switchRequested, this, [this](const studio::KnownAccount &account) { m_features.session.switchTo(account.id); });
    connect(page, &AccountPage::addAccountRequested, this, &Workspace::addAccountRequested);
    return page;
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
    m_proof->setText(tr("Your e-mail is not proven yet: you can look around, but not pay or make pictures."));
    m_proof->setAction(tr("Enter the code"));
    onProofChanged();
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
