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
    : Card(parent), m_title(addTitle()), m_refund(new Paragraph(this, Type::Small, Tone::Muted)), m_minors(new Paragraph(this, Type::Small, Tone::Muted)),
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
    body()->addWidget(m_refund);
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
        if (m_package)
            emit payRequested(m_package->id);
    });
}

void OrderReview::setPackage(const api::Package &package)
{
    m_package = package;
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
    if (!m_package)
        return;
    m_title->setText(tr("Look at your order"));
    const QString bonus = TopUpWords::bonus(*m_package);
    const QStringList names{tr("You pay"), tr("You get"), tr("Of which bonus"), tr("A point costs")};
    const QStringList values{wonText(m_package->price), pointsText(m_package->points), pointsText(m_package->bonus), TopUpWords::pricePerPoint(*m_package)};
    for (int row = 0; row < names.size(); ++row) {
        m_names[row]->setText(names[row]);
        m_values[row]->setText(values[row]);
    }
    m_names[2]->setVisible(!bonus.isEmpty());
    m_values[2]->setVisible(!bonus.isEmpty());
    m_refund->setPlain(tr("Refund: points you have not used can be given back within 7 days of buying them. The money returns within 3 business days, "
                          "without a fee. Write to support."));
    m_minors->setPlain(tr("Under 19? Buying needs the consent of a parent or guardian. Without it, you or they can cancel the purchase."));
    m_payment->setPlain(tr("The payment window of Toss Payments opens next. MJ Studio never sees your card number."));
    const QString pay = tr("Pay %1").arg(wonText(m_package->price));
    m_pay->setTexts(pay, tr("Opening the payment"));
    m_pay->setAccessibleName(pay);
    m_back->setText(tr("Back"));
    m_back->setAccessibleName(tr("Back to the packages"));
}

} // namespace mj::ui
