#include "ui/account/keychain_notice.h"
#include "studio/session.h"
#include <QEvent>
#include <QPushButton>
#include <utility>

namespace mj::ui {

KeychainNotice::KeychainNotice(studio::Session &session, QWidget *parent)
    : Banner(QStringLiteral("key"), Tone::Warning, parent), m_session(session)
{
    setObjectName(QStringLiteral("keychain_notice"));
    actionButton()->setObjectName(QStringLiteral("keychain_retry"));
    secondButton()->setObjectName(QStringLiteral("keychain_accept"));
    connect(this, &Banner::actionRequested, this, [this] {
        m_isRetrying = true;
        m_hasFailed = false;
        refresh();
        m_session.retryKeychain();
    });
    connect(this, &Banner::secondRequested, this, [this] {
        setAccepted(true);
        emit accepted();
    });
    connect(&session, &studio::Session::keepingChanged, this, [this] {
        m_isRetrying = false;
        m_hasFailed = false;
        refresh();
    });
    connect(&session, &studio::Session::failed, this, [this](const Error &error) {
        if (error.code != Code::KeychainLocked && error.code != Code::KeychainMissing)
            return;
        m_hasFailed = std::exchange(m_isRetrying, false);
        refresh();
    });
    refresh();
}

void KeychainNotice::setAccepted(bool accepted)
{
    m_isAccepted = accepted;
    refresh();
}

void KeychainNotice::refresh()
{
    using Keeping = studio::Session::Keeping;
    const Keeping keeping = m_session.keeping();
    if (keeping == Keeping::MemoryChosen) {
        setTone(Tone::Muted, QStringLiteral("shield"));
        setText(tr("Others use this computer: nothing of yours stays here when you sign out or quit."));
        setAction({});
        setSecondAction({});
        show();
        return;
    }
    setTone(Tone::Warning, QStringLiteral("key"));
    setAction(tr("Retry"));
    setSecondAction(tr("This session only"));
    const bool isLocked = keeping == Keeping::MemoryLocked;
    if (m_hasFailed)
        setText(isLocked ? tr("The system keychain is still locked. Unlock it in the password program of this system, then press Retry.")
                         : tr("There is still no keychain. Start the keychain service of this system, then press Retry."));
    else
        setText(isLocked ? tr("The system keychain is locked. Until it is open, nothing secret is stored and you sign in again at the next start.")
                         : tr("This computer has no keychain. Nothing secret is stored, so you sign in again at the next start."));
    setVisible(keeping != Keeping::Kept && !m_isAccepted);
}

void KeychainNotice::changeEvent(QEvent *event)
{
    Banner::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace mj::ui
