#include "studio/prompt_templates.h"

#include "base/ids.h"
#include "client/prompt_store.h"
#include "studio/ledger_csv.h"
#include "studio/prompt_search.h"
#include "studio/prompt_writes.h"
#include "studio/session.h"
#include "studio/store_work.h"

#include <QFile>
#include <algorithm>
#include <utility>

namespace mj::studio {
namespace {

using Template = PromptTemplates::Template;

TemplateImport readFile(const QString &name)
{
    TemplateImport unread;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        unread.problem = TemplateImport::FileProblem::Unreadable;
        return unread;
    }
    return readTemplates(file.read(largestTemplateFile + 1));
}

Template tidied(const Template &record)
{
    return {record.id, record.name.simplified(), record.prompt.trimmed(), record.negative.trimmed()};
}

} // namespace

struct PromptTemplates::Impl {
    Impl(PromptTemplates &owner, Session &who) : self(owner), session(who) {}

    void load();
    void close();
    void keepList();
    void finishWrites();
    Result<void> check(const Template &record) const;
    int placeOf(const QString &id) const;

    PromptTemplates &self;
    Session &session;
    QList<Template> all;
    bool isOpen = false;
    std::optional<Error> failure;
    quint64 round = 0; // another one for each opened store
    std::shared_ptr<PromptWrites> writes = std::make_shared<PromptWrites>();
};

PromptTemplates::PromptTemplates(Session &session, QObject *parent) : QObject(parent), m(std::make_unique<Impl>(*this, session))
{
    connect(&session, &Session::storeOpened, this, [this] { m->load(); });
    connect(&session, &Session::storeClosing, this, [this] { m->close(); });
    if (session.store())
        m->load();
}

PromptTemplates::~PromptTemplates()
{
    m->finishWrites();
}

void PromptTemplates::Impl::load()
{
    StoreWork *work = session.storeWork();
    if (!work)
        return;
    failure.reset();
    const auto read = [writes = writes](client::GalleryStore &store) -> Result<QList<Template>> {
        (void)writes->drain(store.prompts());
        return store.prompts().templates();
    };
    work->run(read, &self, [this, mine = ++round](Result<QList<Template>> found) {
        if (mine != round)
            return;
        isOpen = bool(found);
        all = found ? std::move(*found) : QList<Template>();
        failure = found ? std::nullopt : std::optional(found.error());
        emit self.opened();
    });
}

void PromptTemplates::Impl::close()
{
    finishWrites();
    ++round;
    isOpen = false;
    failure.reset();
    all.clear();
    emit self.opened();
}

// Before the store goes: what was deleted must be gone, what was kept be there.
void PromptTemplates::Impl::finishWrites()
{
    if (client::GalleryStore *store = session.store())
        (void)writes->drain(store->prompts());
}

void PromptTemplates::Impl::keepList()
{
    emit self.changed();
    StoreWork *work = session.storeWork();
    if (!work)
        return;
    writes->add([all = all](client::PromptStore &store) { return store.putTemplates(all); });
    work->run([writes = writes](client::GalleryStore &store) { return writes->drain(store.prompts()); }, &self,
              [this, mine = round](const Result<void> &kept) {
                  if (kept || mine != round)
                      return;
                  load();
                  emit self.failed(kept.error());
              });
}

int PromptTemplates::Impl::placeOf(const QString &id) const
{
    const auto found = std::find_if(all.cbegin(), all.cend(), [&](const Template &one) { return one.id == id; });
    return found == all.cend() ? -1 : static_cast<int>(found - all.cbegin());
}

Result<void> PromptTemplates::Impl::check(const Template &record) const
{
    if (record.name.isEmpty() || record.name.size() > longestTemplateName)
        return fail(Code::InvalidField, {}, QStringLiteral("name"));
    if (record.prompt.size() > longestTemplatePrompt || (record.prompt.isEmpty() && record.negative.isEmpty()))
        return fail(Code::InvalidField, {}, QStringLiteral("prompt"));
    if (record.negative.size() > longestTemplatePrompt)
        return fail(Code::InvalidField, {}, QStringLiteral("negative_prompt"));
    const bool isNameTaken = std::any_of(all.cbegin(), all.cend(), [&](const Template &other) {
        return other.id != record.id && foldedName(other.name) == foldedName(record.name);
    });
    if (isNameTaken)
        return fail(Code::Conflict, {}, QStringLiteral("name"));
    if (record.id.isEmpty() && all.size() >= mostTemplates)
        return fail(Code::PayloadTooLarge);
    return {};
}

Result<QString> PromptTemplates::keep(const Template &raw)
{
    Template record = tidied(raw);
    const int place = m->placeOf(record.id);
    if (!m->isOpen)
        return fail(Code::Unavailable);
    if (!record.id.isEmpty() && place < 0)
        return fail(Code::NotFound);
    if (const Result<void> checked = m->check(record); !checked)
        return fail(checked);
    if (record.id.isEmpty()) {
        record.id = newId(QLatin1String("template"));
        m->all.append(record);
    } else {
        m->all[place] = record;
    }
    m->keepList();
    return record.id;
}

void PromptTemplates::move(const QString &id, int place)
{
    const int from = m->placeOf(id);
    const int to = qBound(0, place, static_cast<int>(m->all.size()) - 1);
    if (from < 0 || from == to)
        return;
    m->all.move(from, to);
    m->keepList();
}

QList<PromptTemplates::Removed> PromptTemplates::remove(const QStringList &ids)
{
    QList<Removed> removed;
    for (int place = 0; place < m->all.size(); ++place) {
        if (ids.contains(m->all.at(place).id))
            removed.append({m->all.at(place), place});
    }
    if (removed.isEmpty())
        return removed;
    m->all.removeIf([&ids](const Template &one) { return ids.contains(one.id); });
    m->keepList();
    return removed;
}

void PromptTemplates::restore(const QList<Removed> &removed)
{
    if (!m->isOpen || removed.isEmpty())
        return;
    for (const Removed &one : removed) {
        if (m->placeOf(one.record.id) < 0)
            m->all.insert(qMin<qsizetype>(one.place, m->all.size()), one.record);
    }
    m->keepList();
}

void PromptTemplates::exportTo(const QString &file, QObject *context, std::function<void(Result<int>)> done)
{
    const auto write = [file, all = m->all]() -> Result<int> {
        const bool isCsv = file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
        const Result<void> written = writeWhole(file, isCsv ? templatesAsCsv(all) : templatesAsJson(all));
        if (!written)
            return fail(written);
        return static_cast<int>(all.size());
    };
    runInBackground(write, context, std::move(done));
}

void PromptTemplates::importFrom(const QString &file, QObject *context, std::function<void(const TemplateImport &)> done)
{
    const auto take = [this, context = QPointer<QObject>(context), done = std::move(done), mine = m->round](TemplateImport import) {
        if (!context)
            return;
        // Another account's list must not get them.
        if (!import.problem && (!m->isOpen || mine != m->round))
            import.problem = TemplateImport::FileProblem::NotStored;
        if (!import.problem) {
            mergeTemplates(m->all, import);
            if (!import.taken.isEmpty())
                m->keepList();
        }
        done(import);
    };
    runInBackground([file] { return readFile(file); }, this, take);
}

const QList<Template> &PromptTemplates::all() const
{
    return m->all;
}

const Template *PromptTemplates::find(const QString &id) const
{
    const int place = m->placeOf(id);
    return place < 0 ? nullptr : &m->all.at(place);
}

QList<Template> PromptTemplates::found(const QString &search) const
{
    const PromptSearch words(search);
    QList<Template> found;
    for (const Template &one : m->all) {
        if (words.matches(PromptSearch::folded(one.name + u'\n' + one.prompt + u'\n' + one.negative)))
            found.append(one);
    }
    return found;
}

bool PromptTemplates::isOpen() const
{
    return m->isOpen;
}

std::optional<Error> PromptTemplates::failure() const
{
    return m->failure;
}

void PromptTemplates::retry()
{
    m->load();
}

} // namespace mj::studio
