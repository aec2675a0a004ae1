#include "crypto/password_gate.h"

#include "crypto/password_hash.h"
#include <algorithm>

namespace mj {

class PasswordGate::Place
{
public:
    explicit Place(PasswordGate &gate) : m_gate(gate)
    {
        std::unique_lock lock(m_gate.m_mutex);
        ++m_gate.m_waiting;
        m_gate.m_freed.wait(lock, [this] { return m_gate.m_running < m_gate.m_places; });
        --m_gate.m_waiting;
        m_gate.m_busiest = std::max(m_gate.m_busiest, ++m_gate.m_running);
    }
    ~Place()
    {
        {
            const std::lock_guard lock(m_gate.m_mutex);
            --m_gate.m_running;
        }
        m_gate.m_freed.notify_one();
    }
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;

private:
    PasswordGate &m_gate;
};

PasswordGate::PasswordGate(int places, int waiters) : m_places(std::max(1, places)), m_waiters(std::max(0, waiters)) {}

bool PasswordGate::isCrowded() const
{
    const std::lock_guard lock(m_mutex);
    return m_running >= m_places && m_waiting >= m_waiters;
}

QByteArray PasswordGate::hash(const QByteArray &password)
{
    const Place place(*this);
    return hashPassword(password);
}

bool PasswordGate::verify(const QByteArray &hash, const QByteArray &password)
{
    const Place place(*this);
    return verifyPassword(hash, password);
}

Result<QByteArray> PasswordGate::tryHash(const QByteArray &password)
{
    if (isCrowded())
        return fail(Code::Unavailable);
    return hash(password);
}

Result<bool> PasswordGate::tryVerify(const QByteArray &hash, const QByteArray &password)
{
    if (isCrowded())
        return fail(Code::Unavailable);
    return verify(hash, password);
}

int PasswordGate::busiest() const
{
    const std::lock_guard lock(m_mutex);
    return m_busiest;
}

} // namespace mj
