#include "studio/access_renewal.h"

#include "client/api_client.h"

#include <utility>

namespace mj::studio {

using namespace std::chrono_literals;

AccessRenewal::AccessRenewal(client::ApiClient &api, Secrets &secrets, QObject *parent)
    : QObject(parent), m_api(api), m_secrets(secrets), m_backOff(2s, 60s)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { renew(); });
}

void AccessRenewal::adopt(const QString &accountId, const RefreshToken &token)
{
    drop();
    m_accountId = accountId;
    m_token = token;
}

void AccessRenewal::drop()
{
    ++m_epoch;
    m_accountId.clear();
    m_token = {};
    m_pause.stop();
    m_backOff.reset();
    settle(false);
}

void AccessRenewal::renew(std::function<void(bool)> done)
{
    if (!isActive()) {
        if (done)
            done(false);
        return;
    }
    if (done)
        m_waiting.append(std::move(done));
    if (std::exchange(m_running, true))
        return;
    m_pause.stop();
    send(false);
}

void AccessRenewal::hurry()
{
    if (m_pause.isActive())
        renew();
}

void AccessRenewal::send(bool isLastTry)
{
    api::RefreshSession call;
    call.refreshToken = m_token.token;
    call.nonce = m_token.nonce;
    m_api.send(call, this, [this, isLastTry, epoch = m_epoch](const Result<api::Session> &answer) {
        if (epoch == m_epoch)
            onAnswer(answer, isLastTry);
    });
}

void AccessRenewal::onAnswer(const Result<api::Session> &answer, bool isLastTry)
{
    if (answer && answer->account.id == m_accountId)
        return onRenewed(*answer);
    const Code code = answer ? Code::BadReply : answer.error().code;
    if (code == Code::Unauthenticated || code == Code::TokenExpired) {
        drop();
        emit ended();
        return;
    }
    if (!isLastTry && (code == Code::Offline || code == Code::Timeout))
        return send(true);
    m_pause.start(m_backOff.next());
    settle(false);
    emit unreachable();
}

void AccessRenewal::onRenewed(const api::Session &session)
{
    const RefreshToken next = RefreshToken::fresh(session.refreshToken);
    m_secrets.renew(m_accountId, next, [this, next, session, epoch = m_epoch] {
        if (epoch != m_epoch)
            return;
        m_token = next;
        m_backOff.reset();
        m_api.setAccessToken(session.accessToken, session.accessExpiresAt);
        settle(true);
        emit renewed(session);
    });
}

void AccessRenewal::settle(bool renewed)
{
    m_running = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &done : waiting)
        done(renewed);
}

} // namespace mj::studio
