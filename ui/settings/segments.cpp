#include "ui/settings/segments.h"
#include "ui/theme/roles.h"
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace mj::ui {

Segments::Segments(const QString &name, const QStringList &values, QWidget *parent) : QWidget(parent), m_values(values)
{
    setObjectName(name);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    auto *group = new QButtonGroup(this);
    for (const QString &value : values) {
        auto *button = new QPushButton(this);
        button->setObjectName(name + QLatin1Char('_') + value);
        button->setCheckable(true);
        setKind(button, Kind::Chip);
        group->addButton(button);
        row->addWidget(button);
        m_buttons.insert(value, button);
        connect(button, &QPushButton::clicked, this, [this, value] { emit chosen(value); });
    }
    row->addStretch(1);
}

void Segments::setWords(const QString &label, const QStringList &words)
{
    setAccessibleName(label);
    for (int i = 0; i < m_values.size(); ++i) {
        QPushButton *button = m_buttons.value(m_values[i]);
        button->setText(words.value(i));
        button->setAccessibleName(label + QStringLiteral(": ") + words.value(i));
    }
}

void Segments::choose(const QString &value)
{
    if (QPushButton *button = m_buttons.value(value))
        button->setChecked(true);
}

} // namespace mj::ui
