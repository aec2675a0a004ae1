#pragma once
#include "client/prompt_record.h"
#include "studio/prompt_search.h"
#include <QHash>
#include <QList>
#include <QStringList>

namespace mj::studio {

// The sent prompts in memory: pinned ones first, then by their last use; and which of them a search leaves. A value, one thread.
class PromptList
{
public:
    using Entry = client::PromptRecord;

    void assign(QList<Entry> entries); // any order
    void clear();
    void put(const Entry &entry);      // replaces one of the same id
    QList<Entry> take(const QStringList &ids); // those that there are

    void setSearch(const QString &text);
    const QString &search() const { return m_text; }

    int count() const { return static_cast<int>(m_shown.size()); }
    int total() const { return static_cast<int>(m_rows.size()); }
    const Entry &shown(int row) const { return m_rows[m_shown[row]].entry; }
    int rowOf(const QString &id) const; // among the shown; -1
    const Entry *find(const QString &id) const;
    const Entry *findSame(const QString &prompt, const QString &negative) const; // the same words, letter for letter
    QList<Entry> all() const;

private:
    struct Row {
        Entry entry;
        QString folded; // what is searched
    };
    static bool isBefore(const Entry &a, const Entry &b);
    static Row rowFor(const Entry &entry);
    int indexOf(const QString &id) const;
    void refilter();

    QList<Row> m_rows;
    QList<int> m_shown;                              // indexes of m_rows
    QHash<QPair<QString, QString>, QString> m_ids;   // by the words
    PromptSearch m_search;
    QString m_text;
};

} // namespace mj::studio
