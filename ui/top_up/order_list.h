#pragma once
#include "ui/common/card.h"

class QGridLayout;

namespace mj::studio {
class TopUp;
}

namespace mj::ui {

class Paragraph;

// The orders, newest first, each with its state and the one thing that can be done about it. GUI thread.
class OrderList : public Card
{
    Q_OBJECT
public:
    explicit OrderList(studio::TopUp &topUp, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void addOrder(int row);

    studio::TopUp &m_topUp;
    QLabel *m_title;
    Paragraph *m_empty;
    QWidget *m_rows = nullptr;
    QGridLayout *m_grid = nullptr;
};

} // namespace mj::ui
