#include "ui/top_up/amount_card.h"
#include "ui/common/field.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/top_up/top_up_words.h"
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <algorithm>

namespace mj::ui {
namespace {

constexpr int longestAmount = 9; // digits

} // namespace

AmountCard::AmountCard(QWidget *parent)
    : Card(parent), m_title(addTitle()), m_input(new QLineEdit), m_field(new Field(m_input, this)), m_gets(new Paragraph(this, Type::Small)),
      m_next(new QPushButton(this))
{
    setObjectName(QStringLiteral("amount_card"));
    m_input->setObjectName(QStringLiteral("amount_input"));
    m_input->setMaximumWidth(length::form / 2);
    m_gets->setObjectName(QStringLiteral("amount_gets"));
    m_next->setObjectName(QStringLiteral("amount_next"));
    setKind(m_next, Kind::Secondary);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(m_gets, 1);
    row->addWidget(m_next, 0, Qt::AlignBottom);
    body()->addWidget(m_field);
    body()->addLayout(row);
    connect(m_input, &QLineEdit::textEdited, this, &AmountCard::onEdited);
    connect(m_input, &QLineEdit::returnPressed, this, &AmountCard::choose);
    connect(m_next, &QPushButton::clicked, this, &AmountCard::choose);
    refresh();
}

void AmountCard::setOffer(const std::optional<api::Offer> &offer)
{
    m_custom = offer && offer->custom.wonPerPoint.value() > 0 ? std::optional(offer->custom) : std::nullopt;
    setVisible(m_custom.has_value());
    refresh();
}

// Pasted amounts carry separators and currency signs.
void AmountCard::onEdited(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit() && c.digitValue() >= 0 && digits.size() < longestAmount)
            digits += QString::number(c.digitValue());
    }
    if (digits != text)
        m_input->setText(digits);
    refresh();
}

std::optional<Krw> AmountCard::amount() const
{
    const QString text = m_input->text();
    return text.isEmpty() ? std::nullopt : std::optional(Krw(text.toLongLong()));
}

QString AmountCard::problem() const
{
    const std::optional<Krw> won = amount();
    if (!won || !m_custom)
        return {};
    if (*won < m_custom->minimum)
        return tr("At least %1.").arg(wonText(m_custom->minimum));
    if (*won > m_custom->maximum)
        return tr("At most %1 at once.").arg(wonText(m_custom->maximum));
    if (m_custom->step.value() > 0 && won->value() % m_custom->step.value() != 0)
        return tr("Only in steps of %1.").arg(wonText(m_custom->step));
    return {};
}

void AmountCard::choose()
{
    if (m_custom && amount() && problem().isEmpty())
        emit chosen(Purchase::of(*amount(), *m_custom));
}

void AmountCard::refresh()
{
    m_title->setText(tr("Your own amount"));
    m_field->setLabel(tr("Amount in won"));
    m_next->setText(tr("Look at the order"));
    m_next->setAccessibleName(tr("Look at the order of your own amount"));
    if (!m_custom)
        return;
    m_field->setHint(tr("%1 to %2, in steps of %3.").arg(wonText(m_custom->minimum), wonText(m_custom->maximum), wonText(m_custom->step)));
    const QString wrong = problem();
    m_field->setProblem(wrong);
    const bool isGood = amount() && wrong.isEmpty();
    m_next->setEnabled(isGood);
    const QString each = TopUpWords::pricePerPoint(m_custom->wonPerPoint, Points(1));
    m_gets->setPlain(isGood ? tr("%1 buys %2, at %3 a point.").arg(wonText(*amount()), pointsText(Purchase::of(*amount(), *m_custom).points), each)
                            : tr("A point costs %1, without a bonus.").arg(each));
}

void AmountCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace mj::ui
