#include "ui/generation/create_page.h"
#include "studio/draft.h"
#include "studio/generation.h"
#include "studio/ledger.h"
#include "studio/prompt_alternatives.h"
#include "studio/reference_pictures.h"
#include "studio/session.h"
#include "ui/common/error_text.h"
#include "ui/common/state_view.h"
#include "ui/generation/composer.h"
#include "ui/generation/draft_words.h"
#include "ui/generation/job_queue.h"
#include "ui/generation/prompt_box.h"
#include "ui/generation/prompt_hint.h"
#include "ui/generation/prompt_history_panel.h"
#include "ui/generation/prompt_resolved_panel.h"
#include "ui/generation/prompt_templates_panel.h"
#include "ui/generation/prompt_undo.h"
#include "ui/generation/recipe_form.h"
#include "ui/generation/reference_strip.h"
#include "ui/generation/send_bar.h"
#include "ui/generation/side_panel.h"
#include <QScrollArea>
#include <QVBoxLayout>

namespace mj::ui {

CreatePage::CreatePage(const Features &features, QWidget *parent)
    : Page(parent), m_features(features), m_prompt(new PromptBox), m_hint(new PromptHint(*m_prompt)), m_resolved(new PromptResolvedPanel),
      m_strip(new ReferenceStrip(features.generation.references(), features.gallery)), m_state(nullptr),
      m_composer(new Composer(m_strip, m_hint, m_resolved, m_prompt)), m_send(new SendBar), m_undo(new PromptUndo),
      m_templates(new PromptTemplatesPanel(features.generation.templates())), m_history(new PromptHistoryPanel(features.generation.history())),
      m_queue(new JobQueue(features.generation))
{
    auto *content = new QWidget;
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::xl);
    columns->addWidget(makeLeft(), 1);
    columns->addWidget(m_queue, 1);
    m_state = new StateView(content, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, 0, space::xl, space::xl);
    column->addWidget(m_state);

    connectParts();
    connectPrompts();
    connectPictures();
    connectGeneration();
    m_composer->setRecipe(m_features.generation.recipe(), m_features.generation.choices().models);
    m_composer->setModels(m_features.generation.models());
    m_resolved->setPrompt(m_prompt->toPlainText());
    retranslate();
    showState();
}

QWidget *CreatePage::makeLeft()
{
    auto *scroll = new QScrollArea;
    m_composer->setObjectName(QStringLiteral("scroll_body"));
    scroll->setWidget(m_composer);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_undo->setObjectName(QStringLiteral("create_undo"));
    m_undo->actionButton()->setObjectName(QStringLiteral("create_undo_action"));
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_undo);
    column->addWidget(scroll, 1);
    column->addWidget(m_send);
    m_templatesPanel = new SidePanel(QStringLiteral("templates_panel"), m_templates, left);
    m_historyPanel = new SidePanel(QStringLiteral("history_panel"), m_history, left);
    return left;
}

void CreatePage::connectParts()
{
    connect(m_state, &StateView::retryRequested, &m_features.generation, &studio::Generation::load);
    connect(m_composer, &Composer::changed, this, &CreatePage::keepDraft);
    connect(m_composer, &Composer::sendRequested, this, &CreatePage::send);
    connect(m_send, &SendBar::sendRequested, this, &CreatePage::send);
    connect(m_send, &SendBar::confirmed, this, [this] { submit(true); });
    connect(m_send, &SendBar::mailChanged, this, &CreatePage::setMail);
    connect(&m_features.ledger, &studio::PointLedger::limitsChanged, this, &CreatePage::showSend);
    connect(m_send, &SendBar::pointsRequested, this, [this] { emit placeRequested(Place::Points); });
    connect(m_queue, &JobQueue::editRequested, this, [this](const api::Recipe &recipe) { openWith(recipe); });
    connect(m_queue, &JobQueue::openRequested, this, [this](const QString &id) { emit placeRequested(Place::Gallery, id); });
}

void CreatePage::connectPrompts()
{
    connect(m_composer, &Composer::templatesRequested, this, [this] {
        m_templatesPanel->setAction(m_prompt->toPlainText().trimmed().isEmpty() ? QString() : tr("Save this prompt"));
        m_templatesPanel->open();
        m_templates->activate();
    });
    connect(m_composer, &Composer::historyRequested, this, [this] {
        m_historyPanel->open();
        m_history->activate();
    });
    connect(m_templatesPanel, &SidePanel::actionRequested, this,
            [this] { m_templates->writeNew(m_prompt->toPlainText(), m_composer->form()->negativePrompt()); });
    const auto take = [this](SidePanel *panel, const QString &prompt, const QString &negative) {
        panel->close();
        m_composer->setPrompt(prompt, negative);
        m_prompt->setFocus(Qt::OtherFocusReason);
    };
    connect(m_templates, &PromptTemplatesPanel::useRequested, this,
            [this, take](const QString &prompt, const QString &negative) { take(m_templatesPanel, prompt, negative); });
    connect(m_history, &PromptHistoryPanel::useRequested, this,
            [this, take](const QString &prompt, const QString &negative) { take(m_historyPanel, prompt, negative); });
    connect(m_resolved, &PromptResolvedPanel::changed, this, &CreatePage::apply);
    connect(m_resolved, &PromptResolvedPanel::showRequested, this, [this](int position, int length) {
        QTextCursor cursor = m_prompt->textCursor();
        cursor.setPosition(position);
        cursor.setPosition(position + length, QTextCursor::KeepAnchor);
        m_prompt->setTextCursor(cursor);
        m_prompt->setFocus(Qt::OtherFocusReason);
    });
    connect(m_hint, &PromptHint::sendRequested, this, &CreatePage::send);
    connect(m_hint, &PromptHint::otherShowRequested, this, [this](int other, int start, int length) {
        const int fillings = int(m_resolved->fillings().size());
        if (other < fillings)
            m_resolved->selectInFilling(other, start, length);
        else
            m_composer->form()->selectInNegative(start, length);
    });
}

void CreatePage::connectGeneration()
{
    studio::Generation &generation = m_features.generation;
    connect(&generation, &studio::Generation::modelsChanged, this, [this] {
        m_composer->setModels(m_features.generation.models());
        apply();
        showState();
    });
    connect(&generation, &studio::Generation::draftRestored, this, [this] {
        m_hint->forget();
        m_composer->setRecipe(m_features.generation.recipe(), m_features.generation.choices().models);
        m_resolved->setPrompt(m_prompt->toPlainText());
        apply();
    });
    connect(&generation, &studio::Generation::quoteChanged, this, [this] {
        const std::optional<Error> failure = m_features.generation.quoteFailure();
        const bool isGone = failure && failure->code == Code::ModelUnavailable;
        if (isGone && !m_hasAskedModels)
            m_features.generation.load(); // the list says which, and what to take instead
        m_hasAskedModels = isGone || (m_hasAskedModels && !m_features.generation.quote());
        showSend();
    });
    connect(&generation, &studio::Generation::submittingChanged, this, &CreatePage::showSend);
    connect(&generation, &studio::Generation::loadingChanged, this, &CreatePage::showState);
    const auto tell = [this](const Error &failure) { emit noticeRequested(errorText(failure).inlineText(), Tone::Danger); };
    connect(&generation, &studio::Generation::retryFailed, this, tell);
    connect(&generation, &studio::Generation::moveFailed, this, tell);
    connect(&generation, &studio::Generation::submitted, m_queue, &JobQueue::showJob);
    connect(&generation, &studio::Generation::submitFailed, this, [this](const Error &failure) {
        m_sendFailure = failure;
        if (failure.code == Code::ConfirmationRequired)
            m_features.ledger.readLimits(); // they were changed on another device: the next press asks
        showSend();
    });
    connect(&generation, &studio::Generation::cancelFailed, this, [this](const QString &, const Error &failure) {
        emit noticeRequested(errorText(failure).inlineText(), Tone::Danger);
    });
    connect(&m_features.session, &studio::Session::offlineChanged, this, [this] {
        apply();
        showState();
    });
}

QString CreatePage::title() const
{
    return tr("Create");
}

void CreatePage::activate()
{
    if (m_features.generation.models().isEmpty() && !m_features.generation.isLoading())
        m_features.generation.load();
    if (!m_templatesPanel->isOpen() && !m_historyPanel->isOpen())
        m_prompt->setFocus();
}

void CreatePage::showState()
{
    const studio::Generation &generation = m_features.generation;
    m_state->setOffline(m_features.session.isOffline());
    if (!generation.models().isEmpty())
        m_state->showContent();
    else if (generation.loadFailure() && !generation.isLoading())
        m_state->showError(*generation.loadFailure());
    else
        m_state->showLoading();
    apply();
}

SendPlan::Obstacle CreatePage::wordObstacle() const
{
    if (m_resolved->isReady())
        return SendPlan::Obstacle::None;
    return m_resolved->alternatives().problem ? SendPlan::Obstacle::OpenBrace : SendPlan::Obstacle::OpenBlank;
}

// Whatever of the draft, its models or its pictures has changed: what would be sent is worked out anew, and priced.
void CreatePage::apply()
{
    PlanFacts facts;
    facts.draft = m_composer->recipe();
    facts.models = m_composer->models();
    facts.prompts = m_resolved->prompts();
    facts.words = wordObstacle();
    facts.isConnected = m_features.session.canSend();
    m_plan = planOf(facts, m_features.generation.references());
    const bool isSendable = m_plan.obstacle == SendPlan::Obstacle::None;
    m_features.generation.setRecipes(m_features.generation.recipe(), isSendable ? m_plan.made.recipes : QList<api::Recipe>());
    showOffer();
    showHint();
    showSend();
}

// The person has changed something: only then the draft is another one.
void CreatePage::keepDraft()
{
    m_sendFailure.reset();
    m_resolved->setPrompt(m_prompt->toPlainText());
    studio::DraftChoices choices = m_features.generation.choices();
    choices.models = m_composer->modelIds();
    m_features.generation.setChoices(choices);
    m_features.generation.setRecipes(m_composer->recipe(), m_features.generation.priced());
    apply();
}

void CreatePage::showOffer()
{
    const api::Task task = m_composer->task();
    const int most = mostReferences(m_plan.models, task);
    const QString names = DraftWords::names(m_plan.models);
    m_strip->setTitle(task == api::Task::Create ? tr("Reference pictures") : tr("Picture to start from"));
    m_strip->setOffer(most, most > 0 || m_plan.models.isEmpty() ? QString() : tr("%1 takes no pictures. Choose a model that does, or another task above.").arg(names),
                      takesMask(m_plan.models, task));
    QStringList lines;
    for (const studio::DraftDeparture &departure : std::as_const(m_plan.made.departures)) {
        const std::optional<api::Model> model = m_features.generation.model(departure.model);
        lines.append(DraftWords::departure(departure, model ? model->name : departure.model));
    }
    m_composer->setDepartures(lines);
}

void CreatePage::showHint()
{
    QStringList others = m_resolved->fillings();
    others.append(m_composer->form()->negativePrompt());
    m_hint->setOthers(others);
    QStringList providers;
    for (const api::Model &model : std::as_const(m_plan.models)) {
        if (model.country != QLatin1String("local"))
            providers.append(model.provider);
    }
    providers.removeDuplicates();
    m_hint->setProvider(providers.join(QStringLiteral(", ")));
}

void CreatePage::showSend()
{
    const studio::Generation &generation = m_features.generation;
    SendBar::Facts facts;
    facts.plan = m_plan;
    facts.quote = generation.quote();
    facts.failure = m_sendFailure ? m_sendFailure : generation.quoteFailure();
    facts.sending = generation.isSubmitting();
    facts.mail = generation.choices().mail;
    if (const std::optional<api::SpendingLimits> limits = m_features.ledger.limits())
        facts.askAbove = limits->askAbove;
    m_send->setFacts(facts);
}

void CreatePage::setMail(bool wanted)
{
    studio::DraftChoices choices = m_features.generation.choices();
    choices.mail = wanted;
    m_features.generation.setChoices(choices);
    showSend();
}

void CreatePage::send()
{
    if (m_plan.obstacle == SendPlan::Obstacle::OpenBlank)
        m_resolved->focusFirstBlank();
    if (!m_send->canSend() || !m_hint->allowsSending())
        return;
    if (m_send->mustAsk())
        m_send->ask();
    else
        submit(false);
}

void CreatePage::submit(bool isConfirmed)
{
    if (!m_send->canSend())
        return;
    m_sendFailure.reset();
    m_features.generation.submit(isConfirmed, m_features.generation.choices().mail);
}

void CreatePage::retranslate()
{
    setAccessibleName(title());
    m_queue->setAccessibleName(tr("Queue"));
    m_templatesPanel->setTitle(tr("Templates"));
    m_historyPanel->setTitle(tr("Prompts you sent before"));
    apply();
}

} // namespace mj::ui
