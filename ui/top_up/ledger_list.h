#pragma once
#include "ui/common/card.h"

class QGridLayout;
class QPushButton;

namespace mj::studio {
class TopUp;
}

namespace mj::ui {

class Paragraph;

// Every movement of points in words: what for, how many, how many afterwards, when. GUI thread.
class LedgerList : public Card
{
    Q_OBJECT
public:
    explicit LedgerList(studio::TopUp &topUp, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void addEntry(int row);

    studio::TopUp &m_topUp;
    QLabel *m_title;
    Paragraph *m_empty;
    QPushButton *m_more;
    QWidget *m_rows = nullptr;
    QGridLayout *m_grid = nullptr;
};

} // namespace mj::ui
