#pragma once
#include "ui/common/card.h"

namespace mj::studio {
class Session;
}

namespace mj::ui {

class Banner;
class Paragraph;

// What this computer keeps of the member, and where its keys are.
class ComputerCard : public Card
{
    Q_OBJECT
public:
    explicit ComputerCard(studio::Session &session, QWidget *parent = nullptr);

    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    studio::Session &m_session;
    QLabel *m_title;
    Paragraph *m_name;
    Banner *m_keeping;
    Paragraph *m_stay;
    Banner *m_replaced;
};

} // namespace mj::ui
