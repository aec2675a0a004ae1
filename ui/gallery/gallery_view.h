#pragma once
#include <QListView>

namespace mj::ui {

class GalleryDelegate;
class GalleryModel;

// The grid itself: a virtual list that wraps, lays itself out in batches, and selects by keyboard and rubber band. GUI thread.
class GalleryView : public QListView
{
    Q_OBJECT
public:
    explicit GalleryView(GalleryModel &model, QWidget *parent = nullptr);

    void setSide(int side); // wanted side of a tile; tiles grow a little to fill the row
    int side() const { return m_side; }
    QStringList selectedIds() const; // in the order of the grid
    void select(const QString &id);

signals:
    void openRequested(const QString &id);
    void removeRequested();
    void dragRequested(); // of what is selected
    void menuRequested(const QPoint &globalPosition);
    void sideChangeRequested(int steps); // Ctrl+wheel
    void selectedChanged();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fitTiles();

    GalleryModel &m_model;
    GalleryDelegate *m_delegate;
    int m_side = 0;
};

} // namespace mj::ui
