#pragma once
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace mj::studio {
class Gallery;
class LocalUpscale;
}

namespace mj::ui {

class GalleryModel;
class PictureCanvas;
class RecipePanel;
class UpscaleCompare;
class UpscalePanel;

// One picture large, with its recipe beside it; arrow keys walk the grid, Esc goes back. GUI thread.
class PictureViewer : public QWidget
{
    Q_OBJECT
public:
    PictureViewer(studio::Gallery &gallery, GalleryModel &model, studio::LocalUpscale &upscale, QWidget *parent = nullptr);

    void open(const QString &id);
    QString pictureId() const { return m_id; }
    PictureCanvas *canvas() const { return m_canvas; }

signals:
    void backRequested();
    void exportRequested(const QString &id);
    void removeRequested(const QString &id);
    void copyRequested();
    void printRequested();
    void dragRequested();
    void menuRequested(const QPoint &globalPosition);
    void shown(); // another picture than before
    void promptCopied();
    void pictureRequested(const QString &id); // may be hidden by the search

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *tool(const QString &objectName, const QString &iconName);
    QWidget *makeToolBar();
    void connectParts();
    void connectUpscale(studio::LocalUpscale &upscale);
    void step(int direction);
    void refresh();
    void display(const QString &id);
    void retranslate();
    void showZoom();
    void compare(const QString &original, const QString &result);
    void endComparison();

    studio::Gallery &m_gallery;
    GalleryModel &m_model;
    QString m_id;
    PictureCanvas *m_canvas;
    RecipePanel *m_recipe;
    UpscalePanel *m_upscale;
    UpscaleCompare *m_comparison; // in the place of the canvas while it is open
    QPushButton *m_fit; // shows the zoom, fits when pressed
    QLabel *m_failure;
    QToolButton *m_back;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_out;
    QToolButton *m_in;
    QToolButton *m_favourite;
    QToolButton *m_export;
    QToolButton *m_copy;
    QToolButton *m_print;
    QToolButton *m_more;
    QToolButton *m_remove;
};

} // namespace mj::ui
