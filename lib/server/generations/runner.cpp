#include "server/generations/runner.h"

#include "api/error_status.h"
#include "base/ids.h"
#include "base/log.h"

namespace mj::server {
namespace {

using namespace std::chrono_literals;

} // namespace

Runner::Runner(const RunnerParts &parts, Providers providers) : m_parts(parts), m_providers(std::move(providers)) {}

Runner::~Runner()
{
    stop();
}

void Runner::start(int count)
{
    m_stopping = false;
    for (int i = 0; i < count; ++i)
        m_threads.emplace_back([this] { work(newId(QLatin1String("run"))); });
}

void Runner::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_wakes;
    }
    m_news.notify_all();
}

void Runner::stop()
{
    m_stopping = true;
    wake();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void Runner::work(const QString &name)
{
    std::uint64_t seen = 0;
    while (!m_stopping) {
        {
            const std::lock_guard lock(m_mutex);
            seen = m_wakes;
        }
        const auto job = m_parts.queue.lease(name);
        if (job && *job) {
            run(**job, name);
            continue;
        }
        // Another process may have queued something: look again even when nobody here says so.
        std::unique_lock lock(m_mutex);
        m_news.wait_for(lock, 1s, [&] { return m_stopping || m_wakes != seen; });
    }
}

void Runner::watch(Shift &shift)
{
    auto nextRenewal = std::chrono::steady_clock::now() + 10s;
    std::unique_lock lock(m_mutex);
    while (!shift.done && !shift.canceled) {
        m_news.wait_for(lock, 500ms);
        lock.unlock();
        if (m_stopping) {
            shift.leaving = true;
            shift.canceled = true;
        } else {
            const auto stored = m_parts.generations.read(shift.jobId);
            if (stored && stored->cancelRequested)
                shift.canceled = true;
            if (std::chrono::steady_clock::now() > nextRenewal) {
                nextRenewal += 10s;
                if (!m_parts.queue.renew(shift.jobId, shift.runner)) {
                    shift.leaving = true;
                    shift.canceled = true;
                }
            }
        }
        lock.lock();
    }
}

void Runner::run(const QString &jobId, const QString &name)
{
    Shift shift;
    shift.jobId = jobId;
    shift.runner = name;
    std::thread watcher([&] { watch(shift); });
    const Result<void> made = makePictures(shift);
    shift.done = true;
    wake();
    watcher.join();
    const bool overtaken = !made && made.error().code == Code::Conflict;
    if (!made && !shift.leaving && !overtaken && putOff(shift, made.error()))
        return;
    // Only who still holds the lease may end a job: another runner may be at work on it.
    if (shift.leaving || overtaken || !m_parts.queue.renew(jobId, name)) {
        m_parts.queue.giveBack(jobId, name);
        return;
    }
    end(shift, made);
}

void Runner::end(const Shift &shift, const Result<void> &made)
{
    Result<void> ended;
    if (made) {
        ended = m_parts.service.finish(shift.jobId, api::GenerationState::Succeeded, {});
    } else if (made.error().code == Code::Canceled) {
        ended = m_parts.service.finish(shift.jobId, api::GenerationState::Canceled, {});
    } else {
        Error failure = made.error();
        // What is the operator's business is no word for a customer.
        const bool isOurs = failure.code == Code::Forbidden || failure.code == Code::Offline || failure.code == Code::Timeout;
        qCInfo(mjJobs, "job %s failed: %s", qPrintable(shift.jobId), api::wireName(failure.code).data());
        if (isOurs)
            failure.code = Code::ProviderFailed;
        ended = m_parts.service.finish(shift.jobId, api::GenerationState::Failed, failure);
    }
    if (!ended)
        qCWarning(mjJobs, "job %s could not be ended: %s", qPrintable(shift.jobId), api::wireName(ended.error().code).data());
}

} // namespace mj::server
