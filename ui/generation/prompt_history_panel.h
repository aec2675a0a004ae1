#pragma once
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace mj::studio {
class PromptHistory;
}

namespace mj::ui {

class Banner;
class PromptRowView;
class PromptRows;
class PromptUndo;
class StateView;
struct PromptRow;

// The prompts that were sent: searched, pinned, used again, deleted with a way back. Keys: arrows, Enter uses, Delete deletes, Ctrl+P pins,
// Ctrl+Z brings back, Ctrl+F searches. GUI thread.
class PromptHistoryPanel : public QWidget
{
    Q_OBJECT
public:
    explicit PromptHistoryPanel(studio::PromptHistory &history, QWidget *parent = nullptr);

    void activate(); // shown: the search gets the focus

signals:
    void useRequested(const QString &prompt, const QString &negative); // the prompt escaped, so that its braces stay braces

protected:
    void changeEvent(QEvent *event) override;

private:
    QLayout *makeSearch();
    QLayout *makeDeeds();
    void connectKeys();
    void showState();
    void showDeeds();
    PromptRow rowAt(int row) const;
    void use(const QString &id);
    void pinChosen();
    void removeChosen();
    void removeAll();
    void retranslate();

    studio::PromptHistory &m_history;
    QLineEdit *m_search;
    QLabel *m_count;
    PromptRows *m_rows;
    PromptRowView *m_view;
    StateView *m_state;
    PromptUndo *m_undo;
    Banner *m_problem;
    QPushButton *m_use;
    QPushButton *m_pin;
    QPushButton *m_remove;
    QPushButton *m_removeAll;
};

} // namespace mj::ui
