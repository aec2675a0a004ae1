#include "ui/common/scroll_column.h"
#include <QVBoxLayout>

namespace mj::ui {

ScrollColumn::ScrollColumn(QWidget *parent, int widest) : QScrollArea(parent)
{
    auto *body = new QWidget;
    body->setObjectName(QStringLiteral("scroll_body"));
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(space::xl, space::xs, space::xl, space::xl);
    auto *inner = new QWidget(body);
    inner->setMaximumWidth(widest);
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::l);
    row->addWidget(inner, 1000);
    row->addStretch(1);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(body);
}

} // namespace mj::ui
