#include "ui/gallery/recipe_panel.h"
#include "ui/common/flow_layout.h"
#include "ui/common/money_text.h"
#include "ui/gallery/disclosure_list.h"
#include "ui/generation/generation_words.h"
#include "ui/theme/roles.h"
#include <QClipboard>
#include <QEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace mj::ui {

RecipePanel::RecipePanel(QWidget *parent)
    : QScrollArea(parent), m_origin(new QLabel), m_promptTitle(new QLabel), m_prompt(new QLabel), m_copy(new QPushButton), m_tasks(new QWidget), m_disclosures(new DisclosureList), m_factsTitle(new QLabel),
      m_facts(new QFormLayout)
{
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("scroll_body"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);

    m_origin->setProperty("badge", true);
    m_origin->setWordWrap(true);
    setType(m_promptTitle, Type::Title);
    setType(m_factsTitle, Type::Title);
    m_prompt->setObjectName(QStringLiteral("recipe_prompt"));
    m_prompt->setTextFormat(Qt::PlainText);
    m_prompt->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_prompt->setWordWrap(true);
    m_copy->setObjectName(QStringLiteral("recipe_copy"));
    setKind(m_copy, Kind::Secondary);
    m_facts->setHorizontalSpacing(space::l);
    m_facts->setVerticalSpacing(space::s);
    m_facts->setLabelAlignment(Qt::AlignLeft);

    column->addWidget(m_origin, 0, Qt::AlignLeft);
    column->addWidget(m_promptTitle);
    column->addWidget(m_prompt);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    new FlowLayout(m_tasks, space::s);
    column->addWidget(m_tasks);
    column->addSpacing(space::s);
    column->addWidget(m_factsTitle);
    column->addLayout(m_facts);
    column->addWidget(m_disclosures);
    column->addStretch();
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(length::form * 3 / 4);
    setObjectName(QStringLiteral("viewer_recipe"));
    connect(m_copy, &QPushButton::clicked, this, &RecipePanel::copyPrompt);
    retranslate();
}

void RecipePanel::setPicture(const studio::Gallery::Picture &picture)
{
    m_picture = picture;
    m_prompt->setText(picture.prompt);
    m_disclosures->setGeneration(picture.generationId);
    retranslate();
}

void RecipePanel::setTasks(const QList<api::Task> &tasks)
{
    qDeleteAll(m_tasks->findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly));
    for (const api::Task task : tasks) {
        auto *button = new QPushButton(GenerationWords::task(task), m_tasks);
        button->setObjectName(QStringLiteral("recipe_task_") + api::wireName(task));
        button->setAccessibleName(tr("%1 from this picture").arg(button->text()));
        setKind(button, Kind::Secondary);
        connect(button, &QPushButton::clicked, this, [this, task] { emit taskRequested(task, m_picture.id); });
        m_tasks->layout()->addWidget(button);
        button->show();
    }
    m_tasks->setVisible(!tasks.isEmpty());
}

void RecipePanel::copyPrompt()
{
    QGuiApplication::clipboard()->setText(m_picture.prompt);
    emit copied();
}

void RecipePanel::addFact(const QString &name, const QString &value)
{
    auto *title = new QLabel(name);
    setType(title, Type::Small, Tone::Muted);
    auto *fact = new QLabel(value);
    setType(fact, Type::Small);
    fact->setTextFormat(Qt::PlainText);
    fact->setWordWrap(true);
    fact->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->addRow(title, fact);
}

void RecipePanel::fillFacts()
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    addFact(tr("Model"), m_picture.modelName);
    addFact(tr("Size"), QStringLiteral("%1 × %2").arg(m_picture.size.width()).arg(m_picture.size.height()));
    if (!m_picture.style.isEmpty())
        addFact(tr("Style"), m_picture.style);
    addFact(tr("Seed"), QString::number(m_picture.seed));
    addFact(tr("Price"), pointsText(Points(m_picture.points)));
    addFact(tr("Made"), dateText(m_picture.createdAt));
    addFact(tr("File"), bytesText(m_picture.bytes));
}

void RecipePanel::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RecipePanel::retranslate()
{
    m_origin->setText(m_picture.generativeAi ? tr("Made by generative AI") : tr("Drawn by formula, not generative AI"));
    setTone(m_origin, m_picture.generativeAi ? Tone::Accent : Tone::Neutral);
    m_promptTitle->setText(tr("Prompt"));
    m_copy->setText(tr("Copy prompt"));
    m_copy->setAccessibleName(m_copy->text());
    m_factsTitle->setText(tr("Recipe"));
    m_prompt->setAccessibleName(tr("Prompt of this picture"));
    setAccessibleName(tr("How this picture was made"));
    fillFacts();
}

} // namespace mj::ui
