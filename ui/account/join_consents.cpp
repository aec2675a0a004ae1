#include "ui/account/join_consents.h"
#include "ui/account/consent_card.h"
#include "ui/account/consent_words.h"
#include "ui/account/photo_choice.h"
#include "ui/account/text_reader.h"
#include "ui/common/paragraph.h"
#include "ui/common/policy_book.h"
#include "ui/common/terms_book.h"
#include <QCheckBox>
#include <algorithm>

namespace mj::ui {
namespace {

const QString kTexts = QStringLiteral(":/policy");

Result<TextReader::Text> termsIn(const QString &language)
{
    const Result<TermsBook> book = TermsBook::read(kTexts, language);
    if (!book)
        return fail(book);
    return TextReader::Text{book->version(), book->text()};
}

Result<TextReader::Text> policyIn(const QString &language)
{
    const Result<PolicyBook> book = PolicyBook::read(kTexts, language);
    if (!book)
        return fail(book);
    return TextReader::Text{book->version(), book->text()};
}

} // namespace

JoinConsents::JoinConsents(AskOpenFile askPhoto, QWidget *parent)
    : QWidget(parent), m_contract(new QLabel(this)), m_contractWhy(new Paragraph(this, Type::Small, Tone::Muted)),
      m_terms(new TextReader(QStringLiteral("join_read_terms"), QStringLiteral("join_terms_text"), termsIn, this)),
      m_policy(new TextReader(QStringLiteral("join_read_policy"), QStringLiteral("join_policy_text"), policyIn, this)),
      m_choices(new QLabel(this)), m_choicesWhy(new Paragraph(this, Type::Small, Tone::Muted)),
      m_photo(new PhotoChoice(QStringLiteral("join"), std::move(askPhoto), this))
{
    setType(m_contract, Type::Title);
    setType(m_choices, Type::Title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_contract);
    column->addWidget(m_contractWhy);
    column->addWidget(m_terms);
    column->addWidget(m_policy);
    for (const QString &purpose : {QStringLiteral("terms"), QStringLiteral("privacy")})
        m_needed.append(addCard(purpose, column));
    column->addSpacing(space::m);
    column->addWidget(m_choices);
    column->addWidget(m_choicesWhy);
    m_overseas = addCard(QStringLiteral("overseas_transfer"), column);
    column->addWidget(m_photo);
}

ConsentCard *JoinConsents::addCard(const QString &purpose, QVBoxLayout *column)
{
    auto *card = new ConsentCard(purpose, QStringLiteral("join_") + purpose, this);
    connect(card, &ConsentCard::answered, this, &JoinConsents::showProblems);
    column->addWidget(card);
    return card;
}

QList<api::Consent> JoinConsents::consents() const
{
    QList<api::Consent> all;
    for (const ConsentCard *card : m_needed) {
        const TextReader *shown = card->purpose() == QLatin1String("terms") ? m_terms : m_policy;
        all.append(api::Consent{card->purpose(), shown->version(), card->isAgreed()});
    }
    all.append(api::Consent{m_overseas->purpose(), m_policy->version(), m_overseas->isAgreed()});
    return all;
}

bool JoinConsents::isComplete() const
{
    return std::all_of(m_needed.begin(), m_needed.end(), [](const ConsentCard *card) { return card->isAgreed(); });
}

void JoinConsents::setTried(bool tried)
{
    m_hasTried = tried;
    showProblems();
}

void JoinConsents::showProblems()
{
    for (ConsentCard *card : m_needed)
        card->setProblem(m_hasTried && !card->isAgreed());
}

QWidget *JoinConsents::firstMissing() const
{
    for (const ConsentCard *card : m_needed) {
        if (!card->isAgreed())
            return card->box();
    }
    return nullptr;
}

QString JoinConsents::photo() const
{
    return m_photo->isAgreed() ? m_photo->file() : QString();
}

QString JoinConsents::photoVersion() const
{
    return m_policy->version();
}

void JoinConsents::retranslate()
{
    m_contract->setText(tr("What the contract needs"));
    m_contractWhy->setPlain(tr("Without these two no account can be opened. There is no consent to advertising, because we send none."));
    m_terms->retranslate(tr("Read the terms of service here"), tr("Close the terms of service"));
    m_policy->retranslate(tr("Read the privacy policy here"), tr("Close the privacy policy"));
    m_choices->setText(tr("Your choices"));
    m_choicesWhy->setPlain(tr("You can join without these, and change them at any time on your account page."));
    m_photo->setOffer(tr("Add a profile photo (optional)"));
    m_photo->setHint(tr("It is sent after you have joined. Without your agreement it is left out."));
    m_photo->retranslate();
    ConsentWords::fillTerms(*m_needed[0]);
    ConsentWords::fillPrivacy(*m_needed[1]);
    ConsentWords::fillOverseas(*m_overseas);
}

} // namespace mj::ui
