#pragma once
#include "base/error.h"
#include "ui/common/page.h"
#include <QList>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTextBrowser;
class QVBoxLayout;

namespace mj::studio {
class Session;
}

namespace mj::ui {

class Banner;
class BusyButton;
class ConsentCard;
class Field;
class Paragraph;
class PasswordField;

// Becoming a member: three entries, the age gate, and each contract item on its own with its facts and the policy readable in place.
class JoinPage : public Page
{
    Q_OBJECT
public:
    explicit JoinPage(studio::Session &session, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;

signals:
    void signInChosen();

protected:
    void retranslate() override;

private:
    void addEntries(QVBoxLayout *column);
    void addConsents(QVBoxLayout *column);
    void addEnd(QVBoxLayout *column);
    void submit();
    void onFailed(const Error &error);
    void showProblems();
    void focusProblem();
    void showPolicy(bool shown);
    void retranslateConsents();
    QString problemOf(const QString &field) const; // "email", "name", "password", "olderThan14", "consents"

    studio::Session &m_session;
    QLabel *m_title;
    Paragraph *m_intro;
    QLineEdit *m_email;
    QLineEdit *m_name;
    Field *m_emailField;
    Field *m_nameField;
    PasswordField *m_password;
    QCheckBox *m_age;
    QLabel *m_ageProblem;
    QLabel *m_contract;
    Paragraph *m_contractWhy;
    QPushButton *m_read;
    QTextBrowser *m_policy;
    QList<ConsentCard *> m_consents;
    Banner *m_aiNotice;
    Banner *m_problem;
    BusyButton *m_submit;
    QLabel *m_member;
    QPushButton *m_toSignIn;
    bool m_tried = false;
    bool m_waiting = false;
    std::optional<Error> m_error;
};

} // namespace mj::ui
