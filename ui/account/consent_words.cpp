#include "ui/account/consent_words.h"
#include "ui/account/consent_card.h"

namespace mj::ui {

void ConsentWords::fillTerms(ConsentCard &card)
{
    card.setWords(tr("Terms of service (contract item)"), tr("I agree to the terms of service"),
        {{tr("Items"), tr("Membership, points, making and keeping pictures")},
            {tr("Purpose"), tr("The contract between you and MJ Studio")},
            {tr("Period"), tr("Until you leave")},
            {tr("Refusing"), tr("You may refuse; then no account can be opened")}});
}

void ConsentWords::fillPrivacy(ConsentCard &card)
{
    card.setWords(tr("Personal data (contract item)"), tr("I agree to this use of my data"),
        {{tr("Items"), tr("E-mail, password (stored one-way), name; prompts and pictures; points and orders; IP address and access records")},
            {tr("Purpose"), tr("Membership, making pictures, payment, answering inquiries")},
            {tr("Period"), tr("Until you leave; payment records 5 years, complaints 3 years, access records 3 months, as the law asks")},
            {tr("Refusing"), tr("You may refuse; then no account can be opened")}});
}

void ConsentWords::fillOverseas(ConsentCard &card)
{
    card.setWords(tr("Models of other countries (your choice)"), tr("I agree to the transfer abroad"),
        {{tr("Items"), tr("To the provider of the model you choose (OpenAI, Replicate; United States), at the moment you send: the prompt and its "
                          "settings, never your e-mail or name")},
            {tr("Purpose"), tr("Making the picture you ask for")},
            {tr("Period"), tr("As each provider keeps it, shown beside every model")},
            {tr("Refusing"), tr("You may refuse; then models of other countries stay switched off, and everything else works")}});
}

} // namespace mj::ui
