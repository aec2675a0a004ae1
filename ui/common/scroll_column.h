#pragma once
#include <QScrollArea>

class QVBoxLayout;

namespace mj::ui {

// A page's body as one readable column that scrolls when the window is low.
class ScrollColumn : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScrollColumn(QWidget *parent = nullptr);

    QVBoxLayout *column() const { return m_column; } // at most length::readable wide

private:
    QVBoxLayout *m_column;
};

} // namespace mj::ui
