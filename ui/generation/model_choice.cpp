#include "ui/generation/model_choice.h"
#include "ui/common/banner.h"
#include "ui/generation/model_card.h"
#include "ui/theme/roles.h"
#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace mj::ui {

ModelChoice::ModelChoice(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_compare(new QPushButton(this)), m_notice(new Banner(QStringLiteral("warning"), Tone::Warning, this)),
      m_cards(new QVBoxLayout), m_buttons(new QButtonGroup(this))
{
    setType(m_title, Type::Small);
    m_title->setProperty("strong", true);
    m_compare->setObjectName(QStringLiteral("create_compare"));
    m_compare->setCheckable(true);
    setKind(m_compare, Kind::Chip);
    m_notice->setObjectName(QStringLiteral("create_model_notice"));
    m_notice->actionButton()->setObjectName(QStringLiteral("create_successor"));
    m_notice->hide();
    m_cards->setSpacing(space::s);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_compare);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(head);
    column->addWidget(m_notice);
    column->addLayout(m_cards);
    connect(m_compare, &QPushButton::toggled, this, &ModelChoice::onCompare);
    connect(m_notice, &Banner::actionRequested, this, &ModelChoice::useSuccessor);
    retranslate();
}

const api::Model *ModelChoice::find(const QString &id) const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(), [&](const api::Model &model) { return model.id == id; });
    return found == m_models.end() ? nullptr : &*found;
}

void ModelChoice::setModels(const QList<api::Model> &models)
{
    m_models = models;
    settle();
    rebuild();
}

void ModelChoice::setTask(api::Task task)
{
    if (task == m_task)
        return;
    m_task = task;
    settle();
    rebuild();
}

void ModelChoice::setChosen(const QStringList &ids)
{
    m_chosen = ids;
    settle();
    rebuild();
}

// Before the models are known what was asked for is only remembered.
void ModelChoice::settle()
{
    if (m_models.isEmpty())
        return;
    const auto isUseless = [this](const QString &id) {
        const api::Model *model = find(id);
        return !model || (model->state != api::ModelState::Retired && !model->can(m_task));
    };
    m_chosen.removeDuplicates();
    m_chosen.removeIf(isUseless);
    if (m_chosen.isEmpty()) {
        const auto isUsable = [this](const api::Model &model) { return model.state == api::ModelState::Live && model.can(m_task); };
        const auto first = std::find_if(m_models.begin(), m_models.end(), isUsable);
        if (first != m_models.end())
            m_chosen.append(first->id);
    }
}

void ModelChoice::rebuild()
{
    const QList<QAbstractButton *> old = m_buttons->buttons();
    for (QAbstractButton *card : old) {
        m_buttons->removeButton(card);
        m_cards->removeWidget(card);
        card->setObjectName(QString());
        card->hide();
        card->deleteLater();
    }
    QList<api::Model> offered = m_models;
    offered.removeIf([](const api::Model &model) { return model.state == api::ModelState::Retired; });
    std::stable_partition(offered.begin(), offered.end(), [this](const api::Model &model) { return model.can(m_task); });
    for (const api::Model &model : std::as_const(offered)) {
        auto *card = new ModelCard(model, this);
        card->setTask(m_task);
        m_buttons->addButton(card);
        m_cards->addWidget(card);
        card->setVisible(true);
        connect(card, &ModelCard::clicked, this, [this, id = model.id] { onClicked(id); });
    }
    const auto able = std::count_if(offered.begin(), offered.end(), [this](const api::Model &model) { return model.can(m_task); });
    m_compare->setVisible(able > 1);
    showChosen();
}

void ModelChoice::showChosen()
{
    const QSignalBlocker quiet(m_compare);
    const bool compares = m_chosen.size() > 1 || (m_compare->isChecked() && m_compare->isVisibleTo(this));
    m_compare->setChecked(compares);
    m_buttons->setExclusive(false);
    const QList<QAbstractButton *> cards = m_buttons->buttons();
    for (QAbstractButton *card : cards)
        card->setChecked(m_chosen.contains(static_cast<ModelCard *>(card)->model().id));
    m_buttons->setExclusive(!compares);
    showNotice();
}

void ModelChoice::onClicked(const QString &id)
{
    const QStringList before = m_chosen;
    if (!m_compare->isChecked())
        m_chosen = {id};
    else if (!m_chosen.contains(id))
        m_chosen.append(id);
    else if (m_chosen.size() > 1) // one is always left
        m_chosen.removeAll(id);
    showChosen();
    if (m_chosen != before)
        emit changed();
}

void ModelChoice::onCompare(bool on)
{
    if (!on && m_chosen.size() > 1) {
        m_chosen = {m_chosen.first()};
        showChosen();
        emit changed();
        return;
    }
    m_buttons->setExclusive(!on);
}

QList<api::Model> ModelChoice::chosen() const
{
    QList<api::Model> models;
    for (const QString &id : m_chosen) {
        if (const api::Model *model = find(id))
            models.append(*model);
    }
    return models;
}

QList<api::Task> ModelChoice::tasks() const
{
    QList<api::Task> tasks;
    for (const api::Task task : {api::Task::Create, api::Task::Edit, api::Task::Variation, api::Task::Upscale, api::Task::RemoveBackground}) {
        const auto offers = [task](const api::Model &model) { return model.state == api::ModelState::Live && model.can(task); };
        if (std::any_of(m_models.begin(), m_models.end(), offers))
            tasks.append(task);
    }
    return tasks;
}

void ModelChoice::showNotice()
{
    m_successor.clear();
    QString text;
    QString action;
    for (const api::Model &model : chosen()) {
        if (model.state == api::ModelState::Retired) {
            const api::Model *next = find(model.successor);
            const bool isUsable = next && next->state != api::ModelState::Retired && next->can(m_task);
            text = isUsable ? tr("%1 is no longer offered. %2 takes its place; what you wrote stays as it is.").arg(model.name, next->name)
                            : tr("%1 is no longer offered. Choose another model; what you wrote stays as it is.").arg(model.name);
            m_successor = isUsable ? next->id : QString();
            action = isUsable ? tr("Use it") : QString();
            break;
        }
        if (model.state == api::ModelState::Paused)
            text = tr("%1 is paused: its provider is not answering. Wait, or choose another model; what you wrote stays as it is.").arg(model.name);
    }
    m_notice->setText(text);
    m_notice->setAction(action);
    m_notice->setVisible(!text.isEmpty());
}

void ModelChoice::useSuccessor()
{
    const QString successor = m_successor;
    for (QString &id : m_chosen) {
        const api::Model *model = find(id);
        if (model && model->state == api::ModelState::Retired && model->successor == successor)
            id = successor;
    }
    settle();
    showChosen();
    emit changed();
}

void ModelChoice::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ModelChoice::retranslate()
{
    m_title->setText(tr("Model"));
    m_compare->setText(tr("Compare models"));
    m_compare->setToolTip(tr("Send one prompt to several models and see the results side by side"));
    m_compare->setAccessibleName(m_compare->text());
    m_compare->setAccessibleDescription(m_compare->toolTip());
    const QList<QAbstractButton *> cards = m_buttons->buttons();
    for (QAbstractButton *card : cards)
        static_cast<ModelCard *>(card)->retranslate();
    showNotice();
}

} // namespace mj::ui
