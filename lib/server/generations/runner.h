#pragma once
#include "server/blobs/blob_store.h"
#include "server/generations/generation_service.h"
#include "server/generations/job_queue.h"
#include "server/providers/image_provider.h"
#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace mj::server {

// Works the queue on `count` threads of its own: leases a job, asks its provider for each picture, stores what comes, ends the job.
class Runner
{
public:
    using Providers = std::map<QString, ImageProvider *>; // model id -> provider

    Runner(DocumentStore &store, GenerationStore &generations, GenerationService &service, BlobStore &blobs, JobQueue &queue,
           Providers providers, const Clock &clock);
    ~Runner(); // stops

    void start(int count);
    void wake(); // there is something new to do or to cancel; any thread
    void stop(); // cancels nothing for good: an unfinished job's lease runs out and is taken up again

private:
    void work(const QString &name);
    void run(const QString &jobId, const QString &name);
    Result<void> makePictures(const QString &jobId, const std::atomic<bool> &canceled);
    Result<void> keepPicture(const QString &jobId, const GenerationStore::Stored &stored, int index, const QByteArray &png);
    void showPartial(const QString &jobId, const QString &owner, double progress, const QByteArray &png);
    Result<QString> storeBlob(const QString &owner, const QString &jobId, const QByteArray &png, bool partial);
    void forget(const QString &pictureId);
    void watch(const QString &jobId, const QString &name, std::atomic<bool> &canceled, std::atomic<bool> &lost,
               const std::atomic<bool> &done);

    DocumentStore &m_store;
    GenerationStore &m_generations;
    GenerationService &m_service;
    BlobStore &m_blobs;
    JobQueue &m_queue;
    Providers m_providers;
    const Clock &m_clock;
    std::vector<std::thread> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_news;
    std::uint64_t m_wakes = 0;
    std::atomic<bool> m_stopping{false};
};

} // namespace mj::server
