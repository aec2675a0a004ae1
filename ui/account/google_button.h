#pragma once
#include "api/google.h"
#include "base/error.h"
#include <QWidget>
#include <functional>

class QPushButton;

namespace mj::studio {
class GoogleSignIn;
}

namespace mj::ui {

class Paragraph;

// "Continue with Google", and while the browser has the word, how to stop waiting. Hidden where the service does not offer it.
// Names: "<prefix>_google", "<prefix>_google_cancel", "<prefix>_google_waiting".
class GoogleButton : public QWidget
{
    Q_OBJECT
public:
    // `purpose`: "sign_in" or "reauthenticate".
    GoogleButton(studio::GoogleSignIn &google, const QString &purpose, const QString &prefix, QWidget *parent = nullptr);

    void setStays(std::function<bool()> stays) { m_stays = std::move(stays); } // asked at the click
    void setWanted(bool wanted);                                               // false: hidden although it is offered
    void retranslate();

signals:
    void offeredChanged(bool offered);
    void answered(const mj::api::GoogleAnswer &answer); // to this button's start alone
    void failed(const mj::Error &error);

private:
    void start();
    void refresh();

    studio::GoogleSignIn &m_google;
    QString m_purpose;
    std::function<bool()> m_stays;
    QPushButton *m_button;
    QWidget *m_waiting;
    Paragraph *m_words;
    QPushButton *m_cancel;
    bool m_isMine = false;
    bool m_isStarting = false;
    bool m_isWanted = true;
};

} // namespace mj::ui
