#include "ui/generation/composer.h"
#include "ui/common/field.h"
#include "ui/common/chip_row.h"
#include "ui/generation/generation_words.h"
#include "ui/generation/model_card.h"
#include "ui/generation/prompt_box.h"
#include "ui/generation/seed_field.h"
#include "ui/generation/size_picker.h"
#include "ui/theme/roles.h"
#include <QButtonGroup>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace mj::ui {

Composer::Composer(QWidget *parent)
    : QWidget(parent), m_prompt(new PromptBox), m_modelTitle(new QLabel(this)), m_cards(new QVBoxLayout), m_choice(new QButtonGroup(this)),
      m_sizes(new SizePicker), m_counts(new ChipRow(QStringLiteral("create_count"))), m_styles(new ChipRow(QStringLiteral("create_style"))),
      m_seed(new SeedField), m_promptField(new Field(m_prompt, this)), m_sizeField(new Field(m_sizes, this)), m_countField(new Field(m_counts, this)),
      m_styleField(new Field(m_styles, this)), m_seedField(new Field(m_seed, this))
{
    m_prompt->setObjectName(QStringLiteral("create_prompt"));
    setType(m_modelTitle, Type::Small);
    m_modelTitle->setProperty("strong", true);
    m_cards->setSpacing(space::s);
    auto *models = new QVBoxLayout;
    models->setSpacing(space::xs);
    models->addWidget(m_modelTitle);
    models->addLayout(m_cards);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, space::m, space::m);
    column->setSpacing(space::l);
    column->addWidget(m_promptField);
    column->addLayout(models);
    column->addWidget(m_sizeField);
    column->addWidget(m_countField);
    column->addWidget(m_styleField);
    column->addWidget(m_seedField);
    column->addStretch();

    connect(m_prompt, &QPlainTextEdit::textChanged, this, &Composer::edited);
    connect(m_prompt, &PromptBox::sendRequested, this, &Composer::sendRequested);
    connect(m_choice, &QButtonGroup::idClicked, this, [this] {
        applyModel();
        edited();
    });
    connect(m_sizes, &SizePicker::changed, this, &Composer::edited);
    connect(m_counts, &ChipRow::changed, this, &Composer::edited);
    connect(m_styles, &ChipRow::changed, this, &Composer::edited);
    connect(m_seed, &SeedField::changed, this, &Composer::edited);
    retranslate();
}

void Composer::edited()
{
    if (signalsBlocked())
        return;
    const api::Recipe written = recipe();
    // A syllable being composed changes the document but not the recipe: the price stays.
    if (written.toJson() == m_wanted.toJson())
        return;
    m_wanted = written;
    emit changed();
}

void Composer::setModels(const QList<api::Model> &models)
{
    m_models = models;
    rebuildCards();
    setRecipe(m_wanted);
}

void Composer::rebuildCards()
{
    const QList<QAbstractButton *> old = m_choice->buttons();
    for (QAbstractButton *card : old) {
        m_choice->removeButton(card);
        m_cards->removeWidget(card);
        card->setObjectName(QString());
        card->hide();
        card->deleteLater();
    }
    for (int i = 0; i < m_models.size(); ++i) {
        auto *card = new ModelCard(m_models[i], this);
        m_choice->addButton(card, i);
        m_cards->addWidget(card);
    }
}

const api::Model *Composer::model() const
{
    const int chosen = m_choice->checkedId();
    return chosen < 0 || chosen >= m_models.size() ? nullptr : &m_models[chosen];
}

void Composer::setRecipe(const api::Recipe &recipe)
{
    const QSignalBlocker quiet(this);
    m_wanted = recipe;
    if (m_prompt->toPlainText() != recipe.prompt) {
        m_prompt->setPlainText(recipe.prompt);
        m_prompt->moveCursor(QTextCursor::End);
    }
    int chosen = 0;
    for (int i = 0; i < m_models.size(); ++i) {
        if (m_models[i].id == recipe.model)
            chosen = i;
    }
    if (QAbstractButton *card = m_choice->button(chosen))
        card->setChecked(true);
    applyModel();
    m_sizes->setCurrent(recipe.size);
    m_counts->setCurrent(QString::number(recipe.count));
    m_styles->setCurrent(recipe.style);
    m_seed->setSeed(recipe.seed);
}

api::Recipe Composer::recipe() const
{
    const api::Model *chosen = model();
    if (!chosen) {
        api::Recipe written = m_wanted;
        written.prompt = m_prompt->toPlainText();
        return written;
    }
    api::Recipe written;
    written.model = chosen->id;
    written.prompt = m_prompt->toPlainText();
    written.size = m_sizes->current();
    written.count = qMax(1, m_counts->current().toInt());
    written.style = m_styles->current();
    if (chosen->seed)
        written.seed = m_seed->seed();
    return written;
}

void Composer::applyModel()
{
    const api::Model *chosen = model();
    if (!chosen)
        return;
    m_sizes->setSizes(chosen->sizes);
    QList<ChipRow::Chip> counts;
    for (int count = 1; count <= qMax(1, chosen->maxCount); ++count)
        counts.append({QString::number(count), QString::number(count)});
    m_counts->setChips(counts);
    QList<ChipRow::Chip> styles{{QString(), GenerationWords::style({})}};
    for (const QString &style : chosen->styles) {
        if (!style.isEmpty())
            styles.append({style, GenerationWords::style(style)});
    }
    m_styles->setChips(styles);

    explain(m_countField, chosen->maxCount > 1, tr("%1 makes one picture at a time.").arg(chosen->name));
    explain(m_styleField, styles.size() > 1, tr("%1 has no styles; describe the style in the prompt.").arg(chosen->name));
    explain(m_seedField, chosen->seed, tr("%1 takes no seed, so a picture cannot be repeated exactly.").arg(chosen->name));
}

void Composer::explain(Field *field, bool offered, const QString &reason)
{
    field->input()->setEnabled(offered);
    field->setHint(offered ? QString() : reason);
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Composer::retranslate()
{
    m_promptField->setLabel(tr("Prompt"));
    m_promptField->setHint(tr("Ctrl+Enter creates. What you write is kept as a draft on this device."));
    m_prompt->setPlaceholderText(tr("What do you want to see? For example: a lake at dusk, mist over the water, far mountains"));
    m_modelTitle->setText(tr("Model"));
    m_sizeField->setLabel(tr("Size"));
    m_countField->setLabel(tr("Pictures"));
    m_styleField->setLabel(tr("Style"));
    m_seedField->setLabel(tr("Seed"));
    const QList<QAbstractButton *> cards = m_choice->buttons();
    for (QAbstractButton *card : cards)
        static_cast<ModelCard *>(card)->retranslate();
    applyModel();
}

} // namespace mj::ui
