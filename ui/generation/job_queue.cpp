#include "ui/generation/job_queue.h"
#include "studio/generation.h"
#include "ui/common/paragraph.h"
#include "ui/generation/job_card.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mj::ui {

JobQueue::JobQueue(studio::Generation &generation, QWidget *parent)
    : QWidget(parent), m_generation(generation), m_title(new QLabel(this)), m_scroll(new QScrollArea(this)), m_list(nullptr), m_empty(new QWidget(this)),
      m_emptyIcon(new QLabel(m_empty)), m_emptyText(new Paragraph(m_empty, Type::Body, Tone::Muted))
{
    setType(m_title, Type::Title);
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("scroll_body"));
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, space::s, 0);
    m_list->setSpacing(space::m);
    m_list->addStretch(1); // a factor, or a single card would share the height with it
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setObjectName(QStringLiteral("create_queue"));

    m_emptyIcon->setAlignment(Qt::AlignCenter);
    m_emptyText->setAlignment(Qt::AlignCenter);
    auto *hint = new QVBoxLayout(m_empty);
    hint->setSpacing(space::m);
    hint->addStretch(2);
    hint->addWidget(m_emptyIcon);
    hint->addWidget(m_emptyText);
    hint->addStretch(3);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_title);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_empty, 1);
    connect(&generation, &studio::Generation::jobsChanged, this, &JobQueue::rebuild);
    connect(&generation, &studio::Generation::modelsChanged, this, &JobQueue::rebuild);
    connect(&generation, &studio::Generation::jobChanged, this, &JobQueue::refresh);
    retranslate();
    rebuild();
}

JobCard *JobQueue::makeCard(const QString &id)
{
    auto *card = new JobCard(this);
    m_cards.insert(id, card);
    connect(card, &JobCard::cancelRequested, &m_generation, &studio::Generation::cancel);
    connect(card, &JobCard::openRequested, this, &JobQueue::openRequested);
    // Queued: the card that asks is removed by the answer.
    connect(card, &JobCard::forgetRequested, &m_generation, &studio::Generation::forget, Qt::QueuedConnection);
    return card;
}

void JobQueue::rebuild()
{
    const QList<api::Generation> &jobs = m_generation.jobs();
    QHash<QString, JobCard *> gone = m_cards;
    for (int i = 0; i < jobs.size(); ++i) {
        gone.remove(jobs[i].id);
        JobCard *card = m_cards.value(jobs[i].id);
        if (!card)
            card = makeCard(jobs[i].id);
        if (m_list->indexOf(card) != i)
            m_list->insertWidget(i, card);
        refresh(jobs[i].id);
    }
    for (auto card = gone.cbegin(); card != gone.cend(); ++card) {
        m_cards.remove(card.key());
        card.value()->hide();
        card.value()->deleteLater();
    }
    m_scroll->setVisible(!jobs.isEmpty());
    m_empty->setVisible(jobs.isEmpty());
}

void JobQueue::refresh(const QString &id)
{
    JobCard *card = m_cards.value(id);
    if (!card)
        return;
    for (const api::Generation &job : m_generation.jobs()) {
        if (job.id != id)
            continue;
        const std::optional<api::Model> model = m_generation.model(job.recipe.model);
        card->setJob(job, model ? model->name : QString(), m_generation.preview(id));
    }
}

void JobQueue::showJob(const QString &id)
{
    if (JobCard *card = m_cards.value(id))
        m_scroll->ensureWidgetVisible(card);
}

void JobQueue::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void JobQueue::retranslate()
{
    m_title->setText(tr("Queue"));
    m_emptyIcon->setPixmap(iconPixmap(QStringLiteral("picture"), length::iconHero, Ink::Muted, devicePixelRatioF()));
    m_emptyText->setPlain(tr("Pictures in the making appear here and go to the gallery by themselves."));
    m_scroll->setAccessibleName(m_title->text());
}

} // namespace mj::ui
