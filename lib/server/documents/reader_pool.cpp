#include "server/documents/reader_pool.h"

namespace mj::server {

ReaderPool::ReaderPool(QString file, int largest) : m_file(std::move(file)), m_largest(largest) {}

Result<std::unique_ptr<Database>> ReaderPool::take()
{
    {
        std::unique_lock lock(m_mutex);
        m_returned.wait(lock, [this] { return m_lent < m_largest; });
        ++m_lent;
        if (!m_idle.empty()) {
            std::unique_ptr<Database> database = std::move(m_idle.back());
            m_idle.pop_back();
            return database;
        }
    }
    Result<std::unique_ptr<Database>> opened = Database::open(m_file, DatabaseOptions{.readOnly = true});
    if (!opened)
        giveBack(nullptr);
    return opened;
}

void ReaderPool::giveBack(std::unique_ptr<Database> database)
{
    {
        const std::lock_guard lock(m_mutex);
        --m_lent;
        if (database)
            m_idle.push_back(std::move(database));
    }
    m_returned.notify_one();
}

} // namespace mj::server
