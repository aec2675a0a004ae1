#include "ui/common/chip_row.h"
#include "ui/common/flow_layout.h"
#include "ui/theme/roles.h"
#include <QButtonGroup>
#include <QPushButton>

namespace mj::ui {

ChipRow::ChipRow(QString prefix, QWidget *parent) : QWidget(parent), m_prefix(std::move(prefix)), m_buttons(new QButtonGroup(this))
{
    auto *row = new FlowLayout(this, space::s);
    row->setContentsMargins(0, 0, 0, 0);
    connect(m_buttons, &QButtonGroup::idClicked, this, &ChipRow::changed);
}

void ChipRow::setChips(const QList<Chip> &chips)
{
    QStringList ids;
    for (const Chip &chip : chips)
        ids.append(chip.id);
    if (ids != m_ids) {
        const QString before = current();
        const QList<QAbstractButton *> old = m_buttons->buttons();
        for (QAbstractButton *button : old) {
            m_buttons->removeButton(button);
            layout()->removeWidget(button);
            button->setObjectName(QString());
            button->hide();
            button->deleteLater();
        }
        m_ids = ids;
        for (int i = 0; i < ids.size(); ++i) {
            auto *button = new QPushButton(this);
            button->setCheckable(true);
            button->setObjectName(m_prefix + QLatin1Char('_') + (ids[i].isEmpty() ? QStringLiteral("none") : ids[i]));
            setKind(button, Kind::Chip);
            m_buttons->addButton(button, i);
            layout()->addWidget(button);
            button->show();
        }
        if (!ids.isEmpty())
            m_buttons->button(qMax(0, int(ids.indexOf(before))))->setChecked(true);
    }
    for (int i = 0; i < chips.size(); ++i) {
        m_buttons->button(i)->setText(chips[i].text);
        m_buttons->button(i)->setAccessibleName(chips[i].text);
    }
}

void ChipRow::setCurrent(const QString &id)
{
    if (QAbstractButton *button = m_buttons->button(int(m_ids.indexOf(id))))
        button->setChecked(true);
}

QString ChipRow::current() const
{
    const int id = m_buttons->checkedId();
    return id < 0 || id >= m_ids.size() ? QString() : m_ids[id];
}

} // namespace mj::ui
