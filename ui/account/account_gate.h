#pragma once
#include "api/google.h"
#include "ui/account/parting.h"
#include "ui/common/features.h"
#include "ui/common/surroundings.h"
#include <QWidget>

class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace mj::ui {

class JoinPage;
class KeychainNotice;
class ResetPage;
class SignInPage;

// What fills the window while nobody is signed in: the brand on the left; joining, signing in or a new password on the right.
class AccountGate : public QWidget
{
    Q_OBJECT
public:
    enum class Door { Join, SignIn, Reset };

    AccountGate(const Features &features, const Surroundings &surroundings, QWidget *parent = nullptr);

    void open(Door door);
    Door door() const;
    Parting parting() const;
    void setReturnable(bool returnable); // whether there is a former account to go back to
    void setMemoryAccepted(bool accepted);

signals:
    void backRequested();
    void memoryAccepted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QScrollArea *wrap(QWidget *form);
    void connectDoors();
    void onGoogle(const api::GoogleAnswer &answer);
    void retranslate();

    QStackedWidget *m_doors;
    JoinPage *m_join;
    SignInPage *m_signIn;
    ResetPage *m_reset;
    KeychainNotice *m_keychain;
    QPushButton *m_back;
};

} // namespace mj::ui
