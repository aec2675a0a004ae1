#pragma once
#include "api/proof.h"
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
class CodeField;
class Field;
class Paragraph;
class PasswordField;
class Pause;

// A forgotten password: the address, then the code from the mail with a new password, which signs in. Says the same whether anybody has
// the address.
class ResetPage : public Page
{
    Q_OBJECT
public:
    ResetPage(const Features &features, const Surroundings &surroundings, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;
    void setEmail(const QString &email); // as typed at the sign-in page
    bool hasReset() const { return m_isConfirming; }

signals:
    void signInChosen();

protected:
    void retranslate() override;

private:
    void addSteps(QVBoxLayout *column);
    void connectAll();
    void submit();
    void requestCode();
    void onCodeSent(const Result<api::CodeSent> &sent);
    void confirm();
    void onConfirmed(const Result<void> &done);
    void showStep(bool hasCode);
    void showError();

    studio::Membership &m_membership;
    QLabel *m_title;
    Paragraph *m_intro;
    Banner *m_problem;
    QLineEdit *m_email;
    Field *m_emailField;
    CodeField *m_code;
    PasswordField *m_password;
    QCheckBox *m_keep;
    Paragraph *m_others;
    BusyButton *m_submit;
    Pause *m_pause;
    QPushButton *m_otherAddress;
    QPushButton *m_back;
    bool m_hasCode = false; // the second step
    bool m_tried = false;
    bool m_isAsking = false;
    bool m_isConfirming = false;
    std::optional<Error> m_error;
};

} // namespace mj::ui
