#pragma once
#include <QWidget>

class QLabel;
class QPushButton;

namespace mj::studio {
class Gallery;
}

namespace mj::ui {

class ElidedLabel;
class UpscalePane;

// A picture and what it was enlarged to, side by side: whoever zooms or moves one moves both. GUI thread.
class UpscaleCompare : public QWidget
{
    Q_OBJECT
public:
    explicit UpscaleCompare(studio::Gallery &gallery, QWidget *parent = nullptr);

    void open(const QString &original, const QString &result);
    QString resultId() const { return m_resultId; }
    UpscalePane *originalPane() const { return m_left; }
    UpscalePane *resultPane() const { return m_right; }

signals:
    void closeRequested();
    void openRequested(const QString &result);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    QWidget *makeSide(ElidedLabel *caption, UpscalePane *pane);
    void load(const QString &id, UpscalePane *pane);
    void retranslate();

    studio::Gallery &m_gallery;
    QString m_originalId;
    QString m_resultId;
    ElidedLabel *m_leftCaption;
    ElidedLabel *m_rightCaption;
    UpscalePane *m_left;
    UpscalePane *m_right;
    QLabel *m_failure;
    QPushButton *m_show;
    QPushButton *m_close;
};

} // namespace mj::ui
