#pragma once
#include "api/proof.h"
#include "ui/common/countdown.h"
#include "ui/common/surroundings.h"
#include <QWidget>
#include <optional>

class QLineEdit;
class QPushButton;

namespace mj::ui {

class Field;

// A six-digit code from a mail: one large entry that takes pasted codes with spaces and dashes, another code after a pause, and the local
// mailbox where there is one. Names: "<prefix>_code", "<prefix>_resend", "mailbox_open". GUI thread.
class CodeField : public QWidget
{
    Q_OBJECT
public:
    using Mails = std::function<QList<LocalMail>()>;

    CodeField(const QString &prefix, const Mails &mails, QWidget *parent = nullptr);

    void setSent(const api::CodeSent &sent); // starts the pause and the code's ten minutes
    void setError(const Error &error);       // of a confirmation or of sending; what was typed stays
    void clearError();
    void setBusy(bool busy);
    void setResendBusy(bool busy);
    QString code() const; // digits alone, six when complete
    bool isComplete() const;
    void askForSix(); // says that six digits are needed
    QLineEdit *edit() const { return m_edit; }

    static constexpr int kDigits = 6;

signals:
    void entered(const QString &code); // with the sixth digit, or Enter
    void resendRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void onEdited();
    void submit();
    void showResend();
    void showLine();
    void openMailbox();
    void retranslate();

    Mails m_mails;
    QLineEdit *m_edit;
    Field *m_field;
    QPushButton *m_resend;
    QPushButton *m_mailbox;
    Countdown m_pause;
    Countdown m_validity;
    QString m_submitted;
    bool m_isBusy = false;
    bool m_isResending = false;
    bool m_isIncomplete = false;
    bool m_isExpired = false;
    std::optional<Error> m_error;
};

} // namespace mj::ui
