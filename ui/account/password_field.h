#pragma once
#include "ui/common/field.h"

class QLineEdit;
class QProgressBar;
class QToolButton;

namespace mj::ui {

// A password being typed: hidden until the eye is pressed, with a strength meter where one is chosen.
class PasswordField : public Field
{
    Q_OBJECT
public:
    enum class Use { Choose, Enter };

    // `name` is the input's objectName; the eye is "<name>_show".
    PasswordField(Use use, const QString &name, QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    QString password() const;
    void retranslate();

    static constexpr int kShortest = 10;
    static int strength(const QString &password); // 0..4; below kShortest characters never above 1

private:
    explicit PasswordField(Use use, QLineEdit *edit, QWidget *parent);
    void showStrength();
    void setShown(bool shown);

    Use m_use;
    QLineEdit *m_edit;
    QToolButton *m_eye;
    QProgressBar *m_meter;
};

} // namespace mj::ui
