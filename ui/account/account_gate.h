#pragma once
#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace mj::studio {
class Session;
}

namespace mj::ui {

class JoinPage;
class SignInPage;

// What fills the window while nobody is signed in: the brand on the left, joining or signing in on the right.
class AccountGate : public QWidget
{
    Q_OBJECT
public:
    enum class Door { Join, SignIn };

    explicit AccountGate(studio::Session &session, QWidget *parent = nullptr);

    void open(Door door);
    Door door() const;

private:
    QScrollArea *wrap(QWidget *form);

    QStackedWidget *m_doors;
    JoinPage *m_join;
    SignInPage *m_signIn;
};

} // namespace mj::ui
