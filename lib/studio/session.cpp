#include "studio/session.h"

#include "base/ids.h"
#include "client/api_client.h"
#include "client/settings.h"
#include "studio/session_impl.h"

#include <QDateTime>
#include <QSysInfo>

#include <utility>

namespace mj::studio {

using namespace std::chrono_literals;

namespace {

constexpr qint64 unreadableDays = 30;

} // namespace

Session::Impl::Impl(Session &owner, client::ApiClient &apiClient, client::TokenVault &keychain, client::Settings &deviceSettings,
                    QString profileFolder)
    : self(owner), api(apiClient), settings(deviceSettings), profile(std::move(profileFolder)), secrets(keychain), renewal(apiClient, secrets),
      probePauses(2s, 60s)
{
}

Session::Session(client::ApiClient &api, client::TokenVault &vault, client::Settings &settings, QString profileFolder, QObject *parent)
    : QObject(parent), m(std::make_unique<Impl>(*this, api, vault, settings, std::move(profileFolder)))
{
    m->announcedKeeping = keeping();
    m->watchLine();
}

Session::~Session()
{
    m->api.setRefresher({});
}

void Session::start()
{
    AccountFolder::removeLeftTemporaries(m->profile);
    AccountFolder::removeOldUnreadables(m->profile, QDateTime::currentDateTimeUtc().addDays(-unreadableDays).toMSecsSinceEpoch());
    m->finishErasures();
    const QString last = m->settings.lastAccountId();
    if (isId(last))
        return m->restore(last);
    m->secrets.probe([this] {
        if (m->state == State::Starting)
            m->clear();
        m->announceKeeping();
    });
}

void Session::Impl::clear()
{
    renewal.drop();
    api.setAccessToken({}, {});
    api.abortAll();
    probe.stop();
    account = {};
    balance = {};
    stay = Stay::SignedIn;
    storeFailure.reset();
    isReached = false;
    isGalleryReplaced = false;
    asksBalanceAgain = false;
    state = State::SignedOut;
    const bool wasExpired = std::exchange(isExpired, false);
    updateOffline();
    emit self.stateChanged();
    if (wasExpired)
        emit self.expiredChanged();
    emit self.accountChanged();
    emit self.balanceChanged();
    announceKeeping();
}

void Session::rename(const QString &name)
{
    if (m->isBusy || m->state != State::SignedIn)
        return;
    m->setBusy(true);
    api::UpdateMe request;
    request.name = name;
    m->api.send(request, this, [this](const Result<api::Account> &account) {
        m->setBusy(false);
        if (account)
            m->put(*account);
        else
            emit failed(account.error());
    });
}

void Session::setAccount(const api::Account &account)
{
    m->put(account);
}

void Session::refreshAccount()
{
    if (!canSend())
        return;
    m->api.send(api::ReadMe{}, this, [this](const Result<api::Account> &account) {
        if (account)
            m->put(*account);
    });
}

// An answer that was on its way while somebody else signed in says nothing about them.
void Session::Impl::put(const api::Account &answered)
{
    if (state != State::SignedIn || answered.id != account.id)
        return;
    account = answered;
    keepAccount();
    emit self.accountChanged();
}

void Session::retryKeychain()
{
    if (m->isBusy || keeping() == Keeping::Kept || keeping() == Keeping::MemoryChosen)
        return;
    if (m->state == State::SignedIn)
        return m->moveToKeychain();
    m->setBusy(true);
    m->secrets.probe([this] {
        m->announceKeeping();
        if (keeping() == Keeping::Kept && m->state == State::SignedOut && isId(m->settings.lastAccountId()))
            m->restore(m->settings.lastAccountId(), [this](const Result<void> &) { m->setBusy(false); });
        else
            m->setBusy(false);
    });
}

void Session::Impl::setBusy(bool busy)
{
    if (std::exchange(isBusy, busy) != busy)
        emit self.busyChanged();
}

void Session::Impl::announceKeeping()
{
    const Keeping now = self.keeping();
    if (std::exchange(announcedKeeping, now) != now)
        emit self.keepingChanged();
}

bool Session::Impl::isKept() const
{
    return stay != Stay::Nothing && !secrets.keychainFailure();
}

Session::State Session::state() const
{
    return m->state;
}

Session::Keeping Session::keeping() const
{
    if (m->stay == Stay::Nothing)
        return Keeping::MemoryChosen;
    const std::optional<Code> failure = m->secrets.keychainFailure();
    if (!failure)
        return Keeping::Kept;
    return *failure == Code::KeychainLocked ? Keeping::MemoryLocked : Keeping::MemoryMissing;
}

bool Session::isBusy() const
{
    return m->isBusy;
}

bool Session::isOffline() const
{
    return m->isOffline;
}

bool Session::isExpired() const
{
    return m->isExpired;
}

bool Session::canSend() const
{
    return m->state == State::SignedIn && !m->isOffline && !m->isExpired;
}

bool Session::wasGalleryReplaced() const
{
    return m->isGalleryReplaced;
}

const api::Account &Session::account() const
{
    return m->account;
}

const api::Balance &Session::balance() const
{
    return m->balance;
}

QString Session::deviceName() const
{
    return QSysInfo::prettyProductName();
}

QString Session::deviceId() const
{
    return m->stay == Stay::Nothing ? QString() : m->settings.deviceId();
}

Session::Stay Session::stay() const
{
    return m->stay;
}

} // namespace mj::studio
