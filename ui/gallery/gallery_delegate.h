#pragma once
#include <QStyledItemDelegate>

namespace mj::ui {

// Paints the grid: a day's heading across the whole width, and pictures as tiles with star and AI mark. GUI thread.
class GalleryDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setSide(int side) { m_side = side; }             // of a tile, in device-independent pixels
    void setRowWidth(int width) { m_rowWidth = width; }   // of the view, for headings
    int side() const { return m_side; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintDay(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintPicture(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintMarks(QPainter *painter, const QRect &tile, const QModelIndex &index) const;
    QString dayName(const QDate &day) const;

    int m_side = 0;
    int m_rowWidth = 0;
};

} // namespace mj::ui
