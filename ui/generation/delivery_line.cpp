#include "ui/generation/delivery_line.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/theme/tokens.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace mj::ui {
namespace {

// The hour of today, the date as well of other days.
QString momentText(const QDateTime &moment)
{
    const QDateTime local = moment.toLocalTime();
    return local.date() == QDate::currentDate() ? QLocale().toString(local.time(), QLocale::ShortFormat) : dateText(moment);
}

bool isState(const api::Delivery &delivery, const char *state)
{
    return delivery.state == QLatin1String(state);
}

} // namespace

DeliveryLine::DeliveryLine(QWidget *parent)
    : QWidget(parent), m_text(new Paragraph(this, Type::Small, Tone::Muted)), m_deed(new QPushButton(this))
{
    setKind(m_deed, Kind::Link);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    row->addWidget(m_text, 1);
    row->addWidget(m_deed, 0, Qt::AlignTop);
    connect(m_deed, &QPushButton::clicked, this, [this] {
        if (deed() == Deed::Again)
            emit againRequested();
        else if (deed() == Deed::Address)
            emit addressRequested();
        else if (deed() == Deed::Switch)
            emit switchRequested();
    });
    hide();
}

void DeliveryLine::setFacts(const Facts &facts, const QString &jobId)
{
    m_facts = facts;
    setObjectName(QStringLiteral("job_mail_") + jobId);
    m_text->setObjectName(QStringLiteral("job_mail_text_") + jobId);
    m_deed->setObjectName(QStringLiteral("job_mail_deed_") + jobId);
    setVisible(facts.isKnown);
    retranslate();
}

DeliveryLine::Deed DeliveryLine::deed() const
{
    if (!m_facts.latest)
        return Deed::Switch;
    const bool isNobodys = m_facts.failure && m_facts.failure->code == Code::InvalidField;
    if (isNobodys || isState(*m_facts.latest, "bounced"))
        return Deed::Address;
    if (m_facts.failure && m_facts.failure->code == Code::TooManyRequests)
        return Deed::None;
    const bool isPending = isState(*m_facts.latest, "waiting") || isState(*m_facts.latest, "paused");
    return isPending && !m_facts.failure ? Deed::None : Deed::Again;
}

QString DeliveryLine::failureSentence() const
{
    if (m_facts.failure->code == Code::TooManyRequests)
        return tr("This mail was sent five times today. The picture is in your gallery; try again tomorrow.");
    if (m_facts.failure->code == Code::InvalidField)
        return tr("Nobody has the address of your account, so no mail reaches it.");
    return errorText(*m_facts.failure).inlineText();
}

QString DeliveryLine::sentence() const
{
    if (m_facts.failure)
        return failureSentence();
    if (!m_facts.latest)
        return tr("Not mailed: mails with pictures are switched off.");
    const api::Delivery &mail = *m_facts.latest;
    if (isState(mail, "sent"))
        return tr("Sent to %1 · %2").arg(mail.address, momentText(mail.at));
    if (isState(mail, "bounced"))
        return tr("Nobody has the address %1, so the mail came back.").arg(mail.address);
    if (isState(mail, "paused"))
        return mail.until.isValid() ? tr("Mails are paused; yours goes out at %1.").arg(momentText(mail.until))
                                    : tr("Mails are paused; yours goes out as soon as they go on.");
    if (isState(mail, "failed"))
        return tr("The mail to %1 was refused. The picture is in your gallery.").arg(mail.address);
    if (isState(mail, "dropped"))
        return tr("The mail to %1 was not sent. The picture is in your gallery.").arg(mail.address);
    return tr("The mail to %1 is on its way.").arg(mail.address);
}

QString DeliveryLine::deedText() const
{
    switch (deed()) {
    case Deed::Again:
        return m_facts.isSending ? tr("Sending…") : tr("Send again");
    case Deed::Address:
        return tr("Change the address");
    case Deed::Switch:
        return tr("Switch on…");
    case Deed::None:
        break;
    }
    return {};
}

void DeliveryLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DeliveryLine::retranslate()
{
    if (!m_facts.isKnown)
        return;
    m_text->setPlain(sentence());
    const bool isBad = m_facts.failure || (m_facts.latest && (isState(*m_facts.latest, "bounced") || isState(*m_facts.latest, "failed")));
    setTone(m_text, isBad ? Tone::Danger : Tone::Muted);
    m_deed->setVisible(deed() != Deed::None);
    m_deed->setEnabled(!m_facts.isSending);
    m_deed->setText(deedText());
    m_deed->setAccessibleName(QStringLiteral("%1: %2").arg(deedText(), m_text->plain()));
}

} // namespace mj::ui
