#include "ui/top_up/fact_table.h"
#include "ui/theme/roles.h"
#include <QGridLayout>
#include <QLabel>

namespace mj::ui {

FactTable::FactTable(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::xl);
    m_grid->setVerticalSpacing(space::s);
    m_grid->setColumnStretch(1, 1);
}

void FactTable::setFacts(const QList<Fact> &facts)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto &[name, value] : facts) {
        auto *left = new QLabel(name, this);
        auto *right = new QLabel(value, this);
        setType(left, Type::Body, Tone::Muted);
        setType(right, Type::Body);
        right->setProperty("strong", true);
        right->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        right->setTextInteractionFlags(Qt::TextSelectableByMouse);
        right->setAccessibleName(name + QStringLiteral(": ") + value);
        m_grid->addWidget(left, row, 0);
        m_grid->addWidget(right, row++, 1);
    }
}

} // namespace mj::ui
