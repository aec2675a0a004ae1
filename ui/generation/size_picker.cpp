#include "ui/generation/size_picker.h"
#include "ui/common/flow_layout.h"
#include "ui/generation/generation_words.h"
#include "ui/generation/shape_button.h"
#include "ui/theme/tokens.h"
#include <QButtonGroup>
#include <QEvent>

namespace mj::ui {

SizePicker::SizePicker(QWidget *parent) : QWidget(parent), m_buttons(new QButtonGroup(this))
{
    auto *row = new FlowLayout(this, space::s);
    row->setContentsMargins(0, 0, 0, 0);
    connect(m_buttons, &QButtonGroup::idClicked, this, &SizePicker::changed);
}

void SizePicker::setSizes(const QList<QSize> &sizes)
{
    if (sizes == m_sizes)
        return;
    const QSize before = current();
    m_sizes = sizes;
    const QList<QAbstractButton *> old = m_buttons->buttons();
    for (QAbstractButton *button : old) {
        m_buttons->removeButton(button);
        button->deleteLater();
        button->hide();
    }
    for (int i = 0; i < sizes.size(); ++i) {
        auto *button = new ShapeButton(sizes[i], this);
        button->setObjectName(QStringLiteral("create_size_%1x%2").arg(sizes[i].width()).arg(sizes[i].height()));
        m_buttons->addButton(button, i);
        layout()->addWidget(button);
        button->show();
    }
    setCurrent(before);
    if (!m_buttons->checkedButton() && !sizes.isEmpty())
        m_buttons->button(0)->setChecked(true);
    retranslate();
}

void SizePicker::setCurrent(const QSize &size)
{
    if (QAbstractButton *button = m_buttons->button(int(m_sizes.indexOf(size))))
        button->setChecked(true);
}

QSize SizePicker::current() const
{
    const int id = m_buttons->checkedId();
    return id < 0 || id >= m_sizes.size() ? QSize() : m_sizes[id];
}

void SizePicker::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SizePicker::retranslate()
{
    for (int i = 0; i < m_sizes.size(); ++i)
        m_buttons->button(i)->setAccessibleName(tr("Size %1").arg(GenerationWords::size(m_sizes[i])));
}

} // namespace mj::ui
