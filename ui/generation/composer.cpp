#include "ui/generation/composer.h"
#include "ui/common/chip_row.h"
#include "ui/common/paragraph.h"
#include "ui/generation/generation_words.h"
#include "ui/generation/model_choice.h"
#include "ui/generation/prompt_box.h"
#include "ui/generation/recipe_form.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace mj::ui {
namespace {

QToolButton *promptTool(const char *name, const char *iconName, QWidget *parent)
{
    auto *tool = new QToolButton(parent);
    tool->setObjectName(QLatin1String(name));
    tool->setIcon(icon(QLatin1String(iconName)));
    tool->setIconSize({length::icon, length::icon});
    setKind(tool, Kind::Icon);
    return tool;
}

} // namespace

Composer::Composer(QWidget *references, QWidget *hint, QWidget *resolved, PromptBox *prompt, QWidget *parent)
    : QWidget(parent), m_tasks(new ChipRow(QStringLiteral("create_task"), this)), m_promptLabel(new QLabel(this)),
      m_templates(promptTool("create_templates", "template", this)), m_history(promptTool("create_history", "history", this)), m_prompt(prompt),
      m_promptHint(new QLabel(this)), m_references(references), m_choice(new ModelChoice(this)),
      m_departures(new Paragraph(this, Type::Small, Tone::Warning)), m_form(new RecipeForm(this))
{
    m_prompt->setObjectName(QStringLiteral("create_prompt"));
    m_prompt->setTakesPictures(true);
    m_departures->setObjectName(QStringLiteral("create_departures"));
    setType(m_promptHint, Type::Caption, Tone::Muted);
    m_promptHint->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::xs);
    words->addLayout(makePromptHead());
    words->addWidget(m_prompt);
    words->addWidget(m_promptHint);
    words->addWidget(hint);
    words->addWidget(resolved);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, space::m, space::m);
    column->setSpacing(space::l);
    column->addWidget(m_tasks);
    column->addLayout(words);
    column->addWidget(m_references);
    column->addWidget(m_choice);
    column->addWidget(m_departures);
    column->addWidget(m_form);
    column->addStretch();
    connectParts();
    retranslate();
    setDepartures({});
}

QHBoxLayout *Composer::makePromptHead()
{
    setType(m_promptLabel, Type::Small);
    m_promptLabel->setProperty("strong", true);
    m_promptLabel->setBuddy(m_prompt);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::xs);
    head->addWidget(m_promptLabel, 1);
    head->addWidget(m_templates);
    head->addWidget(m_history);
    return head;
}

void Composer::connectParts()
{
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &Composer::edited);
    connect(m_prompt, &PromptBox::sendRequested, this, &Composer::sendRequested);
    connect(m_form, &RecipeForm::sendRequested, this, &Composer::sendRequested);
    connect(m_form, &RecipeForm::changed, this, &Composer::edited);
    connect(m_templates, &QToolButton::clicked, this, &Composer::templatesRequested);
    connect(m_history, &QToolButton::clicked, this, &Composer::historyRequested);
    connect(m_tasks, &ChipRow::changed, this, [this] {
        m_choice->setTask(task());
        showFields();
        edited();
    });
    connect(m_choice, &ModelChoice::changed, this, [this] {
        showFields();
        edited();
    });
}

void Composer::edited()
{
    if (signalsBlocked())
        return;
    const api::Recipe written = recipe();
    // A syllable being composed changes the document but not the recipe: the price stays.
    if (written.toJson() == m_wanted.toJson() && modelIds() == m_wantedModels)
        return;
    m_wanted = written;
    m_wantedModels = modelIds();
    emit changed();
}

void Composer::setModels(const QList<api::Model> &models)
{
    m_hasModels = !models.isEmpty();
    m_choice->setModels(models);
    setRecipe(m_wanted, m_wantedModels);
}

void Composer::setRecipe(const api::Recipe &recipe, const QStringList &models)
{
    const QSignalBlocker quiet(this);
    m_wanted = recipe;
    m_wantedModels = models.isEmpty() && !recipe.model.isEmpty() ? QStringList{recipe.model} : models;
    if (m_prompt->toPlainText() != recipe.prompt) {
        m_prompt->setPlainText(recipe.prompt);
        m_prompt->moveCursor(QTextCursor::End);
    }
    showTasks();
    m_tasks->setCurrent(api::wireName(recipe.task));
    m_choice->setTask(task());
    m_choice->setChosen(m_wantedModels);
    m_form->setRecipe(recipe);
    showFields();
}

void Composer::setPrompt(const QString &prompt, const QString &negative)
{
    api::Recipe written = recipe();
    written.prompt = prompt;
    if (!negative.isEmpty())
        written.negativePrompt = negative;
    setRecipe(written, modelIds());
    emit changed();
}

api::Task Composer::task() const
{
    return api::taskFromWire(m_tasks->current()).value_or(m_wanted.task);
}

QList<api::Model> Composer::models() const
{
    return m_choice->chosen();
}

QStringList Composer::modelIds() const
{
    return m_hasModels ? m_choice->chosenIds() : m_wantedModels;
}

api::Recipe Composer::recipe() const
{
    api::Recipe written = m_wanted;
    written.prompt = m_prompt->toPlainText();
    written.references.clear();
    written.mask.clear();
    if (models().isEmpty()) // what they offer is not known yet
        return written;
    written.model = m_choice->chosenIds().first();
    written.task = task();
    m_form->writeTo(written);
    return written;
}

void Composer::showTasks()
{
    QList<ChipRow::Chip> chips;
    for (const api::Task task : m_choice->tasks())
        chips.append({api::wireName(task), GenerationWords::task(task)});
    m_tasks->setChips(chips);
    m_tasks->setVisible(chips.size() > 1);
}

void Composer::showFields()
{
    m_form->setModels(m_choice->chosen(), task());
    const bool isWordless = task() == api::Task::Upscale || task() == api::Task::RemoveBackground;
    m_promptHint->setText(isWordless ? tr("This needs no words; what stands here is sent along.")
                                     : tr("Ctrl+Enter creates. What you write is kept as a draft on this device."));
    m_prompt->setAccessibleDescription(m_promptHint->text());
    m_prompt->setPlaceholderText(task() == api::Task::Edit
                                     ? tr("What should become different? For example: make it evening, lamps lit")
                                     : tr("What do you want to see? For example: a lake at dusk, mist over the water, far mountains"));
}

void Composer::setDepartures(const QStringList &lines)
{
    m_departures->setPlain(lines.join(QLatin1Char('\n')));
    m_departures->setVisible(!lines.isEmpty());
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Composer::retranslate()
{
    m_tasks->setAccessibleName(tr("What to do"));
    m_promptLabel->setText(tr("Prompt"));
    m_prompt->setAccessibleName(tr("Prompt"));
    m_templates->setToolTip(tr("Templates"));
    m_templates->setAccessibleName(tr("Templates"));
    m_history->setToolTip(tr("Prompts you sent before"));
    m_history->setAccessibleName(tr("Prompts you sent before"));
    showTasks();
    showFields();
}

} // namespace mj::ui
