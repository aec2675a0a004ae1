#pragma once
#include "base/error.h"
#include "studio/prompt_templates.h"
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace mj::ui {

class Field;
class PromptBox;

// One template being written: name, prompt, what to leave out. Ctrl+Enter saves, Esc goes back. GUI thread.
class PromptTemplateForm : public QWidget
{
    Q_OBJECT
public:
    explicit PromptTemplateForm(QWidget *parent = nullptr);

    void begin(const studio::PromptTemplates::Template &record); // an empty id: a new one
    studio::PromptTemplates::Template record() const;
    void showProblem(const Error &error); // of PromptTemplates::keep, beside the field that it is about

signals:
    void saveRequested();
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void clearProblems();
    QString problemText(const Error &error) const;
    void retranslate();

    QString m_id;
    QLabel *m_title;
    QLineEdit *m_name;
    PromptBox *m_prompt;
    PromptBox *m_negative;
    Field *m_nameField;
    Field *m_promptField;
    Field *m_negativeField;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace mj::ui
