#include "server/generations/runner.h"

#include "api/error_status.h"
#include "base/ids.h"
#include "base/log.h"
#include "crypto/digest.h"

#include <QImageReader>
#include <QBuffer>

namespace mj::server {
namespace {

using namespace std::chrono_literals;

QSize sizeOfPng(const QByteArray &png)
{
    QBuffer buffer;
    buffer.setData(png);
    buffer.open(QIODevice::ReadOnly);
    return QImageReader(&buffer, "png").size();
}

} // namespace

Runner::Runner(DocumentStore &store, GenerationStore &generations, GenerationService &service, BlobStore &blobs, JobQueue &queue,
               Providers providers, const Clock &clock)
    : m_store(store), m_generations(generations), m_service(service), m_blobs(blobs), m_queue(queue), m_providers(std::move(providers)),
      m_clock(clock)
{
}

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
        const auto job = m_queue.lease(name);
        if (job && *job) {
            run(**job, name);
            continue;
        }
        // Another process may have queued something: look again even when nobody here says so.
        std::unique_lock lock(m_mutex);
        m_news.wait_for(lock, 1s, [&] { return m_stopping || m_wakes != seen; });
    }
}

void Runner::watch(const QString &jobId, const QString &name, std::atomic<bool> &canceled, std::atomic<bool> &lost, const std::atomic<bool> &done)
{
    auto nextRenewal = std::chrono::steady_clock::now() + 10s;
    std::unique_lock lock(m_mutex);
    while (!done && !canceled) {
        m_news.wait_for(lock, 500ms);
        lock.unlock();
        if (m_stopping) {
            lost = true;
            canceled = true;
        } else {
            const auto stored = m_generations.read(jobId);
            if (stored && stored->cancelRequested)
                canceled = true;
            if (std::chrono::steady_clock::now() > nextRenewal) {
                nextRenewal += 10s;
                if (!m_queue.renew(jobId, name)) {
                    lost = true;
                    canceled = true;
                }
            }
        }
        lock.lock();
    }
}

void Runner::run(const QString &jobId, const QString &name)
{
    std::atomic<bool> canceled{false};
    std::atomic<bool> lost{false};
    std::atomic<bool> done{false};
    std::thread watcher([&] { watch(jobId, name, canceled, lost, done); });
    const Result<void> made = makePictures(jobId, canceled);
    done = true;
    wake();
    watcher.join();
    const bool overtaken = !made && made.error().code == Code::Conflict;
    // Only who still holds the lease may end a job: another runner may be at work on it.
    if (lost || overtaken || !m_queue.renew(jobId, name)) {
        m_queue.giveBack(jobId, name);
        return;
    }
    Result<void> ended;
    if (made)
        ended = m_service.finish(jobId, api::GenerationState::Succeeded, {});
    else if (made.error().code == Code::Canceled)
        ended = m_service.finish(jobId, api::GenerationState::Canceled, {});
    else
        ended = m_service.finish(jobId, api::GenerationState::Failed, api::wireName(made.error().code));
    if (!ended)
        qCWarning(mjJobs, "job %s could not be ended: %s", qPrintable(jobId), api::wireName(ended.error().code).data());
}

Result<void> Runner::makePictures(const QString &jobId, const std::atomic<bool> &canceled)
{
    const auto stored = m_generations.read(jobId);
    if (!stored)
        return fail(stored);
    const api::Recipe &recipe = stored->job.recipe;
    const auto provider = m_providers.find(recipe.model);
    if (provider == m_providers.end())
        return fail(Code::ProviderFailed, QStringLiteral("no provider for this model"));
    // A job taken over from a dead runner goes on behind the pictures it has.
    for (int index = static_cast<int>(stored->job.pictures.size()); index < recipe.count; ++index) {
        if (canceled)
            return fail(Code::Canceled);
        PictureBrief brief;
        brief.model = recipe.model;
        brief.prompt = recipe.prompt;
        brief.size = recipe.size;
        brief.seed = static_cast<quint64>(recipe.seed.value_or(0)) + static_cast<quint64>(index);
        brief.style = recipe.style;
        brief.index = index;
        const auto progress = [&](const PictureProgress &step) {
            showPartial(jobId, stored->owner, (index + step.fraction) / recipe.count, step.partial);
        };
        const Result<QByteArray> png = provider->second->create(brief, progress, canceled);
        if (!png)
            return fail(png);
        if (const Result<void> kept = keepPicture(jobId, *stored, index, *png); !kept)
            return kept;
    }
    return {};
}

Result<QString> Runner::storeBlob(const QString &owner, const QString &jobId, const QByteArray &png, bool partial)
{
    const QString id = newId(QLatin1String("pic"));
    if (const Result<void> put = m_blobs.put(id, png); !put)
        return fail(put);
    const Result<void> written = m_store.commit({Write::create(QStringLiteral("pictures/") + id, {{QStringLiteral("owner"), owner},
                                                                                                 {QStringLiteral("generation"), jobId},
                                                                                                 {QStringLiteral("partial"), partial}})});
    return written ? Result<QString>(id) : fail(written);
}

Result<void> Runner::keepPicture(const QString &jobId, const GenerationStore::Stored &stored, int index, const QByteArray &png)
{
    const Result<QString> id = storeBlob(stored.owner, jobId, png, false);
    if (!id)
        return fail(id);
    api::PictureRef picture;
    picture.id = *id;
    picture.size = sizeOfPng(png);
    picture.bytes = png.size();
    picture.sha256 = QString::fromLatin1(sha256(png).toHex());
    picture.seed = stored.job.recipe.seed.value_or(0) + index;
    QString partial;
    bool isNext = false;
    const Result<void> updated = m_service.update(jobId, [&](GenerationStore::Stored &now) {
        isNext = now.job.isOpen() && now.job.pictures.size() == index;
        partial = now.job.partialId;
        now.job.partialId.clear();
        now.job.pictures.append(picture);
        now.job.progress = double(index + 1) / now.job.recipe.count;
        return isNext;
    });
    if (!updated || !isNext) {
        forget(*id);
        return updated ? Result<void>(fail(Code::Conflict, QStringLiteral("the job went on without this runner"))) : updated;
    }
    if (!partial.isEmpty())
        forget(partial);
    return {};
}

void Runner::forget(const QString &pictureId)
{
    (void)m_store.commit({Write::remove(QStringLiteral("pictures/") + pictureId)});
    (void)m_blobs.remove(pictureId);
}

void Runner::showPartial(const QString &jobId, const QString &owner, double progress, const QByteArray &png)
{
    QString fresh;
    if (!png.isEmpty()) {
        const Result<QString> id = storeBlob(owner, jobId, png, true);
        if (id)
            fresh = *id;
    }
    QString stale;
    const Result<void> updated = m_service.update(jobId, [&](GenerationStore::Stored &now) {
        stale = fresh;
        if (!now.job.isOpen())
            return false;
        const bool news = !fresh.isEmpty() || progress - now.job.progress >= 0.04 || now.job.state == api::GenerationState::Queued;
        now.job.state = api::GenerationState::Running;
        now.job.progress = std::max(now.job.progress, progress);
        if (!fresh.isEmpty()) {
            stale = now.job.partialId;
            now.job.partialId = fresh;
        }
        return news;
    });
    if (!updated)
        stale = fresh;
    if (!stale.isEmpty())
        forget(stale);
}

} // namespace mj::server
