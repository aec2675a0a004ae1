#pragma once
#include "api/generation.h"
#include <QWidget>

class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace mj::ui {

class ChipRow;
class Field;
class ModelCard;
class PromptBox;
class SeedField;
class SizePicker;

// The form that a recipe is written in. A field that the chosen model lacks is disabled, with the reason below it. GUI thread.
class Composer : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(QWidget *parent = nullptr);

    void setModels(const QList<api::Model> &models);
    void setRecipe(const api::Recipe &recipe);
    api::Recipe recipe() const;
    const api::Model *model() const; // null while there are none
    PromptBox *prompt() const { return m_prompt; }

signals:
    void changed(); // by the person
    void sendRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuildCards();
    void applyModel();
    void edited();
    void retranslate();
    void explain(Field *field, bool offered, const QString &reason);

    QList<api::Model> m_models;
    api::Recipe m_wanted; // what was asked for before the models were known
    PromptBox *m_prompt;
    QLabel *m_modelTitle;
    QVBoxLayout *m_cards;
    QButtonGroup *m_choice;
    SizePicker *m_sizes;
    ChipRow *m_counts;
    ChipRow *m_styles;
    SeedField *m_seed;
    Field *m_promptField;
    Field *m_sizeField;
    Field *m_countField;
    Field *m_styleField;
    Field *m_seedField;
};

} // namespace mj::ui
