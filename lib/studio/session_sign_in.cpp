#include "base/ids.h"
#include "client/api_client.h"
#include "client/settings.h"
#include "studio/session_impl.h"
#include "studio/sure_send.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <utility>

namespace mj::studio {
namespace {

Secrets::Outlives outlivesOf(Session::Stay stay)
{
    switch (stay) {
    case Session::Stay::SignedIn:
        return Secrets::Outlives::TokenAndKey;
    case Session::Stay::UntilQuit:
        return Secrets::Outlives::Key;
    case Session::Stay::Nothing:
        break;
    }
    return Secrets::Outlives::Nothing;
}

} // namespace

void Session::join(api::CreateAccount request, Stay stay)
{
    if (m->isBusy || m->state != State::SignedOut)
        return;
    m->setBusy(true);
    request.deviceName = deviceName();
    request.deviceId = stay == Stay::Nothing ? QString() : m->settings.deviceId();
    request.idempotencyKey.clear();
    const QByteArray form = QCryptographicHash::hash(QJsonDocument(request.call().body).toJson(), QCryptographicHash::Sha256);
    if (std::exchange(m->joinForm, form) != form)
        m->joinKey = newIdempotencyKey().toLatin1();
    request.idempotencyKey = m->joinKey;
    m->api.send(request, this, [this, stay](const Result<api::Session> &session) { m->onSession(session, stay); });
}

void Session::signIn(const QString &email, const QString &password, Stay stay, const QString &googleGrant)
{
    if (m->isBusy || m->state != State::SignedOut)
        return;
    m->setBusy(true);
    api::CreateSession request;
    request.email = email;
    request.password = password;
    request.deviceName = deviceName();
    request.deviceId = stay == Stay::Nothing ? QString() : m->settings.deviceId();
    request.googleGrant = googleGrant;
    m->api.send(request, this, [this, stay](const Result<api::Session> &session) { m->onSession(session, stay); });
}

void Session::adopt(const api::Session &session, Stay stay)
{
    const bool isSame = m->isExpired && session.account.id == m->account.id;
    if (m->isBusy || (m->state != State::SignedOut && !isSame)) {
        m->endAtService(session);
        emit failed(error(m->isExpired ? Code::WrongCredentials : Code::Conflict));
        return;
    }
    m->setBusy(true);
    if (isSame)
        m->onSignedInAgain(session);
    else
        m->onSession(session, stay);
}

void Session::Impl::onSession(const Result<api::Session> &session, Stay wanted)
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
    keep(*session, wanted);
}

void Session::Impl::keep(const api::Session &session, Stay wanted)
{
    stay = wanted;
    secrets.choose(outlivesOf(wanted));
    const RefreshToken token = RefreshToken::fresh(session.refreshToken);
    secrets.keep(session.account.id, token,
                 [this, session, token](Result<Secrets::Made> made) { onSecrets(session, token, std::move(made)); });
}

void Session::Impl::onSecrets(const api::Session &session, const RefreshToken &token, Result<Secrets::Made> made)
{
    if (!made) {
        stay = Stay::SignedIn;
        endAtService(session);
        setBusy(false);
        emit self.failed(made.error());
        return;
    }
    if (isKept())
        settings.addAccountId(session.account.id);
    if (stay != Stay::SignedIn)
        settings.setLastAccountId({});
    else if (isKept())
        settings.setLastAccountId(session.account.id);
    account = session.account;
    openStore(isKept() ? AccountFolder::kept(profile, account.id) : AccountFolder::temporary(profile), made->key, made->fresh);
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

void Session::signInAgain(const QString &password)
{
    if (m->isBusy || !m->isExpired)
        return;
    if (m->account.email.isEmpty()) {
        emit failed(error(Code::Unauthenticated, QStringLiteral("nobody here knows whose session this was")));
        return;
    }
    m->setBusy(true);
    api::CreateSession request;
    request.email = m->account.email;
    request.password = password;
    request.deviceName = deviceName();
    request.deviceId = deviceId();
    m->api.send(request, this, [this](const Result<api::Session> &session) {
        if (session && session->account.id == m->account.id)
            return m->onSignedInAgain(*session);
        if (session)
            m->endAtService(*session);
        m->setBusy(false);
        emit failed(session ? error(Code::WrongCredentials) : session.error());
    });
}

void Session::Impl::onSignedInAgain(const api::Session &session)
{
    const RefreshToken token = RefreshToken::fresh(session.refreshToken);
    secrets.renew(account.id, token, [this, session, token] {
        api.setAccessToken(session.accessToken, session.accessExpiresAt);
        renewal.adopt(account.id, token);
        isExpired = false;
        isReached = true;
        setBusy(false);
        announceKeeping();
        updateOffline();
        put(session.account);
        emit self.expiredChanged();
        askBalance();
    });
}

void Session::Impl::endAtService(const api::Session &session)
{
    // On a line of its own: its token must not meet the calls of whoever is signed in here.
    auto *line = new client::ApiClient(&self);
    (void)line->setServiceUrl(api.serviceUrl());
    line->setAccessToken(session.accessToken, session.accessExpiresAt);
    line->send(api::EndSession{}, line, [line](const Result<api::Nothing> &) { line->deleteLater(); });
}

} // namespace mj::studio
