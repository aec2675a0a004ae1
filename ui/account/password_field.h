#pragma once
#include "api/password_rule.h"
#include "ui/common/field.h"

class QKeyEvent;
class QLineEdit;
class QProgressBar;
class QToolButton;

namespace mj::ui {

// A password being typed: hidden until the eye is pressed, a word when Caps Lock is on, and a strength meter where one is chosen.
class PasswordField : public Field
{
    Q_OBJECT
public:
    enum class Use { Choose, Enter };

    // `name` is the input's objectName; the eye is "<name>_show", the word about Caps Lock "<name>_caps".
    PasswordField(Use use, const QString &name, QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    QString password() const;
    void setAboutYou(const QStringList &words); // address and name: a password must not be made of them
    api::PasswordFlaw flaw() const;
    QString flawText() const; // empty when there is none
    void retranslate();

    static int strength(const QString &password); // 0..4; below the shortest length never above 1

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit PasswordField(Use use, QLineEdit *edit, QWidget *parent);
    void showStrength();
    void setShown(bool shown);
    void watchCaps(const QKeyEvent &event);
    void showCaps(bool on);

    Use m_use;
    QLineEdit *m_edit;
    QToolButton *m_eye;
    QProgressBar *m_meter;
    QLabel *m_caps;
    QStringList m_aboutYou;
};

} // namespace mj::ui
