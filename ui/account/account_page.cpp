#include "ui/account/account_page.h"
#include "studio/membership.h"
#include "studio/session.h"
#include "ui/account/accounts_card.h"
#include "ui/account/choices_card.h"
#include "ui/account/computer_card.h"
#include "ui/account/device_list.h"
#include "ui/account/email_card.h"
#include "ui/account/password_card.h"
#include "ui/account/profile_card.h"
#include "ui/account/sign_in_history.h"
#include "ui/account/sign_out_card.h"
#include "ui/common/scroll_column.h"
#include "ui/common/state_view.h"
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace mj::ui {

AccountPage::AccountPage(const Features &features, const Surroundings &surroundings, QWidget *parent)
    : Page(parent), m_features(features), m_tabs(new QTabBar), m_stack(new QStackedWidget)
{
    m_stack->addWidget(makeProfile(surroundings));
    m_stack->addWidget(makeSecurity());
    m_stack->addWidget(makeDevices());
    m_stack->addWidget(makeComputer());
    addTabs();
    connect(&features.session, &studio::Session::offlineChanged, this,
            [this] { m_devicesState->setOffline(m_features.session.isOffline() && m_hasDevices); });
    retranslate();
}

void AccountPage::addTabs()
{
    m_tabs->setObjectName(QStringLiteral("account_tabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (int tab = 0; tab < m_stack->count(); ++tab)
        m_tabs->addTab(QString());
    connect(m_tabs, &QTabBar::currentChanged, this, &AccountPage::showTab);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::m, 0, space::xl, 0);
    row->addWidget(m_tabs);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(m_stack, 1);
}

ScrollColumn *AccountPage::makeProfile(const Surroundings &surroundings)
{
    auto *scroll = new ScrollColumn;
    m_profile = new ProfileCard(m_features, surroundings.askPhoto);
    auto *email = new EmailCard(m_features, surroundings);
    m_signOut = new SignOutCard(m_features.session);
    for (QWidget *card : std::initializer_list<QWidget *>{m_profile, email, new ChoicesCard(m_features), m_signOut})
        scroll->column()->addWidget(card);
    scroll->column()->addStretch(1);
    connect(email, &EmailCard::changed, this, [this](const QString &address) {
        emit noticeRequested(tr("Your address is %1 now. The old one was told.").arg(address), Tone::Success);
    });
    return scroll;
}

ScrollColumn *AccountPage::makeSecurity()
{
    auto *scroll = new ScrollColumn;
    auto *password = new PasswordCard(m_features);
    m_history = new SignInHistory(m_features);
    scroll->column()->addWidget(password);
    scroll->column()->addWidget(m_history);
    scroll->column()->addStretch(1);
    connect(password, &PasswordCard::changed, this, [this] {
        emit noticeRequested(tr("Your password is new. Every other device was signed out."), Tone::Success);
        m_history->load();
    });
    return scroll;
}

StateView *AccountPage::makeDevices()
{
    auto *scroll = new ScrollColumn;
    m_devices = new DeviceList(m_features);
    scroll->column()->addWidget(m_devices);
    scroll->column()->addStretch(1);
    m_devicesState = new StateView(scroll);
    connect(m_devicesState, &StateView::retryRequested, this, &AccountPage::loadDevices);
    connect(m_devices, &DeviceList::ended, this, [this](bool all) {
        emit noticeRequested(all ? tr("All other devices were signed out.") : tr("That device was signed out."), Tone::Success);
        loadDevices();
    });
    return m_devicesState;
}

ScrollColumn *AccountPage::makeComputer()
{
    auto *scroll = new ScrollColumn;
    auto *accounts = new AccountsCard(m_features);
    scroll->column()->addWidget(new ComputerCard(m_features.session));
    scroll->column()->addWidget(accounts);
    scroll->column()->addStretch(1);
    connect(accounts, &AccountsCard::switchRequested, this, &AccountPage::switchRequested);
    connect(accounts, &AccountsCard::addRequested, this, &AccountPage::addAccountRequested);
    return scroll;
}

QString AccountPage::title() const
{
    return tr("Account");
}

void AccountPage::activate()
{
    m_signOut->ask(false);
    m_profile->refresh();
    m_features.session.refreshAccount();
    showTab(m_tabs->currentIndex());
}

void AccountPage::showTab(int tab)
{
    m_stack->setCurrentIndex(tab);
    if (tab == Security)
        m_history->load();
    else if (tab == Devices)
        loadDevices();
    else if (tab == Computer)
        m_features.accounts.load();
}

void AccountPage::loadDevices()
{
    if (!m_hasDevices)
        m_devicesState->showLoading();
    m_features.membership.devices(this, [this](const Result<QList<api::Device>> &devices) { onDevices(devices); });
}

void AccountPage::onDevices(const Result<QList<api::Device>> &devices)
{
    m_devicesState->setOffline(m_features.session.isOffline() && m_hasDevices);
    if (devices) {
        m_hasDevices = true;
        m_devices->setDevices(*devices);
        m_devicesState->showContent();
    } else if (!m_hasDevices) {
        m_devicesState->showError(devices.error());
    }
}

void AccountPage::retranslate()
{
    const QStringList names{tr("Profile"), tr("Security"), tr("Devices"), tr("This computer")};
    for (int tab = 0; tab < names.size(); ++tab)
        m_tabs->setTabText(tab, names[tab]);
    m_tabs->setAccessibleName(title());
    m_devicesState->setEmptyText(QStringLiteral("device"), tr("No device is signed in."));
    m_devices->retranslate();
}

} // namespace mj::ui
