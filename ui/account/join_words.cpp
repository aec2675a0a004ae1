#include "ui/account/consent_card.h"
#include "ui/account/join_page.h"
#include "ui/account/password_field.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/paragraph.h"
#include <QCheckBox>

namespace mj::ui {

void JoinPage::retranslate()
{
    m_title->setText(title());
    m_intro->setPlain(tr("Three entries and you are in. Joining costs nothing."));
    m_emailField->setLabel(tr("E-mail"));
    m_emailField->setHint(tr("You sign in with it."));
    m_nameField->setLabel(tr("Name"));
    m_password->retranslate();
    m_age->setText(tr("I am 14 or older"));
    m_contract->setText(tr("What you agree to"));
    m_contractWhy->setPlain(tr("Each item is needed to provide the service, so it belongs to the contract. There is no consent to "
                               "advertising, because we send none."));
    m_aiNotice->setText(tr("MJ Studio makes pictures with generative AI. Every picture carries a label that says so."));
    m_submit->setTexts(tr("Join"), tr("Joining…"));
    m_member->setText(tr("Already a member?"));
    m_toSignIn->setText(tr("Sign in"));
    showPolicy(m_read->isChecked());
    retranslateConsents();
    showProblems();
}

void JoinPage::retranslateConsents()
{
    const QString items = tr("Items");
    const QString purpose = tr("Purpose");
    const QString period = tr("Period");
    const QString refusal = tr("Refusing");
    m_consents[0]->setWords(tr("Terms of service (contract item)"), tr("I agree to the terms of service"),
        {{items, tr("Membership, points, making and keeping pictures")},
            {purpose, tr("The contract between you and MJ Studio")},
            {period, tr("Until you leave")},
            {refusal, tr("You may refuse; then no account can be opened")}});
    m_consents[1]->setWords(tr("Personal data (contract item)"), tr("I agree to this use of my data"),
        {{items, tr("E-mail, password (stored one-way), name; prompts and pictures; points and orders; IP address and access records")},
            {purpose, tr("Membership, making pictures, payment, answering inquiries")},
            {period, tr("Until you leave; payment records 5 years, complaints 3 years, access records 3 months, as the law asks")},
            {refusal, tr("You may refuse; then no account can be opened")}});
    m_consents[2]->setWords(tr("Transfer abroad (contract item)"), tr("I agree to the transfer abroad"),
        {{items, tr("To the provider of the model you choose (OpenAI, Replicate; United States): the prompt and its settings, never "
                    "your e-mail or name. To Google "
                    "Firebase and Gmail (United States): account data and mail")},
            {purpose, tr("Making the picture you ask for; storage, sign-in and mail")},
            {period, tr("As each provider keeps it, shown beside every model; account data until you leave")},
            {refusal, tr("You may refuse; then no account can be opened. Models marked “this computer” send nothing abroad")}});
}

} // namespace mj::ui
