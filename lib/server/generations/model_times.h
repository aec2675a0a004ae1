#pragma once
#include "base/clock.h"
#include "server/documents/document_store.h"
#include <QHash>
#include <mutex>

namespace mj::server {

// How long the last 20 pictures of each model took, in modelTimes/<model>. Thread-safe; what is read may be some seconds old.
class ModelTimes
{
public:
    ModelTimes(DocumentStore &store, const Clock &clock) : m_store(store), m_clock(clock) {}

    void record(const QString &model, qint64 milliseconds); // of one picture; lost when many write at once, which a median does not mind
    int medianSeconds(const QString &model);                // rounded up; 0 while unknown

private:
    struct Seen {
        int seconds = 0;
        QDateTime at;
    };
    DocumentStore &m_store;
    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<QString, Seen> m_seen;
};

} // namespace mj::server
