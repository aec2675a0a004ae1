#include "ui/generation/price_question.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace mj::ui {

PriceQuestion::PriceQuestion(QWidget *parent)
    : QFrame(parent), m_words(new Paragraph(this)), m_confirm(new QPushButton(this)), m_back(new QPushButton(this))
{
    setObjectName(QStringLiteral("create_question"));
    setProperty("banner", true);
    setTone(this, Tone::Accent);
    m_words->setObjectName(QStringLiteral("create_question_words"));
    m_confirm->setObjectName(QStringLiteral("create_confirm"));
    m_back->setObjectName(QStringLiteral("create_back"));
    setKind(m_confirm, Kind::Primary);
    setKind(m_back, Kind::Secondary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_confirm, 1);
    buttons->addWidget(m_back);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_words);
    column->addLayout(buttons);
    connect(m_confirm, &QPushButton::clicked, this, &PriceQuestion::confirmed);
    connect(m_back, &QPushButton::clicked, this, &PriceQuestion::backRequested);
    hide();
    retranslate();
}

void PriceQuestion::ask(Points price, Points line)
{
    m_price = price;
    m_line = line;
    retranslate();
    show();
    m_back->setFocus(Qt::OtherFocusReason); // a second press of the same key spends nothing
}

void PriceQuestion::retranslate()
{
    m_words->setPlain(tr("This costs %1, more than the %2 you wanted to be asked about.").arg(pointsText(m_price), pointsText(m_line)));
    m_confirm->setText(tr("Confirm"));
    m_confirm->setAccessibleName(tr("Confirm the price of %1 and create").arg(pointsText(m_price)));
    m_confirm->setAccessibleDescription(m_words->plain());
    m_back->setText(tr("Back"));
    m_back->setAccessibleName(tr("Back, without creating"));
    m_back->setAccessibleDescription(m_words->plain());
}

void PriceQuestion::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit backRequested();
    else
        QFrame::keyPressEvent(event);
}

} // namespace mj::ui
