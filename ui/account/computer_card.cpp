#include "ui/account/computer_card.h"
#include "studio/session.h"
#include "ui/common/banner.h"
#include "ui/common/paragraph.h"
#include <QEvent>

namespace mj::ui {

ComputerCard::ComputerCard(studio::Session &session, QWidget *parent)
    : Card(parent), m_session(session), m_title(addTitle()), m_name(new Paragraph(this, Type::Body, Tone::Muted)),
      m_keeping(new Banner(QStringLiteral("shield"), Tone::Success, this)), m_stay(new Paragraph(this, Type::Small, Tone::Muted)),
      m_replaced(new Banner(QStringLiteral("info"), Tone::Accent, this))
{
    m_keeping->setObjectName(QStringLiteral("account_keeping"));
    m_stay->setObjectName(QStringLiteral("account_stay"));
    m_replaced->setObjectName(QStringLiteral("account_gallery_replaced"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_name, m_keeping, m_stay, m_replaced})
        body()->addWidget(widget);
    connect(&session, &studio::Session::keepingChanged, this, &ComputerCard::refresh);
    connect(&session, &studio::Session::storeOpened, this, &ComputerCard::refresh);
    refresh();
}

void ComputerCard::refresh()
{
    using Keeping = studio::Session::Keeping;
    m_title->setText(tr("This computer"));
    m_name->setPlain(tr("Known to the service as “%1”.").arg(m_session.deviceName()));
    switch (m_session.keeping()) {
    case Keeping::Kept:
        m_keeping->setTone(Tone::Success, QStringLiteral("shield"));
        m_keeping->setText(tr("The key of your gallery is in the system keychain. The gallery on this disk is sealed with that key."));
        break;
    case Keeping::MemoryMissing:
        m_keeping->setTone(Tone::Warning, QStringLiteral("key"));
        m_keeping->setText(tr("This computer has no keychain. Your sign-in and the key of your gallery live in memory only and end with the program."));
        break;
    case Keeping::MemoryLocked:
        m_keeping->setTone(Tone::Warning, QStringLiteral("key"));
        m_keeping->setText(tr("The keychain is locked. Until it is open, your sign-in and the key of your gallery live in memory only."));
        break;
    case Keeping::MemoryChosen:
        m_keeping->setTone(Tone::Muted, QStringLiteral("shield"));
        m_keeping->setText(tr("You said that others use this computer. Nothing of yours stays here when you sign out or quit."));
        break;
    }
    const bool isKept = m_session.keeping() == Keeping::Kept;
    m_stay->setVisible(isKept);
    m_stay->setPlain(m_session.stay() == studio::Session::Stay::SignedIn ? tr("You stay signed in here until you sign out.")
                                                                         : tr("You are signed out here when the program ends; the sealed gallery stays."));
    m_replaced->setVisible(m_session.wasGalleryReplaced());
    m_replaced->setText(tr("This keyring has no key for the gallery that was here; it was set aside and your pictures are fetched again."));
}

void ComputerCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace mj::ui
