#pragma once
#include <QCoreApplication>
#include <QPointer>
#include <QRunnable>
#include <QThreadPool>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace mj::studio {

// A task on its way through a pool and the answer's way back. The answer runs on the GUI thread, or is dropped when its context died.
template <class Task, class Done>
class BackgroundWork final : public QRunnable
{
public:
    BackgroundWork(Task task, QObject *context, Done done) : m_task(std::move(task)), m_delivery(std::make_shared<Delivery>(context, std::move(done))) {}

    void run() override
    {
        m_delivery->result.emplace(m_task());
        QCoreApplication *app = QCoreApplication::instance();
        if (!app)
            return;
        // The application outlives every context, so the check of the context and the call happen on one thread.
        QMetaObject::invokeMethod(
            app,
            [delivery = std::move(m_delivery)] {
                if (delivery->context)
                    delivery->done(std::move(*delivery->result));
            },
            Qt::QueuedConnection);
    }

private:
    struct Delivery {
        Delivery(QObject *owner, Done callback) : context(owner), done(std::move(callback)) {}
        QPointer<QObject> context;
        Done done;
        std::optional<std::invoke_result_t<Task &>> result;
    };

    Task m_task;
    std::shared_ptr<Delivery> m_delivery;
};

// Runs `task()` on the pool and hands its value to `done(value)` on the GUI thread, later; not at all when `context` died first.
// Call from the GUI thread, with a context of that thread. The task may not touch the context.
template <class Task, class Done>
void runInBackground(QThreadPool &pool, Task task, QObject *context, Done done)
{
    pool.start(new BackgroundWork<Task, Done>(std::move(task), context, std::move(done)));
}

// On the program's own pool, which has as many threads as the machine has cores.
template <class Task, class Done>
void runInBackground(Task task, QObject *context, Done done)
{
    runInBackground(*QThreadPool::globalInstance(), std::move(task), context, std::move(done));
}

} // namespace mj::studio
