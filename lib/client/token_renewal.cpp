#include "client/token_renewal.h"

#include <QPointer>

namespace mj::client
{
namespace
{

constexpr qint64 margin = 30;

}

TokenRenewal::TokenRenewal(QObject *parent) : QObject(parent)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { end(false); });
}

void TokenRenewal::setToken(const QString &token, const QDateTime &expiresAt)
{
    if (token.isEmpty())
        ++m_signIn;
    ++m_number;
    m_token = token;
    m_expiresAt = expiresAt;
}

bool TokenRenewal::isDue() const
{
    return m_expiresAt.isValid() && m_expiresAt <= QDateTime::currentDateTimeUtc().addSecs(margin);
}

void TokenRenewal::start()
{
    m_isUnderWay = true;
    m_patience.start();
    const quint64 round = ++m_round;
    const auto answered = [self = QPointer<TokenRenewal>(this), round](bool renewed) {
        if (self && self->m_isUnderWay && self->m_round == round)
            self->end(renewed);
    };
    m_refresher(answered);
}

void TokenRenewal::end(bool renewed)
{
    m_isUnderWay = false;
    m_patience.stop();
    // Fresh from the service and already over: this clock is wrong, only the service can tell.
    if (renewed && isDue())
        m_expiresAt = {};
    emit ended(renewed && isSignedIn());
}

} // namespace mj::client
