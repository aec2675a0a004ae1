#include "ui/generation/send_bar.h"
#include "ui/common/busy_button.h"
#include "ui/common/confirm_bar.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/generation/generation_words.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <utility>

namespace mj::ui {

SendBar::SendBar(QWidget *parent)
    : QWidget(parent), m_confirm(new ConfirmBar(this, ConfirmBar::Shape::Stack)), m_send(new BusyButton(Kind::Primary, this)), m_reason(new Paragraph(this, Type::Small, Tone::Muted)),
      m_points(new QPushButton(this)), m_whoSees(new Paragraph(this, Type::Small, Tone::Muted)), m_notice(new Paragraph(this, Type::Caption, Tone::Muted))
{
    m_send->setObjectName(QStringLiteral("create_send"));
    m_send->setIconName(QStringLiteral("send"));
    m_points->setObjectName(QStringLiteral("create_points"));
    setKind(m_points, Kind::Link);
    m_confirm->setName(QStringLiteral("create_confirm"));
    auto *why = new QHBoxLayout;
    why->setSpacing(space::s);
    why->addWidget(m_reason, 1);
    why->addWidget(m_points, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::m, space::m, 0);
    column->setSpacing(space::s);
    column->addWidget(m_confirm);
    column->addWidget(m_send);
    column->addLayout(why);
    column->addWidget(m_whoSees);
    column->addWidget(m_notice);
    connect(m_send, &QPushButton::clicked, this, &SendBar::sendRequested);
    connect(m_points, &QPushButton::clicked, this, &SendBar::pointsRequested);
    connect(m_confirm, &ConfirmBar::confirmed, this, &SendBar::confirmed);
    connect(m_confirm, &ConfirmBar::dismissed, this, &SendBar::declined);
    retranslate();
}

void SendBar::setFacts(const Facts &facts)
{
    m_facts = facts;
    retranslate();
}

bool SendBar::canSend() const
{
    return !m_facts.sending && obstacle() == Obstacle::None;
}

SendBar::Obstacle SendBar::obstacle() const
{
    if (!m_facts.model)
        return Obstacle::NoModel;
    if (m_facts.recipe.prompt.trimmed().isEmpty())
        return Obstacle::NoPrompt;
    if (!m_facts.quote)
        return m_facts.failure ? Obstacle::Failure : Obstacle::NoPrice;
    if (m_facts.quote->points > m_facts.quote->balance.available)
        return Obstacle::TooFewPoints;
    if (!m_facts.limits)
        return Obstacle::None;
    const auto exceeds = [this](Points limit, Points spent) { return limit.value() > 0 && spent + m_facts.quote->points > limit; };
    if (exceeds(m_facts.limits->perDay, m_facts.limits->spentToday))
        return Obstacle::DayLimit;
    if (exceeds(m_facts.limits->perMonth, m_facts.limits->spentThisMonth))
        return Obstacle::MonthLimit;
    return Obstacle::None;
}

bool SendBar::needsConfirmation() const
{
    const Points above = m_facts.limits ? m_facts.limits->askAbove : Points();
    const bool isDear = m_facts.quote && above.value() > 0 && m_facts.quote->points > above;
    return isDear || (m_facts.failure && m_facts.failure->code == Code::ConfirmationRequired);
}

QString SendBar::reason() const
{
    switch (obstacle()) {
    case Obstacle::NoModel:
        return tr("The list of models has not arrived yet.");
    case Obstacle::NoPrompt:
        return tr("Write a prompt first.");
    case Obstacle::NoPrice:
        return tr("Asking for the price…");
    case Obstacle::TooFewPoints:
        return tr("This costs %1 and you have %2.").arg(pointsText(m_facts.quote->points), pointsText(m_facts.quote->balance.available));
    case Obstacle::DayLimit:
        return tr("This costs %1. With the %2 of today it would exceed your limit of %3 a day.")
            .arg(pointsText(m_facts.quote->points), pointsText(m_facts.limits->spentToday), pointsText(m_facts.limits->perDay));
    case Obstacle::MonthLimit:
        return tr("This costs %1. With the %2 of this month it would exceed your limit of %3 a month.")
            .arg(pointsText(m_facts.quote->points), pointsText(m_facts.limits->spentThisMonth), pointsText(m_facts.limits->perMonth));
    case Obstacle::Failure:
    case Obstacle::None:
        break;
    }
    return m_facts.failure ? errorText(*m_facts.failure).inlineText() : QString();
}

QString SendBar::label() const
{
    const Obstacle now = obstacle();
    const bool isPriced = m_facts.quote && now != Obstacle::NoModel && now != Obstacle::NoPrompt;
    if (!isPriced)
        return tr("Create");
    const QString count = QString::number(m_facts.recipe.count);
    if (now != Obstacle::None)
        return tr("Create %1 · %2").arg(count, pointsText(m_facts.quote->points));
    return tr("Create %1 · %2 — %3 left")
        .arg(count, pointsText(m_facts.quote->points), pointsText(m_facts.quote->balance.available - m_facts.quote->points));
}

void SendBar::showConfirmation()
{
    const bool isShown = m_facts.isAsking && !m_facts.sending && obstacle() == Obstacle::None && needsConfirmation();
    m_send->setVisible(!isShown);
    if (!isShown) {
        m_question.clear();
        return m_confirm->hide();
    }
    const QString price = pointsText(m_facts.quote->points);
    const Points above = m_facts.limits ? m_facts.limits->askAbove : Points();
    const bool isKnown = above.value() > 0 && m_facts.quote->points > above;
    const QString question = isKnown ? tr("This costs %1, more than the %2 you wanted to be asked about.").arg(price, pointsText(above))
                                     : tr("This costs %1, more than you wanted to be asked about.").arg(price);
    if (question == std::exchange(m_question, question))
        return; // asking again would take the focus
    m_confirm->ask(question, tr("Yes, spend %1").arg(price));
}

void SendBar::retranslate()
{
    const Obstacle now = obstacle();
    const QString words = label();
    m_send->setTexts(words, tr("Sending"));
    m_send->setBusy(m_facts.sending);
    m_send->setReady(now == Obstacle::None);
    m_send->setAccessibleName(words);
    showConfirmation();

    const QString why = reason();
    m_send->setAccessibleDescription(why);
    m_reason->setPlain(why);
    m_reason->setVisible(!why.isEmpty());
    const bool failed = now == Obstacle::Failure || (now == Obstacle::None && m_facts.failure);
    const bool isLimit = now == Obstacle::DayLimit || now == Obstacle::MonthLimit || (failed && m_facts.failure->code == Code::SpendingLimit);
    const bool isShort = now == Obstacle::TooFewPoints || (failed && m_facts.failure->code == Code::InsufficientPoints);
    Tone tone = Tone::Muted;
    if (isLimit || isShort)
        tone = Tone::Warning;
    else if (failed)
        tone = Tone::Danger;
    setTone(m_reason, tone);
    m_points->setText(isLimit ? tr("Change limits") : tr("Get points"));
    m_points->setAccessibleName(m_points->text());
    m_points->setVisible(isLimit || isShort);

    m_whoSees->setVisible(m_facts.model.has_value());
    m_notice->setVisible(m_facts.model.has_value());
    if (!m_facts.model)
        return;
    m_whoSees->setPlain(GenerationWords::whoSees(*m_facts.model));
    m_notice->setPlain(m_facts.model->generativeAi
                           ? tr("This service uses generative AI. Every picture carries a label saying so, inside the file as well.")
                           : tr("This model draws by formula and is not generative AI. Every picture says so, inside the file as well."));
}

void SendBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mj::ui
