#include "ui/top_up/outcome_panel.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include "ui/top_up/bank_words.h"
#include "ui/top_up/fact_table.h"
#include <QClipboard>
#include <QGuiApplication>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace mj::ui {

using State = studio::TopUp::State;

OutcomePanel::OutcomePanel(studio::TopUp &topUp, QWidget *parent)
    : Card(parent), m_topUp(topUp), m_mark(new QLabel(this)), m_title(nullptr), m_text(new Paragraph(this, Type::Body, Tone::Muted)),
      m_deposit(new FactTable(this)), m_copy(new QPushButton(this)), m_progress(new QProgressBar(this)), m_next(new QPushButton(this)), m_dismiss(new QPushButton(this))
{
    body()->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    body()->addWidget(m_mark);
    m_title = addTitle();
    m_title->setObjectName(QStringLiteral("outcome_title"));
    m_text->setObjectName(QStringLiteral("outcome_text"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_deposit->setObjectName(QStringLiteral("outcome_deposit"));
    m_copy->setObjectName(QStringLiteral("outcome_copy"));
    setKind(m_copy, Kind::Secondary);
    m_next->setObjectName(QStringLiteral("outcome_next"));
    m_dismiss->setObjectName(QStringLiteral("outcome_dismiss"));
    setKind(m_next, Kind::Primary);
    setKind(m_dismiss, Kind::Quiet);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch();
    buttons->addWidget(m_dismiss);
    buttons->addWidget(m_next);
    body()->addWidget(m_text);
    body()->addWidget(m_deposit);
    body()->addWidget(m_copy, 0, Qt::AlignLeft);
    body()->addWidget(m_progress);
    body()->addLayout(buttons);
    connect(m_next, &QPushButton::clicked, this, &OutcomePanel::next);
    connect(m_copy, &QPushButton::clicked, this, &OutcomePanel::copyAccount);
    connect(m_dismiss, &QPushButton::clicked, this, [this] { m_topUp.dismiss(); });
    refresh();
}

bool OutcomePanel::canContinue() const
{
    const std::optional<api::TopUp> order = m_topUp.current();
    return m_topUp.state() == State::Failed && order && order->isUnpaid();
}

void OutcomePanel::next()
{
    if (m_topUp.state() == State::Done) {
        m_topUp.dismiss();
        emit createRequested();
    } else if (m_topUp.state() == State::Approved && m_topUp.current()) {
        m_topUp.finishPayment(m_topUp.current()->id);
    } else if (canContinue()) {
        m_topUp.continueOrder(m_topUp.current()->id);
    } else {
        m_topUp.dismiss();
    }
}

void OutcomePanel::refresh()
{
    const State state = m_topUp.state();
    m_progress->setVisible(state == State::Ordering || state == State::Checking);
    m_next->setVisible(state == State::Done || state == State::Failed || state == State::Approved);
    m_deposit->setVisible(state == State::WaitingDeposit);
    m_copy->setVisible(state == State::WaitingDeposit);
    if (state == State::Done)
        showDone();
    else if (state == State::Approved)
        showApproved();
    else if (state == State::WaitingDeposit)
        showDeposit();
    else if (state == State::Failed)
        showFailed();
    else
        showChecking();
    for (QPushButton *button : {m_next, m_dismiss, m_copy})
        button->setAccessibleName(button->text());
    setAccessibleName(m_title->text());
}

void OutcomePanel::showChecking()
{
    m_mark->setPixmap(iconPixmap(QStringLiteral("clock"), length::iconHero, Ink::Warning, devicePixelRatioF()));
    m_title->setText(tr("Checking your payment"));
    m_text->setPlain(tr("The service is asking Toss Payments what happened. Please do not pay again; the points arrive by themselves, even if you leave this page."));
    m_dismiss->setText(tr("Leave, keep checking"));
}

void OutcomePanel::showApproved()
{
    const std::optional<api::TopUp> order = m_topUp.current();
    m_mark->setPixmap(iconPixmap(QStringLiteral("info"), length::iconHero, Ink::Warning, devicePixelRatioF()));
    m_title->setText(tr("Approved, but not finished"));
    m_text->setPlain(tr("You approved this payment, but the way back was lost before the money moved. Finish it now, or leave it: then it lapses "
                        "and nothing is charged."));
    m_next->setText(order ? tr("Finish paying %1").arg(wonText(order->price)) : QString());
    m_dismiss->setText(tr("Leave it"));
}

void OutcomePanel::showDeposit()
{
    const std::optional<api::TopUp> order = m_topUp.current();
    m_mark->setPixmap(iconPixmap(QStringLiteral("bank"), length::iconHero, Ink::Accent, devicePixelRatioF()));
    m_title->setText(tr("Waiting for your deposit"));
    m_text->setPlain(tr("Send exactly this amount to this account. The points arrive by themselves when the money is there, even if you leave this "
                        "page or close the program."));
    if (order) {
        m_deposit->setFacts({{tr("Bank"), BankWords::name(order->deposit.bank)},
                             {tr("Account number"), order->deposit.account},
                             {tr("Amount"), wonText(order->price)},
                             {tr("Until"), order->deposit.dueAt.isValid() ? dateText(order->deposit.dueAt) : QString()},
                             {tr("You get"), pointsText(order->points)}});
    }
    m_copy->setText(tr("Copy the account number"));
    m_dismiss->setText(tr("Back to points"));
}

void OutcomePanel::copyAccount()
{
    if (const std::optional<api::TopUp> order = m_topUp.current()) {
        QGuiApplication::clipboard()->setText(order->deposit.account);
        m_copy->setText(tr("Copied"));
    }
}

void OutcomePanel::showDone()
{
    const std::optional<api::TopUp> order = m_topUp.current();
    const QString points = order ? pointsText(order->points) : QString();
    m_mark->setPixmap(iconPixmap(QStringLiteral("check"), length::iconHero, Ink::Success, devicePixelRatioF()));
    m_title->setText(tr("%1 added").arg(points));
    m_text->setPlain(order ? tr("You paid %1. The order and the receipt facts stay in the list of orders.").arg(wonText(order->price)) : QString());
    m_next->setText(tr("Create a picture"));
    m_dismiss->setText(tr("Back to points"));
}

void OutcomePanel::showFailed()
{
    const ErrorText words = errorText(m_topUp.failure().value_or(error(Code::PaymentUnknown)));
    m_mark->setPixmap(iconPixmap(QStringLiteral("warning"), length::iconHero, Ink::Danger, devicePixelRatioF()));
    m_title->setText(words.title);
    m_text->setPlain(words.inlineText());
    m_next->setText(canContinue() ? tr("Continue this order") : tr("Choose again"));
    m_dismiss->setText(tr("Back to points"));
}

void OutcomePanel::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace mj::ui
