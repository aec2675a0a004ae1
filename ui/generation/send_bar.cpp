#include "ui/generation/send_bar.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/generation/draft_words.h"
#include "ui/generation/generation_words.h"
#include "ui/generation/price_question.h"
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mj::ui {

using Obstacle = SendPlan::Obstacle;

SendBar::SendBar(QWidget *parent)
    : QWidget(parent), m_send(new BusyButton(Kind::Primary, this)), m_question(new PriceQuestion(this)), m_reason(new Paragraph(this, Type::Small, Tone::Muted)),
      m_points(new QPushButton(this)), m_mail(new QCheckBox(this)), m_whoSees(new Paragraph(this, Type::Small, Tone::Muted)),
      m_notice(new Paragraph(this, Type::Caption, Tone::Muted))
{
    m_send->setObjectName(QStringLiteral("create_send"));
    m_send->setIconName(QStringLiteral("send"));
    m_points->setObjectName(QStringLiteral("create_points"));
    m_mail->setObjectName(QStringLiteral("create_mail"));
    m_whoSees->setObjectName(QStringLiteral("create_who_sees"));
    m_notice->setObjectName(QStringLiteral("create_notice"));
    setKind(m_points, Kind::Link);
    auto *why = new QHBoxLayout;
    why->setSpacing(space::s);
    why->addWidget(m_reason, 1);
    why->addWidget(m_points, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::m, space::m, 0);
    column->setSpacing(space::xs);
    column->addWidget(m_send);
    column->addWidget(m_question);
    column->addLayout(why);
    column->addWidget(m_whoSees);
    column->addWidget(m_mail);
    column->addWidget(m_notice);
    connect(m_send, &QPushButton::clicked, this, &SendBar::sendRequested);
    connect(m_points, &QPushButton::clicked, this, &SendBar::pointsRequested);
    connect(m_mail, &QCheckBox::clicked, this, &SendBar::mailChanged);
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
    const bool isOther = api::recipesToJson(facts.plan.made.recipes) != api::recipesToJson(m_facts.plan.made.recipes) || !facts.quote
        || facts.quote->points != m_question->price();
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

bool SendBar::isPriced() const
{
    return m_facts.plan.obstacle == Obstacle::None && m_facts.quote;
}

bool SendBar::hasTooFew() const
{
    return isPriced() && m_facts.quote->points > m_facts.quote->balance.available;
}

bool SendBar::canSend() const
{
    return !m_facts.sending && isPriced() && !hasTooFew();
}

QString SendBar::obstacleText() const
{
    const QString &subject = m_facts.plan.subject;
    switch (m_facts.plan.obstacle) {
    case Obstacle::NoModel:
        return tr("The list of models has not arrived yet.");
    case Obstacle::ModelPaused:
        return tr("%1 is paused. Choose another model, or wait until it is back.").arg(subject);
    case Obstacle::ModelRetired:
        return tr("%1 is no longer offered. Choose another model.").arg(subject);
    case Obstacle::NoPrompt:
        return tr("Write a prompt first.");
    case Obstacle::OpenBlank:
        return tr("Fill in the blanks of the prompt first.");
    case Obstacle::OpenBrace:
        return tr("Something is wrong with the braces of the prompt, see above.");
    case Obstacle::NoPicture:
        return tr("Add a picture to start from first.");
    case Obstacle::PictureComing:
        return tr("Your pictures are being sent…");
    case Obstacle::PictureOffline:
        return tr("No connection: your pictures are sent as soon as it is back.");
    case Obstacle::PictureFailed:
        return tr("A picture could not be sent, see above.");
    case Obstacle::TooManyJobs:
        return tr("These are %1 jobs; at most %2 go at once. Choose fewer pictures, models or alternatives.")
            .arg(QString::number(m_facts.plan.made.recipes.size()), QString::number(api::Quote::mostRecipes));
    case Obstacle::None:
        break;
    }
    return {};
}

QString SendBar::failureText() const
{
    const Error &failure = *m_facts.failure;
    if (failure.code == Code::InvalidField && (failure.field == QLatin1String("references") || failure.field == QLatin1String("mask")))
        return tr("The service no longer has your pictures. Remove them and add them again.");
    return errorText(failure).inlineText();
}

QString SendBar::reason() const
{
    if (m_facts.plan.obstacle != Obstacle::None)
        return obstacleText();
    if (hasTooFew())
        return tr("This costs %1 and you have %2.").arg(pointsText(m_facts.quote->points), pointsText(m_facts.quote->balance.available));
    if (m_facts.failure)
        return failureText();
    return m_facts.quote ? QString() : tr("Asking for the price…");
}

QString SendBar::label() const
{
    if (!isPriced())
        return tr("Create");
    const qsizetype jobs = m_facts.plan.made.recipes.size();
    const QString pictures = QString::number(m_facts.plan.made.pictures());
    const QString price = pointsText(m_facts.quote->points);
    const QString left = pointsText(m_facts.quote->balance.available - m_facts.quote->points);
    if (hasTooFew())
        return jobs > 1 ? tr("Create %1 in %2 jobs · %3").arg(pictures, QString::number(jobs), price) : tr("Create %1 · %2").arg(pictures, price);
    return jobs > 1 ? tr("Create %1 in %2 jobs · %3 — %4 left").arg(pictures, QString::number(jobs), price, left)
                    : tr("Create %1 · %2 — %3 left").arg(pictures, price, left);
}

void SendBar::retranslate()
{
    m_send->setTexts(label(), tr("Sending"));
    m_send->setBusy(m_facts.sending);
    m_send->setReady(isPriced() && !hasTooFew());
    m_send->setAccessibleName(label());
    showReason();
    showDetails();
    m_question->retranslate();
}

void SendBar::showReason()
{
    const QString why = reason();
    m_send->setAccessibleDescription(why);
    m_reason->setPlain(why);
    m_reason->setVisible(!why.isEmpty());
    const bool isWarning = hasTooFew() || m_facts.plan.obstacle == Obstacle::ModelPaused || m_facts.plan.obstacle == Obstacle::ModelRetired
        || m_facts.plan.obstacle == Obstacle::TooManyJobs;
    const bool hasFailed = m_facts.failure && m_facts.plan.obstacle == Obstacle::None && !hasTooFew();
    setTone(m_reason, hasFailed ? Tone::Danger : isWarning ? Tone::Warning : Tone::Muted);
    const bool isOverLimit = m_facts.failure && m_facts.failure->code == Code::SpendingLimit;
    m_points->setText(!hasTooFew() && isOverLimit ? tr("Change the limit") : tr("Get points"));
    m_points->setAccessibleName(m_points->text());
    m_points->setVisible(hasTooFew() || isOverLimit);
}

void SendBar::showDetails()
{
    const QList<api::Model> &models = m_facts.plan.models;
    for (QWidget *widget : QList<QWidget *>{m_whoSees, m_mail, m_notice})
        widget->setVisible(!models.isEmpty());
    m_whoSees->setPlain(models.isEmpty() ? QString() : GenerationWords::whoSeesAll(models, m_facts.plan.withPictures));
    m_notice->setPlain(models.isEmpty() ? QString() : DraftWords::charges(models) + QLatin1Char('\n') + DraftWords::notice(models));
    m_mail->setChecked(m_facts.mail);
    m_mail->setText(tr("Send the pictures by e-mail too, via Gmail (Google, US)"));
    m_mail->setToolTip(tr("Gmail gets the pictures and your address; without this nothing is mailed."));
    m_mail->setAccessibleName(m_mail->text());
    m_mail->setAccessibleDescription(m_mail->toolTip());
}

void SendBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mj::ui
