#pragma once
#include "ui/common/card.h"
#include <QPointer>

class QToolButton;

namespace mj::ui {

// A question over the page: dims its host, holds a card in the middle, keeps the focus and every shortcut inside. Deletes itself when
// finished. GUI thread.
class Sheet : public QWidget
{
    Q_OBJECT
public:
    enum class Way { Free, Bound }; // whether Esc and a close button lead back

    Sheet(const QString &name, Way way, QWidget *host); // name: the objectName; the close button is "<name>_close"

    void open(QWidget *firstFocus);
    void finish(); // fades away; the focus goes back to where it was
    bool isFinished() const { return m_isFinished; }

signals:
    void dismissed(); // by Esc or the close button; finish() follows

protected:
    QVBoxLayout *body() const { return m_card->body(); }
    void setTitle(const QString &title);
    virtual void retranslate() = 0; // every visible string; the constructor of a sheet calls it at its end

    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void dismiss();

    Way m_way;
    Card *m_card;
    QLabel *m_title;
    QToolButton *m_close;
    QPointer<QWidget> m_former;
    bool m_isFinished = false;
};

} // namespace mj::ui
