#pragma once
#include <QPointer>
#include <QWidget>

class QLabel;
class QPropertyAnimation;
class QPushButton;
class QToolButton;

namespace mj::ui {

// Slides over its host from the left and back: a list to take something from, without leaving the page. Escape and its button close it.
// GUI thread.
class SidePanel : public QWidget
{
    Q_OBJECT
public:
    SidePanel(const QString &name, QWidget *content, QWidget *host); // name: the objectName; takes the content

    void setTitle(const QString &title);
    void setAction(const QString &text); // beside the title; without one there is no button
    void open();
    void close();
    bool isOpen() const { return m_isOpen; }

signals:
    void actionRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void slide(int from, int to);

    QLabel *m_title;
    QToolButton *m_back;
    QPushButton *m_action;
    QPropertyAnimation *m_motion;
    QPointer<QWidget> m_former; // had the focus
    bool m_isOpen = false;
};

} // namespace mj::ui
