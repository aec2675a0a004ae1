#include "ui/generation/batch_view.h"
#include "studio/generation.h"
#include "ui/common/card.h"
#include "ui/common/elided_label.h"
#include "ui/common/money_text.h"
#include "ui/generation/generation_words.h"
#include "ui/generation/job_words.h"
#include "ui/generation/partial_picture.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <algorithm>

namespace mj::ui {
namespace {

constexpr int columns = 2;

} // namespace

BatchView::BatchView(studio::Generation &generation, QWidget *parent)
    : QWidget(parent), m_generation(generation), m_back(new QToolButton(this)), m_title(new QLabel(this)), m_cells(new QWidget), m_grid(new QGridLayout(m_cells))
{
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(QStringLiteral("create_batch"));
    m_back->setObjectName(QStringLiteral("create_batch_back"));
    m_back->setIcon(icon(QStringLiteral("back"), Ink::Muted));
    setKind(m_back, Kind::Icon);
    setType(m_title, Type::Body);
    m_title->setProperty("strong", true);
    m_cells->setObjectName(QStringLiteral("scroll_body"));
    m_grid->setContentsMargins(0, 0, space::s, 0);
    m_grid->setSpacing(space::m);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_cells);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_back);
    head->addWidget(m_title, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addLayout(head);
    column->addWidget(scroll, 1);
    connect(m_back, &QToolButton::clicked, this, &BatchView::closed);
    connect(&generation, &studio::Generation::jobChanged, this, [this] {
        if (isVisible())
            rebuild();
    });
    rebuild();
}

QList<api::Generation> BatchView::finishedOf(const studio::Generation &generation, const QString &batchId)
{
    QList<api::Generation> jobs;
    for (const api::Generation &job : generation.jobs()) {
        if (!batchId.isEmpty() && job.batchId == batchId && !job.pictures.isEmpty())
            jobs.prepend(job);
    }
    return jobs;
}

void BatchView::setBatch(const QString &batchId)
{
    m_batchId = batchId;
    rebuild();
}

QString BatchView::factsOf(const api::Generation &job) const
{
    QStringList facts{pointsText(job.charged)};
    if (job.finishedAt.isValid())
        facts.append(JobWords::duration(static_cast<int>(qMax<qint64>(1, job.createdAt.secsTo(job.finishedAt)))));
    facts.append(GenerationWords::size(job.pictures.first().size));
    if (!job.recipe.quality.isEmpty())
        facts.append(GenerationWords::quality(job.recipe.quality));
    return facts.join(QStringLiteral(" · "));
}

QWidget *BatchView::makeCell(const api::Generation &job, bool isSameWords)
{
    const std::optional<api::Model> model = m_generation.model(job.recipe.model);
    auto *cell = new Card(m_cells);
    auto *picture = new PartialPicture(cell);
    picture->setSide(2 * length::rail);
    picture->setPicture(m_generation.preview(job.id));
    auto *name = new ElidedLabel(cell);
    name->setProperty("strong", true);
    name->setFullText(isSameWords && model ? model->name : job.recipe.prompt.simplified());
    auto *facts = new QLabel(factsOf(job), cell);
    setType(facts, Type::Small, Tone::Muted);
    auto *open = new QPushButton(tr("Open in gallery"), cell);
    open->setObjectName(QStringLiteral("batch_open_") + job.id);
    open->setAccessibleName(QStringLiteral("%1: %2").arg(open->text(), name->fullText()));
    setKind(open, Kind::Link);
    connect(open, &QPushButton::clicked, this, [this, id = job.pictures.first().id] { emit openRequested(id); });
    cell->body()->setContentsMargins(space::m, space::m, space::m, space::m);
    cell->body()->setSpacing(space::xs);
    cell->body()->addWidget(picture, 0, Qt::AlignHCenter);
    cell->body()->addWidget(name);
    cell->body()->addWidget(facts);
    cell->body()->addWidget(open, 0, Qt::AlignLeft);
    return cell;
}

void BatchView::rebuild()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const QList<api::Generation> jobs = finishedOf(m_generation, m_batchId);
    const bool isSameWords = std::all_of(jobs.begin(), jobs.end(), [&](const api::Generation &job) { return job.recipe.prompt == jobs.first().recipe.prompt; });
    for (int i = 0; i < jobs.size(); ++i)
        m_grid->addWidget(makeCell(jobs[i], isSameWords), i / columns, i % columns);
    m_grid->setRowStretch(static_cast<int>(jobs.size()) / columns + 1, 1);
    m_title->setText(isSameWords ? tr("One request, %n results side by side", nullptr, static_cast<int>(jobs.size())) : tr("%n wordings side by side", nullptr, static_cast<int>(jobs.size())));
    m_back->setToolTip(tr("Back to the queue (Esc)"));
    m_back->setAccessibleName(m_back->toolTip());
    setAccessibleName(m_title->text());
}

void BatchView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

void BatchView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mj::ui
