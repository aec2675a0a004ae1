#include "ui/account/choices_card.h"
#include "studio/membership.h"
#include "studio/session.h"
#include "ui/account/consent_card.h"
#include "ui/account/consent_words.h"
#include "ui/common/error_text.h"
#include "ui/common/language.h"
#include "ui/common/paragraph.h"
#include "ui/common/policy_book.h"
#include <QCheckBox>
#include <QEvent>
#include <QLabel>

namespace mj::ui {
namespace {

const QString kOverseas = QStringLiteral("overseas_transfer");

} // namespace

ChoicesCard::ChoicesCard(const Features &features, QWidget *parent)
    : Card(parent), m_features(features), m_title(addTitle()), m_overseas(new ConsentCard(kOverseas, QStringLiteral("choice_overseas_transfer"), this)),
      m_state(new Paragraph(this, Type::Small, Tone::Muted)), m_problem(new Paragraph(this, Type::Small, Tone::Danger))
{
    m_overseas->setLook(Card::Look::Soft);
    m_state->setObjectName(QStringLiteral("choice_overseas_state"));
    m_problem->setObjectName(QStringLiteral("choice_problem"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_overseas, m_state, m_problem})
        body()->addWidget(widget);
    connect(m_overseas->box(), &QCheckBox::clicked, this, &ChoicesCard::answer);
    connect(&features.session, &studio::Session::accountChanged, this, &ChoicesCard::refresh);
    retranslate();
}

void ChoicesCard::answer()
{
    const Result<PolicyBook> policy = PolicyBook::read(QStringLiteral(":/policy"), languageNow());
    if (!policy) {
        m_error = policy.error();
        refresh();
        return;
    }
    m_isSending = true;
    m_error.reset();
    m_overseas->box()->setEnabled(false);
    m_problem->hide();
    m_features.membership.setConsent(kOverseas, policy->version().toString(Qt::ISODate), m_overseas->isAgreed(), this, [this](const Result<void> &done) {
        m_isSending = false;
        m_overseas->box()->setEnabled(true);
        if (!done)
            m_error = done.error();
        refresh(); // what the service holds is what is shown
    });
}

void ChoicesCard::refresh()
{
    if (m_isSending)
        return;
    const bool isGiven = m_features.session.account().consents.contains(kOverseas);
    m_overseas->box()->setChecked(isGiven);
    m_state->setPlain(isGiven ? tr("Models of other countries are switched on. Untick it to switch them off at once.")
                              : tr("Models of other countries are switched off. Models that run here work."));
    m_problem->setVisible(m_error.has_value());
    if (m_error)
        m_problem->setPlain(errorText(*m_error).inlineText());
}

void ChoicesCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ChoicesCard::retranslate()
{
    m_title->setText(tr("Your choices"));
    ConsentWords::fillOverseas(*m_overseas);
    refresh();
}

} // namespace mj::ui
