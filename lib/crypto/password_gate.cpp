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
        m_gate.m_freed.wait(lock, [this] { return m_gate.m_running < m_gate.m_places; });
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

PasswordGate::PasswordGate(int places) : m_places(std::max(1, places)) {}

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

int PasswordGate::busiest() const
{
    const std::lock_guard lock(m_mutex);
    return m_busiest;
}

} // namespace mj
