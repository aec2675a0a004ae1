#include "ui/gallery/gallery_view.h"
#include "ui/gallery/gallery_delegate.h"
#include "ui/gallery/gallery_model.h"
#include "ui/theme/tokens.h"
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <utility>

namespace mj::ui {

GalleryView::GalleryView(GalleryModel &model, QWidget *parent) : QListView(parent), m_model(model), m_delegate(new GalleryDelegate(this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setFlow(LeftToRight);
    setWrapping(true);
    setResizeMode(Adjust);
    // One pass over 100,000 rows would be felt; a batch is laid out between two events.
    setLayoutMode(Batched);
    setBatchSize(400);
    setSpacing(space::xs);
    setMovement(Static);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setSelectionMode(ExtendedSelection);
    setSelectionRectVisible(true);
    setVerticalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    connect(this, &QListView::activated, this, [this](const QModelIndex &index) {
        const QString id = m_model.idAt(index);
        if (!id.isEmpty())
            emit openRequested(id);
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &GalleryView::selectedChanged);
    connect(&model, &QAbstractItemModel::modelReset, this, &GalleryView::selectedChanged);
}

void GalleryView::setSide(int side)
{
    m_side = side;
    fitTiles();
    scheduleDelayedItemsLayout();
}

void GalleryView::fitTiles()
{
    // The list starts a new row as soon as a tile and its two gaps reach the edge.
    const int around = 2 * spacing();
    const int room = viewport()->width() - spacing() - 1;
    const int columns = qMax(1, room / (qMax(1, m_side) + around));
    m_delegate->setSide(qMax(1, room / columns - around));
    m_delegate->setRowWidth(qMax(1, room - around));
}

void GalleryView::resizeEvent(QResizeEvent *event)
{
    fitTiles();
    QListView::resizeEvent(event);
}

QStringList GalleryView::selectedIds() const
{
    QModelIndexList chosen = selectionModel()->selectedIndexes();
    std::sort(chosen.begin(), chosen.end());
    QStringList ids;
    for (const QModelIndex &index : std::as_const(chosen))
        ids.append(m_model.idAt(index));
    ids.removeAll(QString());
    return ids;
}

void GalleryView::select(const QString &id)
{
    const QModelIndex index = m_model.indexOf(id);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

void GalleryView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete) {
        emit removeRequested();
        return;
    }
    if (event->key() == Qt::Key_Space && currentIndex().isValid() && event->modifiers() == Qt::NoModifier) {
        emit openRequested(m_model.idAt(currentIndex()));
        return;
    }
    QListView::keyPressEvent(event);
}

void GalleryView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (m_model.idAt(index).isEmpty())
        return;
    if (!selectionModel()->isSelected(index))
        setCurrentIndex(index);
    emit menuRequested(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void GalleryView::startDrag(Qt::DropActions)
{
    emit dragRequested();
}

void GalleryView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QListView::wheelEvent(event);
        return;
    }
    emit sideChangeRequested(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

} // namespace mj::ui
