#include "server/http/connection_table.h"

#include "server/http/connection.h"

namespace mj::server::http {

void ConnectionTable::add(std::shared_ptr<Connection> connection)
{
    Connection *key = connection.get();
    m_open.emplace(key, std::move(connection));
}

bool ConnectionTable::evict()
{
    const Connection::Time now = std::chrono::steady_clock::now();
    Connection *chosen = nullptr;
    int best = 0;
    for (const auto &[connection, owner] : m_open) {
        const int rank = connection->evictionRank(now);
        if (rank > best || (rank > 0 && rank == best && connection->since() < chosen->since())) {
            best = rank;
            chosen = connection;
        }
    }
    if (chosen != nullptr)
        chosen->close();
    return chosen != nullptr;
}

std::vector<std::shared_ptr<Connection>> ConnectionTable::all() const
{
    std::vector<std::shared_ptr<Connection>> open;
    open.reserve(m_open.size());
    for (const auto &[connection, owner] : m_open)
        open.push_back(owner);
    return open;
}

} // namespace mj::server::http
