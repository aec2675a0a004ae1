#include "ui/generation/send_bar.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/generation/generation_words.h"
#include "ui/generation/price_question.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mj::ui {

SendBar::SendBar(QWidget *parent)
    : QWidget(parent), m_send(new BusyButton(Kind::Primary, this)), m_question(new PriceQuestion(this)), m_reason(new Paragraph(this, Type::Small, Tone::Muted)),
      m_points(new QPushButton(this)), m_whoSees(new Paragraph(this, Type::Small, Tone::Muted)), m_notice(new Paragraph(this, Type::Caption, Tone::Muted))
{
    m_send->setObjectName(QStringLiteral("create_send"));
    m_send->setIconName(QStringLiteral("send"));
    m_points->setObjectName(QStringLiteral("create_points"));
    setKind(m_points, Kind::Link);
    auto *why = new QHBoxLayout;
    why->setSpacing(space::s);
    why->addWidget(m_reason, 1);
    why->addWidget(m_points, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::m, space::m, 0);
    column->setSpacing(space::s);
    column->addWidget(m_send);
    column->addWidget(m_question);
    column->addLayout(why);
    column->addWidget(m_whoSees);
    column->addWidget(m_notice);
    connect(m_send, &QPushButton::clicked, this, &SendBar::sendRequested);
    connect(m_points, &QPushButton::clicked, this, &SendBar::pointsRequested);
    connect(m_question, &PriceQuestion::backRequested, this, [this] {
        endQuestion();
        m_send->setFocus(Qt::OtherFocusReason);
    });
    connect(m_question, &PriceQuestion::confirmed, this, [this] {
        endQuestion();
        emit confirmed();
    });
    retranslate();
}

void SendBar::setFacts(const Facts &facts)
{
    const bool isOther = facts.recipe.toJson() != m_facts.recipe.toJson() || !facts.quote || facts.quote->points != m_question->price();
    m_facts = facts;
    if (m_question->isVisibleTo(this) && (isOther || facts.sending || !mustAsk()))
        endQuestion(); // never confirmed for anything but what was asked about
    retranslate();
}

bool SendBar::mustAsk() const
{
    return m_facts.quote && m_facts.askAbove > Points(0) && m_facts.quote->points > m_facts.askAbove;
}

void SendBar::ask()
{
    if (!mustAsk())
        return;
    m_send->hide();
    m_question->ask(m_facts.quote->points, m_facts.askAbove);
}

void SendBar::endQuestion()
{
    m_question->hide();
    m_send->show();
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
    return Obstacle::None;
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
    case Obstacle::Failure:
    case Obstacle::None:
        break;
    }
    return m_facts.failure ? errorText(*m_facts.failure).inlineText() : QString();
}

void SendBar::retranslate()
{
    const Obstacle now = obstacle();
    const bool priced = m_facts.quote && (now == Obstacle::None || now == Obstacle::TooFewPoints);
    QString label = tr("Create");
    if (priced && now == Obstacle::None)
        label = tr("Create %1 · %2 — %3 left")
                    .arg(QString::number(m_facts.recipe.count), pointsText(m_facts.quote->points),
                         pointsText(m_facts.quote->balance.available - m_facts.quote->points));
    else if (priced)
        label = tr("Create %1 · %2").arg(QString::number(m_facts.recipe.count), pointsText(m_facts.quote->points));
    m_send->setTexts(label, tr("Sending"));
    m_send->setBusy(m_facts.sending);
    m_send->setReady(now == Obstacle::None);
    m_send->setAccessibleName(label);

    const QString why = reason();
    m_send->setAccessibleDescription(why);
    m_reason->setPlain(why);
    m_reason->setVisible(!why.isEmpty());
    const bool failed = now == Obstacle::Failure || (now == Obstacle::None && m_facts.failure);
    setTone(m_reason, failed ? Tone::Danger : now == Obstacle::TooFewPoints ? Tone::Warning : Tone::Muted);
    const bool isOverLimit = m_facts.failure && m_facts.failure->code == Code::SpendingLimit;
    m_points->setText(now != Obstacle::TooFewPoints && isOverLimit ? tr("Change the limit") : tr("Get points"));
    m_points->setAccessibleName(m_points->text());
    m_points->setVisible(now == Obstacle::TooFewPoints || isOverLimit);
    m_question->retranslate();
    showWhoSees();
}

void SendBar::showWhoSees()
{
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
