#pragma once
#include "studio/prompt_alternatives.h"
#include <QHash>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QStringListModel;
class QVBoxLayout;

namespace mj::ui {

class Banner;
class Field;

// What a prompt with blanks and alternatives comes to: a line for each blank, then the prompts that would be sent and how many they are.
// Hides itself while the prompt is plain. GUI thread.
class PromptResolvedPanel : public QWidget
{
    Q_OBJECT
public:
    explicit PromptResolvedPanel(QWidget *parent = nullptr);

    void setPrompt(const QString &text);
    const studio::PromptAlternatives &alternatives() const { return m_alternatives; }
    QStringList prompts() const; // to be sent; empty while it is not ready
    bool isReady() const;        // no mistake, every blank filled
    void focusFirstBlank();      // the first that is still empty
    QStringList fillings() const; // in the order of the blanks
    void selectInFilling(int blank, int start, int length);

signals:
    void changed(); // other prompts, by the text or by a filling
    void showRequested(int position, int length); // "Show me": the mistake in the prompt

protected:
    void changeEvent(QEvent *event) override;

private:
    void resolve();
    void showBlanks();
    void orderTabs();
    void showPrompts();
    void showProblem();
    QString problemText() const;
    void retranslate();

    QString m_text;
    studio::PromptAlternatives m_alternatives;
    QHash<QString, QString> m_fillings; // kept while the program runs: a blank that comes back has its words
    QLabel *m_blanksTitle;
    QVBoxLayout *m_blanks;
    QHash<QString, Field *> m_fields;
    Banner *m_problem;
    QLabel *m_count;
    QStringListModel *m_prompts;
    QListView *m_list;
};

} // namespace mj::ui
