#pragma once
#include "base/result.h"
#include "sandbox/book_state.h"
#include "sandbox/sandbox_clock.h"

#include <QMutex>
#include <QString>
#include <functional>

namespace mj::sandbox
{

// Owns the state and its file; one caller at a time, from any thread.
class PaymentBook
{
public:
    // An empty file name keeps everything in memory.
    PaymentBook(SandboxClock &clock, QString stateFile);

    // Reads the file if there is one. Errors: Storage (unreadable), Corrupt (not ours), NewerData.
    Result<void> load();

    // Runs `work` alone. False: the result could not be written and nothing has changed.
    bool change(const std::function<void(BookState &, const QDateTime &now)> &work);
    // Runs `work` alone without writing.
    void look(const std::function<void(BookState &, const QDateTime &now)> &work);
    bool advanceClock(qint64 seconds);
    bool clear();

    // Told, in order and while nobody else can change anything, what a change noted. Set before the first change; must not call back.
    using Listener = std::function<void(const QList<Payment> &news, const QDateTime &now)>;
    void setListener(Listener listener) { m_listener = std::move(listener); }

private:
    bool write() const;
    void tell();

    QMutex m_mutex;
    SandboxClock &m_clock;
    const QString m_stateFile;
    BookState m_state;
    Listener m_listener;
};

} // namespace mj::sandbox
