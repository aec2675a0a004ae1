#pragma once
#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace mj::ui {

// What can be done with the pictures at hand, as menu entries with their keys. Keys work wherever the focus is on the page. GUI thread.
class PictureActions : public QObject
{
    Q_OBJECT
public:
    explicit PictureActions(QWidget *page);

    void setCount(int pictures); // at hand; enables what makes sense
    void setMarking(bool on);    // without a signal
    const QList<QAction *> &all() const { return m_all; }
    void retranslate();

signals:
    void saveRequested();
    void copyRequested();
    void printRequested();
    void openRequested();
    void exportRequested();
    void markingToggled(bool on);

private:
    QAction *add(const QString &name, const QString &iconName, const QKeySequence &key, void (PictureActions::*wish)());

    QWidget *m_page;
    QList<QAction *> m_all;
    QAction *m_save;
    QAction *m_copy;
    QAction *m_print;
    QAction *m_open;
    QAction *m_export;
    QAction *m_marking;
};

} // namespace mj::ui
