#pragma once
#include "api/google.h"
#include "ui/common/features.h"
#include "ui/common/page.h"
#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace mj::studio {
struct KnownAccount;
}

namespace mj::ui {

class Banner;
class BusyButton;
class Field;
class GoogleButton;
class KnownAccounts;
class Paragraph;
class PasswordField;
class Pause;
class StayChoice;

// Signing in with e-mail and password, with Google, or into an account that this computer knows. What was typed stays when it is refused.
class SignInPage : public Page
{
    Q_OBJECT
public:
    explicit SignInPage(const Features &features, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;
    void continueWith(const api::GoogleAnswer &answer); // its next is "link"
    QString email() const;

signals:
    void joinChosen();
    void resetChosen();
    void googleAnswered(const mj::api::GoogleAnswer &answer);

protected:
    void retranslate() override;

private:
    void addEntries(QVBoxLayout *column);
    void addOtherWays(QVBoxLayout *column);
    void connectAll();
    void submit();
    void begin(std::function<void()> deed);
    void openKnown(const studio::KnownAccount &account);
    void onFailed(const Error &error);
    void showError();

    Features m_features;
    QLabel *m_title;
    Paragraph *m_intro;
    Banner *m_note;
    Banner *m_problem;
    QLineEdit *m_email;
    Field *m_emailField;
    PasswordField *m_password;
    StayChoice *m_stay;
    BusyButton *m_submit;
    Pause *m_pause;
    GoogleButton *m_google;
    QPushButton *m_forgotten;
    QLabel *m_newHere;
    QPushButton *m_join;
    QLabel *m_knownTitle;
    KnownAccounts *m_known;
    QString m_grant; // of Google, connected by the right password
    bool m_isQueued = false; // pressed while the session was still busy with something else
    bool m_waiting = false;
    bool m_tried = false;
    std::optional<Error> m_error;
};

} // namespace mj::ui
