#pragma once
#include "ui/theme/tokens.h"
#include <QFrame>
#include <QTimer>

class QLabel;

namespace mj::ui {

// A short notice at the bottom of its host that fades away by itself. Needs no answer and takes no focus.
class Toast : public QFrame
{
    Q_OBJECT
public:
    explicit Toast(QWidget *host);

    void say(const QString &text, Tone tone = Tone::Neutral); // replaces what is shown

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QLabel *m_icon;
    QLabel *m_text;
    QTimer m_stay;
};

} // namespace mj::ui
