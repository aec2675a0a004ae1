#include "ui/account/sign_out_card.h"
#include "studio/session.h"
#include "ui/common/flow_layout.h"
#include "ui/common/paragraph.h"
#include <QEvent>
#include <QPushButton>

namespace mj::ui {

SignOutCard::SignOutCard(studio::Session &session, QWidget *parent)
    : Card(parent), m_session(session), m_title(addTitle()), m_words(new Paragraph(this, Type::Small, Tone::Muted)), m_out(new QPushButton(this)),
      m_choices(new QWidget(this)), m_keep(new QPushButton(m_choices)), m_erase(new QPushButton(m_choices)), m_cancel(new QPushButton(m_choices))
{
    m_out->setObjectName(QStringLiteral("account_sign_out"));
    m_keep->setObjectName(QStringLiteral("account_sign_out_keep"));
    m_erase->setObjectName(QStringLiteral("account_sign_out_erase"));
    m_cancel->setObjectName(QStringLiteral("account_sign_out_cancel"));
    setKind(m_out, Kind::Secondary);
    setKind(m_keep, Kind::Primary);
    setKind(m_erase, Kind::Danger);
    setKind(m_cancel, Kind::Quiet);
    auto *row = new FlowLayout(m_choices);
    for (QPushButton *button : {m_keep, m_erase, m_cancel})
        row->addWidget(button);
    body()->addWidget(m_words);
    body()->addWidget(m_out, 0, Qt::AlignLeft);
    body()->addWidget(m_choices);
    connect(m_out, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_keep, &QPushButton::clicked, this, [this] { m_session.signOut(false); });
    connect(m_erase, &QPushButton::clicked, this, [this] { m_session.signOut(true); });
    connect(&session, &studio::Session::keepingChanged, this, &SignOutCard::retranslate);
    ask(false);
    retranslate();
}

void SignOutCard::ask(bool asking)
{
    m_out->setVisible(!asking);
    m_choices->setVisible(asking);
    if (asking)
        m_keep->setFocus(Qt::OtherFocusReason);
}

void SignOutCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SignOutCard::retranslate()
{
    const bool isKept = m_session.keeping() == studio::Session::Keeping::Kept;
    m_title->setText(tr("Sign out"));
    m_words->setPlain(isKept ? tr("Keep the sealed gallery here for your next sign-in, or erase it: its key is destroyed first, then the files.")
                             : tr("Nothing of yours outlives this session here. Your pictures come from the service next time."));
    m_out->setText(tr("Sign out…"));
    m_keep->setText(isKept ? tr("Sign out, keep the gallery") : tr("Sign out"));
    m_erase->setText(tr("Sign out and erase"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace mj::ui
