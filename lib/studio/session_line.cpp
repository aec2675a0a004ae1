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
        if (farewell.isActive())
            return;
        // The gallery stays on the disk with its key: whoever signs in again finds it.
        const QString id = account.id;
        closeStore();
        folder = {};
        clear();
        setBusy(false);
        secrets.forgetToken(id, [](const Result<void> &) {});
    });
    connect(&api, &client::ApiClient::onlineChanged, &self, [this](bool online) {
        if (online)
            renewal.hurry();
        updateOffline();
    });
    probe.setSingleShot(true);
    connect(&probe, &QTimer::timeout, &self, [this] { askBalance(); });
}

void Session::Impl::onRenewed(const api::Session &session)
{
    const bool isFirst = !std::exchange(isReached, true);
    if (session.account.toJson() != account.toJson()) {
        account = session.account;
        keepAccount();
        emit self.accountChanged();
    }
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
    if (state != State::SignedIn || !isReached)
        return;
    if (std::exchange(isAskingBalance, true)) {
        asksBalanceAgain = true;
        return;
    }
    api.send(api::ReadBalance{}, &self, [this, id = account.id](const Result<api::Balance> &answer) {
        isAskingBalance = false;
        if (id != account.id || state != State::SignedIn)
            return;
        if (answer) {
            balance = *answer;
            emit self.balanceChanged();
        } else if (answer.error().code == Code::Unauthenticated) {
            renewal.renew(); // ended from elsewhere? the refresh token knows
        }
        updateOffline();
        if (std::exchange(asksBalanceAgain, false))
            askBalance();
    });
}

void Session::refreshBalance()
{
    m->askBalance();
}

} // namespace mj::studio
