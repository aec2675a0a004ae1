#include "base/ids.h"
#include "client/api_client.h"
#include "client/settings.h"
#include "studio/session_impl.h"

#include <utility>

namespace mj::studio {

using namespace std::chrono_literals;

void Session::signOut(bool eraseDevice)
{
    if (m->isBusy)
        return;
    m->setBusy(true);
    m->leave(eraseDevice);
}

void Session::Impl::leave(bool erase)
{
    if (state != State::SignedIn || !isReached || isExpired)
        return endLocally(erase);
    // The service is told, but a dead line must not keep a person from leaving.
    farewell.disconnect();
    connect(&farewell, &QTimer::timeout, &self, [this, erase] { endLocally(erase); });
    farewell.setSingleShot(true);
    farewell.start(3s);
    api.send(api::EndSession{}, &self, [this, erase](const Result<api::Nothing> &) {
        if (farewell.isActive())
            endLocally(erase);
    });
}

void Session::Impl::endLocally(bool erase)
{
    farewell.stop();
    const QString id = account.id.isEmpty() ? settings.lastAccountId() : account.id;
    AccountFolder left = std::move(folder);
    if (left.gallery().isEmpty() && isId(id))
        left = AccountFolder::kept(profile, id);
    closeStore();
    if (!erase || !isId(id)) {
        clear();
        if (isId(id)) {
            return secrets.forgetToken(id, [this, id](const Result<void> &) {
                secrets.forgetMemory(id);
                afterLeaving();
            });
        }
        afterLeaving();
        if (erase)
            emit self.deviceErased();
        return;
    }
    // Signed out is said when nothing is left: a person may close the program the moment they see it.
    renewal.drop();
    api.setAccessToken({}, {});
    api.abortAll();
    AccountFolder::kept(profile, id).markForErasure();
    const auto erased = std::make_shared<AccountFolder>(std::move(left));
    secrets.destroy(id, [this, id, erased](const Result<void> &gone) { eraseFolder(id, *erased, gone); });
}

void Session::Impl::finishErasures()
{
    for (const QString &id : AccountFolder::marked(profile)) {
        if (settings.lastAccountId() == id)
            settings.setLastAccountId({});
        settings.removeAccountId(id);
        secrets.destroy(id, [this, id](const Result<void> &) { (void)AccountFolder::kept(profile, id).erase(); });
    }
}

void Session::Impl::eraseFolder(const QString &accountId, const AccountFolder &erased, const Result<void> &secretsGone)
{
    Result<void> files = erased.erase();
    if (files) // also what an earlier, kept session left while this one lived in memory
        files = AccountFolder::kept(profile, accountId).erase();
    if (settings.lastAccountId() == accountId)
        settings.setLastAccountId({});
    settings.removeAccountId(accountId);
    clear();
    afterLeaving();
    if (!files || !secretsGone)
        emit self.eraseFailed(files ? secretsGone.error() : files.error());
    else
        emit self.deviceErased();
}

void Session::switchTo(const QString &accountId)
{
    if (m->isBusy || m->state == State::Starting || (m->state == State::SignedIn && accountId == m->account.id))
        return;
    if (!accountId.isEmpty() && !isId(accountId)) {
        emit failed(error(Code::NotFound));
        return;
    }
    m->setBusy(true);
    m->goesTo = accountId;
    if (m->state != State::SignedIn)
        return m->afterLeaving();
    if (!m->isKept() || m->stay != Stay::SignedIn)
        return m->leave(false);
    const QString left = m->account.id;
    m->closeStore();
    m->folder = {};
    m->clear();
    m->secrets.forgetMemory(left);
    m->afterLeaving();
}

void Session::Impl::afterLeaving()
{
    const QString next = std::exchange(goesTo, std::nullopt).value_or(QString());
    if (next.isEmpty())
        return setBusy(false);
    // Nobody is signed in, but the way in is not to be seen: the next account opens in a moment.
    state = State::Starting;
    emit self.stateChanged();
    open(next);
}

void Session::Impl::open(const QString &accountId)
{
    restore(accountId, [this, accountId](const Result<void> &opened) {
        const bool isKeychainShut = !opened && opened.error().code == Code::KeychainLocked;
        if (opened || isKeychainShut) // retryKeychain opens what was wanted
            settings.setLastAccountId(accountId);
        setBusy(false);
        if (!opened)
            emit self.failed(opened.error());
    });
}

} // namespace mj::studio
