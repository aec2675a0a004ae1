#include "studio/sure_send.h"

namespace mj::studio {

using namespace std::chrono_literals;

bool isUnknownOutcome(Code code)
{
    switch (code) {
    case Code::Offline:
    case Code::Timeout:
    case Code::RequestTimeout:
    case Code::TlsRejected:
    case Code::BadReply:
    case Code::Internal:
    case Code::Unavailable:
    case Code::Canceled:
        return true;
    default:
        return false;
    }
}

SureSend::SureSend(client::ApiClient &api, QObject *parent) : QObject(parent), m_api(api), m_backOff(1s, 60s)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (const auto attempt = m_attempt)
            attempt();
    });
}

quint64 SureSend::begin()
{
    stop();
    m_backOff.reset();
    return m_round;
}

bool SureSend::isPutOff(const Error &error)
{
    if (!isUnknownOutcome(error.code) && error.code != Code::Unauthenticated)
        return false;
    const BackOff::Pause asked = std::chrono::seconds(error.retryAfterSeconds);
    m_pause.start(std::max(m_backOff.next(), asked));
    emit unknown(error);
    return true;
}

void SureSend::hurry()
{
    if (!m_pause.isActive())
        return;
    m_pause.start(0);
}

void SureSend::stop()
{
    ++m_round;
    m_pause.stop();
    m_attempt = {};
}

} // namespace mj::studio
