#pragma once
#include "base/error.h"
#include "ui/common/page.h"
#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace mj::studio {
class Session;
}

namespace mj::ui {

class Banner;
class BusyButton;
class Field;
class Paragraph;
class PasswordField;

// Signing in with e-mail and password. What was typed stays when it is refused.
class SignInPage : public Page
{
    Q_OBJECT
public:
    explicit SignInPage(studio::Session &session, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;

signals:
    void joinChosen();

protected:
    void retranslate() override;

private:
    void submit();
    void onBusyChanged();
    void onFailed(const Error &error);
    void showError();

    studio::Session &m_session;
    QLabel *m_title;
    Paragraph *m_intro;
    Banner *m_problem;
    QLineEdit *m_email;
    Field *m_emailField;
    PasswordField *m_password;
    BusyButton *m_submit;
    Paragraph *m_forgotten;
    QLabel *m_newHere;
    QPushButton *m_join;
    bool m_waiting = false;
    bool m_tried = false;
    std::optional<Error> m_error;
};

} // namespace mj::ui
