#include "ui/generation/job_card.h"
#include "api/error_status.h"
#include "ui/common/badge.h"
#include "ui/common/elided_label.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include "ui/generation/generation_words.h"
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
      m_sentence(new Paragraph(this, Type::Small, Tone::Muted)), m_cancel(new QPushButton(this)), m_open(new QPushButton(this))
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

    connect(m_cancel, &QPushButton::clicked, this, [this] { emit cancelRequested(m_job.id, m_job.cancelCost); });
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
    setKind(m_cancel, Kind::Link);
    setKind(m_open, Kind::Link);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addWidget(m_state);
    foot->addStretch();
    foot->addWidget(m_cancel);
    foot->addWidget(m_open);
    return foot;
}

void JobCard::setJob(const api::Generation &job, const QString &modelName, const QImage &picture)
{
    m_job = job;
    m_modelName = modelName;
    setObjectName(QStringLiteral("job_") + job.id);
    m_cancel->setObjectName(QStringLiteral("job_cancel_") + job.id);
    m_open->setObjectName(QStringLiteral("job_open_") + job.id);
    m_forget->setObjectName(QStringLiteral("job_forget_") + job.id);
    m_picture->setPicture(picture);
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
    if (m_job.isOpen())
        return tr("Canceling costs nothing for pictures that are not made yet.");
    if (m_job.state == api::GenerationState::Failed) {
        const ErrorText words = errorText(error(api::codeFromWire(m_job.failureCode, 0)));
        return words.inlineText();
    }
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
    QStringList recipe{m_modelName.isEmpty() ? m_job.recipe.model : m_modelName, GenerationWords::size(m_job.recipe.size)};
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
    m_cancel->setText(tr("Cancel"));
    m_open->setText(tr("Open in gallery"));
    m_forget->setToolTip(tr("Remove from this list; the picture stays in the gallery"));
    for (QAbstractButton *button : std::initializer_list<QAbstractButton *>{m_cancel, m_open, m_forget})
        button->setAccessibleName(QStringLiteral("%1: %2").arg(button == m_forget ? m_forget->toolTip() : button->text(), m_prompt->fullText()));
    m_progress->setAccessibleName(m_state->text());
    setAccessibleName(QStringLiteral("%1. %2. %3").arg(m_prompt->fullText(), m_state->text(), m_points->text()));
}

} // namespace mj::ui
