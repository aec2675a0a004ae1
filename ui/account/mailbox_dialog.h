#pragma once
#include "ui/common/surroundings.h"
#include <QDialog>
#include <QTimer>

class QListWidget;
class QPlainTextEdit;
class QStackedWidget;

namespace mj::ui {

class Paragraph;

// The mails of the local studio, newest first, read again each second while it is open. Beside the window, so that a code can be copied
// over. GUI thread.
class MailboxDialog : public QDialog
{
    Q_OBJECT
public:
    using Mails = std::function<QList<LocalMail>()>;

    MailboxDialog(Mails mails, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBox();
    void refresh();
    void refill(const QList<LocalMail> &mails);
    void showMail(int row);
    void retranslate();

    Mails m_source;
    QList<LocalMail> m_mails;
    QTimer m_again;
    Paragraph *m_words;
    QStackedWidget *m_stack;
    Paragraph *m_empty;
    QListWidget *m_list;
    QPlainTextEdit *m_text;
};

} // namespace mj::ui
