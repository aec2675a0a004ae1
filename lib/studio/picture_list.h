#pragma once
#include "studio/gallery.h"
#include <QHash>
#include <QSet>
#include <QStringList>

namespace mj::studio {

// The pictures in memory, newest first, and which of them a search leaves. A value, one thread.
class PictureList
{
public:
    void assign(QList<Gallery::Picture> pictures); // any order
    void clear();
    void insert(const Gallery::Picture &picture); // replaces one of the same id
    std::optional<Gallery::Picture> take(const QString &id);
    void setFavourite(const QString &id, bool favourite);

    void setSearch(const QString &text);
    void setFavouritesOnly(bool only);
    const QString &search() const { return m_search; }

    int count() const { return static_cast<int>(m_shown.size()); }
    int total() const { return static_cast<int>(m_rows.size()); }
    const Gallery::Picture &shown(int row) const { return m_rows[m_shown[row]].picture; }
    int rowOf(const QString &id) const; // among the shown; -1
    const Gallery::Picture *find(const QString &id) const;
    QList<Gallery::Picture> all() const;

private:
    struct Row {
        Gallery::Picture picture;
        QString folded; // what is searched
    };
    bool isShown(const Row &row) const;
    void refilter();

    QList<Row> m_rows;
    QList<int> m_shown;               // indexes of m_rows
    QHash<QString, int> m_shownRows;  // id -> row among the shown
    QHash<QString, int> m_index;      // id -> index of m_rows
    QString m_search;
    QStringList m_words;
    bool m_favouritesOnly = false;
};

} // namespace mj::studio
