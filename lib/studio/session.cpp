#include "studio/session.h"

#include "base/ids.h"
#include "client/api_client.h"
#include "client/settings.h"
#include "studio/session_impl.h"
#include "studio/sure_send.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSysInfo>

#include <utility>

namespace mj::studio {

using namespace std::chrono_literals;

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

void Session::join(api::CreateAccount request)
{
    if (m->isBusy || m->state == State::SignedIn)
        return;
    m->setBusy(true);
    request.deviceName = deviceName();
    request.idempotencyKey.clear();
    const QByteArray form = QCryptographicHash::hash(QJsonDocument(request.call().body).toJson(), QCryptographicHash::Sha256);
    if (std::exchange(m->joinForm, form) != form)
        m->joinKey = newIdempotencyKey().toLatin1();
    request.idempotencyKey = m->joinKey;
    m->api.send(request, this, [this](const Result<api::Session> &session) { m->onSession(session); });
}

void Session::signIn(const QString &email, const QString &password)
{
    if (m->isBusy || m->state == State::SignedIn)
        return;
    m->setBusy(true);
    api::CreateSession request;
    request.email = email;
    request.password = password;
    request.deviceName = deviceName();
    m->api.send(request, this, [this](const Result<api::Session> &session) { m->onSession(session); });
}

void Session::Impl::onSession(const Result<api::Session> &session)
{
    if (!session || !isId(session->account.id)) {
        // Only a form whose fate is unknown is sent with the same key again.
        if (!session && !isUnknownOutcome(session.error().code))
            joinForm.clear();
        setBusy(false);
        emit self.failed(session ? error(Code::BadReply, {}, QStringLiteral("account.id")) : session.error());
        return;
    }
    joinForm.clear();
    const RefreshToken token = RefreshToken::fresh(session->refreshToken);
    secrets.keep(session->account.id, token,
                 [this, session = *session, token](Result<Secrets::Made> made) { onSecrets(session, token, std::move(made)); });
}

void Session::Impl::onSecrets(const api::Session &session, const RefreshToken &token, Result<Secrets::Made> made)
{
    if (!made) {
        setBusy(false);
        emit self.failed(made.error());
        return;
    }
    const bool isKept = !secrets.keychainFailure();
    if (isKept)
        settings.setLastAccountId(session.account.id);
    account = session.account;
    openStore(isKept ? AccountFolder::kept(profile, account.id) : AccountFolder::temporary(profile), made->key, made->fresh);
    keepAccount();
    api.setAccessToken(session.accessToken, session.accessExpiresAt);
    renewal.adopt(account.id, token);
    isReached = true;
    state = State::SignedIn;
    setBusy(false);
    announceKeeping();
    updateOffline();
    emit self.stateChanged();
    emit self.accountChanged();
    if (work)
        emit self.storeOpened();
    askBalance();
}

void Session::signOut(bool eraseDevice)
{
    if (m->isBusy)
        return;
    m->setBusy(true);
    if (m->state != State::SignedIn || !m->isReached)
        return m->endLocally(eraseDevice);
    // The service is told, but a dead line must not keep a person from leaving.
    m->farewell.disconnect();
    connect(&m->farewell, &QTimer::timeout, this, [this, eraseDevice] { m->endLocally(eraseDevice); });
    m->farewell.setSingleShot(true);
    m->farewell.start(3s);
    m->api.send(api::EndSession{}, this, [this, eraseDevice](const Result<api::Nothing> &) {
        if (m->farewell.isActive())
            m->endLocally(eraseDevice);
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
        if (isId(id))
            return secrets.forgetToken(id, [this](const Result<void> &) { setBusy(false); });
        setBusy(false);
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
    clear();
    setBusy(false);
    if (!files || !secretsGone)
        emit self.eraseFailed(files ? secretsGone.error() : files.error());
    else
        emit self.deviceErased();
}

void Session::Impl::clear()
{
    renewal.drop();
    api.setAccessToken({}, {});
    api.abortAll();
    probe.stop();
    account = {};
    balance = {};
    storeFailure.reset();
    isReached = false;
    asksBalanceAgain = false;
    state = State::SignedOut;
    updateOffline();
    emit self.stateChanged();
    emit self.accountChanged();
    emit self.balanceChanged();
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
        if (!account) {
            emit failed(account.error());
            return;
        }
        m->account = *account;
        m->keepAccount();
        emit accountChanged();
    });
}

void Session::retryKeychain()
{
    if (m->isBusy || keeping() == Keeping::Kept)
        return;
    if (m->state == State::SignedIn)
        return m->moveToKeychain();
    m->secrets.probe([this] {
        m->announceKeeping();
        if (keeping() == Keeping::Kept && m->state == State::SignedOut && isId(m->settings.lastAccountId()))
            m->restore(m->settings.lastAccountId());
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

Session::State Session::state() const
{
    return m->state;
}

Session::Keeping Session::keeping() const
{
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

} // namespace mj::studio
