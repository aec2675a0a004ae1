#include "studio/picture_list.h"

#include <algorithm>

namespace mj::studio {
namespace {

// Typed Korean may come decomposed (macOS file names, some input methods): both sides are composed before they are compared.
QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QString searchable(const Gallery::Picture &picture)
{
    return folded(picture.prompt + QLatin1Char('\n') + picture.modelName);
}

bool isNewer(const Gallery::Picture &a, const Gallery::Picture &b)
{
    return a.createdAt == b.createdAt ? a.id > b.id : a.createdAt > b.createdAt;
}

} // namespace

void PictureList::assign(QList<Gallery::Picture> pictures)
{
    std::sort(pictures.begin(), pictures.end(), isNewer);
    m_rows.clear();
    m_rows.reserve(pictures.size());
    for (Gallery::Picture &picture : pictures) {
        QString text = searchable(picture);
        m_rows.append({std::move(picture), std::move(text)});
    }
    refilter();
}

void PictureList::clear()
{
    m_rows.clear();
    refilter();
}

void PictureList::insert(const Gallery::Picture &picture)
{
    const int known = m_index.value(picture.id, -1);
    if (known >= 0)
        m_rows.removeAt(known);
    const auto place = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return isNewer(picture, row.picture); });
    m_rows.insert(place, {picture, searchable(picture)});
    refilter();
}

std::optional<Gallery::Picture> PictureList::take(const QString &id)
{
    const int index = m_index.value(id, -1);
    if (index < 0)
        return std::nullopt;
    const Gallery::Picture picture = m_rows.takeAt(index).picture;
    refilter();
    return picture;
}

void PictureList::setFavourite(const QString &id, bool favourite)
{
    const int index = m_index.value(id, -1);
    if (index < 0)
        return;
    m_rows[index].picture.favourite = favourite;
    if (m_favouritesOnly)
        refilter();
}

void PictureList::setSearch(const QString &text)
{
    m_search = text;
    m_words = folded(text).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    refilter();
}

void PictureList::setFavouritesOnly(bool only)
{
    m_favouritesOnly = only;
    refilter();
}

bool PictureList::isShown(const Row &row) const
{
    if (m_favouritesOnly && !row.picture.favourite)
        return false;
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return row.folded.contains(word); });
}

void PictureList::refilter()
{
    m_shown.clear();
    m_shownRows.clear();
    m_index.clear();
    for (int i = 0; i < m_rows.size(); ++i) {
        const QString &id = m_rows.at(i).picture.id;
        m_index.insert(id, i);
        if (!isShown(m_rows.at(i)))
            continue;
        m_shownRows.insert(id, static_cast<int>(m_shown.size()));
        m_shown.append(i);
    }
}

int PictureList::rowOf(const QString &id) const
{
    return m_shownRows.value(id, -1);
}

const Gallery::Picture *PictureList::find(const QString &id) const
{
    const int index = m_index.value(id, -1);
    return index < 0 ? nullptr : &m_rows.at(index).picture;
}

QList<Gallery::Picture> PictureList::all() const
{
    QList<Gallery::Picture> pictures;
    pictures.reserve(m_rows.size());
    for (const Row &row : m_rows)
        pictures.append(row.picture);
    return pictures;
}

} // namespace mj::studio
