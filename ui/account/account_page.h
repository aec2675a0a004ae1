#pragma once
#include "api/device.h"
#include "base/result.h"
#include "studio/account_book.h"
#include "ui/common/features.h"
#include "ui/common/page.h"
#include "ui/common/surroundings.h"

class QStackedWidget;
class QTabBar;

namespace mj::ui {

class DeviceList;
class ProfileCard;
class ScrollColumn;
class SignInHistory;
class SignOutCard;
class StateView;

// The member's own page in four tabs: profile, security, devices, this computer.
class AccountPage : public Page
{
    Q_OBJECT
public:
    AccountPage(const Features &features, const Surroundings &surroundings, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;

signals:
    void switchRequested(const mj::studio::KnownAccount &account);
    void addAccountRequested();

protected:
    void retranslate() override;

private:
    enum Tab { Profile, Security, Devices, Computer };
    void addTabs();
    ScrollColumn *makeProfile(const Surroundings &surroundings);
    ScrollColumn *makeSecurity();
    StateView *makeDevices();
    ScrollColumn *makeComputer();
    void showTab(int tab);
    void loadDevices();
    void onDevices(const Result<QList<api::Device>> &devices);

    Features m_features;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    ProfileCard *m_profile = nullptr;
    SignOutCard *m_signOut = nullptr;
    SignInHistory *m_history = nullptr;
    StateView *m_devicesState = nullptr;
    DeviceList *m_devices = nullptr;
    bool m_hasDevices = false;
};

} // namespace mj::ui
