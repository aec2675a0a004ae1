#pragma once
#include "ui/theme/tokens.h"
#include <QScrollArea>

class QVBoxLayout;

namespace mj::ui {

// A page's body as one readable column that scrolls when the window is low.
class ScrollColumn : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScrollColumn(QWidget *parent = nullptr, int widest = length::readable);

    QVBoxLayout *column() const { return m_column; } // at most `widest` pixels wide

private:
    QVBoxLayout *m_column;
};

} // namespace mj::ui
