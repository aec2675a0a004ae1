#pragma once
#include "api/recipe.h"
#include <QWidget>

namespace mj::ui {

class ChipRow;
class Field;
class PromptBox;
class SeedField;
class SizePicker;

// Everything of a recipe but its words, its pictures and its model: size, number, quality, style, scale, seed, what to leave out. Offers what the
// chosen models take; a field that none of them takes is disabled, with the reason beside it. GUI thread.
class RecipeForm : public QWidget
{
    Q_OBJECT
public:
    explicit RecipeForm(QWidget *parent = nullptr);

    void setModels(const QList<api::Model> &models, api::Task task);
    void setRecipe(const api::Recipe &recipe);
    void writeTo(api::Recipe &recipe) const;
    QString negativePrompt() const;
    void selectInNegative(int start, int length);

signals:
    void changed(); // by the person
    void sendRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectFields();
    void offer();
    void offerSizes();
    void offerCounts();
    void offerQualities();
    void offerStyles();
    void offerScales();
    void offerSeed();
    void explain(Field *field, bool offered, const QString &reason);
    void onEdited();
    QString models() const;
    bool startsFromOne() const;
    void retranslate();

    QList<api::Model> m_models;
    api::Task m_task = api::Task::Create;
    api::Recipe m_wish; // what the person chose last, also where the models of the moment do not take it
    SizePicker *m_sizes;
    ChipRow *m_counts;
    ChipRow *m_qualities;
    ChipRow *m_styles;
    ChipRow *m_scales;
    SeedField *m_seed;
    PromptBox *m_negative;
    Field *m_sizeField;
    Field *m_countField;
    Field *m_qualityField;
    Field *m_styleField;
    Field *m_scaleField;
    Field *m_seedField;
    Field *m_negativeField;
};

} // namespace mj::ui
