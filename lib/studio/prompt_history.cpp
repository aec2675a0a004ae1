#include "studio/prompt_history.h"

#include "base/ids.h"
#include "client/prompt_store.h"
#include "studio/prompt_list.h"
#include "studio/prompt_writes.h"
#include "studio/session.h"
#include "studio/store_work.h"

#include <utility>

namespace mj::studio {

struct PromptHistory::Impl {
    Impl(PromptHistory &owner, Session &who) : self(owner), session(who) {}

    struct Sent {
        QString prompt;
        QString negative;
        QDateTime at;
    };

    void load();
    void take(Result<PromptList> read);
    void close();
    void note(const Sent &sent);
    void write(PromptWrites::Change change);
    void finishWrites();

    PromptHistory &self;
    Session &session;
    PromptList list;
    QList<Sent> waiting; // sent while the history was being read
    bool isOpen = false;
    bool isLoading = false;
    std::optional<Error> failure;
    quint64 round = 0; // another one for each opened store
    std::shared_ptr<PromptWrites> writes = std::make_shared<PromptWrites>();
};

PromptHistory::PromptHistory(Session &session, QObject *parent) : QObject(parent), m(std::make_unique<Impl>(*this, session))
{
    connect(&session, &Session::storeOpened, this, [this] { m->load(); });
    connect(&session, &Session::storeClosing, this, [this] { m->close(); });
    if (session.store())
        m->load();
}

PromptHistory::~PromptHistory()
{
    m->finishWrites();
}

void PromptHistory::Impl::load()
{
    StoreWork *work = session.storeWork();
    if (!work)
        return;
    failure.reset();
    isLoading = true;
    // Folding years of prompts takes a second: not on the GUI thread.
    const auto read = [writes = writes](client::GalleryStore &store) -> Result<PromptList> {
        (void)writes->drain(store.prompts());
        Result<QList<Entry>> entries = store.prompts().prompts();
        if (!entries)
            return fail(entries);
        PromptList folded;
        folded.assign(std::move(*entries));
        return folded;
    };
    work->run(read, &self, [this, mine = ++round](Result<PromptList> found) {
        if (mine == round)
            take(std::move(found));
    });
}

void PromptHistory::Impl::take(Result<PromptList> read)
{
    isLoading = false;
    isOpen = bool(read);
    const QString search = list.search();
    list = read ? std::move(*read) : PromptList();
    list.setSearch(search);
    if (!read)
        failure = read.error();
    for (const Sent &sent : std::exchange(waiting, {}))
        note(sent);
    emit self.opened();
}

void PromptHistory::Impl::close()
{
    for (const Sent &sent : std::exchange(waiting, {}))
        note(sent);
    finishWrites();
    ++round;
    isOpen = false;
    isLoading = false;
    failure.reset();
    list.clear();
    emit self.opened();
}

// A change that the disk refuses would be a row that is not there tomorrow: what the disk has is shown instead.
void PromptHistory::Impl::write(PromptWrites::Change change)
{
    StoreWork *work = session.storeWork();
    if (!work)
        return;
    writes->add(std::move(change));
    work->run([writes = writes](client::GalleryStore &store) { return writes->drain(store.prompts()); }, &self,
              [this, mine = round](const Result<void> &kept) {
                  if (kept || mine != round)
                      return;
                  load();
                  emit self.failed(kept.error());
              });
}

// Before the store goes: a prompt that was deleted must be gone, one that was sent be there.
void PromptHistory::Impl::finishWrites()
{
    if (client::GalleryStore *store = session.store())
        (void)writes->drain(store->prompts());
}

void PromptHistory::Impl::note(const Sent &sent)
{
    const Entry *known = list.findSame(sent.prompt, sent.negative);
    Entry entry;
    if (known) {
        entry = *known;
        ++entry.uses;
        entry.usedAt = qMax(entry.usedAt, sent.at);
    } else {
        entry.id = newId(QLatin1String("prompt"));
        entry.prompt = sent.prompt;
        entry.negative = sent.negative;
        entry.usedAt = sent.at;
    }
    list.put(entry);
    write([entry](client::PromptStore &store) { return store.putPrompts({entry}); });
}

void PromptHistory::record(const QString &prompt, const QString &negative, const QDateTime &at)
{
    if (prompt.trimmed().isEmpty() || !m->session.store())
        return;
    const Impl::Sent sent{prompt.trimmed(), negative.trimmed(), at.toUTC()};
    if (m->isLoading) {
        m->waiting.append(sent);
        return;
    }
    m->note(sent);
    emit rowsChanged();
}

void PromptHistory::setPinned(const QString &id, bool pinned)
{
    const Entry *known = m->list.find(id);
    if (!known || known->pinned == pinned)
        return;
    Entry entry = *known;
    entry.pinned = pinned;
    m->list.put(entry);
    emit rowsChanged();
    m->write([entry](client::PromptStore &store) { return store.putPrompts({entry}); });
}

QList<PromptHistory::Entry> PromptHistory::remove(const QStringList &ids)
{
    const QList<Entry> removed = m->list.take(ids);
    if (removed.isEmpty())
        return removed;
    emit rowsChanged();
    m->write([ids](client::PromptStore &store) { return store.removePrompts(ids); });
    return removed;
}

QList<PromptHistory::Entry> PromptHistory::removeAll()
{
    const QList<Entry> removed = m->list.all();
    m->list.clear();
    emit rowsChanged();
    m->write([](client::PromptStore &store) { return store.removeAllPrompts(); });
    return removed;
}

void PromptHistory::restore(const QList<Entry> &removed)
{
    QList<Entry> back;
    for (const Entry &entry : removed) {
        // Sent again meanwhile: the newer row stays.
        if (!m->list.findSame(entry.prompt, entry.negative))
            back.append(entry);
    }
    if (back.isEmpty() || !m->session.store())
        return;
    m->list.assign(m->list.all() + back);
    emit rowsChanged();
    m->write([back](client::PromptStore &store) { return store.putPrompts(back); });
}

void PromptHistory::setSearch(const QString &text)
{
    if (text == m->list.search())
        return;
    m->list.setSearch(text);
    emit rowsChanged();
}

QString PromptHistory::search() const
{
    return m->list.search();
}

int PromptHistory::count() const
{
    return m->list.count();
}

int PromptHistory::total() const
{
    return m->list.total();
}

const PromptHistory::Entry &PromptHistory::at(int row) const
{
    return m->list.shown(row);
}

int PromptHistory::rowOf(const QString &id) const
{
    return m->list.rowOf(id);
}

bool PromptHistory::isOpen() const
{
    return m->isOpen;
}

std::optional<Error> PromptHistory::failure() const
{
    return m->failure;
}

void PromptHistory::retry()
{
    if (!m->isLoading)
        m->load();
}

} // namespace mj::studio
