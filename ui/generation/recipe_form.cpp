#include "ui/generation/recipe_form.h"
#include "studio/draft_recipes.h"
#include "ui/common/chip_row.h"
#include "ui/common/field.h"
#include "ui/common/money_text.h"
#include "ui/generation/draft_words.h"
#include "ui/generation/generation_words.h"
#include "ui/generation/prompt_box.h"
#include "ui/generation/seed_field.h"
#include "ui/generation/size_picker.h"
#include "ui/theme/tokens.h"
#include <QVBoxLayout>
#include <algorithm>

namespace mj::ui {
namespace {

constexpr int mostPictures = 10;

// What any of the models has, those of the first model first.
template <class List>
List allOf(const QList<api::Model> &models, List api::Model::*part)
{
    List all;
    for (const api::Model &model : models) {
        for (const auto &one : model.*part) {
            if (!all.contains(one))
                all.append(one);
        }
    }
    return all;
}

// Sizes that every model makes, or all there are when there is none.
QList<QSize> commonSizes(const QList<api::Model> &models)
{
    QList<QSize> common = allOf(models, &api::Model::sizes);
    common.removeIf([&](const QSize &size) {
        return std::any_of(models.begin(), models.end(), [&](const api::Model &model) { return !model.sizes.isEmpty() && !model.sizes.contains(size); });
    });
    return common.isEmpty() ? allOf(models, &api::Model::sizes) : common;
}

} // namespace

RecipeForm::RecipeForm(QWidget *parent)
    : QWidget(parent), m_sizes(new SizePicker), m_counts(new ChipRow(QStringLiteral("create_count"))),
      m_qualities(new ChipRow(QStringLiteral("create_quality"))), m_styles(new ChipRow(QStringLiteral("create_style"))),
      m_scales(new ChipRow(QStringLiteral("create_scale"))), m_seed(new SeedField), m_negative(new PromptBox), m_sizeField(new Field(m_sizes, this)),
      m_countField(new Field(m_counts, this)), m_qualityField(new Field(m_qualities, this)), m_styleField(new Field(m_styles, this)),
      m_scaleField(new Field(m_scales, this)), m_seedField(new Field(m_seed, this)), m_negativeField(new Field(m_negative, this))
{
    m_negative->setObjectName(QStringLiteral("create_negative"));
    m_negative->setVisibleLines(1, 5);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::l);
    for (Field *field : {m_scaleField, m_sizeField, m_countField, m_qualityField, m_styleField, m_seedField, m_negativeField})
        column->addWidget(field);
    connectFields();
    retranslate();
}

void RecipeForm::connectFields()
{
    connect(m_sizes, &SizePicker::changed, this, &RecipeForm::onEdited);
    for (ChipRow *chips : {m_counts, m_qualities, m_styles, m_scales})
        connect(chips, &ChipRow::changed, this, &RecipeForm::onEdited);
    connect(m_seed, &SeedField::changed, this, &RecipeForm::onEdited);
    connect(m_negative, &QPlainTextEdit::textChanged, this, [this] {
        if (!signalsBlocked())
            onEdited();
    });
    connect(m_negative, &PromptBox::sendRequested, this, &RecipeForm::sendRequested);
}

void RecipeForm::onEdited()
{
    writeTo(m_wish);
    offerQualities(); // their prices depend on the size
    offerCounts();
    emit changed();
}

void RecipeForm::setModels(const QList<api::Model> &models, api::Task task)
{
    m_models = models;
    m_task = task;
    offer();
}

void RecipeForm::setRecipe(const api::Recipe &recipe)
{
    const QSignalBlocker quiet(this);
    m_wish = recipe;
    if (m_negative->toPlainText() != recipe.negativePrompt)
        m_negative->setPlainText(recipe.negativePrompt);
    m_seed->setSeed(recipe.seed);
    offer();
}

// Where nothing is offered the wish stays: another model may take it.
void RecipeForm::writeTo(api::Recipe &recipe) const
{
    recipe.size = m_sizes->isEnabled() && m_sizes->current().isValid() ? m_sizes->current() : m_wish.size;
    recipe.count = m_counts->isEnabled() ? qMax(1, m_counts->current().toInt()) : qMax(1, m_wish.count);
    recipe.quality = m_qualities->isEnabled() ? m_qualities->current() : m_wish.quality;
    recipe.style = m_styles->isEnabled() ? m_styles->current() : m_wish.style;
    recipe.scale = m_task == api::Task::Upscale && m_scales->isEnabled() ? m_scales->current().toInt() : m_wish.scale;
    recipe.seed = m_seed->seed();
    recipe.negativePrompt = m_negative->toPlainText();
}

QString RecipeForm::negativePrompt() const
{
    return m_negative->isEnabled() ? m_negative->toPlainText() : QString();
}

void RecipeForm::selectInNegative(int start, int length)
{
    QTextCursor cursor = m_negative->textCursor();
    cursor.setPosition(start);
    cursor.setPosition(start + length, QTextCursor::KeepAnchor);
    m_negative->setTextCursor(cursor);
    m_negative->setFocus(Qt::OtherFocusReason);
}

QString RecipeForm::models() const
{
    return DraftWords::names(m_models);
}

bool RecipeForm::startsFromOne() const
{
    return m_task == api::Task::Upscale || m_task == api::Task::RemoveBackground;
}

void RecipeForm::offer()
{
    if (m_models.isEmpty())
        return;
    offerScales();
    offerSizes();
    offerCounts();
    offerQualities();
    offerStyles();
    offerSeed();
}

void RecipeForm::offerSizes()
{
    const QList<QSize> sizes = commonSizes(m_models);
    m_sizes->setSizes(sizes);
    m_sizes->setCurrent(studio::nearestSize(sizes, m_wish.size));
    const QString reason = m_task == api::Task::Upscale ? tr("As large as your picture, times the factor above.")
                                                        : tr("As large as your picture: %1 has no other sizes.").arg(models());
    explain(m_sizeField, !sizes.isEmpty(), reason);
    m_sizes->setVisible(!sizes.isEmpty());
}

void RecipeForm::offerCounts()
{
    QList<ChipRow::Chip> counts;
    for (int count = 1; count <= (startsFromOne() ? 1 : mostPictures); ++count)
        counts.append({QString::number(count), QString::number(count)});
    m_counts->setChips(counts);
    m_counts->setCurrent(QString::number(m_wish.count));
    explain(m_countField, !startsFromOne(), tr("This gives one picture."));
    if (startsFromOne())
        return;
    QStringList lines;
    for (const api::Model &model : std::as_const(m_models)) {
        const int jobs = (m_wish.count + model.maxCount - 1) / qMax(1, model.maxCount);
        if (jobs > 1)
            lines.append(tr("%1 makes %2 at a time: these become %n job(s).", nullptr, jobs).arg(model.name, QString::number(model.maxCount)));
    }
    m_countField->setHint(lines.join(QLatin1Char('\n')));
}

void RecipeForm::offerQualities()
{
    const QStringList qualities = allOf(m_models, &api::Model::qualities);
    QList<ChipRow::Chip> chips;
    for (const QString &quality : qualities) {
        api::Recipe priced = m_wish;
        priced.task = m_task;
        priced.quality = quality;
        Points sum;
        for (const api::Model &model : std::as_const(m_models))
            sum = sum + studio::picturePrice(priced, model);
        chips.append({quality, tr("%1 · %2").arg(GenerationWords::quality(quality), pointsText(sum))});
    }
    m_qualities->setChips(chips);
    m_qualities->setCurrent(m_wish.quality);
    explain(m_qualityField, qualities.size() > 1, tr("%1 has one quality only.").arg(models()));
    m_qualities->setVisible(qualities.size() > 1);
    // The one quality that there is has to be sent, although there is nothing to choose.
    m_qualities->setEnabled(!qualities.isEmpty());
}

void RecipeForm::offerStyles()
{
    QList<ChipRow::Chip> styles{{QString(), GenerationWords::style({})}};
    for (const QString &style : allOf(m_models, &api::Model::styles)) {
        if (!style.isEmpty())
            styles.append({style, GenerationWords::style(style)});
    }
    m_styles->setChips(styles);
    m_styles->setCurrent(m_wish.style);
    explain(m_styleField, styles.size() > 1, tr("%1 has no styles; describe the style in the prompt.").arg(models()));
    m_styles->setVisible(styles.size() > 1);
}

void RecipeForm::offerScales()
{
    m_scaleField->setVisible(m_task == api::Task::Upscale);
    QList<int> scales = allOf(m_models, &api::Model::scales);
    std::sort(scales.begin(), scales.end());
    QList<ChipRow::Chip> chips;
    for (const int scale : std::as_const(scales))
        chips.append({QString::number(scale), tr("%1 times").arg(scale)});
    m_scales->setChips(chips);
    m_scales->setCurrent(QString::number(m_wish.scale));
    m_scales->setEnabled(!scales.isEmpty());
}

void RecipeForm::offerSeed()
{
    const bool hasSeed = std::any_of(m_models.begin(), m_models.end(), [](const api::Model &model) { return model.seed; });
    const bool hasNegative = std::any_of(m_models.begin(), m_models.end(), [](const api::Model &model) { return model.negativePrompt; });
    explain(m_seedField, hasSeed, tr("%1 takes no seed, so a picture cannot be repeated exactly.").arg(models()));
    explain(m_negativeField, hasNegative, tr("%1 does not take this; say in the prompt what you want instead.").arg(models()));
}

void RecipeForm::explain(Field *field, bool offered, const QString &reason)
{
    field->input()->setEnabled(offered);
    field->setHint(offered ? QString() : reason);
}

void RecipeForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RecipeForm::retranslate()
{
    m_scaleField->setLabel(tr("Enlarge"));
    m_sizeField->setLabel(tr("Size"));
    m_countField->setLabel(tr("Pictures"));
    m_qualityField->setLabel(tr("Quality"));
    m_styleField->setLabel(tr("Style"));
    m_seedField->setLabel(tr("Seed"));
    m_negativeField->setLabel(tr("Leave out"));
    m_negative->setPlaceholderText(tr("What should not be in the picture"));
    offer();
}

} // namespace mj::ui
