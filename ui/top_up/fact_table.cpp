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

// Labels stay: a switch of the theme walks over all widgets while it has this called.
void FactTable::setFacts(const QList<Fact> &facts)
{
    while (m_names.size() < facts.size())
        addRow();
    for (int row = 0; row < m_names.size(); ++row) {
        const bool isUsed = row < facts.size();
        m_names[row]->setVisible(isUsed);
        m_values[row]->setVisible(isUsed);
        if (!isUsed)
            continue;
        m_names[row]->setText(facts[row].first);
        m_values[row]->setText(facts[row].second);
        m_values[row]->setAccessibleName(facts[row].first + QStringLiteral(": ") + facts[row].second);
    }
}

void FactTable::addRow()
{
    const int row = int(m_names.size());
    auto *name = new QLabel(this);
    auto *value = new QLabel(this);
    setType(name, Type::Body, Tone::Muted);
    setType(value, Type::Body);
    value->setProperty("strong", true);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(value, row, 1);
    m_names.append(name);
    m_values.append(value);
}

} // namespace mj::ui
