#include "ui/top_up/order_review.h"
#include "ui/common/busy_button.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/top_up/top_up_words.h"
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace mj::ui {

OrderReview::OrderReview(QWidget *parent)
    : Card(parent), m_title(addTitle()), m_refund(new Paragraph(this, Type::Small, Tone::Muted)),
      m_expiry(new Paragraph(this, Type::Small, Tone::Muted)), m_minors(new Paragraph(this, Type::Small, Tone::Muted)),
      m_payment(new Paragraph(this, Type::Small, Tone::Muted)), m_pay(new BusyButton(Kind::Primary, this)), m_back(new QPushButton(this))
{
    body()->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    body()->setSpacing(space::l);
    auto *table = new QGridLayout;
    table->setHorizontalSpacing(space::xl);
    table->setVerticalSpacing(space::s);
    table->setColumnStretch(1, 1);
    for (int row = 0; row < 4; ++row) {
        auto *name = new QLabel(this);
        auto *value = new QLabel(this);
        setType(name, Type::Body, Tone::Muted);
        setType(value, row == 0 ? Type::Title : Type::Body);
        value->setAlignment(Qt::AlignRight);
        value->setProperty("strong", true);
        table->addWidget(name, row, 0);
        table->addWidget(value, row, 1);
        m_names.append(name);
        m_values.append(value);
    }
    body()->addLayout(table);
    m_refund->setObjectName(QStringLiteral("review_refund"));
    m_expiry->setObjectName(QStringLiteral("review_expiry"));
    body()->addWidget(m_refund);
    body()->addWidget(m_expiry);
    body()->addWidget(m_minors);
    body()->addWidget(m_payment);
    m_pay->setObjectName(QStringLiteral("review_pay"));
    m_back->setObjectName(QStringLiteral("review_back"));
    setKind(m_back, Kind::Quiet);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_pay);
    body()->addLayout(buttons);
    connect(m_back, &QPushButton::clicked, this, &OrderReview::backRequested);
    connect(m_pay, &QPushButton::clicked, this, [this] {
        if (m_purchase)
            emit payRequested(*m_purchase);
    });
}

void OrderReview::setPurchase(const Purchase &purchase, const api::Offer &rules)
{
    m_purchase = purchase;
    m_rules = rules;
    retranslate();
}

void OrderReview::setBusy(bool busy)
{
    m_pay->setBusy(busy);
    m_back->setEnabled(!busy);
}

void OrderReview::focusBack()
{
    m_back->setFocus();
}

void OrderReview::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void OrderReview::retranslate()
{
    if (!m_purchase)
        return;
    m_title->setText(tr("Look at your order"));
    const bool hasBonus = m_purchase->bonus.value() > 0;
    const QStringList names{tr("You pay"), tr("You get"), tr("Of which bonus"), tr("A point costs")};
    const QStringList values{wonText(m_purchase->won), pointsText(m_purchase->points), pointsText(m_purchase->bonus),
                             TopUpWords::pricePerPoint(m_purchase->won, m_purchase->points)};
    for (int row = 0; row < names.size(); ++row) {
        m_names[row]->setText(names[row]);
        m_values[row]->setText(values[row]);
    }
    m_names[2]->setVisible(hasBonus);
    m_values[2]->setVisible(hasBonus);
    m_refund->setPlain(tr("Refund: bought points you have not used become money again, at their whole price within %n day(s) of buying and at "
                          "%1 % of it afterwards. Bonus points lapse with a refund. You ask for it in your list of orders; the money returns within 3 business days, "
                          "without a fee.",
                          nullptr, m_rules.fullRefundDays)
                           .arg(m_rules.laterSharePercent));
    m_expiry->setPlain(hasBonus ? tr("Bought points expire after %1 months, bonus points after %2.").arg(m_rules.paidMonths).arg(m_rules.bonusMonths)
                                : tr("Bought points expire after %1 months.").arg(m_rules.paidMonths));
    m_minors->setPlain(tr("Under 19? Buying needs the consent of a parent or guardian. Without it, you or they can cancel the purchase."));
    m_payment->setPlain(tr("The payment window of Toss Payments opens next. MJ Studio never sees your card number."));
    const QString pay = tr("Pay %1").arg(wonText(m_purchase->won));
    m_pay->setTexts(pay, tr("Opening the payment"));
    m_pay->setAccessibleName(pay);
    m_back->setText(tr("Back"));
    m_back->setAccessibleName(tr("Back to the packages"));
}

} // namespace mj::ui
