#include "ui/gallery/upscale_panel.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace mj::ui {
namespace {

QString sizeText(const QSize &size)
{
    return QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}

} // namespace

UpscalePanel::UpscalePanel(studio::Gallery &gallery, studio::LocalUpscale &upscale, QWidget *parent)
    : Card(parent), m_gallery(gallery), m_upscale(upscale), m_title(addTitle()), m_about(new Paragraph(this, Type::Small, Tone::Muted)),
      m_twice(button(QStringLiteral("upscale_2"))), m_fourTimes(button(QStringLiteral("upscale_4"))),
      m_limits(new Paragraph(this, Type::Small, Tone::Warning)), m_progress(new QProgressBar(this)),
      m_state(new Paragraph(this, Type::Small)), m_cancel(button(QStringLiteral("upscale_cancel"))),
      m_compare(button(QStringLiteral("upscale_compare"))), m_open(button(QStringLiteral("upscale_open")))
{
    setObjectName(QStringLiteral("upscale_panel"));
    m_limits->setObjectName(QStringLiteral("upscale_limits"));
    m_state->setObjectName(QStringLiteral("upscale_state"));
    m_progress->setObjectName(QStringLiteral("upscale_progress"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    for (QPushButton *link : {m_cancel, m_compare, m_open})
        setKind(link, Kind::Link);
    auto *deeds = new QHBoxLayout;
    deeds->setSpacing(space::m);
    for (QPushButton *deed : {m_compare, m_open, m_cancel})
        deeds->addWidget(deed);
    deeds->addStretch();
    body()->setSpacing(space::s);
    for (QWidget *part : std::initializer_list<QWidget *>{m_about, m_twice, m_fourTimes, m_limits, m_progress, m_state})
        body()->addWidget(part);
    body()->addLayout(deeds);
    connectParts();
    retranslate();
}

void UpscalePanel::connectParts()
{
    connect(m_twice, &QPushButton::clicked, this, [this] { start(2); });
    connect(m_fourTimes, &QPushButton::clicked, this, [this] { start(4); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const auto job = m_upscale.jobOf(m_id))
            m_upscale.cancel(job->id);
    });
    connect(m_compare, &QPushButton::clicked, this, [this] {
        if (const auto job = m_upscale.jobOf(m_id))
            emit compareRequested(m_id, job->resultId);
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto job = m_upscale.jobOf(m_id))
            emit openRequested(job->resultId);
    });
    connect(&m_upscale, &studio::LocalUpscale::changed, this, &UpscalePanel::showJob);
    connect(&m_gallery, &studio::Gallery::rowsChanged, this, &UpscalePanel::showJob); // the result may have been deleted
}

QPushButton *UpscalePanel::button(const QString &objectName)
{
    auto *made = new QPushButton(this);
    made->setObjectName(objectName);
    setKind(made, Kind::Secondary);
    return made;
}

void UpscalePanel::setPicture(const QString &id)
{
    m_id = id;
    retranslate();
}

void UpscalePanel::start(int factor)
{
    // A refusal is shown before: the button cannot be pressed then.
    if (m_upscale.start(m_id, factor))
        showJob();
}

void UpscalePanel::showChoice()
{
    const std::optional<studio::Gallery::Picture> picture = m_gallery.find(m_id);
    for (const auto &[button, factor] : {std::pair{m_twice, 2}, std::pair{m_fourTimes, 4}}) {
        button->setText(tr("Upscale %1× on this computer · %2").arg(factor).arg(pointsText(Points(0))));
        button->setToolTip(picture ? tr("Becomes %1").arg(sizeText(picture->size * factor)) : QString());
        button->setAccessibleName(button->text());
        button->setAccessibleDescription(button->toolTip());
        button->setEnabled(bool(m_upscale.check(m_id, factor)));
    }
    showLimits();
}

// The smallest enlargement that is refused, and why.
void UpscalePanel::showLimits()
{
    const std::optional<studio::Gallery::Picture> picture = m_gallery.find(m_id);
    m_limits->hide();
    for (const int factor : {4, 2}) {
        const Result<void> checked = m_upscale.check(m_id, factor);
        if (!picture || checked || checked.error().code != Code::PayloadTooLarge)
            continue;
        m_limits->setPlain(tr("%1× would be %2. The most is %3 on the longer side.")
                               .arg(factor)
                               .arg(sizeText(picture->size * factor), QString::number(studio::LocalUpscale::largestSide())));
        m_limits->show();
    }
}

void UpscalePanel::showJob()
{
    using State = studio::LocalUpscale::State;
    const std::optional<studio::LocalUpscale::Job> job = m_upscale.jobOf(m_id);
    const bool isOpen = job && job->state != State::Kept && job->state != State::Failed;
    const bool isKept = job && job->state == State::Kept && m_gallery.contains(job->resultId);
    const bool isFailed = job && job->state == State::Failed;
    m_twice->setVisible(!isOpen);
    m_fourTimes->setVisible(!isOpen);
    m_progress->setVisible(isOpen);
    m_state->setVisible(isOpen || isKept || isFailed);
    m_cancel->setVisible(isOpen && job->state != State::Keeping);
    m_compare->setVisible(isKept);
    m_open->setVisible(isKept);
    if (!job)
        return;
    m_progress->setValue(qRound(job->part * 1000));
    const QString text = jobText(*job);
    if (text != m_state->plain())
        m_state->setPlain(text);
    setType(m_state, Type::Small, isFailed ? Tone::Danger : isKept ? Tone::Success : Tone::Muted);
}

QString UpscalePanel::jobText(const studio::LocalUpscale::Job &job) const
{
    using State = studio::LocalUpscale::State;
    switch (job.state) {
    case State::Waiting: return tr("Waiting: %n other picture(s) first.", nullptr, m_upscale.placeInLine(job.id));
    case State::Working: return workText(job);
    case State::Keeping: return tr("Being put into the gallery…");
    case State::Kept: {
        const std::optional<studio::Gallery::Picture> result = m_gallery.find(job.resultId);
        return result ? tr("Done: %1, %2.").arg(sizeText(result->size), bytesText(result->bytes)) : QString();
    }
    case State::Failed: break;
    }
    if (job.failure->code == Code::NotFound)
        return tr("The picture was deleted meanwhile, so there was nothing to upscale.");
    if (job.failure->code == Code::PayloadTooLarge)
        return tr("The result is too large a file for the gallery. Try 2×, or a smaller picture.");
    return errorText(*job.failure).inlineText();
}

QString UpscalePanel::workText(const studio::LocalUpscale::Job &job) const
{
    if (job.secondsLeft < 0)
        return tr("Upscaling %1×…").arg(job.factor);
    if (job.secondsLeft < 60)
        return tr("Upscaling %1×, about %n second(s) left.", nullptr, job.secondsLeft).arg(job.factor);
    return tr("Upscaling %1×, about %n minute(s) left.", nullptr, (job.secondsLeft + 30) / 60).arg(job.factor);
}

void UpscalePanel::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void UpscalePanel::retranslate()
{
    m_title->setText(tr("Upscale"));
    m_about->setPlain(tr("By a neural network, without a network connection: the picture stays on this computer."));
    m_cancel->setText(tr("Cancel"));
    m_compare->setText(tr("Compare"));
    m_open->setText(tr("Show the result"));
    for (QPushButton *link : {m_cancel, m_compare, m_open})
        link->setAccessibleName(link->text());
    m_progress->setAccessibleName(tr("Progress of the upscaling"));
    setAccessibleName(m_title->text());
    showChoice();
    showJob();
}

} // namespace mj::ui
