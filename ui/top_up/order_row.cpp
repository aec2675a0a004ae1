#include "ui/top_up/order_row.h"
#include "ui/common/badge.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/theme/roles.h"
#include "ui/top_up/top_up_words.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace mj::ui {

OrderRow::OrderRow(const api::TopUp &order, QWidget *parent) : QWidget(parent), m_order(order)
{
    setObjectName(QStringLiteral("order_") + order.id);
    auto *what = new QLabel(QStringLiteral("%1 · %2").arg(pointsText(order.points), wonText(order.price)), this);
    setType(what, Type::Body);
    what->setProperty("strong", true);
    QStringList facts{dateText(order.createdAt)};
    for (const QString &fact : {TopUpWords::method(order), TopUpWords::bonus(order.bonus)}) {
        if (!fact.isEmpty())
            facts.append(fact);
    }
    auto *when = new QLabel(facts.join(QStringLiteral(" · ")), this);
    setType(when, Type::Small, Tone::Muted);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(what);
    head->addWidget(new Badge(TopUpWords::state(order), TopUpWords::tone(order), this), 0, Qt::AlignVCenter);
    head->addStretch(1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::l);
    foot->addWidget(when, 1);
    addDeeds(foot);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::xs, 0, space::xs);
    column->setSpacing(space::xs);
    column->addLayout(head);
    column->addLayout(foot);
    for (const api::Refund &refund : order.refunds) {
        auto *line = new Paragraph(this, Type::Small, refund.isOpen() ? Tone::Warning : Tone::Muted);
        line->setPlain(TopUpWords::refund(refund));
        column->addWidget(line);
    }
    setAccessibleName(QStringLiteral("%1, %2, %3").arg(what->text(), TopUpWords::state(order), when->text()));
}

void OrderRow::addDeeds(QHBoxLayout *row)
{
    using State = api::TopUpState;
    if (m_order.isUnpaid() && m_order.isApproved)
        addDeed(row, Deed::Finish, "order_finish_", tr("Finish payment"));
    else if (m_order.isUnpaid())
        addDeed(row, Deed::Continue, "order_continue_", tr("Continue"));
    if (m_order.state == State::WaitingDeposit)
        addDeed(row, Deed::ShowDeposit, "order_deposit_", tr("Show deposit account"));
    if (m_order.isOpen() && !m_order.isUnpaid())
        addDeed(row, Deed::Check, "order_check_", tr("Check again"));
    if (!m_order.isPaid())
        return;
    if (!m_order.receiptUrl.isEmpty())
        addDeed(row, Deed::Receipt, "order_receipt_", tr("Receipt"));
    addDeed(row, Deed::Document, "order_document_", tr("Save as PDF…"));
    if (m_order.state == State::Paid || m_order.state == State::PartlyRefunded)
        addDeed(row, Deed::Refund, "order_refund_", tr("Refund…"));
}

void OrderRow::addDeed(QHBoxLayout *row, Deed deed, const char *name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name) + m_order.id);
    button->setAccessibleName(QStringLiteral("%1: %2, %3").arg(text, pointsText(m_order.points), dateText(m_order.createdAt)));
    setKind(button, Kind::Link);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, deed] { emit asked(deed); });
}

} // namespace mj::ui
