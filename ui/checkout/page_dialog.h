#pragma once
#include <QDialog>
#include <QUrl>

class QLineEdit;

namespace mj::ui {

// What a page says or asks by alert, confirm or prompt, under the name of who says it. The words are a stranger's: plain text, shortened.
class PageDialog : public QDialog
{
    Q_OBJECT
public:
    struct Question {
        enum class Kind { Tell, Decide, Answer };
        Kind kind;
        QUrl origin;
        QString message;
        QString proposed; // of Answer
    };

    PageDialog(const Question &question, QWidget *parent);

signals:
    void answered(const QString &typed);

private:
    static QString nameOf(const QUrl &origin);
    void addButtons(Question::Kind kind);

    QLineEdit *m_input = nullptr;
};

} // namespace mj::ui
