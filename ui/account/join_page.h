#pragma once
#include "api/google.h"
#include "ui/account/parting.h"
#include "ui/common/features.h"
#include "ui/common/page.h"
#include "ui/common/surroundings.h"
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace mj::ui {

class Banner;
class BusyButton;
class Field;
class GoogleButton;
class JoinConsents;
class Paragraph;
class PasswordField;
class Pause;
class StayChoice;

// Becoming a member: three entries or Google, the age gate, the contract items and, apart, the choices. What was typed stays when it is refused.
class JoinPage : public Page
{
    Q_OBJECT
public:
    JoinPage(const Features &features, const Surroundings &surroundings, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;
    void continueWith(const api::GoogleAnswer &answer); // its next is "join"
    Parting parting() const;                            // of a join that is on its way or done

signals:
    void signInChosen();
    void googleAnswered(const mj::api::GoogleAnswer &answer);

protected:
    void retranslate() override;

private:
    void addEntries(QVBoxLayout *column);
    void addEnd(QVBoxLayout *column);
    void connectAll();
    void useGoogle(const QString &grant);
    void submit();
    void onFailed(const Error &error);
    void showProblems();
    void focusProblem();
    QString problemOf(const QString &field) const; // "email", "name", "password", "olderThan14"

    studio::Session &m_session;
    QLabel *m_title;
    Paragraph *m_intro;
    GoogleButton *m_google;
    QLabel *m_or;
    Banner *m_googleNote;
    QLineEdit *m_email;
    QLineEdit *m_name;
    Field *m_emailField;
    Field *m_nameField;
    PasswordField *m_password;
    StayChoice *m_stay;
    QCheckBox *m_age;
    QLabel *m_ageProblem;
    JoinConsents *m_consents;
    Banner *m_aiNotice;
    Banner *m_problem;
    BusyButton *m_submit;
    Pause *m_pause;
    QLabel *m_member;
    QPushButton *m_toSignIn;
    QString m_grant; // of Google, in place of a password
    bool m_tried = false;
    bool m_isQueued = false; // pressed while the session was still busy with something else
    bool m_waiting = false;
    std::optional<Error> m_error;
};

} // namespace mj::ui
