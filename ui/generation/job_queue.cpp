#include "ui/generation/job_queue.h"
#include "studio/generation.h"
#include "ui/common/confirm_bar.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/generation/batch_view.h"
#include "ui/generation/job_card.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <tuple>

namespace mj::ui {

JobQueue::JobQueue(studio::Generation &generation, QWidget *parent)
    : QWidget(parent), m_generation(generation), m_title(new QLabel(this)), m_retryAll(new QPushButton(this)),
      m_dearer(new ConfirmBar(this)), m_batch(new BatchView(generation, this)), m_scroll(new QScrollArea(this)), m_list(nullptr), m_empty(new QWidget(this)),
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
    setKind(m_retryAll, Kind::Link);
    m_retryAll->setObjectName(QStringLiteral("create_retry_all"));
    m_dearer->setName(QStringLiteral("create_dearer"));
    m_dearer->hide();
    m_batch->hide();
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_retryAll);
    column->addLayout(head);
    column->addWidget(m_dearer);
    column->addWidget(m_batch, 1);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_empty, 1);
    connectParts();
    retranslate();
    rebuild();
}

void JobQueue::connectParts()
{
    connect(&m_generation, &studio::Generation::jobsChanged, this, &JobQueue::rebuild);
    connect(&m_generation, &studio::Generation::modelsChanged, this, &JobQueue::rebuild);
    connect(&m_generation, &studio::Generation::jobChanged, this, &JobQueue::refresh);
    connect(&m_generation, &studio::Generation::placesChanged, this, &JobQueue::refreshAll);
    connect(&m_generation, &studio::Generation::retryDearer, this, &JobQueue::askAboutRetry);
    connect(m_retryAll, &QPushButton::clicked, this, [this] { m_generation.retry(failed(), priceOf(failed())); });
    connect(m_dearer, &ConfirmBar::confirmed, this, [this] {
        m_dearer->dismiss();
        m_generation.retry(m_dearerIds, m_dearerPoints);
    });
    connect(m_batch, &BatchView::openRequested, this, &JobQueue::openRequested);
    connect(m_batch, &BatchView::closed, this, [this] {
        m_batch->hide();
        rebuild();
    });
}

JobCard *JobQueue::makeCard(const QString &id)
{
    auto *card = new JobCard(this);
    m_cards.insert(id, card);
    connect(card, &JobCard::cancelRequested, &m_generation, &studio::Generation::cancel);
    connect(card, &JobCard::openRequested, this, &JobQueue::openRequested);
    connect(card, &JobCard::retryRequested, this, [this](const QString &job, Points most) { m_generation.retry({job}, most); });
    connect(card, &JobCard::editRequested, this, [this](const QString &wanted) {
        for (const api::Generation &job : m_generation.jobs()) {
            if (job.id == wanted)
                return emit editRequested(job.recipe);
        }
    });
    connect(card, &JobCard::moveRequested, this, &JobQueue::move);
    connect(card, &JobCard::compareRequested, this, &JobQueue::compare);
    // Queued: the card that asks is removed by the answer.
    connect(card, &JobCard::forgetRequested, &m_generation, &studio::Generation::forget, Qt::QueuedConnection);
    return card;
}

QStringList JobQueue::ordered() const
{
    struct Row {
        int rank;
        qint64 within;
        QString id;
    };
    QList<Row> rows;
    for (const api::Generation &job : m_generation.jobs()) {
        const auto place = m_generation.place(job.id);
        if (job.state == api::GenerationState::Running)
            rows.append({0, job.createdAt.toMSecsSinceEpoch(), job.id});
        else if (job.isOpen()) // without a place yet: behind those that have one, first come first
            rows.append({1, place ? place->place : job.createdAt.toMSecsSinceEpoch(), job.id});
        else
            rows.append({2, static_cast<qint64>(rows.size()), job.id});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return std::tie(a.rank, a.within) < std::tie(b.rank, b.within); });
    QStringList ids;
    for (const Row &row : std::as_const(rows))
        ids.append(row.id);
    return ids;
}

void JobQueue::rebuild()
{
    m_order = ordered();
    QHash<QString, JobCard *> gone = m_cards;
    for (int i = 0; i < m_order.size(); ++i) {
        gone.remove(m_order[i]);
        JobCard *card = m_cards.value(m_order[i]);
        if (!card)
            card = makeCard(m_order[i]);
        if (m_list->indexOf(card) != i)
            m_list->insertWidget(i, card);
        showCard(m_order[i]);
    }
    for (auto card = gone.cbegin(); card != gone.cend(); ++card) {
        m_cards.remove(card.key());
        card.value()->hide();
        card.value()->deleteLater();
    }
    m_scroll->setVisible(!m_order.isEmpty() && m_batch->isHidden());
    m_empty->setVisible(m_order.isEmpty() && m_batch->isHidden());
    showRetryAll();
}

void JobQueue::refreshAll()
{
    for (const api::Generation &job : m_generation.jobs())
        showCard(job.id);
    if (ordered() != m_order)
        rebuild();
}

QStringList JobQueue::waiting() const
{
    QList<std::pair<int, QString>> places;
    for (const api::Generation &job : m_generation.jobs()) {
        const std::optional<api::QueuePlace> place = job.state == api::GenerationState::Queued ? m_generation.place(job.id) : std::nullopt;
        if (place)
            places.append({place->place, job.id});
    }
    std::sort(places.begin(), places.end());
    QStringList ids;
    for (const auto &[place, id] : places)
        ids.append(id);
    return ids;
}

QStringList JobQueue::failed() const
{
    QStringList ids;
    for (const api::Generation &job : m_generation.jobs()) {
        if (job.state == api::GenerationState::Failed && ids.size() < api::Quote::mostRecipes)
            ids.append(job.id);
    }
    return ids;
}

Points JobQueue::priceOf(const QStringList &ids) const
{
    Points sum;
    for (const api::Generation &job : m_generation.jobs())
        sum += ids.contains(job.id) ? job.reserved : Points(0);
    return sum;
}

void JobQueue::showRetryAll()
{
    const QStringList ids = failed();
    m_retryAll->setVisible(ids.size() > 1 && m_batch->isHidden());
    m_retryAll->setText(tr("Try %n failed again · %1", nullptr, static_cast<int>(ids.size())).arg(pointsText(priceOf(ids))));
}

void JobQueue::askAboutRetry(const QStringList &ids, Points points)
{
    m_dearerIds = ids;
    m_dearerPoints = points;
    m_dearer->ask(tr("The price has changed since: this costs %1 now.").arg(pointsText(points)), tr("Try again · %1").arg(pointsText(points)));
}

void JobQueue::move(const QString &id, bool isUp)
{
    const QStringList order = waiting();
    const qsizetype at = order.indexOf(id);
    if (at < 0 || (isUp ? at == 0 : at + 1 >= order.size()))
        return;
    m_generation.move(id, isUp ? order[at - 1] : order.value(at + 2));
}

void JobQueue::compare(const QString &batchId)
{
    m_batch->setBatch(batchId);
    m_batch->show();
    m_scroll->hide();
    m_retryAll->hide();
    m_batch->setFocus();
}

JobCard::Surroundings JobQueue::around(const api::Generation &job) const
{
    JobCard::Surroundings around;
    const std::optional<api::Model> model = m_generation.model(job.recipe.model);
    around.modelName = model ? model->name : QString();
    around.picture = m_generation.preview(job.id);
    around.place = job.state == api::GenerationState::Queued ? m_generation.place(job.id) : std::nullopt;
    if (around.place) {
        const QStringList order = waiting();
        around.canMoveUp = order.indexOf(job.id) > 0;
        around.canMoveDown = order.indexOf(job.id) + 1 < order.size();
    }
    around.canCompare = BatchView::finishedOf(m_generation, job.batchId).size() > 1 && !job.pictures.isEmpty();
    return around;
}

void JobQueue::refresh(const QString &id)
{
    showCard(id);
    if (ordered() != m_order)
        rebuild();
    showRetryAll();
}

void JobQueue::showCard(const QString &id)
{
    JobCard *card = m_cards.value(id);
    if (!card)
        return;
    for (const api::Generation &job : m_generation.jobs()) {
        if (job.id != id)
            continue;
        card->setJob(job, around(job));
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
    showRetryAll();
    m_emptyIcon->setPixmap(iconPixmap(QStringLiteral("picture"), length::iconHero, Ink::Muted, devicePixelRatioF()));
    m_emptyText->setPlain(tr("Pictures in the making appear here and go to the gallery by themselves."));
    m_scroll->setAccessibleName(m_title->text());
}

} // namespace mj::ui
