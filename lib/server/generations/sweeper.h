#pragma once
#include "server/generations/picture_keeper.h"
#include "server/generations/reference_book.h"
#include <condition_variable>
#include <mutex>
#include <thread>

namespace mj::server {

// Lets go of references and confirmed pictures when their time is over: at the start, then every ten minutes. One thread of its own.
class Sweeper
{
public:
    Sweeper(ReferenceBook &references, PictureKeeper &pictures) : m_references(references), m_pictures(pictures) {}
    ~Sweeper() { stop(); }

    void start();
    void stop();

private:
    void run();

    ReferenceBook &m_references;
    PictureKeeper &m_pictures;
    std::mutex m_mutex;
    std::condition_variable m_stopped;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace mj::server
