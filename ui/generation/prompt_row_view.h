#pragma once
#include <QListView>
#include <QStyledItemDelegate>

namespace mj::ui {

class PromptRows;

// Paints a row of prompts: its name, one line of the prompt, what else there is to know, and a pin.
class PromptRowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    PromptRowDelegate(bool hasTitles, QObject *parent) : QStyledItemDelegate(parent), m_hasTitles(hasTitles) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    bool m_hasTitles;
};

// The list itself: Enter uses a row, Delete removes the chosen ones, a double click uses. Keeps the choice when rows change. GUI thread.
class PromptRowView : public QListView
{
    Q_OBJECT
public:
    PromptRowView(PromptRows *rows, bool hasTitles, QWidget *parent = nullptr); // takes the rows
    ~PromptRowView() override;

    const QStringList &chosenIds() const { return m_chosen; } // in order
    void choose(const QString &id);
    void refresh(); // as PromptRows::refresh, with the same rows chosen as far as they are still there
    void keyboardSearch(const QString &) override {} // the panels have a search of their own

signals:
    void chosenChanged();
    void useRequested(const QString &id);
    void removeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void readChoice();

    PromptRows *m_rows;
    QStringList m_chosen; // as it was chosen: rows may mean others before refresh()
};

} // namespace mj::ui
