#include "ui/account/google_button.h"
#include "ui/account/join_consents.h"
#include "ui/account/join_page.h"
#include "ui/account/password_field.h"
#include "ui/account/pause.h"
#include "ui/account/stay_choice.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/paragraph.h"
#include <QCheckBox>

namespace mj::ui {

void JoinPage::retranslate()
{
    m_title->setText(title());
    m_intro->setPlain(tr("Three entries and you are in. Joining costs nothing."));
    m_google->retranslate();
    m_or->setText(tr("or with e-mail and password"));
    m_googleNote->setText(tr("Google has confirmed this address. No password is needed here."));
    m_googleNote->setAction(tr("Use a password instead"));
    m_emailField->setLabel(tr("E-mail"));
    m_emailField->setHint(tr("You sign in with it. We send a code to it, to prove that it is yours."));
    m_nameField->setLabel(tr("Name"));
    m_password->retranslate();
    m_stay->retranslate();
    m_age->setText(tr("I am 14 or older"));
    m_consents->retranslate();
    m_aiNotice->setText(tr("MJ Studio makes pictures with generative AI. Every picture carries a label that says so."));
    m_submit->setTexts(tr("Join"), tr("Joining…"));
    m_member->setText(tr("Already a member?"));
    m_toSignIn->setText(tr("Sign in"));
    m_pause->retranslate();
    showProblems();
}

} // namespace mj::ui
