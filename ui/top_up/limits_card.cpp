#include "ui/top_up/limits_card.h"
#include "studio/ledger.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/field.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <utility>

namespace mj::ui {
namespace {

constexpr qint64 largestLimit = 100'000'000;
constexpr int fullBar = 1000;
constexpr int nearlyFull = 800;

} // namespace

LimitsCard::LimitsCard(studio::PointLedger &ledger, QWidget *parent)
    : Card(parent), m_ledger(ledger), m_title(addTitle()), m_what(new Paragraph(this, Type::Small, Tone::Muted)),
      m_day(makeRow(QStringLiteral("limit_day"), true)), m_month(makeRow(QStringLiteral("limit_month"), true)),
      m_ask(makeRow(QStringLiteral("limit_ask"), false)), m_save(new BusyButton(Kind::Secondary, this)), m_result(new Paragraph(this, Type::Small))
{
    setObjectName(QStringLiteral("points_limits"));
    m_save->setObjectName(QStringLiteral("limits_save"));
    m_result->setObjectName(QStringLiteral("limits_result"));
    m_result->hide();
    auto *fields = new QHBoxLayout;
    fields->setSpacing(space::l);
    for (const Row *row : {&m_day, &m_month, &m_ask})
        fields->addWidget(row->field, 1, Qt::AlignTop);
    body()->addWidget(m_what);
    body()->addLayout(fields);
    body()->addWidget(m_result);
    body()->addWidget(m_save, 0, Qt::AlignLeft);
    connectParts();
    retranslate();
}

LimitsCard::Row LimitsCard::makeRow(const QString &name, bool hasBar)
{
    Row row{new QLineEdit(this), nullptr, nullptr, nullptr};
    row.edit->setObjectName(name);
    row.edit->setInputMethodHints(Qt::ImhDigitsOnly);
    row.edit->setAlignment(Qt::AlignRight);
    row.field = new Field(row.edit, this);
    if (!hasBar)
        return row;
    row.bar = new QProgressBar(this);
    row.bar->setObjectName(name + QStringLiteral("_spent"));
    row.bar->setRange(0, fullBar);
    row.bar->setTextVisible(false);
    row.spent = new Paragraph(this, Type::Caption, Tone::Muted);
    row.field->addBelow(row.bar);
    row.field->addBelow(row.spent);
    return row;
}

void LimitsCard::connectParts()
{
    for (const Row &row : {m_day, m_month, m_ask}) {
        connect(row.edit, &QLineEdit::textEdited, this, [this, field = row.field] {
            m_isEdited = true;
            field->setProblem({});
            m_result->hide();
        });
        connect(row.edit, &QLineEdit::returnPressed, this, &LimitsCard::save);
    }
    connect(m_save, &QPushButton::clicked, this, &LimitsCard::save);
    connect(&m_ledger, &studio::PointLedger::limitsChanged, this, &LimitsCard::showLimits);
    connect(&m_ledger, &studio::PointLedger::savingChanged, this, [this] { m_save->setBusy(m_ledger.isSaving()); });
    connect(&m_ledger, &studio::PointLedger::limitsSaved, this, [this] {
        if (!std::exchange(m_isMine, false))
            return;
        m_isEdited = false;
        showLimits();
        say(tr("Saved. It holds on every device of yours."), true);
    });
    connect(&m_ledger, &studio::PointLedger::saveFailed, this, &LimitsCard::onSaveFailed);
}

void LimitsCard::showLimits()
{
    const std::optional<api::SpendingLimits> limits = m_ledger.limits();
    m_save->setReady(limits.has_value()); // all three are saved together: none before all are known
    for (const Row &row : {m_day, m_month, m_ask})
        row.edit->setEnabled(limits.has_value());
    if (!limits) {
        m_isEdited = false;
        m_isMine = false;
        for (const Row &row : {m_day, m_month, m_ask}) {
            row.edit->clear();
            row.field->setProblem({});
        }
        if (m_ledger.limitsFailure())
            say(errorText(*m_ledger.limitsFailure()).inlineText(), false);
        else
            m_result->hide();
    } else if (!m_isEdited && !m_isMine) {
        const auto shown = [](Points limit) { return limit > Points(0) ? QString::number(limit.value()) : QString(); };
        m_day.edit->setText(shown(limits->perDay));
        m_month.edit->setText(shown(limits->perMonth));
        m_ask.edit->setText(shown(limits->askAbove));
    }
    const api::SpendingLimits now = limits.value_or(api::SpendingLimits());
    showSpent(m_day, now.spentToday, now.perDay,
              now.perDay > Points(0) ? tr("%1 of %2 spent today").arg(pointsText(now.spentToday), pointsText(now.perDay))
                                     : tr("%1 spent today").arg(pointsText(now.spentToday)));
    showSpent(m_month, now.spentThisMonth, now.perMonth,
              now.perMonth > Points(0) ? tr("%1 of %2 spent this month").arg(pointsText(now.spentThisMonth), pointsText(now.perMonth))
                                       : tr("%1 spent this month").arg(pointsText(now.spentThisMonth)));
}

void LimitsCard::showSpent(const Row &row, Points spent, Points limit, const QString &text)
{
    const bool hasLimit = limit > Points(0);
    const double part = hasLimit ? double(spent.value()) / double(limit.value()) : 0;
    const int value = int(fullBar * qBound(0.0, part, 1.0));
    row.bar->setValue(value);
    row.bar->setVisible(hasLimit);
    row.bar->setAccessibleName(text);
    setTone(row.bar, value >= fullBar ? Tone::Danger : value >= nearlyFull ? Tone::Warning : Tone::Accent);
    row.spent->setPlain(text);
}

std::optional<Points> LimitsCard::read(const Row &row)
{
    const QString typed = row.edit->text().trimmed();
    qint64 value = 0;
    for (const QChar letter : typed) {
        const bool isDigit = letter >= QLatin1Char('0') && letter <= QLatin1Char('9');
        if (!isDigit) {
            row.field->setProblem(tr("Write digits only, or leave it empty for no limit."));
            return std::nullopt;
        }
        value = qMin(value * 10 + letter.digitValue(), largestLimit + 1);
    }
    if (value > largestLimit) {
        row.field->setProblem(tr("At most %1.").arg(pointsText(Points(largestLimit))));
        return std::nullopt;
    }
    row.field->setProblem({});
    return Points(value);
}

void LimitsCard::save()
{
    if (!m_ledger.limits() || m_ledger.isSaving())
        return;
    m_result->hide();
    const std::optional<Points> day = read(m_day);
    const std::optional<Points> month = read(m_month);
    const std::optional<Points> ask = read(m_ask);
    if (day && month && ask) {
        m_isMine = true;
        return m_ledger.saveLimits(*day, *month, *ask);
    }
    for (const Row &row : {m_day, m_month, m_ask}) {
        if (!row.field->hasProblem())
            continue;
        row.edit->setFocus();
        return;
    }
}

void LimitsCard::onSaveFailed(const Error &failure)
{
    if (!std::exchange(m_isMine, false))
        return;
    m_isEdited = true; // what was typed stays, to be sent again
    say(errorText(failure).inlineText(), false);
}

void LimitsCard::say(const QString &text, bool isGood)
{
    setTone(m_result, isGood ? Tone::Success : Tone::Danger);
    m_result->setPlain(text);
    m_result->show();
}

void LimitsCard::retranslate()
{
    m_title->setText(tr("Your own limits"));
    m_what->setPlain(tr("Pictures that would go over a limit are not started. Days and months are those of Korea."));
    m_day.field->setLabel(tr("Points a day"));
    m_month.field->setLabel(tr("Points a month"));
    m_ask.field->setLabel(tr("Ask me above"));
    m_ask.field->setHint(tr("Orders of pictures that cost more are asked about first."));
    for (const Row &row : {m_day, m_month, m_ask})
        row.edit->setPlaceholderText(tr("No limit"));
    m_ask.edit->setPlaceholderText(tr("Never ask"));
    m_save->setTexts(tr("Save limits"), tr("Saving"));
    m_save->setAccessibleName(tr("Save your own limits"));
    showLimits();
}

void LimitsCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_result->hide();
    for (const Row &row : {m_day, m_month, m_ask}) { // in the new language
        if (row.field->hasProblem())
            read(row);
    }
    retranslate();
}

} // namespace mj::ui
