#pragma once
#include "ui/common/card.h"

class QPushButton;

namespace mj::studio {
class Session;
}

namespace mj::ui {

class Paragraph;

// Leaving this computer, with or without erasing what is sealed here.
class SignOutCard : public Card
{
    Q_OBJECT
public:
    explicit SignOutCard(studio::Session &session, QWidget *parent = nullptr);

    void ask(bool asking);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    studio::Session &m_session;
    QLabel *m_title;
    Paragraph *m_words;
    QPushButton *m_out;
    QWidget *m_choices;
    QPushButton *m_keep;
    QPushButton *m_erase;
    QPushButton *m_cancel;
};

} // namespace mj::ui
