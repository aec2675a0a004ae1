#pragma once
#include "ui/theme/tokens.h"
#include <QFrame>

class QLabel;
class QPushButton;

namespace mj::ui {

// One line of news inside a page or under the top bar: icon, sentence, at most two buttons. Never a dialog.
class Banner : public QFrame
{
    Q_OBJECT
public:
    Banner(const QString &iconName, Tone tone, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setAction(const QString &text); // empty: no button
    void setSecondAction(const QString &text);
    void setTone(Tone tone, const QString &iconName);
    QString text() const;
    QPushButton *actionButton() const { return m_action; }
    QPushButton *secondButton() const { return m_second; }

signals:
    void actionRequested();
    void secondRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();

    QString m_iconName;
    Tone m_tone;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_second;
};

} // namespace mj::ui
