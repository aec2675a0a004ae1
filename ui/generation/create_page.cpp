#include "ui/generation/create_page.h"
#include "studio/generation.h"
#include "studio/points_book.h"
#include "studio/session.h"
#include "ui/common/error_text.h"
#include "ui/common/state_view.h"
#include "ui/generation/composer.h"
#include "ui/generation/job_queue.h"
#include "ui/generation/prompt_box.h"
#include "ui/generation/send_bar.h"
#include <QScrollArea>
#include <QVBoxLayout>

namespace mj::ui {

CreatePage::CreatePage(const Features &features, QWidget *parent)
    : Page(parent), m_features(features), m_state(nullptr), m_composer(new Composer), m_send(new SendBar), m_queue(new JobQueue(features.generation))
{
    auto *scroll = new QScrollArea;
    m_composer->setObjectName(QStringLiteral("scroll_body"));
    scroll->setWidget(m_composer);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(scroll, 1);
    left->addWidget(m_send);
    auto *content = new QWidget;
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::xl);
    columns->addLayout(left, 1);
    columns->addWidget(m_queue, 1);
    m_state = new StateView(content, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, 0, space::xl, space::xl);
    column->addWidget(m_state);

    connectParts();
    connectGeneration();
    m_composer->setRecipe(m_features.generation.recipe());
    m_composer->setModels(m_features.generation.models());
    retranslate();
    showState();
}

void CreatePage::connectParts()
{
    connect(m_state, &StateView::retryRequested, &m_features.generation, &studio::Generation::load);
    connect(m_composer, &Composer::changed, this, [this] {
        m_sendFailure.reset();
        m_isAsking = false;
        m_features.generation.setRecipe(m_composer->recipe());
        showSend();
    });
    connect(m_composer, &Composer::sendRequested, this, &CreatePage::send);
    connect(m_send, &SendBar::sendRequested, this, &CreatePage::send);
    connect(m_send, &SendBar::confirmed, this, &CreatePage::sendConfirmed);
    connect(m_send, &SendBar::declined, this, &CreatePage::stopAsking);
    connect(m_send, &SendBar::pointsRequested, this, [this] { emit placeRequested(Place::Points); });
    connect(m_queue, &JobQueue::openRequested, this, [this](const QString &id) { emit placeRequested(Place::Gallery, id); });
}

void CreatePage::connectGeneration()
{
    studio::Generation &generation = m_features.generation;
    connect(&generation, &studio::Generation::modelsChanged, this, [this] {
        m_composer->setModels(m_features.generation.models());
        m_features.generation.setRecipe(m_composer->recipe());
        showState();
    });
    connect(&generation, &studio::Generation::draftRestored, this, [this] {
        m_composer->setRecipe(m_features.generation.recipe());
        showSend();
    });
    connect(&generation, &studio::Generation::quoteChanged, this, [this] {
        m_features.points.freshenLimits();
        showSend();
    });
    connect(&m_features.points, &studio::PointsBook::limitsChanged, this, &CreatePage::showSend);
    connect(&generation, &studio::Generation::submittingChanged, this, &CreatePage::showSend);
    connect(&generation, &studio::Generation::loadingChanged, this, &CreatePage::showState);
    connect(&generation, &studio::Generation::submitted, m_queue, &JobQueue::showJob);
    connect(&generation, &studio::Generation::submitFailed, this, [this](const Error &failure) {
        m_sendFailure = failure;
        m_isAsking = failure.code == Code::ConfirmationRequired;
        if (failure.code == Code::SpendingLimit || failure.code == Code::ConfirmationRequired)
            m_features.points.load(); // what is known here is older than what the service knows
        showSend();
    });
    connect(&generation, &studio::Generation::cancelFailed, this, [this](const QString &, const Error &failure) {
        emit noticeRequested(errorText(failure).inlineText(), Tone::Danger);
    });
    connect(&m_features.session, &studio::Session::offlineChanged, this, &CreatePage::showState);
}

QString CreatePage::title() const
{
    return tr("Create");
}

void CreatePage::activate()
{
    if (m_features.generation.models().isEmpty() && !m_features.generation.isLoading())
        m_features.generation.load();
    m_features.points.freshenLimits();
    m_composer->prompt()->setFocus();
}

void CreatePage::openItem(const QString &generationId)
{
    m_queue->showJob(generationId);
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
    showSend();
}

void CreatePage::showSend()
{
    const studio::Generation &generation = m_features.generation;
    SendBar::Facts facts;
    facts.recipe = m_composer->recipe();
    if (const api::Model *model = m_composer->model())
        facts.model = *model;
    facts.quote = generation.quote();
    facts.failure = m_sendFailure ? m_sendFailure : generation.quoteFailure();
    facts.sending = generation.isSubmitting();
    facts.limits = m_features.points.limits();
    facts.isAsking = m_isAsking;
    m_send->setFacts(facts);
}

void CreatePage::send()
{
    if (!m_send->canSend())
        return;
    if (m_send->needsConfirmation()) {
        m_isAsking = true;
        return showSend();
    }
    m_sendFailure.reset();
    m_features.generation.submit();
}

void CreatePage::sendConfirmed()
{
    if (!m_send->canSend())
        return;
    m_isAsking = false;
    m_sendFailure.reset();
    m_features.generation.submit(true);
}

void CreatePage::stopAsking()
{
    m_isAsking = false;
    showSend();
}

void CreatePage::retranslate()
{
    setAccessibleName(title());
    m_queue->setAccessibleName(tr("Queue"));
}

} // namespace mj::ui
