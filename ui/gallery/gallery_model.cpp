#include "ui/gallery/gallery_model.h"
#include "studio/gallery.h"
#include <QLocale>

namespace mj::ui {

GalleryModel::GalleryModel(studio::Gallery &gallery, QObject *parent) : QAbstractListModel(parent), m_gallery(gallery)
{
    connect(&gallery, &studio::Gallery::opened, this, &GalleryModel::rebuild);
    connect(&gallery, &studio::Gallery::rowsChanged, this, &GalleryModel::rebuild);
    connect(&gallery, &studio::Gallery::thumbnailReady, this, &GalleryModel::announce);
    connect(&gallery, &studio::Gallery::pictureChanged, this, &GalleryModel::announce);
    rebuild();
}

void GalleryModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    m_pictures = 0;
    const int count = m_gallery.count();
    m_rowOfPicture.assign(size_t(count), -1);
    QDate day;
    for (int picture = 0; picture < count; ++picture) {
        const studio::Gallery::Picture &shown = m_gallery.at(picture);
        if (!m_hidden.isEmpty() && m_hidden.contains(shown.id))
            continue;
        const QDate made = shown.createdAt.toLocalTime().date();
        if (made != day) {
            day = made;
            m_rows.push_back({-1, day});
        }
        m_rowOfPicture[size_t(picture)] = int(m_rows.size());
        m_rows.push_back({picture, day});
        ++m_pictures;
    }
    endResetModel();
}

void GalleryModel::setHidden(const QSet<QString> &ids)
{
    if (m_hidden == ids)
        return;
    m_hidden = ids;
    rebuild();
}

int GalleryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags GalleryModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows[size_t(index.row())].picture < 0)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QVariant GalleryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (role == IsDayRole)
        return row.picture < 0;
    if (role == DayRole)
        return row.day;
    if (row.picture < 0 || row.picture >= m_gallery.count())
        return role == Qt::AccessibleTextRole ? QVariant(QLocale().toString(row.day, QLocale::LongFormat)) : QVariant();
    const studio::Gallery::Picture &picture = m_gallery.at(row.picture);
    switch (role) {
    case IdRole:
        return picture.id;
    case FavouriteRole:
        return picture.favourite;
    case GenerativeRole:
        return picture.generativeAi;
    case PictureSizeRole:
        return picture.size;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return picture.prompt.left(400).toHtmlEscaped();
    case Qt::DecorationRole:
        return m_gallery.thumbnail(picture.id);
    default:
        return {};
    }
}

QModelIndex GalleryModel::indexOf(const QString &id) const
{
    const int picture = m_gallery.rowOf(id);
    if (picture < 0 || picture >= int(m_rowOfPicture.size()) || m_rowOfPicture[size_t(picture)] < 0)
        return {};
    return index(m_rowOfPicture[size_t(picture)]);
}

QString GalleryModel::idAt(const QModelIndex &index) const
{
    return data(index, IdRole).toString();
}

QString GalleryModel::neighbour(const QString &id, int direction) const
{
    const QModelIndex here = indexOf(id);
    if (!here.isValid())
        return {};
    for (int row = here.row() + direction; row >= 0 && row < int(m_rows.size()); row += direction) {
        if (m_rows[size_t(row)].picture >= 0)
            return idAt(index(row));
    }
    return {};
}

void GalleryModel::announce(const QString &id)
{
    const QModelIndex changed = indexOf(id);
    if (changed.isValid())
        emit dataChanged(changed, changed);
}

} // namespace mj::ui
