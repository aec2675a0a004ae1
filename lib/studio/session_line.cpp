#include "api/google.h"
#include "client/api_client.h"
#include "studio/session_impl.h"

#include <utility>

namespace mj::studio {

void Session::Impl::watchLine()
{
    api.setRefresher([this](std::function<void(bool)> done) { renewal.renew(std::move(done)); });
    connect(&renewal, &AccessRenewal::renewed, &self, [this](const api::Session &session) { onRenewed(session); });
    connect(&renewal, &AccessRenewal::unreachable, &self, [this] { updateOffline(); });
    connect(&renewal, &AccessRenewal::ended, &self, [this] {
        if (!farewell.isActive())
            expire();
    });
    connect(&api, &client::ApiClient::refused, &self, [this] {
        if (self.canSend() && !farewell.isActive())
            renewal.renew(); // ended from elsewhere? the refresh token knows
    });
    connect(&api, &client::ApiClient::onlineChanged, &self, [this](bool online) {
        if (online)
            renewal.hurry();
        updateOffline();
    });
    probe.setSingleShot(true);
    connect(&probe, &QTimer::timeout, &self, [this] { probeLine(); });
}

// Nothing here is closed: drafts, the journal and the lists wait for the same person.
void Session::Impl::expire()
{
    if (state != State::SignedIn || std::exchange(isExpired, true))
        return;
    api.setAccessToken({}, {});
    secrets.forgetToken(account.id, [](const Result<void> &) {});
    isReached = true; // the service has answered, if only to say no
    updateOffline();
    emit self.expiredChanged();
}

void Session::Impl::onRenewed(const api::Session &session)
{
    const bool isFirst = !std::exchange(isReached, true);
    if (session.account.toJson() != account.toJson())
        put(session.account);
    announceKeeping();
    updateOffline();
    if (isFirst)
        askBalance();
}

void Session::Impl::updateOffline()
{
    const bool isSignedIn = state == State::SignedIn;
    const bool now = isSignedIn && (!isReached || !api.isOnline());
    if (std::exchange(isOffline, now) != now)
        emit self.offlineChanged();
    if (isSignedIn && isReached && !api.isOnline()) {
        if (!probe.isActive())
            probe.start(probePauses.next());
        return;
    }
    probe.stop();
    if (api.isOnline())
        probePauses.reset();
}

void Session::Impl::askBalance()
{
    if (state != State::SignedIn || !isReached || isExpired)
        return;
    if (std::exchange(isAskingBalance, true)) {
        asksBalanceAgain = true;
        return;
    }
    api.send(api::ReadBalance{}, &self, [this, id = account.id](const Result<api::Balance> &answer) {
        isAskingBalance = false;
        if (state != State::SignedIn)
            return;
        if (id == account.id && answer) {
            balance = *answer;
            emit self.balanceChanged();
        }
        updateOffline();
        if (std::exchange(asksBalanceAgain, false))
            askBalance();
    });
}

void Session::Impl::probeLine()
{
    if (!isExpired)
        return askBalance();
    // Whoever is not signed in can still be told whether anybody is there.
    api.send(api::ReadSignInMethods{}, &self, [this](const Result<api::SignInMethods> &) { updateOffline(); });
}

void Session::refreshBalance()
{
    m->askBalance();
}

} // namespace mj::studio
