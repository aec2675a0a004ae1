#include "ui/account/accounts_card.h"
#include "ui/account/known_accounts.h"
#include "ui/common/paragraph.h"
#include "ui/theme/icons.h"
#include <QEvent>
#include <QPushButton>

namespace mj::ui {

AccountsCard::AccountsCard(const Features &features, QWidget *parent)
    : Card(parent), m_title(addTitle()), m_words(new Paragraph(this, Type::Small, Tone::Muted)),
      m_known(new KnownAccounts(features.accounts, KnownAccounts::Current::Listed, this)), m_add(new QPushButton(this))
{
    m_add->setObjectName(QStringLiteral("account_add"));
    m_add->setIcon(icon(QStringLiteral("plus")));
    body()->addWidget(m_words);
    body()->addWidget(m_known);
    body()->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_known, &KnownAccounts::chosen, this, &AccountsCard::switchRequested);
    connect(m_add, &QPushButton::clicked, this, &AccountsCard::addRequested);
    retranslate();
}

void AccountsCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccountsCard::retranslate()
{
    m_title->setText(tr("Accounts on this computer"));
    m_words->setPlain(tr("Each has a sealed gallery of its own. Switching keeps both signed in."));
    m_known->setButton(tr("Switch"));
    m_add->setText(tr("Add another account"));
}

} // namespace mj::ui
