#pragma once
#include "server/generations/disclosure_book.h"
#include "server/generations/generation_service.h"
#include "server/generations/job_queue.h"
#include "server/generations/model_times.h"
#include "server/generations/picture_keeper.h"
#include "server/generations/provider_gate.h"
#include <condition_variable>
#include <map>
#include <thread>
#include <vector>

namespace mj::server {

// What runners work with; all outlive them.
struct RunnerParts {
    GenerationStore &generations;
    GenerationService &service;
    ReferenceBook &references;
    PictureKeeper &pictures;
    DisclosureBook &disclosures;
    JobQueue &queue;
    ModelTimes &times;
    ProviderGate &gate;
    const PersonalData &personal;
    const Clock &clock;
};

// Works the queue on `count` threads of its own: leases a job, asks its provider for pictures, stores what comes, ends the job.
class Runner
{
public:
    using Providers = std::map<QString, ImageProvider *>; // ProviderConfig::id -> provider

    Runner(const RunnerParts &parts, Providers providers);
    ~Runner(); // stops

    void start(int count);
    void wake(); // there is something new to do or to cancel; any thread
    void stop(); // cancels nothing for good: an unfinished job's lease runs out and is taken up again

private:
    // One job in hand.
    struct Shift {
        QString jobId;
        QString runner;
        std::atomic<bool> canceled{false}; // by the member, or because the job is no longer ours
        std::atomic<bool> leaving{false};  // the process stops, or the job is another runner's
        std::atomic<bool> done{false};
    };
    void work(const QString &name);
    void run(const QString &jobId, const QString &name);
    void watch(Shift &shift);
    void end(const Shift &shift, const Result<void> &made);
    // runner_call.cpp
    Result<void> makePictures(Shift &shift);
    Result<void> call(Shift &shift, const Offer &offer, ImageProvider &provider);
    Result<PictureOrder> orderFor(const GenerationStore::Stored &stored, const Offer &offer, const ImageProvider &provider);
    Result<void> begin(const Shift &shift, PictureOrder &order);
    Result<MadePictures> ask(Shift &shift, const GenerationStore::Stored &stored, const Offer &offer, ImageProvider &provider, const PictureOrder &order);
    Result<void> keep(const GenerationStore::Stored &stored, const PictureOrder &order, const MadePictures &made);
    bool putOff(const Shift &shift, const Error &failure); // true: the job waits for another try

    RunnerParts m_parts;
    Providers m_providers;
    std::vector<std::thread> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_news;
    std::uint64_t m_wakes = 0;
    std::atomic<bool> m_stopping{false};
};

} // namespace mj::server
