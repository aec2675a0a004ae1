#include "ui/common/field.h"
#include "ui/theme/roles.h"
#include <QLabel>
#include <QVBoxLayout>

namespace mj::ui {

Field::Field(QWidget *input, QWidget *parent)
    : QWidget(parent), m_input(input), m_label(new QLabel(this)), m_line(new QLabel(this)), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::xs);
    m_label->setProperty("strong", true);
    setType(m_label, Type::Small);
    m_label->setBuddy(input);
    setType(m_line, Type::Caption, Tone::Muted);
    m_line->setWordWrap(true);
    m_layout->addWidget(m_label);
    m_layout->addWidget(m_input);
    m_layout->addWidget(m_line);
    showLine();
}

void Field::setLabel(const QString &label)
{
    m_label->setText(label);
    m_input->setAccessibleName(label);
}

void Field::setHint(const QString &hint)
{
    m_hint = hint;
    showLine();
}

void Field::setProblem(const QString &problem)
{
    m_problem = problem;
    setInvalid(m_input, !problem.isEmpty());
    showLine();
}

void Field::addBelow(QWidget *widget)
{
    m_layout->insertWidget(m_layout->indexOf(m_line), widget);
}

void Field::showLine()
{
    const QString line = m_problem.isEmpty() ? m_hint : m_problem;
    setTone(m_line, m_problem.isEmpty() ? Tone::Muted : Tone::Danger);
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
    m_input->setAccessibleDescription(line);
}

} // namespace mj::ui
