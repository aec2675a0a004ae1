#pragma once
#include "ui/common/open_file.h"
#include <QImage>
#include <QWidget>

class QLabel;
class QMimeData;
class QPushButton;

namespace mj::studio {
class Gallery;
class ReferencePictures;
} // namespace mj::studio

namespace mj::ui {

class Banner;
class FlowLayout;
class PromptUndo;
class ReferenceTile;

// The pictures that a draft starts from: added by drop, paste, file or from the gallery, put in order, masked, removed with a way back. GUI thread.
class ReferenceStrip : public QWidget
{
    Q_OBJECT
public:
    ReferenceStrip(studio::ReferencePictures &pictures, studio::Gallery &gallery, QWidget *parent = nullptr);

    // How many the chosen models take at most; with none `reason` says why and nothing can be added. `firstMasked`: the first may get a mask.
    void setOffer(int most, const QString &reason, bool firstMasked);
    void setTitle(const QString &title);
    void setAskFile(AskOpenFile ask) { m_ask = std::move(ask); }
    void take(const QMimeData *mime); // pasted or dropped, here or on the prompt
    void offerDrawing(const QString &id, const QByteArray &mask); // a mask that was drawn and not used

signals:
    void maskRequested(const QString &id);
    void galleryRequested();

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut();
    void connectParts();
    void refresh();
    void refreshTiles();
    void refreshWords();
    ReferenceTile *makeTile(const QString &id);
    void moveTo(const QString &id, const QPoint &position);
    void chooseFile();
    void paste();
    void remove(const QString &id);
    void say(const QString &problem);
    void onProblemAction();

    studio::ReferencePictures &m_pictures;
    studio::Gallery &m_gallery;
    AskOpenFile m_ask;
    int m_most = 0;
    bool m_firstMasked = false;
    bool m_isDropTarget = false;
    QString m_reason;
    QString m_refusal; // told until the next deed
    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_file;
    QPushButton *m_fromGallery;
    QPushButton *m_paste;
    QWidget *m_shelf;
    FlowLayout *m_row;
    Banner *m_problem;
    PromptUndo *m_undo;
    QList<ReferenceTile *> m_tiles;
};

} // namespace mj::ui
