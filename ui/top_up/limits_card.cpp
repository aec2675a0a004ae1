#include "ui/top_up/limits_card.h"
#include "studio/points_book.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/field.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>

namespace mj::ui {
namespace {

constexpr Points largest(100'000'000);
constexpr int longest = 9; // digits
constexpr int whole = 1000; // of a bar

void showShare(QProgressBar *bar, Points spent, Points limit)
{
    bar->setVisible(limit.value() > 0);
    if (limit.value() <= 0)
        return;
    bar->setValue(int(qMin<qint64>(whole, spent.value() * whole / limit.value())));
    setTone(bar, spent >= limit ? Tone::Danger : spent.value() * 10 >= limit.value() * 8 ? Tone::Warning : Tone::Neutral);
}

} // namespace

LimitsCard::LimitsCard(studio::PointsBook &points, QWidget *parent)
    : Card(parent), m_points(points), m_title(addTitle()), m_what(new Paragraph(this, Type::Small, Tone::Muted)), m_day(makeLimit("limit_day")),
      m_month(makeLimit("limit_month")), m_ask(makeLimit("limit_ask")), m_daySpent(new QProgressBar), m_monthSpent(new QProgressBar),
      m_save(new BusyButton(Kind::Secondary, this)), m_result(new Paragraph(this, Type::Small))
{
    setObjectName(QStringLiteral("limits_card"));
    m_save->setObjectName(QStringLiteral("limits_save"));
    m_result->setObjectName(QStringLiteral("limits_result"));
    for (QProgressBar *bar : {m_daySpent, m_monthSpent}) {
        bar->setRange(0, whole);
        bar->setTextVisible(false);
    }
    m_day.field->addBelow(m_daySpent);
    m_month.field->addBelow(m_monthSpent);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(space::l);
    for (const Limit &limit : {m_day, m_month, m_ask})
        fields->addWidget(limit.field, 1, Qt::AlignTop);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::m);
    foot->addWidget(m_save, 0, Qt::AlignLeft | Qt::AlignVCenter);
    foot->addWidget(m_result, 1);
    body()->addWidget(m_what);
    body()->addLayout(fields);
    body()->addLayout(foot);
    m_result->hide();
    connect(m_save, &QPushButton::clicked, this, &LimitsCard::save);
    connect(&points, &studio::PointsBook::limitsChanged, this, &LimitsCard::showLimits);
    connect(&points, &studio::PointsBook::savingChanged, this, &LimitsCard::showReady);
    connect(&points, &studio::PointsBook::limitsSaved, this, [this] {
        m_isEdited = false;
        showLimits();
        say(Tone::Success, tr("Saved. The service keeps to it on every device."));
    });
    connect(&points, &studio::PointsBook::limitsRefused, this, [this](const Error &failure) { say(Tone::Danger, errorText(failure).inlineText()); });
    retranslate();
    showLimits();
}

LimitsCard::Limit LimitsCard::makeLimit(const char *name)
{
    auto *input = new QLineEdit;
    input->setObjectName(QLatin1String(name));
    const Limit limit{input, new Field(input, this)};
    connect(input, &QLineEdit::textEdited, this, [this, input](const QString &text) { onEdited(input, text); });
    connect(input, &QLineEdit::returnPressed, this, &LimitsCard::save);
    return limit;
}

Points LimitsCard::typed(const Limit &limit)
{
    return Points(limit.input->text().toLongLong());
}

void LimitsCard::onEdited(QLineEdit *input, const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.digitValue() >= 0 && digits.size() < longest)
            digits += QString::number(c.digitValue());
    }
    if (digits != text)
        input->setText(digits);
    m_isEdited = true;
    m_result->hide();
    showReady();
}

void LimitsCard::save()
{
    if (m_save->isEnabled())
        m_points.saveLimits(typed(m_day), typed(m_month), typed(m_ask));
}

void LimitsCard::showLimits()
{
    if (m_points.limits() && !m_isEdited) {
        const auto fill = [](const Limit &limit, Points points) {
            limit.input->setText(points.value() > 0 ? QString::number(points.value()) : QString());
        };
        fill(m_day, m_points.limits()->perDay);
        fill(m_month, m_points.limits()->perMonth);
        fill(m_ask, m_points.limits()->askAbove);
    }
    if (!m_points.limits() && m_points.failure())
        say(Tone::Danger, errorText(*m_points.failure()).inlineText());
    else if (m_result->property("isLoad").toBool())
        m_result->hide();
    showSpent();
    showReady();
}

void LimitsCard::showSpent()
{
    const api::SpendingLimits limits = m_points.limits().value_or(api::SpendingLimits());
    showShare(m_daySpent, limits.spentToday, limits.perDay);
    showShare(m_monthSpent, limits.spentThisMonth, limits.perMonth);
    m_day.field->setHint(tr("Spent today: %1").arg(pointsText(limits.spentToday)));
    m_month.field->setHint(tr("Spent this month: %1").arg(pointsText(limits.spentThisMonth)));
    m_ask.field->setHint(tr("A dearer picture order is confirmed first."));
    m_daySpent->setAccessibleName(tr("Spent today: %1 of %2").arg(pointsText(limits.spentToday), pointsText(limits.perDay)));
    m_monthSpent->setAccessibleName(tr("Spent this month: %1 of %2").arg(pointsText(limits.spentThisMonth), pointsText(limits.perMonth)));
}

void LimitsCard::showReady()
{
    bool isGood = m_points.limits().has_value();
    for (const Limit &limit : {m_day, m_month, m_ask}) {
        limit.input->setEnabled(m_points.limits().has_value() && !m_points.isSaving());
        const bool isTooMuch = typed(limit) > largest;
        limit.field->setProblem(isTooMuch ? tr("At most %1.").arg(pointsText(largest)) : QString());
        isGood = isGood && !isTooMuch;
    }
    m_save->setBusy(m_points.isSaving());
    m_save->setReady(isGood && m_isEdited);
}

void LimitsCard::say(Tone tone, const QString &text)
{
    setTone(m_result, tone);
    m_result->setPlain(text);
    m_result->setProperty("isLoad", !m_points.limits());
    m_result->show();
}

void LimitsCard::retranslate()
{
    m_title->setText(tr("Spending limits"));
    m_what->setPlain(tr("Points you allow yourself for pictures. An empty field is no limit. Days and months are those of Korea."));
    m_day.field->setLabel(tr("In a day"));
    m_month.field->setLabel(tr("In a month"));
    m_ask.field->setLabel(tr("Ask me above"));
    for (const Limit &limit : {m_day, m_month, m_ask})
        limit.input->setPlaceholderText(tr("No limit"));
    m_save->setTexts(tr("Save limits"), tr("Saving"));
    m_save->setAccessibleName(tr("Save limits"));
    showSpent();
    showReady();
}

void LimitsCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_result->hide();
    retranslate();
}

} // namespace mj::ui
