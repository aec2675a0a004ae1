#include "ui/top_up/bank_account_form.h"
#include "ui/common/field.h"
#include "ui/common/paragraph.h"
#include "ui/top_up/bank_words.h"
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mj::ui {
namespace {

constexpr int fewestDigits = 4;
constexpr int mostDigits = 20;
constexpr int longestHolder = 60;

} // namespace

BankAccountForm::BankAccountForm(QWidget *parent)
    : QWidget(parent), m_bank(new QComboBox), m_number(new QLineEdit), m_holder(new QLineEdit), m_bankField(new Field(m_bank, this)),
      m_numberField(new Field(m_number, this)), m_holderField(new Field(m_holder, this)), m_what(new Paragraph(this, Type::Small, Tone::Muted))
{
    m_bank->setObjectName(QStringLiteral("refund_bank"));
    m_number->setObjectName(QStringLiteral("refund_number"));
    m_holder->setObjectName(QStringLiteral("refund_holder"));
    m_number->setInputMethodHints(Qt::ImhDigitsOnly);
    m_holder->setMaxLength(longestHolder);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    for (QWidget *part : std::initializer_list<QWidget *>{m_what, m_bankField, m_numberField, m_holderField})
        column->addWidget(part);
    connect(m_number, &QLineEdit::textEdited, this, &BankAccountForm::onNumberEdited);
    connect(m_holder, &QLineEdit::textEdited, this, &BankAccountForm::clearProblems);
    connect(m_bank, &QComboBox::activated, this, &BankAccountForm::clearProblems);
    retranslate();
}

// A pasted number has dashes and blanks.
void BankAccountForm::onNumberEdited(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.digitValue() >= 0 && digits.size() < mostDigits)
            digits += QString::number(c.digitValue());
    }
    if (digits != text)
        m_number->setText(digits);
    clearProblems();
}

api::RefundAccount BankAccountForm::typed() const
{
    return {m_bank->currentData().toString(), m_number->text(), m_holder->text().trimmed()};
}

void BankAccountForm::showProblems(const api::RefundAccount &typed)
{
    m_isMarked = true;
    m_bankField->setProblem(typed.bank.isEmpty() ? tr("Choose the bank.") : QString());
    m_numberField->setProblem(typed.number.size() < fewestDigits ? tr("Type the whole account number.") : QString());
    m_holderField->setProblem(typed.holder.isEmpty() ? tr("Type the name the account is held in.") : QString());
}

std::optional<api::RefundAccount> BankAccountForm::account()
{
    const api::RefundAccount whole = typed();
    showProblems(whole);
    for (Field *field : {m_bankField, m_numberField, m_holderField}) {
        if (!field->hasProblem())
            continue;
        field->input()->setFocus();
        for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(above))
                area->ensureWidgetVisible(field);
        }
        return std::nullopt;
    }
    return whole;
}

void BankAccountForm::clearProblems()
{
    m_isMarked = false;
    for (Field *field : {m_bankField, m_numberField, m_holderField})
        field->setProblem({});
    emit edited();
}

void BankAccountForm::forget()
{
    m_bank->setCurrentIndex(0);
    m_number->clear();
    m_holder->clear();
    m_isMarked = false;
    for (Field *field : {m_bankField, m_numberField, m_holderField})
        field->setProblem({});
}

void BankAccountForm::retranslate()
{
    const QString chosen = m_bank->currentData().toString();
    m_bank->clear();
    m_bank->addItem(tr("Choose a bank"), QString());
    for (const auto &[code, name] : BankWords::all())
        m_bank->addItem(name, code);
    m_bank->setCurrentIndex(qMax(0, m_bank->findData(chosen)));
    m_what->setPlain(tr("You paid by deposit, so the money goes to a bank account in your name. It is passed to Toss Payments for this refund and "
                        "not kept afterwards."));
    m_bankField->setLabel(tr("Bank"));
    m_numberField->setLabel(tr("Account number"));
    m_numberField->setHint(tr("Digits only."));
    m_holderField->setLabel(tr("Account holder"));
    if (m_isMarked)
        showProblems(typed());
}

void BankAccountForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mj::ui
