#pragma once
#include "studio/prompt_templates.h"
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace mj::ui {

class PromptRowView;
class PromptRows;
class PromptUndo;
class StateView;

// The templates as a list: searched, used, ordered, deleted with a way back. Keys: arrows, Enter uses, F2 edits, Delete deletes, Ctrl+Z brings
// back, Alt+Up and Alt+Down move, Ctrl+F searches. GUI thread.
class PromptTemplateList : public QWidget
{
    Q_OBJECT
public:
    explicit PromptTemplateList(studio::PromptTemplates &templates, QWidget *parent = nullptr);

    void activate();
    void choose(const QString &id); // shown even if the search would hide it

signals:
    void useRequested(const QString &id);
    void editRequested(const QString &id);
    void newRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QLayout *makeSearch();
    QLayout *makeDeeds();
    void connectKeys();
    int rowOf(const QString &id) const;
    void showState();
    void showDeeds();
    void editChosen();
    void moveChosen(int by);
    void removeChosen();
    void retranslate();

    studio::PromptTemplates &m_templates;
    QList<studio::PromptTemplates::Template> m_shown;
    QLineEdit *m_search;
    QPushButton *m_new;
    PromptRows *m_rows;
    PromptRowView *m_view;
    StateView *m_state;
    PromptUndo *m_undo;
    QPushButton *m_use;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
};

} // namespace mj::ui
