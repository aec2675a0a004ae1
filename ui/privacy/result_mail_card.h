#pragma once
#include "ui/common/card.h"

class QCheckBox;

namespace mj::studio {
class MailDeliveries;
}

namespace mj::ui {

class Paragraph;

// The account's switch for mails with pictures. GUI thread.
class ResultMailCard : public Card
{
    Q_OBJECT
public:
    explicit ResultMailCard(studio::MailDeliveries &mails, QWidget *parent = nullptr);

    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    studio::MailDeliveries &m_mails;
    QLabel *m_title;
    QCheckBox *m_switch;
    Paragraph *m_state;
    Paragraph *m_problem;
};

} // namespace mj::ui
