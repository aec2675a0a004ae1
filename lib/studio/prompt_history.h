#pragma once
#include "base/result.h"
#include "client/prompt_record.h"
#include <QDateTime>
#include <QList>
#include <QObject>
#include <memory>
#include <optional>

namespace mj::studio {

class Session;

// Every prompt that was sent from this device, without a limit, sealed beside the account's gallery: it outlives the pictures and goes with the
// account's folder and key. The same words again move up and are counted. GUI thread; the disk is read and written in the background.
class PromptHistory : public QObject
{
    Q_OBJECT
public:
    using Entry = client::PromptRecord;

    explicit PromptHistory(Session &session, QObject *parent = nullptr);
    ~PromptHistory() override;

    // A prompt has just been sent. Also before the history is read; nothing happens when nobody is signed in or the prompt is blank.
    void record(const QString &prompt, const QString &negative, const QDateTime &at);
    void setPinned(const QString &id, bool pinned);
    QList<Entry> remove(const QStringList &ids); // gone from the disk at once; what it gives back is for restore()
    QList<Entry> removeAll();                    // pinned ones too
    void restore(const QList<Entry> &removed);

    void setSearch(const QString &text); // words joined by AND, case-folded, part of a word is enough (also two Korean syllables)
    QString search() const;
    int count() const; // what the search leaves; pinned first, then the last used
    int total() const;
    const Entry &at(int row) const;
    int rowOf(const QString &id) const; // -1 when not shown
    bool isOpen() const;                // false: signed out, still reading, or not readable
    std::optional<Error> failure() const;
    void retry(); // reading, after a failure

signals:
    void opened();      // or closed, or failed to open: rows are all new
    void rowsChanged();
    void failed(const mj::Error &error); // what was changed is not on the disk; the rows are read again

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
