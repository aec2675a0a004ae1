#pragma once
#include "ui/common/card.h"

namespace mj::studio {
class PointsBook;
class Session;
} // namespace mj::studio

namespace mj::ui {

class Banner;
class Paragraph;

// How many points there are, what they are made of, and which of them expire soon. GUI thread.
class BalanceCard : public Card
{
    Q_OBJECT
public:
    BalanceCard(studio::Session &session, studio::PointsBook &points, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showLots();

    studio::Session &m_session;
    studio::PointsBook &m_points;
    QLabel *m_title;
    QLabel *m_available;
    Paragraph *m_held;
    Paragraph *m_split;
    Paragraph *m_next;
    Banner *m_expiring;
};

} // namespace mj::ui
