#pragma once
#include "base/error.h"
#include "ui/common/features.h"
#include "ui/common/sheet.h"
#include <optional>

class QLineEdit;
class QPushButton;

namespace mj::ui {

class Banner;
class BusyButton;
class Field;
class GoogleButton;
class Paragraph;
class PasswordField;
class Pause;

// The service has ended this sign-in: the same person signs in again over the open page, which keeps everything. Nobody else can.
class ExpiredSheet : public Sheet
{
    Q_OBJECT
public:
    ExpiredSheet(const Features &features, QWidget *host);

    void start();

protected:
    void retranslate() override;

private:
    void connectAll();
    void submit();
    void onFailed(const Error &error);
    void showError();

    studio::Session &m_session;
    Paragraph *m_words;
    QLineEdit *m_email;
    Field *m_emailField;
    PasswordField *m_password;
    Banner *m_problem;
    BusyButton *m_submit;
    Pause *m_pause;
    QPushButton *m_out;
    GoogleButton *m_google;
    bool m_waiting = false;
    bool m_isEmpty = false; // sent without a password
    std::optional<Error> m_error;
};

} // namespace mj::ui
