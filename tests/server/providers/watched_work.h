#pragma once
#include "crypto/digest.h"
#include "server/providers/image_provider.h"

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

namespace mj::test
{

// The runner's side of one order: keeps what a provider tells, and checks that it is told on the thread of create().
class WatchedWork
{
public:
    WatchedWork()
    {
        work.canceled = &canceled;
        work.leaving = &leaving;
        work.progress = [this](const server::PictureProgress &now) {
            note();
            ++reports;
            progress.append(now);
            if (cancelAtProgress)
                canceled = true;
        };
        work.accepted = [this](const QString &id) -> Result<void> {
            note();
            accepted.append(id);
            if (refuseAccepted)
                return fail(Code::Storage);
            canceled = canceled || cancelWhenAccepted;
            return {};
        };
        work.disclosed = [this](const api::Disclosure &disclosure) {
            note();
            disclosures.append(disclosure);
        };
    }

    Result<server::MadePictures> run(server::ImageProvider &provider, const server::PictureOrder &order)
    {
        thread = std::this_thread::get_id();
        const auto start = std::chrono::steady_clock::now();
        auto made = provider.create(order, work);
        const auto end = std::chrono::steady_clock::now();
        milliseconds = static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(end - start).count());
        return made;
    }

    // Runs it elsewhere, cancels once `begun` says so, and tells how long it took from there to the end.
    int cancelOnce(server::ImageProvider &provider, const server::PictureOrder &order, const std::function<bool()> &begun,
                   Result<server::MadePictures> &made)
    {
        auto ended = std::async(std::launch::async, [&] { return run(provider, order); });
        while (!begun() && ended.wait_for(std::chrono::milliseconds(2)) != std::future_status::ready) {
        }
        canceled = true;
        const auto start = std::chrono::steady_clock::now();
        made = ended.get();
        return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count());
    }

    // Every field said to have left, by name and hash, over all calls.
    bool disclosedOnce(const QString &name, const QByteArray &content) const
    {
        int times = 0;
        for (const api::Disclosure &disclosure : disclosures)
            for (const api::DisclosedField &field : disclosure.fields)
                times += field.name == name && field.bytes == content.size() && field.sha256.toLatin1() == sha256(content).toHex() ? 1 : 0;
        return times == 1;
    }
    QStringList disclosedNames() const
    {
        QStringList names;
        for (const api::Disclosure &disclosure : disclosures)
            for (const api::DisclosedField &field : disclosure.fields)
                names << field.name;
        names.sort();
        return names;
    }

    server::ProviderWork work;
    std::atomic<bool> canceled = false;
    std::atomic<bool> leaving = false;
    bool cancelWhenAccepted = false;
    bool cancelAtProgress = false;
    bool refuseAccepted = false;
    QList<server::PictureProgress> progress;
    std::atomic<int> reports = 0;
    QStringList accepted;
    QList<api::Disclosure> disclosures;
    std::thread::id thread;
    std::atomic<int> strangers = 0; // calls from another thread
    int milliseconds = 0;

private:
    void note() { strangers += std::this_thread::get_id() != thread ? 1 : 0; }
};

} // namespace mj::test
