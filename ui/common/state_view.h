#pragma once
#include "base/error.h"
#include <QWidget>
#include <optional>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace mj::ui {

class Banner;

// Shows a page's content or, in its place, one of the designed states: skeleton, empty, error. Offline is a banner above either.
class StateView : public QWidget
{
    Q_OBJECT
public:
    explicit StateView(QWidget *content, QWidget *parent = nullptr); // takes the content

    // What the empty state says; call again from retranslate(). No button when `action` is empty.
    void setEmptyText(const QString &iconName, const QString &sentence, const QString &action = {});

    void showLoading(); // a skeleton, which appears only after a moment so that fast answers do not flicker
    void showContent();
    void showEmpty();
    void showError(const Error &error); // with Retry
    void setOffline(bool offline);
    QPushButton *actionButton() const { return m_action; } // objectName "state_action"
    QPushButton *retryButton() const { return m_retry; }   // objectName "state_retry"

signals:
    void retryRequested();
    void actionRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeEmpty();
    QWidget *makeError();
    void retranslate();

    QStackedLayout *m_stack;
    QWidget *m_content;
    QWidget *m_skeleton;
    QWidget *m_empty;
    QWidget *m_failed;
    QLabel *m_emptyIcon;
    QLabel *m_emptySentence;
    QPushButton *m_action;
    QLabel *m_errorTitle;
    QLabel *m_errorSentence;
    QPushButton *m_retry;
    Banner *m_offline;
    std::optional<Error> m_error;
    QString m_iconName;
};

} // namespace mj::ui
