#pragma once
#include <cstddef>
#include <memory>
#include <unordered_map>
#include <vector>

namespace mj::server::http {

class Connection;

// All open connections, and the choice of the one to give up when there are too many. Input/output thread only.
class ConnectionTable
{
public:
    void add(std::shared_ptr<Connection> connection);
    void remove(Connection *connection) { m_open.erase(connection); }
    std::size_t size() const { return m_open.size(); }
    bool evict(); // false: every connection has a whole request under way

    // A copy: what is done to one connection may remove it.
    std::vector<std::shared_ptr<Connection>> all() const;

private:
    std::unordered_map<Connection *, std::shared_ptr<Connection>> m_open;
};

} // namespace mj::server::http
