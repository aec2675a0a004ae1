#pragma once
#include "ui/theme/roles.h"
#include <QFrame>

class QPushButton;

namespace mj::ui {

class Paragraph;

// A question inside the page, in place of a message box: sentence, the deed, and a way back. Hidden until ask().
class ConfirmBar : public QFrame
{
    Q_OBJECT
public:
    explicit ConfirmBar(QWidget *parent = nullptr);

    void ask(const QString &question, const QString &deed, Kind kind = Kind::Primary);
    void dismiss();
    QPushButton *deedButton() const { return m_deed; }     // objectName "<name of the bar>_deed"
    QPushButton *cancelButton() const { return m_cancel; } // objectName "<name of the bar>_cancel"
    void setName(const QString &name);                     // names the bar and its buttons

signals:
    void confirmed();
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Paragraph *m_question;
    QPushButton *m_deed;
    QPushButton *m_cancel;
};

} // namespace mj::ui
