#pragma once
#include "api/generation.h"
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace mj::ui {

class ChipRow;
class ModelChoice;
class Paragraph;
class PromptBox;
class RecipeForm;

// The form that a draft is written in: what to do, the words, the pictures to start from, the models, and all that they offer. GUI thread.
class Composer : public QWidget
{
    Q_OBJECT
public:
    Composer(QWidget *references, QWidget *hint, QWidget *resolved, PromptBox *prompt, QWidget *parent = nullptr); // takes the four

    void setModels(const QList<api::Model> &models);
    void setRecipe(const api::Recipe &recipe, const QStringList &models); // models: several are compared; none: that of the recipe
    api::Recipe recipe() const; // without pictures; its model is the first chosen one
    api::Task task() const;
    QList<api::Model> models() const; // chosen; none while there are no models
    QStringList modelIds() const;
    PromptBox *prompt() const { return m_prompt; }
    RecipeForm *form() const { return m_form; }
    void setPrompt(const QString &prompt, const QString &negative);
    void setDepartures(const QStringList &lines); // what some of the models do otherwise

signals:
    void changed(); // by the person
    void sendRequested();
    void templatesRequested();
    void historyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QHBoxLayout *makePromptHead();
    void connectParts();
    void edited();
    void showTasks();
    void showFields();
    void retranslate();

    api::Recipe m_wanted; // as last told or written: a change that leaves it the same is none
    QStringList m_wantedModels;
    bool m_hasModels = false;
    ChipRow *m_tasks;
    QLabel *m_promptLabel;
    QToolButton *m_templates;
    QToolButton *m_history;
    PromptBox *m_prompt;
    QLabel *m_promptHint;
    QWidget *m_references;
    ModelChoice *m_choice;
    Paragraph *m_departures;
    RecipeForm *m_form;
};

} // namespace mj::ui
