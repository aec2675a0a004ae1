#include "ui/top_up/refund_panel.h"
#include "api/error_status.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/top_up/bank_account_form.h"
#include "ui/top_up/fact_table.h"
#include <QEvent>
#include <QLabel>
#include <QProgressBar>

namespace mj::ui {

using State = studio::Refund::State;

RefundPanel::RefundPanel(studio::Refund &refund, QWidget *parent)
    : Card(parent), m_refund(refund), m_mark(new QLabel(this)), m_title(nullptr), m_anew(new Banner(QStringLiteral("warning"), Tone::Warning, this)),
      m_text(new Paragraph(this, Type::Body, Tone::Muted)), m_facts(new FactTable(this)), m_rule(new Paragraph(this, Type::Small, Tone::Muted)),
      m_account(new BankAccountForm(this)), m_progress(new QProgressBar(this)), m_confirm(new BusyButton(Kind::Primary, this)),
      m_again(new QPushButton(this)), m_back(new QPushButton(this))
{
    setObjectName(QStringLiteral("refund_panel"));
    body()->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    body()->addWidget(m_mark);
    m_title = addTitle();
    m_title->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("refund_title"));
    m_text->setObjectName(QStringLiteral("refund_text"));
    m_rule->setObjectName(QStringLiteral("refund_rule"));
    m_anew->setObjectName(QStringLiteral("refund_anew"));
    m_confirm->setObjectName(QStringLiteral("refund_confirm"));
    m_again->setObjectName(QStringLiteral("refund_again"));
    m_back->setObjectName(QStringLiteral("refund_back"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    setKind(m_again, Kind::Secondary);
    setKind(m_back, Kind::Quiet);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch();
    for (QPushButton *button : std::initializer_list<QPushButton *>{m_back, m_again, m_confirm})
        buttons->addWidget(button);
    for (QWidget *part : std::initializer_list<QWidget *>{m_anew, m_text, m_facts, m_rule, m_account, m_progress})
        body()->addWidget(part);
    body()->addLayout(buttons);
    connect(m_confirm, &QPushButton::clicked, this, &RefundPanel::confirm);
    connect(m_again, &QPushButton::clicked, &refund, &studio::Refund::readAgain);
    connect(m_back, &QPushButton::clicked, this, [this] { m_refund.dismiss(); });
    connect(&refund, &studio::Refund::stateChanged, this, &RefundPanel::refresh);
    refresh();
}

void RefundPanel::focusBack()
{
    m_back->setFocus();
}

void RefundPanel::confirm()
{
    if (!m_refund.quote())
        return;
    if (!m_refund.quote()->needsAccount)
        return m_refund.confirm();
    if (const std::optional<api::RefundAccount> account = m_account->account())
        m_refund.confirm(*account);
}

void RefundPanel::showParts()
{
    const State state = m_refund.state();
    const bool hasOffer = (state == State::Ready || state == State::Sending) && m_refund.quote() && m_refund.quote()->refusal.isEmpty();
    m_mark->setVisible(!hasOffer && state != State::Reading);
    m_anew->setVisible(hasOffer && m_refund.isReckonedAnew());
    m_facts->setVisible(hasOffer);
    m_rule->setVisible(hasOffer);
    m_account->setVisible(hasOffer && m_refund.quote()->needsAccount);
    m_account->setEnabled(state == State::Ready);
    m_confirm->setVisible(hasOffer);
    m_confirm->setBusy(state == State::Sending);
    m_back->setEnabled(state != State::Sending);
    m_progress->setVisible(state == State::Reading || state == State::Checking);
    m_again->setVisible(state == State::Failed && !m_refund.result());
    if (state == State::Idle || state == State::Done)
        m_account->forget();
}

void RefundPanel::refresh()
{
    showParts();
    m_back->setText(tr("Back to the orders"));
    m_again->setText(tr("Look again"));
    switch (m_refund.state()) {
    case State::Idle: break;
    case State::Reading: showReading(); break;
    case State::Ready:
    case State::Sending: showQuote(); break;
    case State::Checking: showChecking(); break;
    case State::Done: showDone(); break;
    case State::Failed: showFailed(); break;
    }
    for (QPushButton *button : std::initializer_list<QPushButton *>{m_back, m_again})
        button->setAccessibleName(button->text());
    setAccessibleName(m_title->text());
}

void RefundPanel::say(const QString &icon, Tone tone, const QString &title, const QString &text)
{
    Ink ink = Ink::Warning;
    if (tone == Tone::Success)
        ink = Ink::Success;
    else if (tone == Tone::Danger)
        ink = Ink::Danger;
    m_mark->setPixmap(iconPixmap(icon, length::iconHero, ink, devicePixelRatioF()));
    m_title->setText(title);
    m_text->setPlain(text);
}

void RefundPanel::showReading()
{
    m_title->setText(tr("Refund"));
    m_text->setPlain(tr("Asking the service what of this order can be refunded…"));
}

// The rule with its numbers: worth, share, and until when the whole price holds.
QString RefundPanel::rule() const
{
    const api::RefundQuote &quote = *m_refund.quote();
    QStringList lines{tr("%1 unused at the price you paid: %2 × %3 % = %4.")
                          .arg(pointsText(quote.points), wonText(quote.worth), QString::number(quote.sharePercent), wonText(quote.won))};
    if (quote.fullUntil.isValid() && quote.sharePercent == 100)
        lines.append(tr("The whole price holds until %1.").arg(dateText(quote.fullUntil)));
    else if (quote.fullUntil.isValid())
        lines.append(tr("The whole price held until %1; since then it is %2 %.").arg(dateText(quote.fullUntil), QString::number(quote.sharePercent)));
    lines.append(quote.needsAccount ? tr("The bank sends the money in about two days.")
                                    : tr("The money goes back the way it came, within 3 business days and without a fee."));
    return lines.join(QLatin1Char('\n'));
}

void RefundPanel::showQuote()
{
    if (!m_refund.quote())
        return;
    const api::RefundQuote &quote = *m_refund.quote();
    if (!quote.refusal.isEmpty())
        return showRefusal(error(api::codeFromWire(quote.refusal, api::httpStatus(Code::RefundImpossible))));
    m_title->setText(tr("Refund unused points"));
    m_text->setPlain(tr("Look at the numbers. The points go at once; a refund cannot be taken back."));
    m_anew->setText(tr("The amount changed since you saw it, so nothing was refunded. These are the new numbers."));
    QList<FactTable::Fact> facts{{tr("Points that go"), pointsText(quote.points)}};
    if (quote.bonus.value() > 0)
        facts.append({tr("Bonus points that lapse"), pointsText(quote.bonus)});
    facts.append({{tr("Price of these points"), wonText(quote.worth)},
                  {tr("Share that comes back"), tr("%1 %").arg(quote.sharePercent)},
                  {tr("You get back"), wonText(quote.won)}});
    m_facts->setFacts(facts);
    m_rule->setPlain(rule());
    const QString deed = tr("Refund %1 for %2").arg(wonText(quote.won), pointsText(quote.points));
    m_confirm->setTexts(deed, tr("Asking for the refund"));
    m_confirm->setAccessibleName(deed);
}

void RefundPanel::showRefusal(const Error &why)
{
    const ErrorText words = errorText(why);
    say(QStringLiteral("info"), Tone::Warning, words.title, words.inlineText());
}

void RefundPanel::showChecking()
{
    say(QStringLiteral("clock"), Tone::Warning, tr("The refund is being checked"),
        m_refund.result() ? tr("Your request is with the service, and the points are taken. There is nothing to do: the outcome appears in your orders by itself.")
                          : tr("No answer has come yet. There is nothing to do, and please do not ask twice: the same request is sent until its outcome "
                               "is known."));
}

void RefundPanel::showDone()
{
    const api::Refund refund = m_refund.result().value_or(api::Refund());
    say(QStringLiteral("check"), Tone::Success, tr("%1 is on its way").arg(wonText(refund.won)),
        refund.byTransfer ? tr("%1 became %2. The bank sends it to your account in about two days.").arg(pointsText(refund.points), wonText(refund.won))
                          : tr("%1 became %2. It goes back to the card or account you paid with; your card company may take a few days to show it.")
                                .arg(pointsText(refund.points), wonText(refund.won)));
}

void RefundPanel::showFailed()
{
    const ErrorText words = errorText(m_refund.failure().value_or(error(Code::RefundImpossible)));
    const std::optional<api::Refund> &refund = m_refund.result();
    if (!refund)
        return say(QStringLiteral("warning"), Tone::Danger, words.title, words.inlineText());
    const QString back = refund->bonus.value() > 0 ? tr("%1 and %2 of bonus are back.").arg(pointsText(refund->points), pointsText(refund->bonus))
                                                   : tr("%1 are back.").arg(pointsText(refund->points));
    say(QStringLiteral("warning"), Tone::Danger, tr("The refund did not go through"), back + QLatin1Char(' ') + words.inlineText());
}

void RefundPanel::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace mj::ui
