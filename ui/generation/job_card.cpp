#include "ui/generation/job_card.h"
#include "ui/common/badge.h"
#include "ui/common/elided_label.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/generation/generation_words.h"
#include "ui/generation/job_words.h"
#include "ui/generation/partial_picture.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace mj::ui {

JobCard::JobCard(QWidget *parent)
    : Card(parent), m_picture(new PartialPicture(this)), m_prompt(new ElidedLabel(this)), m_forget(new QToolButton(this)),
      m_recipe(new ElidedLabel(this)), m_state(new Badge(this)), m_points(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_sentence(new Paragraph(this, Type::Small, Tone::Muted)), m_up(new QToolButton(this)), m_down(new QToolButton(this)),
      m_cancel(new QPushButton(this)), m_edit(new QPushButton(this)), m_retry(new QPushButton(this)), m_compare(new QPushButton(this)), m_open(new QPushButton(this))
{
    m_prompt->setTextFormat(Qt::PlainText);
    m_prompt->setProperty("strong", true);
    setType(m_recipe, Type::Small, Tone::Muted);
    setType(m_points, Type::Small);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 100);
    auto *column = new QVBoxLayout;
    column->setSpacing(space::xs);
    column->addLayout(makeHead());
    column->addWidget(m_recipe);
    column->addSpacing(space::xs);
    column->addWidget(m_progress);
    column->addWidget(m_sentence);
    column->addStretch();
    column->addLayout(makeFoot());
    auto *row = new QHBoxLayout;
    row->setSpacing(space::l);
    row->addWidget(m_picture, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    body()->setContentsMargins(space::m, space::m, space::m, space::m);
    body()->addLayout(row);

    connectButtons();
}

void JobCard::connectButtons()
{
    connect(m_cancel, &QPushButton::clicked, this, [this] { emit cancelRequested(m_job.id, m_job.cancelCost); });
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryRequested(m_job.id, m_job.reserved); });
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editRequested(m_job.id); });
    connect(m_up, &QToolButton::clicked, this, [this] { emit moveRequested(m_job.id, true); });
    connect(m_down, &QToolButton::clicked, this, [this] { emit moveRequested(m_job.id, false); });
    connect(m_compare, &QPushButton::clicked, this, [this] { emit compareRequested(m_job.batchId); });
    connect(m_forget, &QToolButton::clicked, this, [this] { emit forgetRequested(m_job.id); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (!m_job.pictures.isEmpty())
            emit openRequested(m_job.pictures.first().id);
    });
}

QLayout *JobCard::makeHead()
{
    m_forget->setIcon(icon(QStringLiteral("close"), Ink::Muted));
    m_forget->setIconSize({length::iconSmall, length::iconSmall});
    setKind(m_forget, Kind::Icon);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_prompt, 1);
    head->addWidget(m_points);
    head->addWidget(m_forget, 0, Qt::AlignTop);
    return head;
}

QLayout *JobCard::makeFoot()
{
    m_up->setIcon(icon(QStringLiteral("chevron-up"), Ink::Muted));
    m_down->setIcon(icon(QStringLiteral("chevron-down"), Ink::Muted));
    for (QToolButton *button : {m_up, m_down}) {
        button->setIconSize({length::iconSmall, length::iconSmall});
        setKind(button, Kind::Icon);
    }
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s);
    line->addWidget(m_state);
    line->addWidget(m_up);
    line->addWidget(m_down);
    line->addStretch();
    auto *actions = new QHBoxLayout;
    actions->setSpacing(space::m);
    actions->addStretch();
    for (QPushButton *button : {m_cancel, m_edit, m_retry, m_compare, m_open}) {
        setKind(button, Kind::Link);
        actions->addWidget(button);
    }
    auto *foot = new QVBoxLayout;
    foot->setSpacing(space::xs);
    foot->addLayout(line);
    foot->addLayout(actions);
    return foot;
}

QList<QAbstractButton *> JobCard::buttons() const
{
    return {m_up, m_down, m_cancel, m_edit, m_retry, m_compare, m_open, m_forget};
}

void JobCard::setJob(const api::Generation &job, const Surroundings &around)
{
    static const char *const names[] = {"up", "down", "cancel", "edit", "retry", "compare", "open", "forget"};
    m_job = job;
    m_around = around;
    setObjectName(QStringLiteral("job_") + job.id);
    const QList<QAbstractButton *> all = buttons();
    for (qsizetype i = 0; i < all.size(); ++i)
        all[i]->setObjectName(QStringLiteral("job_%1_%2").arg(QLatin1String(names[i]), job.id));
    m_picture->setPicture(around.picture);
    showState();
    retranslate();
}

void JobCard::showState()
{
    using State = api::GenerationState;
    m_progress->setVisible(m_job.isOpen());
    m_progress->setValue(qRound(m_job.progress * 100));
    m_cancel->setVisible(m_job.isOpen());
    m_forget->setVisible(!m_job.isOpen());
    m_open->setVisible(!m_job.pictures.isEmpty());
    m_compare->setVisible(m_around.canCompare);
    const bool isUnmade = m_job.state == State::Failed || (m_job.state == State::Canceled && m_job.pictures.isEmpty());
    m_retry->setVisible(isUnmade);
    m_edit->setVisible(isUnmade);
    m_up->setVisible(m_around.canMoveUp || m_around.canMoveDown);
    m_down->setVisible(m_around.canMoveUp || m_around.canMoveDown);
    m_up->setEnabled(m_around.canMoveUp);
    m_down->setEnabled(m_around.canMoveDown);
    Tone tone = Tone::Muted;
    QString mark = QStringLiteral("picture");
    if (m_job.state == State::Running)
        tone = Tone::Accent;
    else if (m_job.state == State::Succeeded)
        tone = Tone::Success;
    else if (m_job.state == State::Failed) {
        tone = Tone::Danger;
        mark = QStringLiteral("warning");
    } else if (m_job.state == State::Queued) {
        mark = QStringLiteral("clock");
    } else {
        mark = QStringLiteral("cancel");
    }
    setTone(m_state, tone);
    m_picture->setMark(mark);
}

QString JobCard::sentence() const
{
    if (m_job.isOpen()) {
        const QString price = JobWords::cancelWhy(m_job);
        return m_around.place ? JobWords::place(*m_around.place) + QStringLiteral(". ") + price : price;
    }
    if (m_job.state == api::GenerationState::Failed)
        return JobWords::failure(m_job);
    return m_job.pictures.isEmpty() ? QString() : GenerationWords::origin(m_job.generativeAi);
}

void JobCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !m_job.id.isEmpty())
        retranslate();
}

void JobCard::retranslate()
{
    m_prompt->setFullText(m_job.recipe.prompt.simplified());
    QStringList recipe{m_around.modelName.isEmpty() ? m_job.recipe.model : m_around.modelName};
    if (m_job.recipe.task != api::Task::Create)
        recipe.append(GenerationWords::task(m_job.recipe.task));
    if (m_job.recipe.size.isValid())
        recipe.append(GenerationWords::size(m_job.recipe.size));
    if (!m_job.recipe.quality.isEmpty())
        recipe.append(GenerationWords::quality(m_job.recipe.quality));
    if (m_job.recipe.count > 1)
        recipe.append(QStringLiteral("× %1").arg(m_job.recipe.count));
    if (!m_job.recipe.style.isEmpty())
        recipe.append(GenerationWords::style(m_job.recipe.style));
    m_recipe->setFullText(recipe.join(QStringLiteral(" · ")));
    m_state->setText(GenerationWords::state(m_job));
    m_points->setText(GenerationWords::outcome(m_job));
    const QString why = sentence();
    m_sentence->setPlain(why);
    m_sentence->setVisible(!why.isEmpty());
    m_cancel->setText(JobWords::cancel(m_job));
    m_retry->setText(tr("Try again · %1").arg(pointsText(m_job.reserved)));
    m_edit->setText(tr("Edit and try again"));
    m_compare->setText(tr("Compare"));
    m_up->setToolTip(tr("Sooner"));
    m_down->setToolTip(tr("Later"));
    m_open->setText(tr("Open in gallery"));
    m_forget->setToolTip(tr("Remove from this list; the picture stays in the gallery"));
    for (QAbstractButton *button : buttons())
        button->setAccessibleName(QStringLiteral("%1: %2").arg(button->text().isEmpty() ? button->toolTip() : button->text(), m_prompt->fullText()));
    m_progress->setAccessibleName(m_state->text());
    setAccessibleName(QStringLiteral("%1. %2. %3").arg(m_prompt->fullText(), m_state->text(), m_points->text()));
}

} // namespace mj::ui
