#include "ui/privacy/result_mail_card.h"
#include "studio/mail_deliveries.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include <QCheckBox>
#include <QEvent>
#include <QLabel>

namespace mj::ui {

ResultMailCard::ResultMailCard(studio::MailDeliveries &mails, QWidget *parent)
    : Card(parent), m_mails(mails), m_title(addTitle()), m_switch(new QCheckBox(this)), m_state(new Paragraph(this, Type::Small, Tone::Muted)),
      m_problem(new Paragraph(this, Type::Small, Tone::Danger))
{
    setFocusProxy(m_switch);
    m_switch->setObjectName(QStringLiteral("result_mails"));
    m_state->setObjectName(QStringLiteral("result_mails_state"));
    m_problem->setObjectName(QStringLiteral("result_mails_problem"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_switch, m_state, m_problem})
        body()->addWidget(widget);
    connect(m_switch, &QCheckBox::clicked, this, [this](bool isWanted) {
        m_switch->setEnabled(false);
        m_mails.turn(isWanted);
    });
    connect(&mails, &studio::MailDeliveries::switchChanged, this, &ResultMailCard::refresh);
    refresh();
}

// What the service holds is what is shown.
void ResultMailCard::refresh()
{
    m_title->setText(tr("Mails with pictures"));
    m_switch->setText(tr("Finished pictures may come by mail"));
    m_switch->setEnabled(m_mails.isOn().has_value());
    m_switch->setChecked(m_mails.isOn().value_or(false));
    if (!m_mails.isOn())
        m_state->setPlain(tr("Read from the service when there is a connection."));
    else if (*m_mails.isOn())
        m_state->setPlain(tr("They come when you tick it while creating, to the address of your account, by Gmail (Google, US). Untick to stop them all, "
                             "those that wait as well."));
    else
        m_state->setPlain(tr("None is sent, even when you tick it while creating. Every picture is in your gallery."));
    m_problem->setVisible(m_mails.switchFailure().has_value());
    if (m_mails.switchFailure())
        m_problem->setPlain(errorText(*m_mails.switchFailure()).inlineText());
}

void ResultMailCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace mj::ui
