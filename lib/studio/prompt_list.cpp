#include "studio/prompt_list.h"

#include <QSet>
#include <algorithm>
#include <utility>

namespace mj::studio {

bool PromptList::isBefore(const Entry &a, const Entry &b)
{
    if (a.pinned != b.pinned)
        return a.pinned;
    return a.usedAt == b.usedAt ? a.id > b.id : a.usedAt > b.usedAt;
}

PromptList::Row PromptList::rowFor(const Entry &entry)
{
    return {entry, PromptSearch::folded(entry.negative.isEmpty() ? entry.prompt : entry.prompt + QLatin1Char('\n') + entry.negative)};
}

void PromptList::assign(QList<Entry> entries)
{
    std::sort(entries.begin(), entries.end(), isBefore);
    m_rows.clear();
    m_ids.clear();
    m_rows.reserve(entries.size());
    for (const Entry &entry : std::as_const(entries)) {
        m_rows.append(rowFor(entry));
        m_ids.insert({entry.prompt, entry.negative}, entry.id);
    }
    refilter();
}

void PromptList::clear()
{
    m_rows.clear();
    m_ids.clear();
    refilter();
}

void PromptList::put(const Entry &entry)
{
    const int known = indexOf(entry.id);
    if (known >= 0)
        m_rows.removeAt(known);
    const auto place = std::partition_point(m_rows.begin(), m_rows.end(), [&](const Row &row) { return isBefore(row.entry, entry); });
    m_rows.insert(place, rowFor(entry));
    m_ids.insert({entry.prompt, entry.negative}, entry.id);
    refilter();
}

QList<PromptList::Entry> PromptList::take(const QStringList &ids)
{
    const QSet<QString> wanted(ids.begin(), ids.end());
    QList<Entry> taken;
    m_rows.removeIf([&](const Row &row) {
        if (!wanted.contains(row.entry.id))
            return false;
        taken.append(row.entry);
        m_ids.remove({row.entry.prompt, row.entry.negative});
        return true;
    });
    refilter();
    return taken;
}

void PromptList::setSearch(const QString &text)
{
    m_text = text;
    m_search = PromptSearch(text);
    refilter();
}

void PromptList::refilter()
{
    m_shown.clear();
    m_shown.reserve(m_rows.size());
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_search.matches(m_rows.at(i).folded))
            m_shown.append(i);
    }
}

int PromptList::indexOf(const QString &id) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) { return row.entry.id == id; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int PromptList::rowOf(const QString &id) const
{
    const int index = indexOf(id);
    const auto found = std::lower_bound(m_shown.cbegin(), m_shown.cend(), index);
    return index < 0 || found == m_shown.cend() || *found != index ? -1 : static_cast<int>(found - m_shown.cbegin());
}

const PromptList::Entry *PromptList::find(const QString &id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &m_rows.at(index).entry;
}

const PromptList::Entry *PromptList::findSame(const QString &prompt, const QString &negative) const
{
    const auto id = m_ids.constFind({prompt, negative});
    return id == m_ids.cend() ? nullptr : find(*id);
}

QList<PromptList::Entry> PromptList::all() const
{
    QList<Entry> entries;
    entries.reserve(m_rows.size());
    for (const Row &row : m_rows)
        entries.append(row.entry);
    return entries;
}

} // namespace mj::studio
