#pragma once
#include "base/result.h"
#include "client/gallery_store.h"
#include "studio/background.h"
#include <atomic>

namespace mj::studio {

// Owns the open gallery store and the threads that work on it: the store is closed only after the last task has ended. GUI thread.
class StoreWork
{
public:
    explicit StoreWork(std::unique_ptr<client::GalleryStore> store);
    ~StoreWork(); // what has not started answers Canceled; waits for what has

    client::GalleryStore &store() { return *m_store; }

    // `task(store)` gives a Result; `done` gets it on the GUI thread unless `context` died.
    template <class Task, class Done>
    void run(Task task, QObject *context, Done done)
    {
        using Answer = std::invoke_result_t<Task &, client::GalleryStore &>;
        runInBackground(
            m_pool,
            [this, task = std::move(task)]() mutable -> Answer {
                if (m_closing)
                    return fail(Code::Canceled);
                return task(*m_store);
            },
            context, std::move(done));
    }

private:
    std::unique_ptr<client::GalleryStore> m_store;
    std::atomic<bool> m_closing = false;
    QThreadPool m_pool;
};

} // namespace mj::studio
