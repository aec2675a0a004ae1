#pragma once
#include <QAbstractListModel>
#include <QDate>
#include <QSet>
#include <vector>

namespace mj::studio {
class Gallery;
}

namespace mj::ui {

// The rows of the grid: a header for each local day, then that day's pictures. Reads studio::Gallery, holds no pictures itself. GUI thread.
class GalleryModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole,
        IsDayRole,
        DayRole,
        FavouriteRole,
        GenerativeRole,
        PictureSizeRole,
    };

    explicit GalleryModel(studio::Gallery &gallery, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    // Pictures that wait for their removal are out of sight but still in the gallery.
    void setHidden(const QSet<QString> &ids);
    QModelIndex indexOf(const QString &id) const; // invalid when not shown
    QString idAt(const QModelIndex &index) const; // empty for a day
    // The next picture in this direction, skipping days; empty at either end.
    QString neighbour(const QString &id, int direction) const;
    int pictureCount() const { return m_pictures; }

private:
    struct Row {
        int picture = -1; // row in the gallery; -1: the header of the day of the next row
        QDate day;
    };
    void rebuild();
    void announce(const QString &id);

    studio::Gallery &m_gallery;
    std::vector<Row> m_rows;
    std::vector<int> m_rowOfPicture;
    QSet<QString> m_hidden;
    int m_pictures = 0;
};

} // namespace mj::ui
