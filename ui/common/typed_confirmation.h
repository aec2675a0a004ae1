#pragma once
#include <QDialog>

class QLineEdit;
class QPushButton;

namespace mj::ui {

// For what cannot be undone: the deed is possible only after its word was typed. Window-modal, opened with open(), answers by accepted().
class TypedConfirmation : public QDialog
{
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString consequence; // what will be gone
        QString word;        // what has to be typed
        QString deed;        // the button
    };

    TypedConfirmation(const Words &words, QWidget *parent);

    QLineEdit *input() const { return m_input; }     // objectName "typed_confirmation_input"
    QPushButton *deedButton() const { return m_deed; } // objectName "typed_confirmation_deed"

private:
    QLineEdit *m_input;
    QPushButton *m_deed;
};

} // namespace mj::ui
