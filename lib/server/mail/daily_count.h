#pragma once
#include "base/clock.h"
#include "server/documents/document_store.h"

namespace mj::server {

// How many mails went out today, by the UTC day: mail_days/<day>, shared by all servers over one store. Thread-safe.
class DailyCount
{
public:
    DailyCount(DocumentStore &store, const Clock &clock) : m_store(store), m_clock(clock) {}

    // Counts one mail before it is sent, so that several servers never send more together. False: `limit` is reached.
    Result<bool> take(const QDateTime &now, int limit);
    void giveBack(const QDateTime &takenAt); // it did not go out after all
    Result<int> today() const;
    static qint64 secondsToNextDay(const QDateTime &now);

private:
    Result<bool> change(const QString &day, int by, int limit);

    DocumentStore &m_store;
    const Clock &m_clock;
};

} // namespace mj::server
