#include "ui/checkout/notice_bar.h"

#include <QDesktopServices>
#include <QEvent>
#include <QPushButton>

namespace mj::ui {

NoticeBar::NoticeBar(QWidget *parent) : Banner(QStringLiteral("warning"), Tone::Warning, parent)
{
    setObjectName(QStringLiteral("checkout_notice"));
    setProperty("edge", true);
    actionButton()->setObjectName(QStringLiteral("checkout_notice_action"));
    secondButton()->setObjectName(QStringLiteral("checkout_notice_second"));
    connect(this, &Banner::actionRequested, this, &NoticeBar::act);
    connect(this, &Banner::secondRequested, this, [this] {
        if (m_told == Notice::OfferedApp)
            clear();
        else
            emit cancelRequested();
    });
    hide();
}

void NoticeBar::tell(Notice notice)
{
    // Pages that ask for an app often ask for its shop a second later: the question is still the better sentence.
    if (m_told != Notice::OfferedApp || notice != Notice::App)
        put(notice);
}

void NoticeBar::offer(const BankApp &app)
{
    m_app = app;
    put(Notice::OfferedApp);
}

void NoticeBar::clear()
{
    put(Notice::None);
}

void NoticeBar::put(Notice notice)
{
    m_told = notice;
    retranslate();
    setVisible(notice != Notice::None);
}

void NoticeBar::act()
{
    if (m_told != Notice::OfferedApp) {
        emit againRequested();
        return;
    }
    const QUrl address = m_app->address();
    clear();
    if (!QDesktopServices::openUrl(address))
        put(Notice::App);
}

QString NoticeBar::sentence() const
{
    switch (m_told) {
    case Notice::None:
        return {};
    case Notice::Download:
        return tr("The page wanted to save a file on this computer, which is not allowed here. Choose another payment method, or pay in your browser.");
    case Notice::App:
        return tr("This step needs an app on a phone. Choose a QR code or another payment method on the page.");
    case Notice::OfferedApp:
        return tr("The page wants to open a payment app on this computer (%1). Open it only if you have just chosen it.").arg(m_app->scheme());
    case Notice::Address:
        return tr("The page wanted to go to an address that is not safe for paying. Choose another payment method, or pay in your browser.");
    case Notice::Certificate:
        return tr("Part of the page could not prove who it comes from and was not loaded. Choose another payment method, or pay in your browser.");
    case Notice::Unanswered:
        return tr("The page did not answer. Try again; if you close it instead, MJ Studio checks whether you have paid.");
    case Notice::WindowClosed:
        return tr("The window of your card company or bank was closed. If you were not finished there, try again or cancel the payment.");
    case Notice::WindowStopped:
        return tr("The window of your card company or bank stopped. Try again or cancel the payment.");
    case Notice::Restarted:
        return tr("The payment page stopped and was opened again. Points are only added once, even if you had already approved the payment.");
    }
    return {};
}

void NoticeBar::retranslate()
{
    const bool isQuestion = m_told == Notice::WindowClosed || m_told == Notice::WindowStopped;
    setText(sentence());
    setAction(m_told == Notice::OfferedApp ? tr("Open the app") : isQuestion || m_told == Notice::Unanswered ? tr("Try again") : QString());
    setSecondAction(m_told == Notice::OfferedApp ? tr("Do not open") : isQuestion ? tr("Cancel payment") : QString());
}

void NoticeBar::changeEvent(QEvent *event)
{
    Banner::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mj::ui
