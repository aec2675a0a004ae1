#include "ui/account/consent_card.h"
#include "ui/common/paragraph.h"
#include <QCheckBox>
#include <QGridLayout>

namespace mj::ui {

ConsentCard::ConsentCard(const QString &purpose, const QString &name, QWidget *parent)
    : Card(parent), m_purpose(purpose), m_heading(new QLabel(this)), m_grid(new QGridLayout), m_box(new QCheckBox(this)),
        m_problem(new QLabel(this))
{
    m_heading->setProperty("strong", true);
    m_heading->setWordWrap(true);
    setType(m_heading, Type::Body);
    setType(m_problem, Type::Caption, Tone::Danger);
    m_problem->hide();
    m_box->setObjectName(name);
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(space::xs);
    m_grid->setColumnStretch(1, 1);
    body()->setSpacing(space::s);
    body()->addWidget(m_heading);
    body()->addLayout(m_grid);
    body()->addWidget(m_box);
    body()->addWidget(m_problem);
    connect(m_box, &QCheckBox::toggled, this, &ConsentCard::answered);
}

void ConsentCard::setWords(const QString &heading, const QString &agree, const Facts &facts)
{
    m_heading->setText(heading);
    m_box->setText(agree);
    m_box->setAccessibleName(heading);
    while (m_facts.size() < facts.size()) {
        const int row = int(m_facts.size());
        auto *what = new QLabel(this);
        setType(what, Type::Small, Tone::Muted);
        auto *fact = new Paragraph(this, Type::Small);
        m_grid->addWidget(what, row, 0, Qt::AlignTop);
        m_grid->addWidget(fact, row, 1);
        m_facts.append({what, fact});
    }
    for (int i = 0; i < m_facts.size(); ++i) {
        m_facts[i].first->setText(facts[i].first);
        m_facts[i].second->setPlain(facts[i].second);
    }
    m_problem->setText(tr("Agree to this to join."));
}

void ConsentCard::setProblem(bool problem)
{
    m_problem->setVisible(problem);
}

bool ConsentCard::isAgreed() const
{
    return m_box->isChecked();
}

} // namespace mj::ui
