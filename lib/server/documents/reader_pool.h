#pragma once
#include "store/database.h"
#include <condition_variable>
#include <mutex>
#include <vector>

namespace mj::server {

// Owns the read connections of one file, opened when first needed, at most `largest`; beyond that a reader waits. Thread-safe.
class ReaderPool
{
public:
    ReaderPool(QString file, int largest);

    // Lends a connection to `read(Database &)`, which may throw SQLite::Exception and returns a Result.
    template <class F>
    auto with(F &&read) -> std::invoke_result_t<F, Database &>
    {
        Result<std::unique_ptr<Database>> lent = take();
        if (!lent)
            return fail(lent);
        auto answer = guarded([&] { return read(**lent); });
        giveBack(std::move(*lent));
        return answer;
    }

private:
    Result<std::unique_ptr<Database>> take();
    void giveBack(std::unique_ptr<Database> database);

    const QString m_file;
    const int m_largest;
    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<Database>> m_idle;
    int m_lent = 0;
};

} // namespace mj::server
