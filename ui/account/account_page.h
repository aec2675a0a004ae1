#pragma once
#include "base/error.h"
#include "ui/common/page.h"
#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace mj::studio {
class Session;
}

namespace mj::ui {

class Banner;
class BusyButton;
class Card;
class Field;
class Paragraph;

// The member's own page: name and e-mail, what this device keeps, and signing out with or without erasing it.
class AccountPage : public Page
{
    Q_OBJECT
public:
    explicit AccountPage(studio::Session &session, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;

protected:
    void retranslate() override;

private:
    void addProfile(QVBoxLayout *column);
    void makeEditor(QWidget *card);
    void addDevice(QVBoxLayout *column);
    void addSignOut(QVBoxLayout *column);
    void refresh();
    void editName(bool editing);
    void saveName();
    void onFailed(const Error &error);
    void askSignOut(bool asking);

    studio::Session &m_session;
    QLabel *m_profileTitle;
    QLabel *m_nameWord;
    QLabel *m_nameShown;
    QPushButton *m_edit;
    QLabel *m_emailWord;
    QLabel *m_emailShown;
    QWidget *m_nameRow;
    QWidget *m_editor;
    QLineEdit *m_name;
    Field *m_nameField;
    BusyButton *m_save;
    QPushButton *m_cancel;
    QLabel *m_deviceTitle;
    QLabel *m_deviceName;
    Banner *m_keeping;
    QLabel *m_outTitle;
    Paragraph *m_outWords;
    QPushButton *m_out;
    QWidget *m_choices;
    QPushButton *m_keep;
    QPushButton *m_erase;
    QPushButton *m_stay;
    bool m_waiting = false;
    std::optional<Error> m_error;
};

} // namespace mj::ui
